"""The named things of one kind: definitions, and names used without one."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from zlib import crc32

from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Definition, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_reviews.records.kinds import Kind, Use
    from sphinx_reviews.records.model import Place

_Definition = TypeVar("_Definition", bound=Definition)


class Clash(NamedTuple):
    """A name that a second definition claims."""

    name: str
    place: Place
    first: Place
    #: The name of the definition that already uses it.
    owner: str


class Definitions(Generic[_Definition]):
    """The things of one kind, found by name or alias.

    A name that two definitions claim belongs to the first by place; a name takes
    precedence over an alias, wherever either was written.
    """

    def __init__(self, kind: Kind, definitions: Iterable[_Definition]) -> None:
        self.kind = kind
        self.all: list[_Definition] = []
        self.clashes: list[Clash] = []
        #: The names in use, in the order of the documents; one without a definition
        #: resolves to its first use.
        self.uses: Sequence[Use] = ()
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

    @cached_property
    def undefined(self) -> dict[str, Use]:
        """The names in use without a definition, by key, each with its first use."""
        found: dict[str, Use] = {}
        for use in self.uses:
            if self.get(use.name) is None:
                found.setdefault(names.key(use.name), use)
        return found

    def get(self, name: str) -> _Definition | None:
        """Return the definition of *name*, a name or an alias."""
        return self._by_key.get(names.key(name))

    def at(self, anchor: str) -> _Definition | None:
        """Return the definition with the id *anchor*."""
        return self._by_anchor.get(anchor)

    def on(self, docname: str) -> list[_Definition]:
        """Return the definitions of a document, in the order of the page."""
        return self._by_document.get(docname, [])

    def is_owner(self, definition: _Definition) -> bool:
        """Return whether the name of *definition* resolves to it."""
        return self.get(definition.name) is definition

    def target(self, definition: _Definition) -> Target:
        """Return the place of *definition*."""
        return Target(self.kind, definition.place.docname, definition.anchor, definition.name)

    def resolve(self, name: str) -> Target | None:
        """Return where *name* leads: to its definition, or else to its first use."""
        definition = self.get(name)
        if definition:
            return self.target(definition)
        use = self.undefined.get(names.key(name))
        return Target(self.kind, use.place.docname, use.anchor, use.name) if use else None

    def canonical(self, name: str) -> str:
        """Return the name that *name* is defined under, or itself."""
        definition = self.get(name)
        return definition.name if definition else name

    @cached_property
    def _ids(self) -> dict[str, str]:
        """The id of each name that is defined or in use, by key."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for name in (
            *(each.name for each in self.all),
            *(use.name for use in self.undefined.values()),
        ):
            key = names.key(name)
            id_ = f"{self.kind}-{names.slug(name)}"
            if id_ in taken:  # of another name, which differs in punctuation only
                id_ += f"-{crc32(key.encode()):08x}"
            taken.add(id_)
            found[key] = id_
        return found

    def id(self, name: str) -> str:
        """Return the id by which other programs know *name*; empty for an unknown name.

        It is made of the defined name alone, so that it outlasts a move to another page.
        """
        return self._ids.get(names.key(self.canonical(name)), "")

    @property
    def places(self) -> dict[str, Place]:
        """All names and aliases, each with its place."""
        defined = {name: each.place for each in self.all for name in (each.name, *each.aliases)}
        return defined | {use.name: use.place for use in self.undefined.values()}
