"""A share card as Typst: the preview image of a link to a review."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language import disclosures
from sphinx_reviews.language.judgement import stars
from sphinx_reviews.language.labels import VERDICTS
from sphinx_reviews.language.sentences import cut, first_sentence
from sphinx_reviews.records.model import VerdictWord
from sphinx_reviews.typst import hangul, syntax
from sphinx_reviews.views.drawing.cover import drawn
from sphinx_reviews.views.drawing.mark import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.covers import Cover
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.model import Disclosure
    from sphinx_reviews.typst.images import Images

_PEOPLE: Final = 3
#: Number of characters of a sentence that fit.
_LONGEST: Final = 110


def source(
    review: Review, cover: Cover, site: str, fonts: Sequence[str], say: Phrases, images: Images
) -> str:
    """Return the Typst source of a card.

    :param cover: what is drawn if the book has no image that Typst can read.
    """
    book, verdict = review.book, review.verdict
    people = [person.name for person in book.authors or book.editors]
    word = verdict and verdict.word
    rating = verdict.rating if verdict else None
    # Even on a card the disclosure is visible: its mark comes first.
    marks = (disclosures.mark(each.kinds, each.unread, say) for each in review.disclosures)
    name = images.copy(book.cover) if book.cover else None
    shown = (
        syntax.call("cover-file", syntax.string(name))
        if name
        else syntax.call("cover-drawn", syntax.string(drawn(cover)))
    )
    call = syntax.call(
        "card",
        syntax.string(say.language.split("-")[0].lower()),
        syntax.array(map(syntax.string, fonts)),
        syntax.string(mark()),
        hangul.text(" · ".join(filter(None, (site, *review.reviewers)))),
        hangul.text(" · ".join(marks)),
        hangul.text(review.title),
        hangul.text(", ".join(filter(None, (*_first(people), book.publisher)))),
        hangul.text(cut(first_sentence(verdict.text), _LONGEST) if verdict else ""),
        hangul.text(say(VERDICTS[word]) if word else ""),
        syntax.string(stars(rating, say).stars if rating is not None else ""),
        shown,
        verdict=syntax.string(word or VerdictWord.NONE),
        is_gift="true" if any(map(_is_gift, review.disclosures)) else None,
    )
    return f"{_template()}\n#{call}\n"


def _is_gift(disclosure: Disclosure) -> bool:
    """Return whether somebody gave or paid something, or may have."""
    return bool(disclosure.unread) or any(kind.needs_giver for kind in disclosure.kinds)


@cache
def _template() -> str:
    return Path(__file__).with_name("card.typ").read_text(encoding="utf-8")


def _first(people: list[str]) -> list[str]:
    return people if len(people) <= _PEOPLE else [*people[:_PEOPLE], "…"]
