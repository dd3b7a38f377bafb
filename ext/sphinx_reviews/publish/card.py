"""A share card as Typst: the picture that a link to a review is shown with."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_reviews import disclosures
from sphinx_reviews.judgement import VERDICTS, stars
from sphinx_reviews.pdf import keep_all, typst
from sphinx_reviews.sentences import cut, first_sentence
from sphinx_reviews.views.cover import colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_reviews.model import Review
    from sphinx_reviews.pdf.images import Images
    from sphinx_reviews.phrases import Phrases

_PEOPLE: Final = 3
#: Signs of a sentence that fit.
_LONGEST: Final = 110


def source(review: Review, site: str, fonts: Sequence[str], say: Phrases, images: Images) -> str:
    """Return the Typst source of a card."""
    book, verdict = review.book, review.verdict
    people = [person.name for person in book.authors or book.editors]
    word = verdict and verdict.word
    rating = verdict.rating if verdict else None
    # A card among many has no secret: the mark of the disclosure stands above all.
    marks = (disclosures.mark(each.kinds, each.unread, say) for each in review.disclosures)
    name = images.copy(book.cover) if book.cover else None
    cover = (
        typst.call("cover-file", typst.string(name))
        if name
        else typst.call(
            "cover-of-letters",
            typst.string(colour(book.title)),
            keep_all.text(book.title),
            keep_all.text(people[0] if people else ""),
        )
    )
    call = typst.call(
        "card",
        typst.string(say.language.split("-")[0].lower()),
        typst.array(map(typst.string, fonts)),
        keep_all.text(site),
        keep_all.text(" · ".join(marks)),
        keep_all.text(review.title),
        keep_all.text(", ".join(filter(None, (*_first(people), book.publisher)))),
        keep_all.text(cut(first_sentence(verdict.text), _LONGEST) if verdict else ""),
        keep_all.text(say(VERDICTS[word]) if word else ""),
        typst.string(stars(rating, say).stars if rating is not None else ""),
        cover,
    )
    return f"{_template()}\n#{call}\n"


@cache
def _template() -> str:
    return Path(__file__).with_name("card.typ").read_text(encoding="utf-8")


def _first(people: list[str]) -> list[str]:
    return people if len(people) <= _PEOPLE else [*people[:_PEOPLE], "…"]
