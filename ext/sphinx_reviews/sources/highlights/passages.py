"""Entries of one book as highlights: notes join their passages, second tries replace the first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_reviews.sources.highlights.model import Highlight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_reviews.sources.changes import Changes


@dataclass(frozen=True)
class Passage:
    """What a device wrote down."""

    #: Empty for a bookmark.
    text: str
    page: str
    location: str
    date: str
    #: Whether a word says that it is a note, and whether its place is a single number, as notes have.
    is_note: bool = False
    is_point: bool = False
    #: Whether the publisher allows no more text.
    is_limited: bool = False

    @cached_property
    def span(self) -> tuple[int, int]:
        """First and last location, or else page; -1 if neither is known."""
        numbers = [int(each) for each in (self.location or self.page).split("-") if each]
        return (numbers[0], numbers[-1]) if numbers else (-1, -1)

    def holds(self, other: Passage) -> bool:
        """Return whether another place lies within this."""
        first, last = self.span
        return -1 < first <= other.span[0] <= last and bool(self.location) == bool(other.location)


def passages(found: Sequence[Passage], changes: Changes) -> list[Highlight]:
    """Return the highlights of a book, in the order of the file."""
    kept: list[Passage] = []
    notes: list[Passage] = []
    for number, each in enumerate(found):
        if each.is_limited:
            changes.to_do.append(f"copy by hand what the publisher left out: {_place(each)}")
        elif not each.text:
            changes.note("bookmark left out")
        elif each.is_note or _is_note(each, found[max(0, number - 1) : number + 2]):
            notes.append(each)
        else:
            _keep(each, kept, changes)
    highlights = [Highlight(each.text, "", each.page, each.location, each.date) for each in kept]
    for note in notes:
        _add(note, kept, highlights)
    return highlights


def _place(passage: Passage) -> str:
    return f"location {passage.location}" if passage.location else f"page {passage.page}"


def _is_note(each: Passage, beside: Sequence[Passage]) -> bool:
    """Return whether a text at a single place is that of a note, as it lies in a passage."""
    return each.is_point and any(not other.is_point and other.holds(each) for other in beside)


def _keep(each: Passage, kept: list[Passage], changes: Changes) -> None:
    """Add a passage, unless it or a longer one of the same place is there."""
    for number, other in enumerate(kept):
        is_near = other.holds(each) or each.holds(other)
        if not (is_near or each.text == other.text):
            continue
        if each.text in other.text or other.text in each.text:
            changes.note("shorter version of a highlight left out")
            kept[number] = max(other, each, key=lambda passage: len(passage.text))
            return
    kept.append(each)


def _add(note: Passage, kept: Sequence[Passage], highlights: list[Highlight]) -> None:
    """Add a note to the passage that it lies in, that which ends there first; or by itself."""
    around = [number for number, each in enumerate(kept) if each.holds(note)]
    ends = [number for number in around if kept[number].span[1] == note.span[0]]
    for number in (*ends, *around):
        if not highlights[number].note:
            highlights[number] = replace(highlights[number], note=note.text)
            return
    highlights.append(Highlight("", note.text, note.page, note.location, note.date))
