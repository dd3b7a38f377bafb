"""Words that are written into pages, by language."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Wording(NamedTuple):
    """The words of one language."""

    #: Alternative text of an image about which nothing is known.
    image: str
    #: The title of the list of books without a review.
    reading_list: str
    #: Shelf, as Goodreads and StoryGraph name it -> heading.
    shelves: Mapping[str, str]
    #: What a folded part of a review is called.
    spoiler: str
    #: The heading above what a reader marked in a book.
    highlights: str
    #: Where it stands, with ``{}`` for one or more numbers.
    page: str
    location: str


KOREAN: Final = Wording(
    image="그림",
    reading_list="읽은 책과 읽을 책",
    shelves=MappingProxyType(
        {
            "read": "읽음",
            "currently-reading": "읽는 중",
            "to-read": "읽을 책",
            "did-not-finish": "읽다 만 책",
        }
    ),
    spoiler="스포일러",
    highlights="하이라이트",
    page="{}쪽",
    location="위치 {}",
)
ENGLISH: Final = Wording(
    image="Image",
    reading_list="Books read and to read",
    shelves=MappingProxyType(
        {
            "read": "Read",
            "currently-reading": "Reading",
            "to-read": "To read",
            "did-not-finish": "Not finished",
        }
    ),
    spoiler="Spoiler",
    highlights="Highlights",
    page="p. {}",
    location="location {}",
)


def wording(language: str, default: Wording) -> Wording:
    """Return the words of a language; *default* if it has none here."""
    return {"ko": KOREAN, "en": ENGLISH}.get(language, default)
