"""Reviews: what search engines require of them is in Google's "Review snippet" guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.formats import iris
from sphinx_reviews.formats.json_ld.books import book, learning_resource
from sphinx_reviews.formats.json_ld.things import organization, reviewer, terms, without_empty
from sphinx_reviews.formats.metadata import description
from sphinx_reviews.formats.people import signatory
from sphinx_reviews.formats.subjects import sponsors, subjects
from sphinx_reviews.language.judgement import BEST_RATING, WORST_RATING
from sphinx_reviews.records.kinds import Kind

if TYPE_CHECKING:
    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.formats.json_ld.things import Thing
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.model import Verdict


def review(
    library: Library, review: Review, site: Site, say: Phrases, image: str = ""
) -> list[Thing]:
    """Return a schema.org ``Review`` of a ``Book``, and what a reader must know first.

    :param review: one that is published.
    :param image: address of an image of the book.
    """
    edition = library.books.of(review)
    assert edition is not None
    resource = learning_resource(library, edition, site)
    reviewed = book(library, edition, site, image)
    return [_review(library, review, site, say, reviewed), *([resource] if resource else [])]


def _review(library: Library, review: Review, site: Site, say: Phrases, reviewed: Thing) -> Thing:
    front, verdict = review.front_matter, review.verdict
    address = site.address(review.docname)
    about, mentions = (
        terms(library, Kind.CONCEPT, (each.name for each in concepts), site)
        for concepts in subjects(library, review)
    )
    rating = _rating(verdict)
    return without_empty(
        {
            # Search engines report a plain Review without a rating as an error.
            "@type": "Review" if rating else "CriticReview",
            "@id": iris.absolute(site, iris.review_id(review)),
            "url": address,
            "mainEntityOfPage": address,
            "name": review.title,
            "inLanguage": front.language or site.language,
            "datePublished": front.date,
            "dateModified": front.updated,
            "author": [reviewer(signatory(library, name), site) for name in review.reviewers],
            "reviewRating": rating,
            "reviewBody": _body(verdict, say),
            "keywords": list(front.tags),
            "sponsor": [organization(name, site) for name in sponsors(review)],
            "description": description(review, say),
            "about": about,
            "mentions": [*mentions, *_readings(review, reviewed)],
            "itemReviewed": reviewed,
        }
    )


def _readings(review: Review, reviewed: Thing) -> list[Thing]:
    """Return when the reviewer read the book, which a Review has no property for."""
    return [
        without_empty(
            {
                "@type": "ReadAction",
                "object": {"@id": reviewed["@id"]},
                "startTime": each.start,
                "endTime": each.end,
            }
        )
        for each in review.front_matter.readings
    ]


def _rating(verdict: Verdict | None) -> Thing | None:
    if verdict is None or verdict.rating is None:
        return None  # never invented
    return without_empty(
        {
            "@type": "Rating",
            "ratingValue": verdict.rating,
            "bestRating": BEST_RATING,
            "worstRating": WORST_RATING,
            "ratingExplanation": verdict.text,
        }
    )


def _body(verdict: Verdict | None, say: Phrases) -> str:
    """Return the verdict; schema.org has no term for whom a thing is not for."""
    if verdict is None:
        return ""
    against = f"{say('Not for')}: {verdict.not_audience}" if verdict.not_audience else ""
    return "\n".join(filter(None, (verdict.text, against)))
