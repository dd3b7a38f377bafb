"""Kindle's ``My Clippings.txt`` in any language, read by its structure.

An entry is the title with the author in parentheses, a line that begins with a hyphen and has
places and the date between bars, an empty line, and the text; a line of ``==========`` ends it.
Words matter only where the numbers leave open what a single one counts, or whether it is a note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.highlights.model import Book
from sphinx_reviews.sources.highlights.passages import Passage, passages
from sphinx_reviews.sources.reading_log.rows import Damaged
from sphinx_reviews.sources.reading_log.values import name_first
from sphinx_reviews.sources.stated.dates import date

if TYPE_CHECKING:
    from collections.abc import Iterator

_END: Final = re.compile(r"={6,}\s*$")
_BARS: Final = re.compile(r"\s*[|｜]\s*")
_PLACE: Final = re.compile(r"(\d+)(?:\s*[-–—~]\s*(\d+))?")
_PAGE: Final = re.compile(
    r"\bp[aá]g|seite|\bsid[ae]\b|stron|stran|страниц|sayfa|ページ|페이지|쪽|[页頁]", re.IGNORECASE
)
_NOTE: Final = re.compile(
    r"\bnot(?:e|a|iz|iti|at)\w*|заметк|anteckn|poznám|메모|노트|メモ|笔记|筆記|備註", re.IGNORECASE
)
_TITLE: Final = re.compile(r"(?P<title>.+?)\s*\((?P<author>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*")
#: What stands where the publisher allows no more text; ``<div>`` is text of a book.
_LIMIT: Final = re.compile(r"<[^<>/=\"]{12,}>")
_LONGEST_START: Final = 60


class _Clipping(NamedTuple):
    title: str
    passage: Passage


def parse(text: str) -> list[Book | Damaged]:
    """Return the books of the file in its order, then the entries that cannot be read."""
    of_books: dict[str, list[Passage]] = {}
    damaged: list[Damaged] = []
    for line, lines in _entries(text):
        clipping = _clipping(lines)
        if clipping:
            of_books.setdefault(clipping.title, []).append(clipping.passage)
        else:
            damaged.append(
                Damaged(
                    line,
                    lines[0][:_LONGEST_START],
                    "its second line does not begin with a hyphen and name a place or a date",
                )
            )
    return [*(_book(title, found) for title, found in of_books.items()), *damaged]


def _entries(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each entry, with the number of its first."""
    first, lines = 1, list[str]()
    for number, line in enumerate([*text.splitlines(), "=" * 10], 1):
        if not _END.match(line):
            stripped = line.strip("\ufeff \t")
            if lines or stripped:
                first = first if lines else number
                lines.append(stripped)
        elif lines:
            yield first, lines
            lines = []


def _clipping(lines: list[str]) -> _Clipping | None:
    title, line, *text = (*lines, "")
    if not re.match(r"[-–—*]\s*\D*\d", line):
        return None
    *places, added = _BARS.split(line.lstrip("-–—* "))
    if not places:
        places, added = [added], ""
    where = " | ".join(places)
    page, location = _page_and_location(where)
    body = "\n".join(text).strip()
    return _Clipping(
        title,
        Passage(
            "" if _LIMIT.fullmatch(body) else body,
            page,
            location,
            date(added),
            is_note=bool(_NOTE.search(where)),
            is_point=not any(match[2] for match in _PLACE.finditer(where)),
            is_limited=bool(_LIMIT.fullmatch(body)),
        ),
    )


def _page_and_location(where: str) -> tuple[str, str]:
    """Return both; the page comes first, and a single number is one if it is called so."""
    found = [_range(*match.groups()) for match in _PLACE.finditer(where)]
    if len(found) > 1:
        return found[0], found[1]
    single = found[0] if found else ""
    return (single, "") if _PAGE.search(where) else ("", single)


def _range(start: str, end: str | None) -> str:
    """Return a range with a hyphen; old devices write ``13169-70`` for 13169 to 13170."""
    if not end:
        return start
    full = start[: -len(end)] + end if len(end) < len(start) else end
    return start if full == start else f"{start}-{full}"


def _book(line: str, found: list[Passage]) -> Book:
    parts = _TITLE.fullmatch(line)
    title, author = parts.groups() if parts else (line, "")
    book = Book(
        " ".join(title.split()),
        tuple(name_first(name) for name in author.split(";") if name.strip()),
    )
    book.highlights = passages(found, book.changes)
    return book
