"""Concepts and skills as two SKOS concept schemes, in Turtle.

Written by hand, because an RDF library would add a third of a second to every build.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.kinds import Concept, Definition, Skill

FILE: Final = "concepts.skos.ttl"
#: The kinds that each form a concept scheme.
_SCHEMES: Final = (Kind.CONCEPT, Kind.SKILL)
_PREFIXES: Final = """\
@prefix dct: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def turtle(library: Library, site: Site) -> str:
    """Return both schemes; addresses are relative to the file if the site's is unknown."""
    return "\n".join((_PREFIXES, *_Schemes(library, site).statements()))


class _Schemes:
    def __init__(self, library: Library, site: Site) -> None:
        self._library = library
        self._site = site
        self._broader = _Ancestors(library)

    def statements(self) -> Iterator[str]:
        for kind in _SCHEMES:
            title = [("dct:title", f"{_literal(f'{kind}s'.capitalize())}@en")]
            yield _subject(self._scheme(kind), "skos:ConceptScheme", title)
        about: Mapping[Kind, Callable[[Any], Iterator[tuple[str, str]]]] = {
            Kind.CONCEPT: self._concept,
            Kind.SKILL: self._skill,
        }
        for kind in _SCHEMES:
            definitions = self._library.definitions[kind]
            for each in definitions.all:
                yield _subject(self._iri(each), "skos:Concept", about[kind](each))
            for use in definitions.undefined.values():
                iri = f"<{self._root()}{FILE}#{_escaped(definitions.id(use.name))}>"
                facts = [
                    ("skos:prefLabel", self._text(use.name)),
                    ("skos:inScheme", self._scheme(kind)),
                ]
                yield _subject(iri, "skos:Concept", facts)

    def _concept(self, concept: Concept) -> Iterator[tuple[str, str]]:
        yield from self._labels(concept)
        yield "skos:inScheme", self._scheme(Kind.CONCEPT)
        above = self._broader.direct(concept)
        for name in sorted(above):
            yield "skos:broader", self._iri_of(name)
        if not above:
            yield "skos:topConceptOf", self._scheme(Kind.CONCEPT)
        for other in self._library.related(concept):
            # SKOS S27: related is disjoint with the transitive broader.
            if not self._broader.are_in_line(concept.name, other.name):
                yield "skos:related", self._iri(other)
        for address in concept.exact_match:
            yield "skos:exactMatch", f"<{_escaped(address)}>"

    def _skill(self, skill: Skill) -> Iterator[tuple[str, str]]:
        yield from self._labels(skill)
        yield "skos:inScheme", self._scheme(Kind.SKILL)
        for name in skill.needs:
            if needed := self._library.skills.get(name):
                yield "dct:requires", self._iri(needed)
        for address in skill.learn:
            yield "rdfs:seeAlso", f"<{_escaped(address)}>"

    def _labels(self, each: Definition) -> Iterator[tuple[str, str]]:
        yield "skos:prefLabel", self._text(each.name)
        # SKOS S13: a label is preferred or alternative, never both.
        taken = {each.name}
        for alias in each.aliases:
            if alias not in taken:
                taken.add(alias)
                yield "skos:altLabel", self._text(alias)
        if each.definition:
            yield "skos:definition", self._text(each.definition)

    def _text(self, text: str) -> str:
        return f"{_literal(text)}@{self._site.language}"

    def _iri(self, each: Definition) -> str:
        return f"<{self._root()}{_escaped(self._site.path(each.place.docname, each.anchor))}>"

    def _iri_of(self, name: str) -> str:
        concept = self._library.concepts.get(name)
        assert concept is not None
        return self._iri(concept)

    def _scheme(self, kind: Kind) -> str:
        return f"<{self._root()}{FILE}#{kind}s>"

    def _root(self) -> str:
        return _escaped(f"{self._site.base.rstrip('/')}/") if self._site.base else ""


class _Ancestors:
    """Which concepts are broader than which; cycles are harmless."""

    def __init__(self, library: Library) -> None:
        self._direct: dict[str, set[str]] = {}
        self._above: dict[str, set[str]] = {}
        for concept in library.concepts.all:
            self._direct[concept.name] = {
                broader.name
                for name in concept.broader
                if (broader := library.concepts.get(name)) and broader is not concept
            }
        for name in self._direct:
            self._above[name] = self._reached(name)

    def _reached(self, start: str) -> set[str]:
        reached: set[str] = set()
        waiting = [start]
        while waiting:
            for name in self._direct[waiting.pop()] - reached:
                reached.add(name)
                waiting.append(name)
        return reached

    def direct(self, concept: Concept) -> set[str]:
        return self._direct[concept.name]

    def are_in_line(self, one: str, other: str) -> bool:
        return other in self._above[one] or one in self._above[other]


def _subject(iri: str, type_: str, facts: Iterable[tuple[str, str]]) -> str:
    lines = [f"{iri} a {type_}", *(f"    {name} {value}" for name, value in facts)]
    return " ;\n".join(lines) + " .\n"


def _literal(text: str) -> str:
    # The escapes of JSON are among those of Turtle.
    return json.dumps(names.normalize(text), ensure_ascii=False)


def _escaped(iri: str) -> str:
    """Return an IRI with the characters that Turtle forbids in it percent-encoded."""
    return "".join(
        f"%{ord(character):02X}" if character in '<>"{}|^`\\' or character <= " " else character
        for character in iri
    )
