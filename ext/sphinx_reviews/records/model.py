"""The records: what the library knows, apart from Sphinx and from any output.

All records are immutable and picklable.  They hold plain text, never nodes, so
that a library of thousands of reviews stays small in Sphinx's environment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Place(NamedTuple):
    """Where a record was written."""

    docname: str
    #: 1-based line in the source file.
    line: int


class Section(NamedTuple):
    """The section that something stands in; the page itself has no anchor."""

    title: str
    anchor: str


class Person(NamedTuple):
    """A schema.org ``Person``: one human being, in up to two spellings."""

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
    series: str = ""
    original: str = ""
    #: BCP 47 tag.
    original_language: str = ""
    url: str = ""


class DisclosureKind(StrEnum):
    """How the reviewer came by the book, and what ties him to its maker."""

    BOUGHT = "bought"
    GIFT = "gift"
    LOAN = "loan"
    PUBLIC = "public"
    PAID = "paid"
    AFFILIATE = "affiliate"
    RELATION = "relation"

    @property
    def needs_giver(self) -> bool:
        """Whether a disclosure of this kind must say who is behind it."""
        return self not in {self.BOUGHT, self.LOAN, self.PUBLIC}


class Disclosure(NamedTuple):
    """What a reader must know before the review."""

    kinds: tuple[DisclosureKind, ...]
    #: What the author wrote instead of a known kind, so that it is not lost.
    unread: str
    by: str
    #: The author's own words, if any.
    wording: str
    place: Place


class VerdictWord(StrEnum):
    """What the reviewer advises."""

    RECOMMEND = "recommend"
    MIXED = "mixed"
    SKIP = "skip"
    NONE = "none"


class Verdict(NamedTuple):
    """A schema.org ``Rating`` with its explanation; no rating is a state of its own."""

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


class RecommendationKind(StrEnum):
    """How a book and a skill belong together."""

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
    #: Id of the list item; a skill that nobody defines is found there.
    anchor: str
    #: Which ``{skills}`` list of the document, and which item of that list.
    item: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Concept:
    """A SKOS ``Concept``."""

    name: str
    anchor: str
    place: Place
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    exact_match: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Skill:
    """A schema.org ``DefinedTerm``: something that a book needs, teaches or recommends."""

    name: str
    anchor: str
    place: Place
    aliases: tuple[str, ...] = ()
    area: str = ""
    needs: tuple[str, ...] = ()
    learn: tuple[str, ...] = ()
    definition: str = ""


class Mention(NamedTuple):
    """A reference in running text, with the sentence that it stands in."""

    #: ``concept``, ``skill`` or ``book``; ``any`` for a plain link.
    kind: str
    target: str
    sentence: str
    #: Where the referring words are in the sentence.
    start: int
    end: int
    section: Section
    place: Place
    #: The definition that it stands in, as ``(kind, name)``, if any.
    owner: tuple[str, str] | None


class Facet(StrEnum):
    """What reviews are told apart by."""

    SKILL = "skill"
    TAUGHT = "taught"
    PREREQUISITE = "prerequisite"
    RECOMMENDED = "recommended"
    CONCEPT = "concept"
    PUBLISHER = "publisher"
    #: Of the book.
    YEAR = "year"
    VERDICT = "verdict"
    LEVEL = "level"
    AUTHOR = "author"
    TAG = "tag"


class Order(StrEnum):
    """What a catalogue is sorted by: newest review, best rating, or title."""

    DATE = "date"
    RATING = "rating"
    TITLE = "title"


class Display(StrEnum):
    """How a catalogue shows its reviews."""

    #: Cards, with everything to choose among them.
    FACETS = "facets"
    CARDS = "cards"
    LIST = "list"


class CatalogueQuery(NamedTuple):
    """What a catalogue is asked for."""

    place: Place
    #: All facets must hold, and of each one of the values.
    filter: tuple[tuple[Facet, tuple[str, ...]], ...]
    sort: Order
    limit: int | None
    display: Display


class PathQuery(NamedTuple):
    """What a reading path leads to."""

    place: Place
    #: Name of a skill, or title, ISBN or docname of a book; empty for the whole library.
    goal: str


Query = CatalogueQuery | PathQuery


class Slot(NamedTuple):
    """A place on a page that a view fills from the library."""

    #: Name of the view.
    kind: str
    docname: str
    #: Which record of the document, counted among those of its kind.
    position: int
    #: What the author asks of the view, if it can be asked.
    query: Query | None = None


class Link(NamedTuple):
    """A reference that Sphinx itself resolves, to a document or a label."""

    domain: str
    type: str
    target: str
    target_id: str
    #: Whether the author wrote the words, so that the target's title is not shown.
    is_explicit: bool


class FrontMatter(NamedTuple):
    """What the top of a document says about the review in it."""

    #: ``YYYY-MM-DD``, or empty.
    date: str = ""
    #: ``YYYY-MM-DD``, or empty.
    updated: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()
    #: BCP 47 tag, or empty for the site's language.
    language: str = ""
    draft: bool = False
    #: Addresses from the root of the site at which the page was found before.
    redirect_from: tuple[str, ...] = ()
    #: The dates that cannot be read, as typed, by name.
    unread: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Facts:
    """All that one document records; the only mutable thing here, while it is read."""

    title: str = ""
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    books: list[Book] = field(default_factory=list)
    disclosures: list[Disclosure] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    concepts: list[Concept] = field(default_factory=list)
    skills: list[Skill] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Review:
    """A schema.org ``Review``: the document about a book."""

    docname: str
    title: str
    front_matter: FrontMatter
    book: Book
    disclosures: tuple[Disclosure, ...]
    verdict: Verdict | None
    recommendations: tuple[Recommendation, ...]
