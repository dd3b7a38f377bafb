"""Everything that one document records, and the review made from it."""

from __future__ import annotations

import hashlib
import pickle
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.kinds import DEFINED, Kind, Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.records.kinds import Definition
    from sphinx_reviews.records.model import (
        Book,
        Disclosure,
        Period,
        Person,
        Place,
        Recommendation,
        Section,
        Verdict,
    )
    from sphinx_reviews.records.queries import Query


class Spot(NamedTuple):
    """Where a quoted sentence stands on its page.

    A link may reach into the next sentence, so these may be several.  With ``WHOLE`` as both
    numbers it is the table row or list item around the block, of which that is the first.
    """

    #: Number of the block of text on the page.
    block: int
    #: Numbers of the first and the last sentence in the block.
    first: int
    last: int


#: Stands for the numbers of sentences.
WHOLE: Final = -1


class Around(NamedTuple):
    """What stands around a block in its table row or list item."""

    #: Number of the first block there.
    block: int
    before: str
    after: str


class Mention(NamedTuple):
    """A reference in running text, with the sentence around it."""

    #: None for a plain link, which may mean a thing of any kind.
    kind: Kind | None
    target: str
    sentence: str
    #: Span of the referring words, as offsets into the sentence.
    start: int
    end: int
    section: Section
    place: Place
    #: The definition around it, if any, as kind and key of the name.
    owner: tuple[Kind, str] | None
    #: None where no sentence is quoted, as in a heading.
    spot: Spot | None = None
    #: Whether it was found rather than written.
    is_found: bool = False
    #: Of the sentence on its page, where it is quoted elsewhere; the library knows it.
    anchor: str = ""

    @property
    def leads_to(self) -> str:
        """The anchor of the sentence, or else of its section."""
        return self.anchor or self.section.anchor


class Run(NamedTuple):
    """A part of a text in which names are looked for: offsets into the text."""

    start: int
    end: int


class Prose(NamedTuple):
    """A block of text on a page."""

    text: str
    #: The parts that are not code, links, images …; each is one text node of the page.
    runs: tuple[Run, ...]
    #: The references in it, as spans.
    links: tuple[tuple[int, int], ...]
    section: Section
    place: Place
    #: The definition around it, if any, as kind and key of the name.
    owner: tuple[Kind, str] | None
    #: Number of the block among those of the page.
    number: int
    around: Around | None
    #: Where its sentences end, if it holds a :class:`~.blanks.Blank`, whose words may hold ends.
    ends: tuple[int, ...] | None


class Packed(NamedTuple):
    """The prose of a page, compressed: as it is, it would be a third of Sphinx's environment."""

    digest: str = ""
    data: bytes = b""

    @classmethod
    def of(cls, blocks: Iterable[Prose]) -> Packed:
        """Return *blocks* in little room."""
        data = pickle.dumps(tuple(blocks))
        return cls(hashlib.blake2b(data, digest_size=12).hexdigest(), zlib.compress(data, level=9))

    @property
    def blocks(self) -> tuple[Prose, ...]:
        """The blocks of text, in the order of the page."""
        found: tuple[Prose, ...] = pickle.loads(zlib.decompress(self.data)) if self.data else ()  # noqa: S301  (our own)
        return found


class Slot(NamedTuple):
    """A place on a page that a view fills from the library."""

    #: Name of the view.
    kind: str
    docname: str
    #: Index of its record among the document's records of this kind.
    position: int
    #: The author's query, for a view that takes one.
    query: Query | None = None


class Link(NamedTuple):
    """A reference that Sphinx itself resolves, to a document or a label."""

    domain: str
    type: str
    target: str
    target_id: str
    #: Whether the author wrote the link text, so that the target's title is not shown.
    is_explicit: bool


class FrontMatter(NamedTuple):
    """What the front matter of a document says about its review."""

    #: ``YYYY-MM-DD``, or empty.
    date: str = ""
    #: ``YYYY-MM-DD``, or empty.
    updated: str = ""
    #: When the book was read, each time.
    readings: tuple[Period, ...] = ()
    #: Who wrote the review.
    authors: tuple[Person, ...] = ()
    tags: tuple[str, ...] = ()
    #: BCP 47 tag, or empty for the site's language.
    language: str = ""
    draft: bool = False
    #: Whether the page belongs to the library; its own views are filled in any case.
    library: bool = True
    #: Earlier addresses of the page, from the root of the site.
    redirect_from: tuple[str, ...] = ()
    #: Whether names are looked for on the page.
    is_searched: bool = True
    #: Names that are not to be found on the page.
    not_found: tuple[str, ...] = ()
    #: Fields whose values cannot be read: name and value as typed.
    unread: tuple[tuple[str, str], ...] = ()
    title: str = ""


class Condition(NamedTuple):
    """A condition that decides whether readers see a part of a page."""

    #: Name of the directive: ``only``, ``ifconfig`` or ``todo``.
    directive: str
    expression: str


@dataclass(slots=True)
class Facts:
    """Everything that one document records; the only mutable record, and only while it is read."""

    title: str = ""
    #: The first paragraph, as plain text.
    opening: str = ""
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    books: list[Book] = field(default_factory=list)
    disclosures: list[Disclosure] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    definitions: dict[Kind, list[Definition]] = field(
        default_factory=lambda: {kind: [] for kind in DEFINED}
    )
    mentions: list[Mention] = field(default_factory=list)
    prose: Packed = field(default_factory=Packed)
    links: list[Link] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    #: The names of directives that lack their required argument.
    blank: list[str] = field(default_factory=list)
    #: How many problems were noted rather than warned about, because this is a draft.
    to_do: int = 0
    #: Whether each condition on the page held when it was read.
    conditions: dict[Condition, bool] = field(default_factory=dict)
    #: Whether a text holds a :class:`~.blanks.Blank`.
    has_blanks: bool = False

    @property
    def uses(self) -> Iterator[Use]:
        """The names that the document uses, whether or not they are defined."""
        for entry in self.recommendations:
            yield Use(Kind.SKILL, entry.skill, entry.anchor, entry.place)

    def keep(self, slots: Iterable[Slot]) -> dict[Slot, Slot]:
        """Drop the records whose slots are not among *slots*.

        Return the remaining slots, each mapped to the slot with its new position.
        """
        moved: dict[Slot, Slot] = {}
        kept: dict[str, list[Slot]] = {}
        for slot in sorted(slots, key=lambda slot: slot.position):
            same_kind = kept.setdefault(slot.kind, [])
            moved[slot] = slot._replace(position=len(same_kind))
            same_kind.append(slot)

        def of(kind: str) -> list[int]:
            return [slot.position for slot in kept.get(kind, ())]

        self.slots = [moved[slot] for slot in self.slots if slot in moved]
        self.books = [self.books[position] for position in of("book")]
        self.disclosures = [self.disclosures[position] for position in of("disclosure")]
        self.verdicts = [self.verdicts[position] for position in of("verdict")]
        self.definitions = {
            kind: [definitions[position] for position in of(kind)]
            for kind, definitions in self.definitions.items()
        }
        lists = {old: new for new, old in enumerate(of("skills"))}
        self.recommendations = [
            entry._replace(item=(lists[entry.item[0]], entry.item[1]))
            for entry in self.recommendations
            if entry.item[0] in lists
        ]
        return moved

    def definition(self, slot: Slot) -> Definition:
        """Return the definition that fills a slot."""
        return self.definitions[Kind(slot.kind)][slot.position]


@dataclass(frozen=True, slots=True)
class Review:
    """A schema.org ``Review``: a document about a book."""

    docname: str
    title: str
    front_matter: FrontMatter
    #: Those that the front matter names, or else the site's, under their defined names.
    authors: tuple[Person, ...]
    #: As the review describes it; what it leaves out is from other reviews of the book.
    book: Book
    #: The id of the book, the same for all its reviews.
    book_id: str
    disclosures: tuple[Disclosure, ...]
    verdict: Verdict | None
    recommendations: tuple[Recommendation, ...]

    @property
    def reviewers(self) -> tuple[str, ...]:
        """The names of the authors."""
        return tuple(person.name for person in self.authors)
