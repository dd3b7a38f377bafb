"""What a reference shows on hover: a definition, and a count of reviews.

The previews of a site are one script beside its pages.  If they were in the pages, one
more mention would change the count, and so every page that refers to the concept.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.domain import review_domain
from sphinx_reviews.language.judgement import judgement
from sphinx_reviews.language.phrases import Phrases, phrases
from sphinx_reviews.language.sentences import cut, first_sentence
from sphinx_reviews.site.subjects import in_reviews

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.output.ledger import Group
    from sphinx_reviews.records.facts import Review

#: Path of the script for a language in the output directory; ``previews.js`` loads it.
_FILE: Final = "_static/sphinx-reviews/previews-data-{}.js"
_LONGEST: Final = 120


class Preview(NamedTuple):
    """The preview of one definition or review."""

    docname: str
    #: Empty for the page itself.
    anchor: str
    title: str
    text: str
    note: str


def previews(library: Library, say: Phrases) -> Iterator[Preview]:
    """Yield the previews of all concepts, skills and published reviews."""
    for definitions in library.definitions.values():
        for each in definitions.all:
            text = _first_sentence(each.definition)
            note = in_reviews(library, each, say)
            yield Preview(each.place.docname, each.anchor, each.name, text, note)
    for review in library.published:
        text = _first_sentence(review.verdict.text) if review.verdict else ""
        signed = review.reviewers if library.has_several_reviewers else ()
        note = " · ".join(filter(None, (*signed, _about(review, say))))
        yield Preview(review.docname, "", review.book.title, text, note)


def _first_sentence(text: str) -> str:
    """Return the first sentence of *text*, shortened if it is long."""
    return cut(first_sentence(text), _LONGEST)


def _about(review: Review, say: Phrases) -> str:
    people = ", ".join(person.name for person in (review.book.authors or review.book.editors))
    verdict = review.verdict
    advice = judgement(verdict.word, verdict.rating, say) if verdict else ""
    return " · ".join(filter(None, (people, advice)))


def write(app: Sphinx, files: Group, state: str) -> None:
    """Write a script for each language of the interface, unless it is up to date.

    :param state: digest of all that pages show of each other.
    """
    spoken = review_domain(app.env).interfaces
    files.renew_together(
        state, lambda: {_FILE.format(each): _script(app, phrases(each)).encode() for each in spoken}
    )


def _script(app: Sphinx, say: Phrases) -> str:
    data = {
        app.builder.get_target_uri(docname) + (f"#{anchor}" if anchor else ""): rest
        for docname, anchor, *rest in previews(review_domain(app.env).library, say)
        if docname in app.env.all_docs
    }
    return f"sphinxReviewsPreviews = {json.dumps(data, ensure_ascii=False, sort_keys=True)};\n"
