"""The sources of a library to cite: two reviews of one book, in two languages, and two others."""

from __future__ import annotations

from typing import Final

BASE: Final = "https://books.example.org/"

SITE: Final = "책과 모델"


def review(front: str, title: str, book: str) -> str:
    """Return the source of a review.

    :param front: lines of its front matter.
    :param book: title and options of its book.
    """
    return (
        f"---\n{front}\n---\n\n# {title}\n\n:::{{book}} {book}\n:::\n\n"
        ":::{disclosure} bought\n:::\n\n:::{verdict} recommend\n좋다.\n:::\n"
    )


KOREAN: Final = review(
    "date: 2024-03-01\nauthor: 김하나",
    "배포한 다음이 시작이다",
    "머신러닝 시스템 설계\n:authors: 칩 후옌 (Chip Huyen)\n:translators: 김대근\n"
    ":publisher: 한빛미디어\n:published: 2023-03\n:isbn: 9791169210706",
)

#: Later, about the same book, by two, in English.
ENGLISH: Final = review(
    "date: 2025-01-09\nauthor: Jane Roe, 이두리\nlang: en",
    "Is that all?",
    "머신러닝 시스템 설계\n:authors: 칩 후옌\n:pages: 420\n:isbn: 9791169210706",
)

#: Of a book that has only editors.
EDITED: Final = review(
    "date: 2023-11-20\nauthor: 이두리",
    "모은 글",
    "데이터 과학자의 글쓰기\n:editors: 박셋, 최넷\n:publisher: 가람\n:published: 2020",
)

#: By nobody, of no date, about a book of which little is known.
BARE: Final = review("tags: [짧은 글]", "이름 없는 서평", "둘째 책\n:authors: 이책방")

#: The review in English is read first, but written last.
LIBRARY: Final = {
    "a/english.md": ENGLISH,
    "b/korean.md": KOREAN,
    "c/edited.md": EDITED,
    "d/bare.md": BARE,
}
