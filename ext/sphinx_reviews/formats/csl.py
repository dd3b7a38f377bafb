"""Books and reviews for reference managers: CSL-JSON 1.0."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_reviews.formats.cited import split_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.formats.cited import CitedBook, CitedReview
    from sphinx_reviews.records.model import Book, Person


def _book(cited: CitedBook) -> dict[str, Any]:
    book = cited.book
    return _item(
        {
            "id": cited.key,
            "type": "book",
            "title": _title(book),
            "author": _names(book.authors),
            "translator": _names(book.translators),
            "editor": _names(book.editors),
            "publisher": book.publisher,
            "issued": _date(book.published),
            "edition": book.edition,
            "collection-title": book.series,
            "ISBN": book.isbn.isbn13 if book.isbn else "",
            "number-of-pages": str(book.pages or ""),
            "language": book.language,
            "original-title": book.original,
            "URL": book.url,
        }
    )


def _review(cited: CitedReview) -> dict[str, Any]:
    book = cited.book
    return _item(
        {
            "id": cited.key,
            "type": "review-book",
            "title": cited.title,
            "author": _names(cited.authors),
            "reviewed-title": _title(book),
            "reviewed-author": _names(book.authors or book.editors),
            "issued": _date(cited.date),
            "container-title": cited.site,
            "language": cited.language,
            "URL": cited.address,
        }
    )


def _item(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _title(book: Book) -> str:
    return f"{book.title}: {book.subtitle}" if book.subtitle else book.title


def _names(persons: Iterable[Person]) -> list[dict[str, str]]:
    return [_name(person.name) for person in persons]


def _name(name: str) -> dict[str, str]:
    if parts := split_name(name):
        given, family = parts
        return {"family": family, "given": given}
    return {"literal": name}


def _date(date: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else {}


# -- text --------------------------------------------------------------------


def _text(*items: dict[str, Any]) -> str:
    """Return items as a list, each field on a line of its own."""
    return "\n".join(("[", ",\n".join(map(_lines, items)), "]", ""))


def _lines(item: dict[str, Any]) -> str:
    fields = (
        f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in item.items()
    )
    return "\n".join((" {", ",\n".join(fields), " }"))


def book(cited: CitedBook) -> str:
    """Return a book, for copying."""
    return _text(_book(cited))


def review(cited: CitedReview) -> str:
    """Return a review, for copying."""
    return _text(_review(cited))


def books(cited: Iterable[CitedBook]) -> str:
    """Return books as a file."""
    return _text(*map(_book, cited))
