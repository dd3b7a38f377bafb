"""JSON-LD in the vocabulary of schema.org: reviews with their books, and defined terms.

What search engines require of a book review is in Google's "Review snippet" guide.
Skills are related to a book as in LRMI, by ``educationalAlignment``.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from sphinx_reviews.formats.metadata import description
from sphinx_reviews.formats.skos import FILE as SKOS
from sphinx_reviews.language.judgement import BEST_RATING
from sphinx_reviews.records.model import DisclosureKind, RecommendationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.kinds import Definition
    from sphinx_reviews.records.model import Book, Person

_WORST_RATING: Final = 0.5
#: A review is about the concepts that it mentions at least this often.
_ABOUT: Final = 2

_ALIGNMENTS: Final = {
    RecommendationKind.PREREQUISITE: "requires",
    RecommendationKind.RECOMMENDED: "requires",
    RecommendationKind.TAUGHT: "teaches",
}
#: Kinds of disclosure that imply a sponsor.
_SPONSORED: Final = frozenset({DisclosureKind.GIFT, DisclosureKind.PAID, DisclosureKind.AFFILIATE})


class Crumb(NamedTuple):
    """A page on the path from the front page."""

    title: str
    address: str


def script(things: Sequence[dict[str, Any]]) -> Markup:
    """Return a ``<script>`` of JSON-LD that nothing in it can close."""
    text = htmlsafe_json_dumps({"@context": "https://schema.org", "@graph": things}, _dumps)
    return Markup('<script type="application/ld+json">{}</script>').format(text)


_dumps: Final = partial(json.dumps, ensure_ascii=False)


def _without_empty(thing: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if value not in ("", None, [], {})}


# -- reviews -----------------------------------------------------------------


def review(
    library: Library, review: Review, site: Site, say: Phrases, image: str = ""
) -> dict[str, Any]:
    """Return a schema.org ``Review`` of a ``Book``.

    :param image: address of an image of the book.
    """
    front, verdict = review.front_matter, review.verdict
    address = site.address(review.docname)
    counts = library.mentions.concept_counts(review)
    rating = _rating(review)
    notes = (
        [(say("For"), verdict.audience), (say("Not for"), verdict.not_audience)] if verdict else []
    )
    good, bad = (_notes(note) for note in notes) if notes else ({}, {})
    return _without_empty(
        {
            # Search engines report a plain Review without a rating as an error.
            "@type": "Review" if rating else "CriticReview",
            "@id": f"{address}#review" if address else "",
            "url": address,
            "mainEntityOfPage": address,
            "name": review.title,
            "inLanguage": front.language or site.language,
            "datePublished": front.date,
            "dateModified": front.updated,
            "author": [_person(each) for each in review.authors],
            "reviewRating": rating,
            "reviewBody": verdict.text if verdict else "",
            "positiveNotes": good,
            "negativeNotes": bad,
            "keywords": list(front.tags),
            "sponsor": [_organization(name) for name in _sponsors(review)],
            "description": description(review, say),
            "about": _terms(library, site, (n for n, times in counts.items() if times >= _ABOUT)),
            "mentions": _terms(library, site, (n for n, times in counts.items() if times < _ABOUT)),
            "itemReviewed": _book(library, review, site, say, image),
        }
    )


def _rating(review: Review) -> dict[str, Any] | None:
    verdict = review.verdict
    if verdict is None or verdict.rating is None:
        return None  # never invented
    return _without_empty(
        {
            "@type": "Rating",
            "ratingValue": verdict.rating,
            "bestRating": BEST_RATING,
            "worstRating": _WORST_RATING,
            "ratingExplanation": verdict.text,
        }
    )


def _notes(note: tuple[str, str]) -> dict[str, Any]:
    term, text = note
    if not text:
        return {}
    item = {"@type": "ListItem", "position": 1, "name": f"{term}: {text}"}
    return {"@type": "ItemList", "itemListElement": [item]}


def _sponsors(review: Review) -> Iterator[str]:
    for each in review.disclosures:
        if each.by and _SPONSORED.intersection(each.kinds):
            yield each.by


def _organization(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}


def _person(person: Person) -> dict[str, Any]:
    return _without_empty(
        {"@type": "Person", "name": person.name, "alternateName": person.alternate_name}
    )


def _terms(library: Library, site: Site, names: Iterable[str]) -> list[dict[str, Any]]:
    concepts = filter(None, map(library.concepts.get, names))
    return [
        _without_empty({"@type": "DefinedTerm", "@id": _id(each, site), "name": each.name})
        for each in concepts
    ]


def _book(library: Library, review: Review, site: Site, say: Phrases, image: str) -> dict[str, Any]:
    book = review.book
    address = site.address(review.docname)
    return _without_empty(
        {
            "@type": "Book",
            "@id": review.book_id if book.isbn else f"{address}#book" if address else "",
            "name": book.title,
            "alternativeHeadline": book.subtitle,
            "author": [_person(each) for each in book.authors],
            "editor": [_person(each) for each in book.editors],
            "translator": [_person(each) for each in book.translators],
            "publisher": _organization(book.publisher) if book.publisher else None,
            "datePublished": book.published,
            "isbn": book.isbn.isbn13 if book.isbn else "",
            "bookEdition": book.edition,
            "numberOfPages": book.pages,
            "inLanguage": book.language,
            "educationalLevel": book.level,
            "isPartOf": {"@type": "BookSeries", "name": book.series} if book.series else None,
            "url": book.url,
            "image": image,
            "translationOfWork": _original(book),
            "educationalAlignment": [
                _without_empty(
                    {
                        "@type": "AlignmentObject",
                        "alignmentType": alignment,
                        "educationalFramework": say("Skills"),
                        "targetName": name,
                        "targetUrl": site.address(target.docname, target.anchor) if target else "",
                    }
                )
                for kind, alignment in _ALIGNMENTS.items()
                for name in library.skills_of(review, kind)
                for target in [library.skills.resolve(name)]
            ],
        }
    )


def _original(book: Book) -> dict[str, Any] | None:
    if not book.original:
        return None
    return _without_empty(
        {
            "@type": "Book",
            "name": book.original,
            "inLanguage": book.original_language,
            "author": [
                {"@type": "Person", "name": each.alternate_name or each.name}
                for each in book.authors
            ],
        }
    )


# -- pages and terms ---------------------------------------------------------


def breadcrumbs(trail: Sequence[Crumb]) -> dict[str, Any]:
    """Return a schema.org ``BreadcrumbList`` from the front page to the page itself."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": title, "item": address}
            for number, (title, address) in enumerate(trail, 1)
        ],
    }


def term(each: Definition, site: Site) -> dict[str, Any]:
    """Return a schema.org ``DefinedTerm``."""
    address = _id(each, site)
    return _without_empty(
        {
            "@type": "DefinedTerm",
            "@id": address,
            "url": address,
            "name": each.name,
            "alternateName": list(each.aliases),
            "description": each.definition,
            "inDefinedTermSet": site.file(f"{SKOS}#{each.kind}s"),
            "sameAs": list(getattr(each, "exact_match", ())),
        }
    )


def _id(each: Definition, site: Site) -> str:
    return site.address(each.place.docname, each.anchor)
