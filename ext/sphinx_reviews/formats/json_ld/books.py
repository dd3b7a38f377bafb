"""Books: the same on the page of each review of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.formats import iris
from sphinx_reviews.formats.json_ld.things import organization, person, terms, without_empty
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.records.model import RecommendationKind

if TYPE_CHECKING:
    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.formats.json_ld.things import Thing
    from sphinx_reviews.library.books import Edition, Work
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.model import Book


def book(library: Library, edition: Edition, site: Site, image: str) -> Thing:
    """Return a schema.org ``Book``; a skill that is only recommended it does not teach.

    :param image: address of an image of the book.
    """
    described = edition.book
    work = library.books.work(edition)
    audiences = dict.fromkeys(
        review.verdict.audience
        for review in edition.reviews
        if review.verdict and review.verdict.audience
    )
    return without_empty(
        {
            "@type": "Book",
            "@id": _id(edition, site),
            "name": described.title,
            "alternativeHeadline": described.subtitle,
            "author": [person(each) for each in described.authors],
            "editor": [person(each) for each in described.editors],
            "translator": [person(each) for each in described.translators],
            "publisher": organization(described.publisher, site) if described.publisher else None,
            "datePublished": described.published,
            "isbn": described.isbn.isbn13 if described.isbn else "",
            "bookEdition": described.edition,
            "numberOfPages": described.pages,
            "inLanguage": described.language,
            "educationalLevel": described.level,
            "genre": described.area,
            "isPartOf": {"@type": "BookSeries", "name": described.series}
            if described.series
            else None,
            "url": described.url,
            "image": image,
            "exampleOfWork": _work(work, site) if work else None,
            "translationOfWork": _original(described, work, site),
            "teaches": _skills(library, edition, RecommendationKind.TAUGHT, site),
            "audience": [{"@type": "Audience", "audienceType": each} for each in audiences],
        }
    )


def learning_resource(library: Library, edition: Edition, site: Site) -> Thing | None:
    """Return the same book as a schema.org ``LearningResource``, if it requires any skill.

    A ``Book`` has no ``competencyRequired``, and validators do not see that a thing of both
    types may have it.
    """
    required = _skills(library, edition, RecommendationKind.PREREQUISITE, site)
    if not required:
        return None
    return {
        "@type": "LearningResource",
        "@id": _id(edition, site),
        "name": edition.book.title,
        "competencyRequired": required,
    }


def _id(edition: Edition, site: Site) -> str:
    """Return the IRI of a book, or else a name that holds within the page."""
    return iris.absolute(site, edition.id) or "_:book"


def _skills(
    library: Library, edition: Edition, kind: RecommendationKind, site: Site
) -> list[Thing]:
    return terms(library, Kind.SKILL, library.levels_of(edition.reviews, kind), site)


def _work(work: Work, site: Site) -> Thing:
    """Return what the editions and translations of a book have in common."""
    return without_empty(
        {"@type": "CreativeWork", "@id": iris.absolute(site, work.id), "name": work.title}
    )


def _original(described: Book, work: Work | None, site: Site) -> Thing | None:
    if not described.original or work is None:
        return None
    authors = [
        {"@type": "Person", "name": each.alternate_name or each.name} for each in described.authors
    ]
    return without_empty(
        {**_work(work, site), "inLanguage": described.original_language, "author": authors}
    )
