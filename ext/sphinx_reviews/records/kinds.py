"""The kinds of things that references lead to, and their definitions by authors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

if TYPE_CHECKING:
    from sphinx_reviews.records.model import Place


class Kind(StrEnum):
    """A kind of thing, named after the role that refers to it."""

    CONCEPT = "concept"
    SKILL = "skill"
    BOOK = "book"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class Definition:
    """A named thing, and the place where an author defines it."""

    kind: ClassVar[Kind]
    #: The fields that name other things of the kind.
    relations: ClassVar[tuple[str, ...]] = ()
    #: The relation that must be free of cycles, if any.
    hierarchy: ClassVar[str] = ""

    name: str
    anchor: str
    place: Place
    aliases: tuple[str, ...] = ()
    #: The first paragraph, as plain text.
    definition: str = ""


class Finding(StrEnum):
    """What is done where a name is found in prose that nobody marked."""

    #: A reference on the page, and all that follows from one.
    LINK = "link"
    #: A line below the definition.
    LIST = "list"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Term(Definition):
    """A thing whose name is looked for in prose."""

    #: None for what the site does.
    mentions: Finding | None = None
    #: Phrases in which the name is none.
    not_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept(Term):
    """A SKOS ``Concept``."""

    kind = Kind.CONCEPT
    relations = ("broader", "related")
    hierarchy = "broader"

    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    exact_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill(Term):
    """A schema.org ``DefinedTerm``: something that a book needs, teaches or recommends."""

    kind = Kind.SKILL
    relations = ("needs",)
    hierarchy = "needs"

    area: str = ""
    needs: tuple[str, ...] = ()
    learn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewer(Definition):
    """A schema.org ``Person`` who writes reviews."""

    kind = Kind.REVIEWER

    url: str = ""
    affiliation: str = ""


class Use(NamedTuple):
    """A place that uses a name, and where a reader finds the thing if nothing defines it."""

    kind: Kind
    name: str
    anchor: str
    place: Place


class Target(NamedTuple):
    """What a reference leads to."""

    kind: Kind
    docname: str
    #: Empty for the page as a whole.
    anchor: str
    title: str


#: The kinds that authors define, in the order in which a name is looked up.
DEFINED: Final[dict[Kind, type[Definition]]] = {
    each.kind: each for each in (Concept, Skill, Reviewer)
}
