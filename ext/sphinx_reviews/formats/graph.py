"""The library as one graph in Turtle: concept schemes, and what reviews say about them.

Books, reviews and reviewers are in the vocabulary of schema.org; how a book was obtained is
the ``dct:provenance`` of its review, whose ``dct:type`` is a kind of disclosure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.formats import iris, turtle
from sphinx_reviews.formats.people import signatories
from sphinx_reviews.formats.skos import Schemes, disclosure_id
from sphinx_reviews.formats.subjects import sponsor, sponsors, subjects
from sphinx_reviews.formats.turtle import literal, reference, statements
from sphinx_reviews.language import disclosures
from sphinx_reviews.language.judgement import BEST_RATING, WORST_RATING
from sphinx_reviews.language.tags import language_of
from sphinx_reviews.records.model import RecommendationKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.formats.people import Signatory
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.books import Edition, Work
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.model import Book, Disclosure, Person

_PREFIXES: Final = turtle.prefixes(
    {
        "dct": "http://purl.org/dc/terms/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
#: A recommended skill is neither.
_SKILLS: Final = {
    RecommendationKind.PREREQUISITE: "schema:competencyRequired",
    RecommendationKind.TAUGHT: "schema:teaches",
}


def graph(library: Library, site: Site, say: Phrases, say_on: Callable[[str], Phrases]) -> str:
    """Return the graph; addresses are relative to the file if the site's is unknown.

    :param say: the interface in the language of the site.
    :param say_on: docname -> the interface in the language of the page.
    """
    schemes = Schemes(library, site, say).statements()
    return "\n".join((_PREFIXES, *schemes, *_Records(library, site, say_on).statements()))


class _Records:
    def __init__(self, library: Library, site: Site, say_on: Callable[[str], Phrases]) -> None:
        self._library = library
        self._site = site
        self._say_on = say_on

    def statements(self) -> Iterator[str]:
        library = self._library
        editions = [edition for _, edition in sorted(library.books.by_id.items())]
        works = {work.id: work for each in editions if (work := library.books.work(each))}
        for _, work in sorted(works.items()):
            yield statements(self._iri(work.id), "schema:CreativeWork", self._work(work))
        for edition in editions:
            yield statements(self._iri(edition.id), self._type(edition), self._book(edition))
        for person in signatories(library):
            yield statements(self._iri(person.id), "schema:Person", self._reviewer(person))
        for review in library.published:
            iri = self._iri(iris.review_id(review))
            yield statements(iri, "schema:Review", self._review(review))
        for id_, name in sorted(self._organizations(editions).items()):
            facts = [("schema:name", self._text(name))]
            yield statements(self._iri(id_), "schema:Organization", facts)

    # -- books -----------------------------------------------------------

    def _work(self, work: Work) -> Iterator[tuple[str, str]]:
        yield "schema:name", self._text(work.title)

    def _type(self, edition: Edition) -> str:
        # Only a learning resource requires competencies.
        required = self._skills(edition, RecommendationKind.PREREQUISITE)
        return "schema:Book, schema:LearningResource" if required else "schema:Book"

    def _book(self, edition: Edition) -> Iterator[tuple[str, str]]:
        book = edition.book
        around = book.language or self._site.language
        yield "schema:name", self._text(book.title, around)
        if book.subtitle:
            yield "schema:alternativeHeadline", self._text(book.subtitle, around)
        yield from self._people(book)
        if book.publisher:
            yield "schema:publisher", self._iri(iris.organization_id(book.publisher))
        if book.published:
            yield "schema:datePublished", turtle.date(book.published)
        for name, value in (
            ("isbn", book.isbn.isbn13 if book.isbn else ""),
            ("inLanguage", book.language),
            ("educationalLevel", book.level),
            ("genre", book.area),
        ):
            if value:
                yield f"schema:{name}", literal(value)
        if book.pages:
            yield "schema:numberOfPages", str(book.pages)
        if work := self._library.books.work(edition):
            yield "schema:exampleOfWork", self._iri(work.id)
        for kind, predicate in _SKILLS.items():
            for skill in self._skills(edition, kind):
                yield predicate, skill

    def _skills(self, edition: Edition, kind: RecommendationKind) -> list[str]:
        names = self._library.levels_of(edition.reviews, kind)
        return [self._iri(self._library.skills.id(name)) for name in names]

    # -- people ----------------------------------------------------------

    def _people(self, book: Book) -> Iterator[tuple[str, str]]:
        for role, people in (
            ("author", book.authors),
            ("editor", book.editors),
            ("translator", book.translators),
        ):
            for person in people:
                yield f"schema:{role}", self._person(person)

    def _person(self, person: Person) -> str:
        facts = [("schema:name", self._text(person.name))]
        if person.alternate_name:
            facts.append(("schema:alternateName", self._text(person.alternate_name)))
        return turtle.unnamed("schema:Person", facts)

    def _reviewer(self, person: Signatory) -> Iterator[tuple[str, str]]:
        yield "schema:name", self._text(person.name)
        for alias in person.aliases:
            yield "schema:alternateName", self._text(alias)
        if person.description:
            yield "schema:description", self._text(person.description)
        if person.affiliation:
            yield "schema:affiliation", self._iri(iris.organization_id(person.affiliation))
        if person.target:
            yield "schema:url", self._page(person.target.docname, person.target.anchor)
        if person.url:
            yield "schema:sameAs", reference(person.url)

    def _organizations(self, editions: Iterable[Edition]) -> dict[str, str]:
        """Return publishers, sponsors and affiliations by id, each with its name."""
        found = [
            *(edition.book.publisher for edition in editions),
            *(name for review in self._library.published for name in sponsors(review)),
            *(person.affiliation for person in signatories(self._library)),
        ]
        # The first spelling is kept.
        return {iris.organization_id(name): name for name in reversed(found) if name}

    # -- reviews ---------------------------------------------------------

    def _review(self, review: Review) -> Iterator[tuple[str, str]]:
        library, front, verdict = self._library, review.front_matter, review.verdict
        around = front.language or self._site.language
        yield "schema:name", self._text(review.title, around)
        yield "schema:url", self._page(review.docname)
        yield "schema:itemReviewed", self._iri(review.book_id)
        for name in review.reviewers:
            yield "schema:author", self._iri(library.reviewers.id(name))
        for name, date in (("datePublished", front.date), ("dateModified", front.updated)):
            if date:
                yield f"schema:{name}", turtle.date(date)
        yield "schema:inLanguage", literal(around)
        for tag in front.tags:
            yield "schema:keywords", self._text(tag, around)
        if verdict and verdict.rating is not None:
            facts = [
                ("schema:ratingValue", str(verdict.rating)),
                ("schema:worstRating", str(WORST_RATING)),
                ("schema:bestRating", str(BEST_RATING)),
            ]
            yield "schema:reviewRating", turtle.unnamed("schema:Rating", facts)
        about, mentions = subjects(library, review)
        for predicate, concepts in (("about", about), ("mentions", mentions)):
            for concept in concepts:
                yield f"schema:{predicate}", self._iri(library.concepts.id(concept.name))
        for each in review.disclosures:
            facts = list(self._disclosure(each, review))
            yield "dct:provenance", turtle.unnamed("dct:ProvenanceStatement", facts)
        for name in sponsors(review):
            yield "schema:sponsor", self._iri(iris.organization_id(name))

    def _disclosure(self, each: Disclosure, review: Review) -> Iterator[tuple[str, str]]:
        say = self._say_on(review.docname)
        # The standard sentence may be in another language than the page.
        around = say.language if each.wording or not each.kinds else say.spoken
        for kind in each.kinds:
            yield "dct:type", self._iri(disclosure_id(kind))
        if name := sponsor(each):
            yield "schema:sponsor", self._iri(iris.organization_id(name))
        if words := disclosures.sentence(each, say):
            yield "dct:description", self._text(words, around)

    # -- values ----------------------------------------------------------

    def _text(self, text: str, around: str = "") -> str:
        return literal(text, language_of(text, around or self._site.language))

    def _iri(self, id_: str) -> str:
        return reference(iris.in_file(self._site, id_))

    def _page(self, docname: str, anchor: str = "") -> str:
        path = self._site.path(docname, anchor)
        return reference(self._site.file(path) or path)
