"""Concepts, skills and kinds of disclosure as SKOS concept schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.formats import iris
from sphinx_reviews.formats.turtle import literal, reference, statements
from sphinx_reviews.language.labels import DISCLOSURES
from sphinx_reviews.language.tags import language_of
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.records.model import DisclosureKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.kinds import Concept, Definition, Skill

#: Id of each concept scheme, and its title.
_DISCLOSURES: Final = "disclosures"
_SCHEMES: Final = {
    f"{Kind.CONCEPT}s": "Concepts",
    f"{Kind.SKILL}s": "Skills",
    _DISCLOSURES: "Disclosures",
}


def scheme_id(kind: Kind) -> str:
    """Return the id of the concept scheme of concepts or skills."""
    return f"{kind}s"


def disclosure_id(kind: DisclosureKind) -> str:
    """Return the id of a kind of disclosure."""
    return f"disclosure-{kind}"


class Schemes:
    """The concept schemes of a library.

    :param say: the interface in the language of the site.
    """

    def __init__(self, library: Library, site: Site, say: Phrases) -> None:
        self._library = library
        self._site = site
        self._say = say
        self._broader = _Ancestors(library)

    def statements(self) -> Iterator[str]:
        """Yield what is said of each scheme and of each concept in it."""
        for id_, title in _SCHEMES.items():
            facts = [("dct:title", self._phrase(title))]
            yield statements(self._iri(id_), "skos:ConceptScheme", facts)
        about: Mapping[Kind, Callable[[Any], Iterator[tuple[str, str]]]] = {
            Kind.CONCEPT: self._concept,
            Kind.SKILL: self._skill,
        }
        for kind, facts_of in about.items():
            definitions = self._library.definitions[kind]
            for each in definitions.all:
                iri = self._iri(definitions.id(each.name))
                yield statements(iri, "skos:Concept", facts_of(each))
            for use in definitions.undefined.values():
                target = Target(kind, use.place.docname, use.anchor, use.name)
                yield statements(
                    self._iri(definitions.id(use.name)), "skos:Concept", self._named(target)
                )
        for way in DisclosureKind:
            yield statements(self._iri(disclosure_id(way)), "skos:Concept", self._disclosure(way))

    def _named(self, target: Target) -> Iterator[tuple[str, str]]:
        yield "skos:prefLabel", self._text(target.title)
        yield "skos:inScheme", self._iri(scheme_id(target.kind))
        yield "schema:url", self._page(target)

    def _defined(self, each: Definition) -> Iterator[tuple[str, str]]:
        yield from self._named(self._library.definitions[each.kind].target(each))
        # SKOS S13: a label is preferred or alternative, never both.
        for alias in dict.fromkeys(each.aliases):
            if alias != each.name:
                yield "skos:altLabel", self._text(alias)
        if each.definition:
            yield "skos:definition", self._text(each.definition)

    def _concept(self, concept: Concept) -> Iterator[tuple[str, str]]:
        yield from self._defined(concept)
        above = self._broader.direct(concept)
        for name in sorted(above):
            yield "skos:broader", self._concept_iri(name)
        if not above:
            yield "skos:topConceptOf", self._iri(scheme_id(Kind.CONCEPT))
        for other in self._library.related(concept):
            # SKOS S27: related is disjoint with the transitive broader.
            if not self._broader.are_in_line(concept.name, other.name):
                yield "skos:related", self._concept_iri(other.name)
        for address in concept.exact_match:
            yield "skos:exactMatch", reference(address)

    def _skill(self, skill: Skill) -> Iterator[tuple[str, str]]:
        yield from self._defined(skill)
        for name in skill.needs:
            if needed := self._library.skills.get(name):
                yield "dct:requires", self._iri(self._library.skills.id(needed.name))
        for address in skill.learn:
            yield "rdfs:seeAlso", reference(address)

    def _disclosure(self, kind: DisclosureKind) -> Iterator[tuple[str, str]]:
        yield "skos:prefLabel", self._phrase(DISCLOSURES[kind])
        yield "skos:notation", literal(kind)
        yield "skos:inScheme", self._iri(_DISCLOSURES)
        yield "skos:topConceptOf", self._iri(_DISCLOSURES)

    def _phrase(self, phrase: str) -> str:
        return literal(self._say(phrase), self._say.spoken)

    def _text(self, text: str) -> str:
        return literal(text, language_of(text, self._site.language))

    def _iri(self, id_: str) -> str:
        return reference(iris.in_file(self._site, id_))

    def _concept_iri(self, name: str) -> str:
        return self._iri(self._library.concepts.id(name))

    def _page(self, target: Target) -> str:
        path = self._site.path(target.docname, target.anchor)
        return reference(self._site.file(path) or path)


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
