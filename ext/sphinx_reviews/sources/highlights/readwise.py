"""Readwise's exports: one CSV of all highlights, or a Markdown file for each document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.highlights.model import Book, Highlight
from sphinx_reviews.sources.reading_log import rows
from sphinx_reviews.sources.reading_log.entry import Cells
from sphinx_reviews.sources.reading_log.rows import Damaged
from sphinx_reviews.sources.reading_log.values import date, names

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLUMNS: Final = frozenset({"highlight", "book title", "book author"})

# -- CSV ---------------------------------------------------------------------


def parse_csv(text: str) -> list[Book | Damaged] | None:
    """Return the books of a table; None if it does not have Readwise's columns."""
    table = rows.read(text)
    if not {column.lower() for column in table.columns} >= _COLUMNS:
        return None
    books: dict[tuple[str, str], Book] = {}
    damaged: list[Damaged] = []
    for row in table.rows:
        if isinstance(row, Damaged):
            damaged.append(row)
            continue
        cell = Cells(row)
        title, author = cell("Book Title"), cell("Book Author")
        if not title:
            damaged.append(Damaged(row.line, cell("Highlight")[:60], "the row has no title"))
            continue
        book = books.setdefault((title, author), Book(title, names(author), is_markdown=True))
        book.tags = tuple(dict.fromkeys((*book.tags, *names(cell("Document tags")))))
        if (highlight := _of_row(cell)).text or highlight.note:
            book.highlights.append(highlight)
        if left_out := cell.left_out:
            book.changes.note(f"columns left out: {', '.join(left_out)}")
    return [*books.values(), *damaged]


def _of_row(cell: Cells) -> Highlight:
    kind, place = cell("Location Type").lower(), cell("Location")
    return Highlight(
        cell("Highlight"),
        cell("Note"),
        page=place if kind == "page" else "",
        location=place if kind == "location" else "",
        date=date(cell("Highlighted at")),
    )


# -- Markdown ----------------------------------------------------------------

_TITLE: Final = re.compile(r"^# +", re.MULTILINE)
_SECTION: Final = re.compile(r"^## +(.+?)\s*$", re.MULTILINE)
_FACT: Final = re.compile(r"^\s*[-*] +(?P<name>[\w ]+?): *(?P<value>.*?)\s*$", re.MULTILINE)
_BRACKETS: Final = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")
#: Names of the fields about a document that a page has a place for, or that say what it is.
_KNOWN: Final = {"author", "full title", "category", "document tags", "url"}
_ITEM: Final = re.compile(r"^[-*] +", re.MULTILINE)
_DETAIL: Final = re.compile(r"^\s+[-*] +\**(?P<name>Note|Tags)\**: *", re.MULTILINE)
#: At the end of a highlight, a link to its place.
_SOURCE: Final = re.compile(
    r"\s*\((?:\[(?P<linked>[^\[\]]*)\]\([^()\s]*\)|(?P<bare>(?:Location|Page) [\d-]+))\)\s*$"
)
_NUMBERS: Final = re.compile(r"\d+(?:-\d+)?")


def parse_markdown(text: str) -> list[Book] | None:
    """Return the books of a Markdown file; None if it has no highlights."""
    _, *documents = _TITLE.split(text)
    found = [book for document in documents if (book := _document(document))]
    return found or None


def _document(text: str) -> Book | None:
    heading, _, rest = text.partition("\n")
    _, *parts = _SECTION.split(rest)
    sections = list(zip(parts[::2], parts[1::2], strict=True))
    marked = [part for name, part in sections if "highlight" in name.lower()]
    if not marked:
        return None
    about = "\n".join(part for name, part in sections if name.lower() == "metadata")
    facts = {match["name"].lower(): match["value"] for match in _FACT.finditer(about)}
    plain = {name: _BRACKETS.sub(r"\1", value) for name, value in facts.items()}
    category = plain.get("category", "books").lstrip("#")
    book = Book(
        plain.get("full title") or heading.strip(),
        names(plain.get("author", "")),
        [each for part in marked for each in _highlights(part)],
        tuple(tag.lstrip("#") for tag in names(plain.get("document tags", ""))),
        plain.get("url", ""),
        is_markdown=True,
        skipped="" if category == "books" else f"not a book but of the category {category}",
    )
    if others := [name for name in facts if name not in _KNOWN]:
        book.changes.note(f"metadata left out: {', '.join(others)}")
    return book


def _highlights(text: str) -> Iterator[Highlight]:
    _, *items = _ITEM.split(text)
    for item in items:
        written, *details = _DETAIL.split(item)
        of = dict(zip(details[::2], details[1::2], strict=True))
        highlight = _placed(written)
        yield replace(highlight, note=of.get("Note", "").strip())


def _placed(written: str) -> Highlight:
    source = _SOURCE.search(written)
    if not source:
        return Highlight(_dedented(written))
    label = source["linked"] or source["bare"] or ""
    number = _NUMBERS.search(label)
    text = _dedented(written[: source.start()])
    if not number:
        return Highlight(text)
    is_page = "page" in label.lower()
    return Highlight(text, page=number[0] if is_page else "", location="" if is_page else number[0])


def _dedented(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())
