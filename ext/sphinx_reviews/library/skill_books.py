"""The books that teach a skill, need it first, or recommend it: each counts once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.language import collation
from sphinx_reviews.library.library import Recommendations
from sphinx_reviews.records.model import LEVELS, RecommendationKind

if TYPE_CHECKING:
    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.model import Level


class SkillBook(NamedTuple):
    """A book whose reviews name a skill in lists of one kind."""

    book: Edition
    #: The entries of each review that names it, newest first; never empty.
    found: tuple[Recommendations, ...]

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that are stated, in ascending order."""
        stated = {entry.level for each in self.found for entry in each.recommendations}
        return tuple(level for level in LEVELS if level in stated)

    @property
    def level(self) -> Level | None:
        """The highest of them."""
        return self.levels[-1] if self.levels else None


#: By kind of list, without empty kinds.
SkillBooks = Mapping[RecommendationKind, tuple[SkillBook, ...]]


def skill_books(library: Library, skill: str) -> SkillBooks:
    """Return the books for *skill*: the lowest level first, those without one last; then by title."""
    grouped: dict[RecommendationKind, dict[str, list[Recommendations]]] = {}
    for review, entries in library.recommendations(skill):
        for kind in dict.fromkeys(entry.kind for entry in entries):
            of_kind = tuple(entry for entry in entries if entry.kind is kind)
            found = grouped.setdefault(kind, {}).setdefault(review.book_id, [])
            found.append(Recommendations(review, of_kind))
    return {
        kind: tuple(
            sorted(
                (SkillBook(library.books.by_id[id_], tuple(found)) for id_, found in books.items()),
                key=_rank,
            )
        )
        for kind, books in grouped.items()
    }


def _rank(each: SkillBook) -> tuple[int, object, str]:
    position = LEVELS.index(each.level) if each.level else len(LEVELS)
    return position, collation.sort_key(each.book.book.title), each.book.id
