"""What joins a review to those to read with it, as a drawing: from it to what it shares with them.

Its text alternative is the adjacent list of reviews, which gives the reasons in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.html import template
from sphinx_reviews.nodes import html_fragment
from sphinx_reviews.views.drawing.lettering import clipped, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.views.base import Page

_LETTERS, _HEIGHT, _PADDING, _PITCH = 13, 30, 11, 42
#: Between the review and what it shares, and between that and the others.
_NEAR, _FAR = 30, 56
#: The widest name and title, in pixels.
_NAME, _TITLE = 130, 176
#: With fewer reviews there is nothing to see that the list does not say.
_FEWEST: Final = 2


class Tie(NamedTuple):
    """A concept or skill that a review shares with others."""

    subject: Target
    #: Positions among the others.
    reviews: tuple[int, ...]


class _Pill(NamedTuple):
    target: Target
    text: str
    y: int


class _Column(NamedTuple):
    pills: list[_Pill]
    x: int
    width: int


def ties(shared: tuple[Tie, ...], reviews: tuple[Target, ...], page: Page) -> list[nodes.Node]:
    """Return the drawing on HTML pages, if there is anything to draw."""
    if not page.is_paged or len(reviews) < _FEWEST:
        return []
    # Beside the reviews that they lead to, so that few lines cross.
    ordered = sorted(shared, key=lambda each: sum(each.reviews) / len(each.reviews))
    records = (tuple(ordered), reviews, page.say)
    return [html_fragment("", records=records, docname=page.docname, write=_svg)]


def _svg(records: tuple[tuple[Tie, ...], tuple[Target, ...], Phrases], addresses: Addresses) -> str:
    shared, reviews, say = records
    height = max(len(shared), len(reviews)) * _PITCH - (_PITCH - _HEIGHT)
    own = say("This review")
    own_width = _width(own)
    subjects = _column([each.subject for each in shared], own_width + _NEAR, _NAME, height)
    others = _column(reviews, subjects.x + subjects.width + _FAR, _TITLE, height)
    return template("views/templates/ties.svg").render(
        own=own,
        own_width=own_width,
        subjects=subjects,
        others=others,
        edges=[(number, other) for number, each in enumerate(shared) for other in each.reviews],
        width=others.x + others.width,
        height=height,
        level=_HEIGHT // 2,
        letters=_LETTERS,
        addresses=addresses,
        say=say,
    )


def _width(text: str) -> int:
    return round(text_width(text, _LETTERS)) + 2 * _PADDING


def _column(targets: Sequence[Target], x: int, widest: int, height: int) -> _Column:
    """Return things below each other, in the middle of the drawing's height."""
    top = (height - (len(targets) * _PITCH - (_PITCH - _HEIGHT))) // 2
    pills = [
        _Pill(target, clipped(target.title, _LETTERS, widest), top + number * _PITCH)
        for number, target in enumerate(targets)
    ]
    return _Column(pills, x, max(_width(pill.text) for pill in pills))
