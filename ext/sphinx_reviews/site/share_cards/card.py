"""Share cards as Typst: the preview images of links to pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language import disclosures
from sphinx_reviews.language.judgement import stars
from sphinx_reviews.language.labels import KINDS, VERDICTS
from sphinx_reviews.language.sentences import cut, first_sentence
from sphinx_reviews.site.subjects import in_reviews
from sphinx_reviews.typst import hangul, syntax
from sphinx_reviews.views.drawing.cover import drawn
from sphinx_reviews.views.drawing.mark import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.covers import Cover
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.site.subjects import Subject
    from sphinx_reviews.typst.images import Images
    from sphinx_reviews.typst.press import Typefaces

_PEOPLE: Final = 3
#: Number of characters of a sentence that fit.
_LONGEST: Final = 130


def of_review(
    review: Review, cover: Cover, site: str, fonts: Typefaces, say: Phrases, images: Images
) -> str:
    """Return the Typst source of the card of a review.

    :param cover: what is drawn if the book has no image that Typst can read.
    """
    book, verdict = review.book, review.verdict
    people = [person.name for person in book.authors or book.editors]
    word = verdict and verdict.word
    rating = verdict.rating if verdict else None
    is_benefit = any(disclosures.is_benefit(each.kinds, each.unread) for each in review.disclosures)
    marks = (disclosures.mark(each.kinds, each.unread, say) for each in review.disclosures)
    name = images.copy(book.cover) if book.cover else None
    return _card(
        "review-card",
        *_frame(" · ".join(filter(None, (site, *review.reviewers))), fonts, say),
        # Even on a card the verdict is not without the disclosure.
        hangul.text(" · ".join(marks)),
        "true" if is_benefit else "false",
        hangul.text(review.title),
        hangul.text(", ".join(filter(None, (*_first(people), book.publisher)))),
        hangul.text(cut(first_sentence(verdict.text), _LONGEST) if verdict else ""),
        syntax.string(word or ""),
        hangul.text(say(VERDICTS[word]) if word else ""),
        syntax.string(stars(rating, say).stars if rating is not None else ""),
        syntax.call("cover-file", syntax.string(name))
        if name
        else syntax.call("cover-drawn", syntax.string(drawn(cover))),
    )


def of_page(about: Subject, library: Library, site: str, fonts: Typefaces, say: Phrases) -> str:
    """Return the Typst source of the card of a page that is no review."""
    thing = about.definition
    return _card(
        "page-card",
        *_frame(site, fonts, say),
        hangul.text(say(KINDS[thing.kind]) if thing else ""),
        hangul.text(about.title),
        hangul.text(cut(first_sentence(about.text), _LONGEST)),
        hangul.text(in_reviews(library, thing, say) if thing else ""),
    )


def _frame(site: str, fonts: Typefaces, say: Phrases) -> Iterator[str]:
    """Yield the arguments that each card has."""
    yield syntax.string(say.language.split("-")[0].lower())
    yield syntax.array(map(syntax.string, fonts.sans))
    yield syntax.array(map(syntax.string, fonts.serif))
    yield syntax.string(mark())
    yield hangul.text(site)


def _card(kind: str, *arguments: str) -> str:
    return f"{_template()}\n#{syntax.call(kind, *arguments)}\n"


@cache
def _template() -> str:
    return Path(__file__).with_name("card.typ").read_text(encoding="utf-8")


def _first(people: list[str]) -> list[str]:
    return people if len(people) <= _PEOPLE else [*people[:_PEOPLE], "…"]
