"""Reviews that state in prose what no directive records."""

from __future__ import annotations

from typing import Final


def review(title: str, tags: str, body: str, book: str = "") -> str:
    """Return the source of a review."""
    card = f":::{{book}} {title}\n{book}:::\n\n:::{{disclosure}} bought\n:::\n"
    return f"---\ndate: 2024-05-01\ntags: [{tags}]\n---\n\n# {title}\n\n{card}\n{body}"


PROSE: Final[dict[str, str]] = {
    "reviews/containers.md": review(
        "컨테이너 첫걸음",
        "쿠버네티스, 도커, 데브옵스",
        "컨테이너를 처음 만지는 개발자에게 이 책을 추천한다. 리눅스 명령어는 미리 알고 있어야 "
        "따라갈 수 있다.\n\n## 좋았던 점\n\n쿠버네티스를 설치하는 과정이 **차근차근** 나온다. "
        "관찰 가능성(Observability)을 다루는 장도 있다.\n",
    ),
    "reviews/operations.md": review(
        "운영의 기술",
        "Kubernetes, DevOps, 데이터 엔지니어링",
        "Kubernetes 클러스터를 직접 운영해 본 사람이라면 더 얻을 것이 많다.\n도커와 쿠버네티스의 "
        "차이도 설명한다. 데이터엔지니어링 이야기는 짧다.\n\n관찰 가능성(Observability)이 왜 필요한지 "
        "알려 준다.\n",
    ),
    "reviews/pipelines.md": review(
        "데이터 파이프라인",
        "데이터 엔지니어링, 파이썬, docker",
        "이 책을 읽으려면 파이썬과 SQL을 다룰 줄 알아야 한다. 추천 시스템의 예가 나온다.\n\n"
        "docker로 실습 환경을 만든다. 파이썬 코드는 짧다.\n",
        ":authors: 김하나\n",
    ),
    "reviews/analysis.md": review(
        "분석의 시작",
        "python, 데이터엔지니어링",
        "설명이 자주 끊겨서 추천하기 어려운 책이다.\n\npython 문법을 설명하지 않는다. "
        "데이터 엔지니어링을 하는 팀의 이야기가 절반이다.\n",
    ),
}
