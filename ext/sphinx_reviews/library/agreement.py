"""Descriptions of one book that disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.library.books import spellings
from sphinx_reviews.records import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_reviews.records.model import Book

#: The facts that are the same in all descriptions of a book.
_FACTS: Final = (
    "title",
    "subtitle",
    "authors",
    "translators",
    "editors",
    "publisher",
    "published",
    "pages",
    "edition",
    "language",
    "series",
    "original",
    "original_language",
)


class Disagreement(NamedTuple):
    """A fact that two descriptions state differently."""

    fact: str
    here: Book
    #: An earlier one.
    there: Book


def disagreements(described: Sequence[Book]) -> Iterator[Disagreement]:
    """Yield where descriptions of one book differ from the first that states the fact."""
    first, *others = described
    for fact in _FACTS:
        there = first
        for here in others:
            if not getattr(there, fact):
                there = here
            elif getattr(here, fact) and not _agree(
                fact, getattr(here, fact), getattr(there, fact)
            ):
                yield Disagreement(fact, here, there)


def _agree(fact: str, here: object, there: object) -> bool:
    if isinstance(here, tuple) and isinstance(there, tuple):
        return len(here) == len(there) and all(
            spellings(one) & spellings(other) for one, other in zip(here, there, strict=True)
        )
    one, other = names.key(str(here)), names.key(str(there))
    if fact == "published":  # a year agrees with a day of that year
        return one.startswith(other) or other.startswith(one)
    return one == other


def shown(book: Book, fact: str) -> str:
    """Return a fact as a message names it."""
    value = getattr(book, fact)
    return ", ".join(each.name for each in value) if isinstance(value, tuple) else str(value)
