"""The sources of a library for the search."""

from __future__ import annotations

from typing import Final


def review(title: str, date: str, body: str, **book: str) -> str:
    """Return the source of a review."""
    verdict = book.pop("verdict", "recommend")
    options = "".join(f":{name}: {value}\n" for name, value in book.items())
    return (
        f"---\ndate: {date}\n---\n\n# {title}\n\n:::{{book}} {title}\n{options}:::\n\n"
        f":::{{disclosure}} bought\n:::\n\n:::{{verdict}} {verdict}\n총평이다.\n:::\n\n{body}\n"
    )


MACHINE, ENGINEERING, TABLE = "머신러닝 현장", "데이터엔지니어링 첫걸음", "조용한 표"
LEDGER: Final = "분산 원장 입문"

LIBRARY: Final = {
    "list.md": "# 목록\n\n```{catalogue}\n```\n",
    "concepts.md": "# 개념 모음\n\n여기에 개념을 모은다.\n\n"
    ":::{concept} 데이터 분포 시프트\n:aliases: data drift, 데이터 드리프트\n"
    "배운 때와 다른 값이 들어오는 일.\n:::\n\n"
    ":::{concept} 색인\n:aliases: index\n찾는 길을 줄이는 자료.\n:::\n",
    "skills.md": "# 기술\n\n:::{skill} 쿠버네티스\n:aliases: k8s\n컨테이너를 돌리는 기술.\n:::\n",
    "a.md": review(
        "머신러닝 현장", "2024-01-01",
        "## 배포\n\n모델을 쿠버네티스에 배포했다. {concept}`data drift`를 살핀다.\n\n"
        "## 품질\n\nMLOps를 쓰면 어려운 일이 줄었다.\n\n:::{skills}\n:kind: taught\n- k8s\n:::",
        authors="김하나", publisher="가람", original="Machine Learning in the Field",
    ),
    "b.md": review(
        "데이터엔지니어링 첫걸음", "2024-03-01",
        "## 앞\n\n데이터 품질을 먼저 본다. 배포는 나중 일이다.\n\n## 뒤\n\n{concept}`색인`을 배웠다.",
        authors="이두리", publisher="나루", verdict="skip",
    ),
    "c.md": review(
        "조용한 표", "2024-02-01",
        "데이터는 많다. 그러나 품질이 모자란다. C++와 CI/CD는 다루지 않는다. 한참 생각했다.",
        authors="박세찬", publisher="가람", verdict="mixed",
    ),
    "ledger.md": "---\ndate: 2024-01-03\nauthor: 홍길동\ntags:\n- 이더리움\n- 스마트 계약\n---\n\n"
    f"# {LEDGER}\n\n:::{{book}} {LEDGER}\n:authors: 최네모\n:translators: 정다섯\n"
    ":publisher: 다솜\n:original: Ledgers at Work\n:::\n\n"
    ":::{disclosure} gift\n:by: 나눔회\n:::\n\n장부를 여럿이 나누어 갖는다. 파이프로 tests 와 libraries 를 잇고 GPT-4 를 쓴다. Container 하나면 된다. 오픈소스이다.\n",
    "draft.md": "---\ndraft: true\n---\n\n# 덜 쓴 글\n\n:::{book} 덜 쓴 책\n:::\n\n머신러닝과 배포.\n",
    "hidden.md": "---\nnosearch: true\n---\n\n# 숨은 쪽\n\n머신러닝과 배포.\n",
    "odd.md": "# 이상한 쪽\n\n`</script><b>` 그리고 `\\u2028` 과 `__proto__` 와 constructor 를 적는다. Container 도 적는다.\n\n"
    "`batch_size` 와 C/C++, JUnit5, 힙에서 5+1 을 적는다. 임베디드와 element 도, fine-tuning 과 open, source 도 적는다.\n\n"
    "- 회전목마, 관람차\n\n회전목마[^n]가 돈다.\n\n[^n]: 아래에 덧붙인다.\n\n"
    "<p class='note'>풍차&middot;물<b>레방</b>아</p>\n<style>.보이지{}</style>\n<!-- 숨은말 -->\n\n굴<b>렁쇠</b>를<br>굴린다. 터득했다.\n",
}  # fmt: skip
