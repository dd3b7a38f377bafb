"""Exports of reading logs: Goodreads or StoryGraph, recognised by their columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from stdnum import isbn as _isbn

from sphinx_reviews.records import fields
from sphinx_reviews.sources.importer import SourceError
from sphinx_reviews.sources.reading_log import rows
from sphinx_reviews.sources.reading_log.rows import Damaged

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class LogError(SourceError):
    """Why a file cannot be read as a reading log."""


class Entry(NamedTuple):
    """One book of a reading log."""

    #: The line of the file on which its row begins.
    line: int
    title: str
    authors: tuple[str, ...]
    contributors: tuple[str, ...]
    isbn: str
    publisher: str
    #: Year, or empty.
    published: str
    pages: str
    #: 0.25 to 5; nothing if the reader gave no rating.
    rating: float | None
    #: The text in the file, if it cannot be read as a rating.
    odd_rating: str
    #: HTML.
    review: str
    #: ``YYYY-MM-DD``: when it was last read, or else added.
    date: str
    #: The dates of all readings, as written in the file.
    dates_read: str
    times_read: int
    shelf: str
    tags: tuple[str, ...]


_GOODREADS: Final = {"Title", "Author", "My Rating", "My Review"}
_STORYGRAPH: Final = {"Title", "Authors", "Star Rating", "Review"}
_LARGEST: Final = 100_000_000


def read(path: Path) -> list[Entry | Damaged]:
    """Return the books of a file.

    :raises LogError: if it is not an export from Goodreads or StoryGraph.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise LogError(f"larger than {_LARGEST // 1_000_000} MB")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise LogError(f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise LogError(
            f"not UTF-8 at byte {error.start}: export it again, or save it as UTF-8"
        ) from error
    table = rows.read(text)
    for columns, entry in ((_GOODREADS, _of_goodreads), (_STORYGRAPH, _of_storygraph)):
        if columns <= set(table.columns):
            return [
                row if isinstance(row, Damaged) else entry(row.line, row.cells)
                for row in table.rows
            ]
    raise LogError(
        "its first line does not have the columns of Goodreads or StoryGraph: export the log again as CSV"
    )


def _of_goodreads(line: int, row: Mapping[str, str]) -> Entry:
    value = row.get
    shelf = value("Exclusive Shelf", "")
    return Entry(
        line=line,
        title=value("Title", ""),
        authors=_names(value("Author", "")),
        contributors=_names(value("Additional Authors", "")),
        isbn=_number(value("ISBN13", "")) or _number(value("ISBN", "")),
        publisher=value("Publisher", ""),
        published=_year(value("Year Published", "")),
        pages=_digits(value("Number of Pages", "")),
        rating=_rating(value("My Rating", "")),
        odd_rating=_odd_rating(value("My Rating", "")),
        review=value("My Review", ""),
        date=_date(value("Date Read", "")) or _date(value("Date Added", "")),
        dates_read="",
        times_read=int(_digits(value("Read Count", "")) or 0),
        shelf=shelf,
        tags=tuple(tag for tag in _list(value("Bookshelves", "")) if tag != shelf),
    )


def _of_storygraph(line: int, row: Mapping[str, str]) -> Entry:
    value = row.get
    return Entry(
        line=line,
        title=value("Title", ""),
        authors=_names(value("Authors", "")),
        contributors=_names(value("Contributors", "")),
        isbn=_number(value("ISBN/UID", "") or value("ISBN", "")),
        publisher="",
        published="",
        pages="",
        rating=_rating(value("Star Rating", "")),
        odd_rating=_odd_rating(value("Star Rating", "")),
        review=value("Review", ""),
        date=_date(value("Last Date Read", "")) or _date(value("Date Added", "")),
        dates_read=value("Dates Read", ""),
        times_read=int(_digits(value("Read Count", "")) or 0),
        shelf=value("Read Status", ""),
        tags=tuple(_list(value("Tags", ""))),
    )


def _list(text: str) -> list[str]:
    return [part for each in text.split(",") if (part := " ".join(each.split()))]


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_list(text)))


def _number(text: str) -> str:
    """Return an ISBN, which Goodreads writes as ``="978…"``; nothing if it is invalid."""
    digits = re.sub(r"[^0-9Xx]", "", text).upper()
    return digits if digits and _isbn.is_valid(digits) else ""


def _digits(text: str) -> str:
    match = re.match(r"\d{1,6}", text)
    return match[0] if match and int(match[0]) else ""


def _year(text: str) -> str:
    return text if re.fullmatch(r"[12]\d{3}", text) else ""


def _rating(text: str) -> float | None:
    """Return a rating, with a point or a comma; Goodreads writes 0 for no rating."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if 0 < value <= 5 else None  # noqa: PLR2004  (stars)


def _odd_rating(text: str) -> str:
    return text if text and _rating(text) is None and text.strip("0.,") else ""


def _date(text: str) -> str:
    match = re.match(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", text)
    try:
        return fields.date("-".join(part.zfill(2) for part in match.groups())) if match else ""
    except fields.FieldError:
        return ""
