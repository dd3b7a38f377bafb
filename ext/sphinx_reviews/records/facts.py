"""All that one document records, and the review that it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.records.kinds import DEFINED, Kind, Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.records.kinds import Definition
    from sphinx_reviews.records.model import (
        Book,
        Disclosure,
        Place,
        Recommendation,
        Section,
        Verdict,
    )
    from sphinx_reviews.records.queries import Query


class Mention(NamedTuple):
    """A reference in running text, with the sentence that it stands in."""

    #: None for a plain link, which may mean a thing of any kind.
    kind: Kind | None
    target: str
    sentence: str
    #: Where the referring words are in the sentence.
    start: int
    end: int
    section: Section
    place: Place
    #: The definition that it stands in, as kind and key of the name, if any.
    owner: tuple[Kind, str] | None


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
    #: What cannot be read, as typed, by name.
    unread: tuple[tuple[str, str], ...] = ()
    title: str = ""


class Condition(NamedTuple):
    """On what it depends whether readers see a part of a page."""

    #: Name of the directive: ``only``, ``ifconfig`` or ``todo``.
    directive: str
    expression: str


@dataclass(slots=True)
class Facts:
    """All that one document records; the only mutable thing here, while it is read."""

    title: str = ""
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    books: list[Book] = field(default_factory=list)
    disclosures: list[Disclosure] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    definitions: dict[Kind, list[Definition]] = field(
        default_factory=lambda: {kind: [] for kind in DEFINED}
    )
    mentions: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    #: The names of directives that do not say what they are about.
    blank: list[str] = field(default_factory=list)
    #: How many problems were noted and not warned of, because this is a draft.
    to_do: int = 0
    #: Whether each condition on the page held when it was read.
    conditions: dict[Condition, bool] = field(default_factory=dict)
    #: Whether a text holds a :class:`~.blanks.Blank`.
    has_blanks: bool = False

    @property
    def uses(self) -> Iterator[Use]:
        """The names that the document uses, whether anything defines them or not."""
        for entry in self.recommendations:
            yield Use(Kind.SKILL, entry.skill, entry.anchor, entry.place)

    def keep(self, slots: Iterable[Slot]) -> dict[Slot, Slot]:
        """Forget the records whose slots are not among *slots*.

        Return those slots with the positions that their records have now.
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
        """Return the definition that stands in a slot."""
        return self.definitions[Kind(slot.kind)][slot.position]


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
