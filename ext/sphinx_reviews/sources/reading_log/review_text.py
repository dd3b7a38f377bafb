"""The text of a review in a reading log as MyST."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources import markdown_to_myst
from sphinx_reviews.sources.html_to_markdown import paragraphs
from sphinx_reviews.sources.markdown_to_myst.lines import Surroundings, no_page
from sphinx_reviews.sources.markdown_to_myst.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.sources.changes import Changes
    from sphinx_reviews.sources.reading_log.entry import Entry
    from sphinx_reviews.sources.wording import Wording

#: How Goodreads refers to books, authors, series, groups, quotations and lists.
_REFERENCE: Final = re.compile(r"\[(?:bc?|ac?|s|g|q|l):([^\[\]|]*)\|[^\[\]]*\]")
_SPOILER: Final = re.compile(r"<spoiler>(.*?)(?:</spoiler>|\Z)", re.DOTALL | re.IGNORECASE)


def body(entry: Entry, wording: Wording, changes: Changes) -> str:
    """Return the text of a review, with what readers may not want to know folded."""
    if entry.is_spoiler:
        whole = _SPOILER.sub(r"\1", entry.review)
        return _folded(_myst(entry, whole, wording, changes), entry.warning or wording.spoiler)
    return "\n\n".join(filter(None, _parts(entry, wording, changes)))


def _parts(entry: Entry, wording: Wording, changes: Changes) -> Iterator[str]:
    at = 0
    for spoiler in _SPOILER.finditer(entry.review):
        yield _myst(entry, entry.review[at : spoiler.start()], wording, changes)
        if hidden := _myst(entry, spoiler[1], wording, changes):
            yield _folded(hidden, wording.spoiler)
        at = spoiler.end()
    yield _myst(entry, entry.review[at:], wording, changes)


def _myst(entry: Entry, written: str, wording: Wording, changes: Changes) -> str:
    if not entry.is_markdown:
        return paragraphs(_REFERENCE.sub(r"\1", written))
    text = Text(written, changes)
    markdown_to_myst.convert(text, Surroundings(no_page, str, wording.image))
    return str(text).strip()


def _folded(text: str, title: str) -> str:
    """Return a text as a block that a reader opens."""
    longest = max(map(len, re.findall(r"^\s*(:{3,})", text, re.MULTILINE)), default=2)
    fence = ":" * (longest + 1)
    heading = " ".join(title.split())
    return f"{fence}{{admonition}} {heading}\n:collapsible: closed\n\n{text}\n{fence}"
