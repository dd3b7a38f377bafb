"""The sources of a library in which reviews share books, and books share a work."""

from __future__ import annotations

from typing import Final

from support.libraries.viewed import skills


def review(author: str, date: str, book: str, rest: str = "") -> str:
    """Return the source of a review."""
    return (
        f"---\ndate: {date}\nauthor: {author}\n---\n\n# {author}의 서평\n\n{book}\n\n"
        f":::{{disclosure}} bought\n:::\n\n{rest}\n"
    )


_TRANSLATION: Final = """\
:::{book} 현장의 기계 학습
:authors: 하나 김 (Hana Kim)
:isbn: 9780441172719
:language: ko
:original: Machine Learning in the Field
:original-language: en
:::
"""

_ORIGINAL: Final = """\
:::{book} Machine Learning in the Field
:authors: Hana Kim
:language: en
:::
"""

_REVIEWER: Final = """\
# 쓰는 사람

:::{reviewer} 김하나
:aliases: Kim Hana
:url: https://hana.example/
:affiliation: 가람연구소
데이터를 오래 만졌다.
:::
"""

EDITIONS: Final = {
    "people.md": _REVIEWER,
    "one.md": review(
        "Kim Hana", "2024-01-01", _TRANSLATION,
        ":::{verdict} recommend\n:for: 개발자\n좋다.\n:::\n\n" + skills("taught", "SQL"),
    ),
    "two.md": review(
        "이두리", "2024-02-01", ":::{book} 현장의 기계 학습\n:authors: 하나 김\n:isbn: 9780441172719\n:::",
        ":::{verdict} mixed\n골라 읽는다.\n:::",
    ),
    "en.md": review(
        "이두리", "2023-01-01", _ORIGINAL,
        ":::{verdict} recommend\n좋다.\n:::\n\n" + skills("prerequisite", "Git"),
    ),
}  # fmt: skip
