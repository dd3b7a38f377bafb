"""The neighbours of one concept as a drawing: broader above, narrower below, others between.

Its text alternative is the adjacent list of facts, which names the same concepts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.html import template
from sphinx_reviews.nodes import html_fragment
from sphinx_reviews.views.drawing.edges import MEANINGS, Relation
from sphinx_reviews.views.drawing.lettering import clipped, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.views.base import Page

_LETTERS, _HEIGHT, _PADDING = 13, 30, 11
_GAP, _BETWEEN_ROWS = 10, 16
#: Of the drawing, in pixels: it fits a column at the side, and a phone.
_WIDTH: Final = 336
#: How many concepts are drawn; of the others, the facts tell.
_BROADER, _NARROWER, _ASIDE = 2, 5, 4


class Neighbours(NamedTuple):
    """A concept and those around it."""

    name: str
    broader: tuple[Target, ...]
    narrower: tuple[Target, ...]
    related: tuple[Target, ...]
    together: tuple[Target, ...]

    def drawn(self) -> Neighbours:
        """Return those that are drawn, each once."""
        known = {*self.broader, *self.narrower}
        related = [each for each in self.related if each not in known]
        known |= {*related}
        together = [each for each in self.together if each not in known]
        return self._replace(
            broader=self.broader[:_BROADER],
            narrower=self.narrower[:_NARROWER],
            related=tuple(related[:_ASIDE]),
            # They know each other least, so they fill what room there is.
            together=tuple(together[: _ASIDE if len(self.narrower) < _NARROWER else 0]),
        )


class _Pill(NamedTuple):
    target: Target
    text: str
    relation: Relation
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
    near = neighbours.drawn()
    # From the edge of the drawing towards the concept.
    above = [*_rows(near.broader, Relation.BROADER), *_pairs(near.related, Relation.RELATED)]
    below = [
        *_rows(near.narrower, Relation.BROADER),
        *reversed([*_pairs(near.together, Relation.TOGETHER)]),
    ]
    pitch = _HEIGHT + _BETWEEN_ROWS
    pills = [
        *_placed(above, 0, pitch),
        *_placed(below, (len(above) + len(below)) * pitch, -pitch),
    ]
    text = clipped(near.name, _LETTERS, _WIDTH - 2 * _PADDING)
    return template("views/templates/neighbourhood.svg").render(
        name=near.name,
        text=text,
        own=round(text_width(text, _LETTERS)) + 2 * _PADDING,
        top=len(above) * pitch,
        pills=pills,
        relations=[each for each in Relation if any(pill.relation is each for pill in pills)],
        meanings=MEANINGS,
        width=_WIDTH,
        bottom=(len(above) + len(below)) * pitch + _HEIGHT,
        height=_HEIGHT,
        letters=_LETTERS,
        addresses=addresses,
        say=say,
    )


#: A row of concepts, each with its relation; whether they stand at the two edges.
_Row = tuple[list[tuple["Target", Relation]], bool]


def _rows(targets: Sequence[Target], relation: Relation) -> Iterator[_Row]:
    """Break concepts into rows that fit the drawing."""
    row: list[tuple[Target, Relation]] = []
    room = _WIDTH
    for target in targets:
        width = _pill_width(target.title) + _GAP
        if row and width > room + _GAP:
            yield row, False
            row, room = [], _WIDTH
        row.append((target, relation))
        room -= width
    if row:
        yield row, False


def _pairs(targets: Sequence[Target], relation: Relation) -> Iterator[_Row]:
    """Put concepts at the left and right edge, and a single one in the middle."""
    for first in range(0, len(targets), 2):
        pair = targets[first : first + 2]
        yield [(target, relation) for target in pair], len(targets) > 1


def _pill_width(text: str) -> int:
    shown = clipped(text, _LETTERS, _WIDTH // 2 - _GAP - 2 * _PADDING)
    return round(text_width(shown, _LETTERS)) + 2 * _PADDING


def _placed(rows: Sequence[_Row], top: int, pitch: int) -> Iterator[_Pill]:
    for number, (row, is_apart) in enumerate(rows):
        widths = [_pill_width(target.title) for target, _ in row]
        taken = sum(widths) + _GAP * (len(row) - 1)
        x = -_WIDTH // 2 if is_apart else -taken // 2
        for (target, relation), width in zip(row, widths, strict=True):
            shown = clipped(target.title, _LETTERS, width - 2 * _PADDING + 1)
            yield _Pill(target, shown, relation, x, top + number * pitch, width)
            x = _WIDTH // 2 - widths[-1] if is_apart else x + width + _GAP
