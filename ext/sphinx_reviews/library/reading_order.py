"""What to read first: books ordered by what they require and what they teach.

A book can be read when every skill that it requires is taught by an earlier book,
or by none at all.  So the order proceeds in rounds: each takes all the books that
can be read after the previous rounds.  Of a book that states no needs nobody knows when
it can be read: it stands apart, and others may rely on it at any time.

A book teaches a skill up to the level that it states, to readers who have it at the level
that the book requires.  So one that needs SQL (입문) and teaches SQL (중급) meets the needs of
books for SQL (중급), and not its own.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.language import collation
from sphinx_reviews.records import names
from sphinx_reviews.records.model import LEVELS, Level, RecommendationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.library import Library


class Requirement(NamedTuple):
    """A skill that a book requires."""

    skill: str
    level: Level | None
    #: The skill that needs it in turn; empty if the book itself requires it.
    because_of: str
    #: The earlier books that teach it, in reading order.
    taught_by: tuple[Edition, ...]
    #: Whether any other book teaches it.
    is_taught: bool


class Step(NamedTuple):
    """A book in the reading order."""

    edition: Edition
    requirements: tuple[Requirement, ...]
    #: Each with the level that the book leads to.
    teaches: tuple[tuple[str, Level | None], ...]
    #: Required skills that only later books teach: the book is in a cycle.
    too_early: tuple[str, ...]


class Path(NamedTuple):
    """Books in the order in which to read them."""

    #: By title within a round.
    rounds: tuple[tuple[Step, ...], ...]
    #: The books that state no needs, by title.
    apart: tuple[Step, ...]


class Cycle(NamedTuple):
    """A cycle of books, each of which requires what the next one teaches."""

    #: Book, and the skill that it requires.
    links: tuple[tuple[Edition, str], ...]


class _Need(NamedTuple):
    level: Level | None
    #: Key of the skill that needs it in turn.
    because_of: str


class ReadingOrder:
    """The best order in which to read the published books.

    :param library: the records.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._editions = {
            each.id: each
            for each in sorted(
                library.books.by_id.values(),
                key=lambda each: (collation.sort_key(each.book.title), each.id),
            )
        }
        #: Key of a skill -> the name that is shown.
        self._names: dict[str, str] = {}
        self._asks = self._listed(RecommendationKind.PREREQUISITE)
        self._teaches = self._listed(RecommendationKind.TAUGHT)
        self._requires = {each: self._required(each) for each in self._editions}
        self._teachers: defaultdict[str, list[str]] = defaultdict(list)
        for each, skills in self._teaches.items():
            for skill in skills:
                self._teachers[skill].append(each)

    def _listed(self, kind: RecommendationKind) -> dict[str, dict[str, Level | None]]:
        """Return the skills in the lists of each book by key, with their levels."""
        return {
            each.id: {
                self._key(name): level
                for name, level in self._library.levels_of(each.reviews, kind).items()
            }
            for each in self._editions.values()
        }

    def _key(self, skill: str) -> str:
        key = names.key(skill)
        self._names[key] = skill
        return key

    def _required(self, book: str) -> dict[str, _Need]:
        """Return the skills that a book requires, by key."""
        taught = self._teaches[book]
        found = {skill: _Need(level, "") for skill, level in self._asks[book].items()}
        to_look_at = [*found, *taught]
        for each in to_look_at:
            skill = self._library.skills.get(each)
            needed = (self._library.skills.get(name) for name in skill.needs) if skill else ()
            for key in [self._key(other.name) for other in needed if other]:
                if key not in found and key not in taught:
                    found[key] = _Need(None, each)
                    to_look_at.append(key)
        return found

    def _meeting(self, book: str, skill: str) -> list[str]:
        """Return the other books that teach what *book* requires of a skill."""
        wanted = _rank(self._requires[book][skill].level)
        return [
            each
            for each in self._teachers[skill]
            if each != book
            and wanted <= _rank(self._teaches[each][skill], unknown=len(LEVELS))
            # What a book requires itself it does not teach.
            and not (skill in self._asks[each] and wanted <= _rank(self._asks[each][skill]))
        ]

    # -- the whole library -----------------------------------------------

    @cached_property
    def whole(self) -> Path:
        """All books."""
        return self._ordered(self._editions)

    def _ordered(self, books: Iterable[str]) -> Path:
        chosen = dict.fromkeys(books)
        apart = [each for each in chosen if not self._requires[each]]
        left = [each for each in chosen if self._requires[each]]
        met = {
            each: {
                skill: [other for other in self._meeting(each, skill) if other in chosen]
                for skill in self._requires[each]
            }
            for each in left
        }
        placed = set(apart)
        rounds = []
        while left:
            missing = {
                each: [s for s, by in met[each].items() if by and placed.isdisjoint(by)]
                for each in left
            }
            ready = [each for each in left if not missing[each]]
            if not ready:  # all that is left is in a cycle, or behind one
                ready = [min(left, key=lambda each: len(missing[each]))]
            rounds.append(tuple(self._step(each, placed, missing[each]) for each in ready))
            placed.update(ready)
            left = [each for each in left if each not in placed]
        return Path(tuple(rounds), tuple(self._step(each, placed, ()) for each in apart))

    def _step(self, book: str, placed: set[str], missing: Iterable[str]) -> Step:
        return Step(
            self._editions[book],
            tuple(
                Requirement(
                    self._names[skill],
                    need.level,
                    self._names.get(need.because_of, ""),
                    tuple(self._editions[each] for each in by if each in placed),
                    bool(by),
                )
                for skill, need in self._requires[book].items()
                for by in [self._meeting(book, skill)]
            ),
            tuple((self._names[skill], level) for skill, level in self._teaches[book].items()),
            tuple(self._names[skill] for skill in missing),
        )

    # -- one goal --------------------------------------------------------

    def towards(self, goal: str) -> Path | None:
        """Return the books to read up to and including the skill or book *goal*.

        Of several books that teach a skill, the one that can be read first is taken.
        None if nothing of that name is known.
        """
        skill = self._library.skills.resolve(goal)
        review = self._library.book(goal)
        if skill:
            wanted = self._first(self._teachers[names.key(skill.title)])
        elif review:
            wanted = [review.book_id] if review.book_id in self._editions else []
        else:
            return None
        needed: set[str] = set()
        while wanted:
            book = wanted.pop()
            if book not in needed:
                needed.add(book)
                for required in self._requires[book]:
                    wanted += self._first(self._meeting(book, required))
        return self._ordered(each for each in self._editions if each in needed)

    def _first(self, books: list[str]) -> list[str]:
        return sorted(books, key=self._round_of.__getitem__)[:1]

    @cached_property
    def _round_of(self) -> Mapping[str, int]:
        return {
            step.edition.id: number
            for number, steps in enumerate((self.whole.apart, *self.whole.rounds))
            for step in steps
        }

    # -- cycles ----------------------------------------------------------

    @cached_property
    def cycles(self) -> list[Cycle]:
        """The cycles that had to be broken, in the order of the rounds."""
        broken = (step for steps in self.whole.rounds for step in steps if step.too_early)
        return [self._cycle_through(step.edition.id) for step in broken]

    def _cycle_through(self, book: str) -> Cycle:
        """Follow missing skills to the books that teach them, until a book repeats."""
        now = self._round_of[book]
        links: dict[str, str] = {}
        while book not in links:
            links[book], book = next(
                (skill, teachers[0])
                for skill in self._requires[book]
                if (teachers := self._meeting(book, skill))
                and all(self._round_of[each] >= now for each in teachers)
            )
        around = list(links.items())[list(links).index(book) :]
        return Cycle(tuple((self._editions[each], self._names[skill]) for each, skill in around))


def _rank(level: Level | None, unknown: int = 0) -> int:
    """Return the rank of a level from 0; that of one not stated is *unknown*."""
    return LEVELS.index(level) if level else unknown


def reading_order(library: Library) -> ReadingOrder:
    """Return the order of *library*, computed once per build."""
    return library.derived(ReadingOrder)
