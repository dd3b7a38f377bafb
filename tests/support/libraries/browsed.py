"""The sources of a library for tests in a browser."""

from __future__ import annotations

from support.libraries.viewed import skills


def review(title: str, date: str, verdict: str, skills: str, text: str, **book: str) -> str:
    """Return the source of a review."""
    options = "".join(f":{name}: {value}\n" for name, value in book.items())
    return (
        f"---\ndate: {date}\n---\n\n# {title}\n\n:::{{book}} {title}\n:authors: {title} 지은이\n"
        f"{options}:::\n\n:::{{disclosure}} bought\n:::\n\n:::{{verdict}} {verdict}\n{text}\n:::\n\n"
        f"{skills}\n\n{{concept}}`{text}`를 다룬다.\n"
    )


SHELF = {
    "catalogue.md": "# 목록\n\n```{catalogue}\n```\n",
    "long.md": "# 긴 목록\n\n```{catalogue}\n:per-page: 1\n```\n",
    "notes.md": "---\nlang: en\n---\n\n# Notes\n\nSee {concept}`색인`.\n",
    "path.md": "# 순서\n\n```{reading-path}\n```\n",
    "compare.md": "# 견주기\n\n```{compare}\n```\n",
    "compared.md": "# 견줌\n\n```{compare} 하나; 둘\n```\n",
    "graph.md": "# 그림\n\n```{concept-graph}\n```\n",
    "concepts.md": "# 개념\n\n"
    ":::{concept} 색인\n:aliases: index\n:related: 조인\n찾는 길을 줄이는 자료. 둘째 문장.\n:::\n\n"
    ":::{concept} 조인\n표를 잇는 일.\n:::\n\n:::{concept} 토일\n되풀이하는 일.\n:::\n",
    "sorting.md": "# 정렬\n\n:::{concept} 정렬\n:related: 토일\n차례로 놓는 일.\n:::\n",
    "a.md": review(
        "하나", "2024-01-01", "recommend", skills("taught", "SQL"), "색인", publisher="가람",
        published="2020", original="First",
    ),
    "b.md": review(
        "둘", "2024-02-01", "mixed", skills("prerequisite", "SQL"), "색인", publisher="가람",
        published="2021",
    ),
    "c.md": review(
        "셋", "2024-03-01", "recommend", skills("prerequisite", "SQL", "Git"), "조인",
        publisher="나루", published="2021",
    ),
    "d.md": review("넷", "2024-04-01", "skip", skills("taught", "Git"), "조인"),
}  # fmt: skip
