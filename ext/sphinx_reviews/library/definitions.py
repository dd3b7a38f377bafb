"""The definitions of concepts and of skills, found by name or alias."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from sphinx_reviews.records import names
from sphinx_reviews.records.model import Concept, Skill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.records.model import Place

_Definition = TypeVar("_Definition", Concept, Skill)


class Target(NamedTuple):
    """What a reference leads to."""

    docname: str
    #: Empty for the page itself.
    anchor: str
    title: str


class Clash(NamedTuple):
    """A name that a second definition claims."""

    name: str
    place: Place
    first: Place
    #: The name of the definition that has it already.
    owner: str


class Definitions(Generic[_Definition]):
    """The definitions of one kind, found by name or alias.

    Of two definitions that claim one name the first by place has it; a name is
    stronger than an alias, wherever either was written.
    """

    def __init__(self, kind: str, definitions: Iterable[_Definition]) -> None:
        self.kind = kind
        self.all: list[_Definition] = []
        self.clashes: list[Clash] = []
        self._by_key: dict[str, _Definition] = {}
        self._by_anchor: dict[str, _Definition] = {}
        self._by_document: defaultdict[str, list[_Definition]] = defaultdict(list)
        for definition in sorted(definitions, key=lambda definition: definition.place):
            if self._claim(definition.name, definition):
                self.all.append(definition)
                self._by_anchor.setdefault(definition.anchor, definition)
                self._by_document[definition.place.docname].append(definition)
        for definition in self.all:
            for alias in definition.aliases:
                self._claim(alias, definition)

    def _claim(self, name: str, definition: _Definition) -> bool:
        owner = self._by_key.setdefault(names.key(name), definition)
        if owner is not definition:
            self.clashes.append(Clash(name, definition.place, owner.place, owner.name))
        return owner is definition

    def get(self, name: str) -> _Definition | None:
        """Return the definition of *name*, which may be an alias."""
        return self._by_key.get(names.key(name))

    def at(self, anchor: str) -> _Definition | None:
        """Return the definition with the id *anchor*."""
        return self._by_anchor.get(anchor)

    def on(self, docname: str) -> list[_Definition]:
        """Return the definitions of a document, in the order of the page."""
        return self._by_document.get(docname, [])

    def target(self, definition: _Definition) -> Target:
        """Return where *definition* stands."""
        return Target(definition.place.docname, definition.anchor, definition.name)
