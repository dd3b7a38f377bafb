"""Highlights as block quotes in a section of their own, which only ever grows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources import markdown_to_myst
from sphinx_reviews.sources.draft import plain_block
from sphinx_reviews.sources.markdown_to_myst.lines import Surroundings, no_page
from sphinx_reviews.sources.markdown_to_myst.text import Text
from sphinx_reviews.sources.wording import ENGLISH, KOREAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_reviews.sources.highlights.model import Book, Highlight
    from sphinx_reviews.sources.wording import Wording

_FENCE: Final = re.compile(r"[ \t]*(`{3,}|~{3,}|:{3,})(.*)")
_HEADINGS: Final = frozenset(f"## {words.highlights}" for words in (KOREAN, ENGLISH))
_QUOTED: Final = re.compile(r"(?:^[ \t]*>.*\n?)+", re.MULTILINE)


class QuotationError(Exception):
    """Why highlights cannot be added to a page."""


class Quotation(NamedTuple):
    """A highlight as MyST."""

    text: str
    note: str
    place: str

    def block(self) -> str:
        """Return the quotation with its place, and the reader's note below."""
        if not self.text:
            return f"{self.note} ({self.place})" if self.place else self.note
        shown = [self.text, f"— {self.place}"] if self.place else [self.text]
        lines = "\n\n".join(shown).split("\n")
        quoted = "\n".join(f"> {line}".rstrip() for line in lines)
        return f"{quoted}\n\n{self.note}" if self.note else quoted


def quotations(book: Book, words: Wording) -> list[Quotation]:
    """Return the highlights of a book as MyST."""
    return [
        Quotation(_myst(each.text, book, words), _myst(each.note, book, words), _place(each, words))
        for each in book.highlights
    ]


def _myst(written: str, book: Book, words: Wording) -> str:
    if not book.is_markdown:
        return plain_block(written)
    text = Text(written, book.changes)
    markdown_to_myst.convert(text, Surroundings(no_page, str, words.image))
    return str(text).strip()


def _place(highlight: Highlight, words: Wording) -> str:
    places = ((highlight.page, words.page), (highlight.location, words.location))
    return ", ".join(form.format(each.replace("-", "–")) for each, form in places if each)


# -- the section -------------------------------------------------------------


def section(found: Sequence[Quotation], words: Wording) -> str:
    """Return the section with all highlights."""
    return "\n\n".join([f"## {words.highlights}", *(each.block() for each in found)])


class Told(NamedTuple):
    """What a page says already of some highlights."""

    new: list[Quotation]
    #: Notes that it lacks to highlights that it has.
    notes: list[str]


def told(source: str, found: Sequence[Quotation]) -> Told:
    """Return which highlights a page with such a source lacks, each once."""
    quoted = {_quoted(match[0]) for match in _QUOTED.finditer(source)}
    everything = _squeezed(source)
    new: list[Quotation] = []
    notes: list[str] = []
    for each in found:
        has_note = _squeezed(each.note) in everything
        if each.text and _squeezed(each.text) not in quoted:
            new.append(each)
            quoted.add(_squeezed(each.text))
        elif not has_note and each.text:
            notes.append(each.note)
        elif not has_note:
            new.append(each)
    return Told(new, notes)


def _quoted(block: str) -> str:
    """Return what a block quote quotes, without its place."""
    text = re.sub(r"^[ \t]*> ?", "", block, flags=re.MULTILINE)
    return _squeezed(re.sub(r"\n\s*— [^\n]*\s*\Z", "", text))


def _squeezed(text: str) -> str:
    """Return a text without spaces and marks, which may have been changed since."""
    return re.sub(r"[\s*_\\]+", "", text)


def extended(source: str, found: Sequence[Quotation], words: Wording) -> str:
    """Return the source of a page with further highlights at the end of its section.

    Everything else stays as it is, to the byte.

    :raises QuotationError: if the page ends within a directive or a block of code.
    """
    newline = "\r\n" if "\r\n" in source else "\n"
    blocks = [each.block() for each in found]
    at = _end_of_section(source)
    if at < 0:
        at, blocks = len(source), [f"## {words.highlights}", *blocks]
    before, after = source[:at], source[at:]
    kept = before.rstrip()
    gap = before[len(kept) :]
    added = "\n\n".join(blocks).replace("\n", newline)
    return f"{kept}{newline * 2}{added}{gap if after else gap or newline}{after}"


def _end_of_section(source: str) -> int:
    """Return where the section of highlights ends; -1 if there is none."""
    inside, at, end, fences = False, 0, -1, list[str]()
    for line in source.splitlines(keepends=True):
        if not fences and line.strip() in _HEADINGS:
            inside = True
        elif not fences and inside and re.match(r"#{1,2}\s", line):
            return at
        _follow(line, fences)
        at += len(line)
        end = at if inside else -1
    if fences:
        raise QuotationError("it ends within a directive or a block of code; close it first")
    return end


def _follow(line: str, fences: list[str]) -> None:
    """Open or close the fence that a line is."""
    match = _FENCE.match(line)
    if not match:
        return
    fence, rest = match[1], match[2].strip()
    if fences and not rest and fence[0] == fences[-1][0] and len(fence) >= len(fences[-1]):
        fences.pop()
    elif not fences or fences[-1][0] == ":":
        fences.append(fence)
