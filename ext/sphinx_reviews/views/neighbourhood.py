"""The neighbours of one concept as a drawing: broader above, narrower below, others beside.

Its text alternative is the adjacent list of facts, which names the same concepts.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.html import template
from sphinx_reviews.nodes import html_fragment
from sphinx_reviews.views.drawing.lettering import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.views.base import Page

_LETTERS, _HEIGHT = 14, 30
_PADDING, _GAP, _BETWEEN_ROWS = 12, 12, 44
#: Distance from the concept to those beside it.
_ARM: Final = 40
#: Wider rows are broken.
_ROW: Final = 400
#: How many concepts there is room for on each side.
_ASIDE: Final = 3


class Neighbours(NamedTuple):
    """A concept and those around it."""

    name: str
    broader: tuple[Target, ...]
    narrower: tuple[Target, ...]
    related: tuple[Target, ...]
    together: tuple[Target, ...]


class _Pill(NamedTuple):
    target: Target | None
    text: str
    relation: str
    #: Left (from the centre of the concept), top and width in pixels.
    x: int
    y: int
    width: int

    @property
    def middle(self) -> int:
        """Its centre, in pixels from the centre of the concept."""
        return self.x + self.width // 2


def neighbourhood(neighbours: Neighbours, page: Page) -> list[nodes.Node]:
    """Return the drawing on HTML pages, if there is anything to draw."""
    if not page.is_paged or not any(neighbours[1:]):
        return []
    records = (neighbours, page.say)
    return [html_fragment("", records=records, docname=page.docname, write=_svg)]


def _svg(records: tuple[Neighbours, Phrases], addresses: Addresses) -> str:
    neighbours, say = records
    beside = {
        target.title: (target, relation)
        for relation, targets in (
            ("together", neighbours.together),
            ("related", neighbours.related),
        )
        for target in targets
        if target not in neighbours.broader + neighbours.narrower
    }
    # Related concepts come last in the dictionary, and are placed first.
    aside = list(reversed(beside.values()))[: 2 * _ASIDE]
    left, right = aside[::2], aside[1::2]
    above, below = _rows(neighbours.broader), _rows(neighbours.narrower)
    tall = max(len(left), len(right), 1)
    middle = len(above) * (_HEIGHT + _BETWEEN_ROWS)
    centre = middle + (tall - 1) * (_HEIGHT + _GAP) // 2
    own = _pill_width(neighbours.name)
    hub = _Pill(None, neighbours.name, "self", -own // 2, centre, own)
    pills = [
        *_placed(above, "broader", 0),
        *_column(left, hub, is_right=False),
        *_column(right, hub, is_right=True),
        *_placed(below, "narrower", middle + tall * (_HEIGHT + _GAP) - _GAP + _BETWEEN_ROWS),
    ]
    everything = [hub, *pills]
    start = min(pill.x for pill in everything)
    return template("views/templates/neighbourhood.svg").render(
        hub=hub,
        pills=pills,
        start=start,
        width=max(pill.x + pill.width for pill in everything) - start,
        bottom=max(pill.y for pill in everything) + _HEIGHT,
        height=_HEIGHT,
        letters=_LETTERS,
        addresses=addresses,
        say=say,
    )


def _pill_width(text: str) -> int:
    return round(text_width(text, _LETTERS)) + 2 * _PADDING


def _rows(targets: Sequence[Target]) -> list[list[Target]]:
    """Break concepts into rows that fit the drawing."""
    rows: list[list[Target]] = []
    room = 0
    for target in targets:
        width = _pill_width(target.title) + _GAP
        if not rows or width > room:
            rows.append([])
            room = _ROW + _GAP
        rows[-1].append(target)
        room -= width
    return rows


def _placed(rows: list[list[Target]], relation: str, top: int) -> list[_Pill]:
    return list(
        chain.from_iterable(
            _row(row, relation, top + number * (_HEIGHT + _GAP)) for number, row in enumerate(rows)
        )
    )


def _row(row: list[Target], relation: str, y: int) -> list[_Pill]:
    widths = [_pill_width(target.title) for target in row]
    x = -(sum(widths) + _GAP * (len(row) - 1)) // 2
    pills = []
    for target, width in zip(row, widths, strict=True):
        pills.append(_Pill(target, target.title, relation, x, y, width))
        x += width + _GAP
    return pills


def _column(column: list[tuple[Target, str]], hub: _Pill, *, is_right: bool) -> list[_Pill]:
    top = hub.y - (len(column) - 1) * (_HEIGHT + _GAP) // 2
    pills = []
    for number, (target, relation) in enumerate(column):
        width = _pill_width(target.title)
        x = hub.x + hub.width + _ARM if is_right else hub.x - _ARM - width
        y = top + number * (_HEIGHT + _GAP)
        pills.append(_Pill(target, target.title, relation, x, y, width))
    return pills
