"""What a review says: the book, the disclosure, the verdict, the skills.

All records are immutable and picklable.  They hold plain text, never nodes, so
that a library of thousands of reviews stays small in Sphinx's environment.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple


class Place(NamedTuple):
    """Where a record was written."""

    docname: str
    #: 1-based line in the source file.
    line: int

    def __repr__(self) -> str:
        """Return the document only: digests are of ``repr``, and no page shows a line."""
        return f"Place({self.docname!r})"


class Period(NamedTuple):
    """When a book was read once, as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty if not known."""

    start: str
    end: str

    def __str__(self) -> str:
        """Return it as an ISO 8601 interval, or as the day that is known."""
        return f"{self.start}/{self.end}" if self.start else self.end


class Section(NamedTuple):
    """The section around something; the top of the page has no anchor."""

    title: str
    anchor: str


class Person(NamedTuple):
    """A schema.org ``Person``, whose name has one or two spellings."""

    name: str
    alternate_name: str = ""


class Isbn(NamedTuple):
    """An ISBN that passed its check digit, without hyphens."""

    isbn13: str
    #: The ten-digit form, only if the author wrote that one.
    isbn10: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A schema.org ``Book``: one edition, as its review describes it."""

    title: str
    place: Place
    subtitle: str = ""
    authors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    publisher: str = ""
    #: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
    published: str = ""
    isbn: Isbn | None = None
    pages: int | None = None
    #: Path of the image from the source directory, with forward slashes.
    cover: str = ""
    cover_alt: str = ""
    #: BCP 47 tag.
    language: str = ""
    edition: str = ""
    level: str = ""
    #: The field that it belongs to; empty for that of the skills it teaches.
    area: str = ""
    series: str = ""
    original: str = ""
    #: BCP 47 tag.
    original_language: str = ""
    url: str = ""


class DisclosureKind(StrEnum):
    """How the reviewer got the book, and what ties them to those behind it."""

    BOUGHT = "bought"
    GIFT = "gift"
    LOAN = "loan"
    PUBLIC = "public"
    PAID = "paid"
    AFFILIATE = "affiliate"
    RELATION = "relation"

    @property
    def needs_giver(self) -> bool:
        """Whether a disclosure of this kind must name the giver or payer."""
        return self not in {self.BOUGHT, self.LOAN, self.PUBLIC}


class Disclosure(NamedTuple):
    """What a reader must know before reading the review."""

    kinds: tuple[DisclosureKind, ...]
    #: What the author wrote instead of a known kind, so that it is not lost.
    unread: str
    by: str
    #: The author's own words, if any.
    wording: str
    place: Place


class VerdictWord(StrEnum):
    """What the reviewer recommends."""

    RECOMMEND = "recommend"
    MIXED = "mixed"
    SKIP = "skip"
    NONE = "none"


class Verdict(NamedTuple):
    """A schema.org ``Rating`` with its explanation; None means no rating, never zero."""

    word: VerdictWord | None
    #: What the author wrote instead of a known word, so that it is not lost.
    unread: str
    #: 0.5 to 5 in half steps.
    rating: float | None
    audience: str
    not_audience: str
    text: str
    place: Place


class Level(StrEnum):
    """How well a skill must be known, from first contact to mastery."""

    INTRODUCTORY = "introductory"
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


#: The levels in ascending order.
LEVELS: Final = tuple(Level)


class RecommendationKind(StrEnum):
    """How a skill relates to a book."""

    PREREQUISITE = "prerequisite"
    RECOMMENDED = "recommended"
    TAUGHT = "taught"


class Recommendation(NamedTuple):
    """One skill of a ``{skills}`` list."""

    skill: str
    kind: RecommendationKind
    level: Level | None
    #: What the author wrote instead of a known level, so that it is not lost.
    unread: str
    note: str
    section: Section
    place: Place
    #: Id of the list item, which links to an undefined skill lead to.
    anchor: str
    #: Index of the ``{skills}`` list in the document, and of the item in that list.
    item: tuple[int, int]
