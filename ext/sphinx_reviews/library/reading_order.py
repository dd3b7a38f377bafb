"""What to read first: books ordered by what they require and what they teach.

A book can be read when every skill that it requires is taught by an earlier book,
or by none at all.  So the order proceeds in rounds: each takes all the books that
can be read after the previous rounds.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.library.facets import ORDERS
from sphinx_reviews.records import names
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.records.queries import Order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review


class Requirement(NamedTuple):
    """A skill that a book requires."""

    skill: str
    #: The skill that needs it in turn; empty if the book itself requires it.
    because_of: str
    #: The earlier books that teach it, in reading order.
    taught_by: tuple[Review, ...]


class Step(NamedTuple):
    """A book in the reading order."""

    review: Review
    requirements: tuple[Requirement, ...]
    teaches: tuple[str, ...]
    #: Required skills that only later books teach: the book is in a cycle.
    too_early: tuple[str, ...]


class Cycle(NamedTuple):
    """A cycle of books, each of which requires what the next one teaches."""

    #: Book, and the skill that it requires.
    links: tuple[tuple[Review, str], ...]


class ReadingOrder:
    """The best order in which to read the published books.

    :param library: the records.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._reviews = {
            review.docname: review for review in sorted(library.published, key=ORDERS[Order.TITLE])
        }
        #: Key of a skill -> the name that is shown.
        self._names: dict[str, str] = {}
        self._teaches = {
            docname: self._keys(library.skills_of(review, RecommendationKind.TAUGHT))
            for docname, review in self._reviews.items()
        }
        self._requires = {
            docname: self._required(review) for docname, review in self._reviews.items()
        }
        self._teachers: defaultdict[str, list[str]] = defaultdict(list)
        for docname, skills in self._teaches.items():
            for skill in skills:
                self._teachers[skill].append(docname)

    def _keys(self, skills: Iterable[str]) -> list[str]:
        keys = {names.key(name): name for name in skills}
        self._names |= keys
        return list(keys)

    def _required(self, review: Review) -> dict[str, str]:
        """Return the skills that a book requires, each with the skill that needs it."""
        asked = self._keys(self._library.skills_of(review, RecommendationKind.PREREQUISITE))
        taught = self._teaches[review.docname]
        found = dict.fromkeys(asked, "")
        to_look_at = [*asked, *taught]
        for each in to_look_at:
            skill = self._library.skills.get(each)
            needed = (self._library.skills.get(name) for name in skill.needs) if skill else ()
            for name in self._keys(other.name for other in needed if other):
                if name not in found and name not in taught:
                    found[name] = each
                    to_look_at.append(name)
        return {name: why for name, why in found.items() if name not in taught}

    # -- the whole library -----------------------------------------------

    @cached_property
    def rounds(self) -> list[list[Step]]:
        """All books, in rounds; by title within a round."""
        return self._ordered(self._reviews)

    def _ordered(self, docnames: Iterable[str]) -> list[list[Step]]:
        left = list(docnames)
        taught_at_all = {skill for each in left for skill in self._teaches[each]}
        placed: set[str] = set()
        known: set[str] = set()
        rounds = []
        while left:
            missing = {
                each: [s for s in self._requires[each] if s in taught_at_all and s not in known]
                for each in left
            }
            ready = [each for each in left if not missing[each]]
            if not ready:  # all that is left is in a cycle, or behind one
                ready = [min(left, key=lambda each: len(missing[each]))]
            rounds.append([self._step(each, placed, missing[each]) for each in ready])
            placed.update(ready)
            known.update(skill for each in ready for skill in self._teaches[each])
            left = [each for each in left if each not in placed]
        return rounds

    def _step(self, docname: str, placed: set[str], missing: list[str]) -> Step:
        return Step(
            self._reviews[docname],
            tuple(
                Requirement(
                    self._names[skill],
                    self._names.get(because_of, ""),
                    tuple(self._reviews[each] for each in self._teachers[skill] if each in placed),
                )
                for skill, because_of in self._requires[docname].items()
            ),
            tuple(self._names[skill] for skill in self._teaches[docname]),
            tuple(self._names[skill] for skill in missing),
        )

    # -- one goal --------------------------------------------------------

    def towards(self, goal: str) -> list[list[Step]] | None:
        """Return the books to read up to and including the skill or book *goal*, in rounds.

        Of several books that teach a skill, the one that can be read first is taken.
        None if nothing of that name is known.
        """
        skill = self._library.skills.resolve(goal)
        book = self._library.book(goal)
        if skill:
            wanted = self._first_teacher(names.key(skill.title))
        elif book:
            wanted = [book.docname] if book.docname in self._reviews else []
        else:
            return None
        needed: set[str] = set()
        while wanted:
            docname = wanted.pop()
            if docname not in needed:
                needed.add(docname)
                for required in self._requires[docname]:
                    wanted += self._first_teacher(required)
        return self._ordered(each for each in self._reviews if each in needed)

    def _first_teacher(self, skill: str) -> list[str]:
        return sorted(self._teachers[skill], key=self._round_of.__getitem__)[:1]

    @cached_property
    def _round_of(self) -> dict[str, int]:
        return {
            step.review.docname: number
            for number, steps in enumerate(self.rounds)
            for step in steps
        }

    # -- cycles ----------------------------------------------------------

    @cached_property
    def cycles(self) -> list[Cycle]:
        """The cycles that had to be broken, in the order of the rounds."""
        broken = (step for steps in self.rounds for step in steps if step.too_early)
        return [self._cycle_through(step.review.docname) for step in broken]

    def _cycle_through(self, docname: str) -> Cycle:
        """Follow missing skills to the books that teach them, until a book repeats."""
        now = self._round_of[docname]
        links: dict[str, str] = {}
        while docname not in links:
            links[docname] = next(
                skill
                for skill in self._requires[docname]
                if (teachers := self._teachers[skill])
                and all(self._round_of[each] >= now for each in teachers)
            )
            docname = self._teachers[links[docname]][0]
        around = list(links.items())[list(links).index(docname) :]
        return Cycle(tuple((self._reviews[each], self._names[skill]) for each, skill in around))


@lru_cache(maxsize=1)
def reading_order(library: Library) -> ReadingOrder:
    """Return the order of *library*, computed once per build."""
    return ReadingOrder(library)
