"""Books with what they need and teach, for readers who ask what they can read."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language import collation
from sphinx_reviews.language.disclosures import mark
from sphinx_reviews.language.labels import NEEDS_AND_LESSONS, VERDICTS
from sphinx_reviews.library.covers import cover_of
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.views.drawing.cover import drawn
from sphinx_reviews.views.leveled import Leveled, link_with_level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.covers import Cover
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.library.reading_order import Path, Step
    from sphinx_reviews.records.model import DisclosureKind, VerdictWord

#: How many skills are offered at once; the others are folded.
_AT_ONCE: Final = 12


class Requirement(NamedTuple):
    """A skill that a book requires."""

    skill: Leveled
    #: The skill that needs it; empty if the book itself requires it.
    because_of: str
    #: The earlier books that teach it.
    taught_by: tuple[Target, ...]
    #: Whether any other book teaches it.
    is_taught: bool


class Judged(NamedTuple):
    """How the book was obtained, and the verdict; of several reviews, only how many there are."""

    reviews: int
    verdict: VerdictWord | None
    #: The kinds of each disclosure, and any unknown kind as typed.
    disclosures: tuple[tuple[tuple[DisclosureKind, ...], str], ...]


class PathBook(NamedTuple):
    """A book in the reading order."""

    review: Target
    cover: Cover
    judged: Judged
    requirements: tuple[Requirement, ...]
    teaches: tuple[Leveled, ...]
    #: Required skills that only later books teach.
    too_early: tuple[str, ...]


class Tick(NamedTuple):
    """A skill that readers may say they have."""

    name: str
    aliases: tuple[str, ...]


class BookPath(NamedTuple):
    """Books in the order in which to read them."""

    rounds: tuple[tuple[PathBook, ...], ...]
    #: The books that state no needs.
    apart: tuple[PathBook, ...]
    #: The skills that the books need, that which most need first.
    ticks: tuple[Tick, ...]

    @property
    def books(self) -> Iterator[PathBook]:
        """All books."""
        for books in (*self.rounds, self.apart):
            yield from books

    @property
    def images(self) -> Iterator[str]:
        """The paths of the images on covers, from the source directory."""
        yield from (book.cover.image for book in self.books if book.cover.image)

    def first(self, number: int) -> BookPath:
        """Return the path with the first *number* of the books that state needs, and of the others."""
        rounds, left = [], number
        for books in self.rounds:
            rounds.append(books[:left])
            left -= len(rounds[-1])
        return self._replace(rounds=tuple(filter(None, rounds)), apart=self.apart[:number])


def book_path(library: Library, path: Path | None) -> BookPath:
    """Return the books of *path*, if there is one."""
    rounds, apart = path or ((), ())
    steps = tuple(tuple(_book(library, step) for step in each) for each in rounds)
    needed = Counter(
        need.skill.skill.title for books in steps for book in books for need in book.requirements
    )
    ticks = sorted(needed, key=lambda name: (-needed[name], collation.sort_key(name)))
    return BookPath(
        steps,
        tuple(_book(library, step) for step in apart),
        tuple(_tick(library, name) for name in ticks),
    )


def _book(library: Library, step: Step) -> PathBook:
    edition, newest = step.edition, step.edition.newest
    return PathBook(
        _target(edition),
        cover_of(library, edition),
        Judged(
            len(edition.reviews),
            newest.verdict.word if newest.verdict else None,
            tuple((each.kinds, each.unread) for each in newest.disclosures),
        ),
        tuple(
            Requirement(
                Leveled(target, each.level),
                each.because_of,
                tuple(map(_target, each.taught_by)),
                each.is_taught,
            )
            for each in step.requirements
            if (target := library.skills.resolve(each.skill))
        ),
        tuple(
            Leveled(target, level)
            for skill, level in step.teaches
            if (target := library.skills.resolve(skill))
        ),
        step.too_early,
    )


def _target(edition: Edition) -> Target:
    return Target(Kind.BOOK, edition.newest.docname, "", edition.book.title)


def _tick(library: Library, name: str) -> Tick:
    skill = library.skills.get(name)
    return Tick(name, skill.aliases if skill else ())


# -- as HTML -----------------------------------------------------------------


def in_template(path: BookPath, addresses: Addresses, say: Phrases) -> dict[str, object]:
    """Return what the templates of both views show."""
    # A fold of two or three would take more room than it saves.
    number = _AT_ONCE if len(path.ticks) > _AT_ONCE + 3 else len(path.ticks)
    return {
        "path": path,
        "shown": path.ticks[:number],
        "folded": path.ticks[number:],
        "answers": json.dumps(_answers(say), ensure_ascii=False),
        "drawn": drawn,
        "kinds": NEEDS_AND_LESSONS,
        "verdicts": VERDICTS,
        "mark": mark,
        "skill": lambda each: link_with_level(each, addresses, say),
        "words": lambda each: each.words(say),
        "addresses": addresses,
        "say": say,
    }


def _answers(say: Phrases) -> dict[str, object]:
    """Return the phrases in which the script says what can be read."""
    return {
        "books": say.forms("{n} book", "{n} books"),
        "now": say("{now} can be read now.", now="{now}"),
        "nowMore": say(
            "{now} can be read now, and one more skill opens {more}.", now="{now}", more="{more}"
        ),
        "none": say("No book can be read yet."),
        "noneMore": say("No book can be read yet, but one more skill opens {more}.", more="{more}"),
        "most": say("What opens most: {skills}.", skills="{skills}"),
        "alone": say("{skill} alone opens {books}.", skill="{skill}", books="{books}"),
        "others": say("One book each"),
        "ready": say("Can be read now"),
        "one": say("Only {skill} more", skill="{skill}"),
        "all": say("Show all {books}", books="{books}"),
        "remove": say("Remove {name}", name="{name}"),
    }
