"""Drawn covers as SVG: what Typst, e-readers and browsers all draw alike, with letters as text.

The layout is computed here, because SVG cannot break lines: words stay whole, and the
letters shrink until the title fits.  Colours are written out; a page may override them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.html import template
from sphinx_reviews.library.covers import COLUMNS, ROWS
from sphinx_reviews.palette import HUES, LIT, PAPER
from sphinx_reviews.views.drawing.lettering import clipped, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_reviews.library.covers import Cell, Cover, Patch

#: From one cell to the next, and the side of a cell by its size.
_STEP, _SIDES = 19, (8, 12, 16)
#: The same where a cover is so small that the cells would be dust.
_THUMB_SIDES: Final = (10, 13, 17)
_LARGEST: Final = 16
#: The grid on a cover.
_LEFT, _TOP = 16, 119
#: What the title may fill.
_MEASURE, _TITLE_TOP, _TITLE_HEIGHT = 166, 17, 95
_TITLE_SIZES: Final = (27, 24, 21, 18.5, 16, 14, 12)
_LEADING, _AUTHOR_SIZE = 1.3, 11.5
#: In characters; there is no room for more, and measuring takes time.
_LONGEST: Final = 200


def drawn(cover: Cover, *, is_thumb: bool = False) -> str:
    """Return the SVG of a cover, 2:3; without its image, if it has one.

    :param is_thumb: whether it is shown narrower than 80 px: of the title it has the first
        letter only.
    """
    size, lines = (76, [cover.title[:1]]) if is_thumb else _fit(cover.title[:_LONGEST])
    sides = _THUMB_SIDES if is_thumb else _SIDES
    lit = [cell for cell in cover.cells if (cell.column, cell.row) == cover.lit]
    others = [cell for cell in cover.cells if (cell.column, cell.row) != cover.lit]
    top = 92 if is_thumb else _TITLE_TOP + size * 0.9
    return template("views/templates/cover.svg").render(
        cover=cover,
        hue=HUES[cover.area],
        paper=PAPER,
        lit_colour=LIT,
        size=size,
        lines=[
            (f"{top + number * size * _LEADING:.4g}", line) for number, line in enumerate(lines)
        ],
        author="" if is_thumb else clipped(cover.author[:_LONGEST], _AUTHOR_SIZE, _MEASURE),
        author_size=_AUTHOR_SIZE,
        dots="" if is_thumb else _DOTS,
        cells="".join(_square(cell, sides[cell.size - 1], _LEFT, _TOP) for cell in others),
        lit="".join(_square(cell, sides[-1], _LEFT, _TOP) for cell in lit),
    )


def _square(cell: Cell, side: int, left: int = 0, top: int = 0) -> str:
    """Return a path around the middle of a cell."""
    inset = (_LARGEST - side) / 2
    x, y = left + cell.column * _STEP + inset, top + cell.row * _STEP + inset
    return f"M{x:.4g} {y:.4g}h{side}v{side}h-{side}z"


#: The empty cells, as dashed lines.
_DOTS: Final = "".join(
    f"M{_LEFT + 7} {_TOP + 8 + row * _STEP}h{COLUMNS * _STEP - 16}" for row in range(ROWS)
)


# -- the library -------------------------------------------------------------


def drawn_library(patches: Iterable[Patch]) -> str:
    """Return the SVG of the library's own fingerprint, a dot for each cell that is empty."""
    by_area: dict[int, str] = {}
    filled = set()
    for cell, area in patches:
        filled.add((cell.column, cell.row))
        by_area[area] = by_area.get(area, "") + _square(cell, _SIDES[cell.size - 1])
    dots = "".join(
        f"M{column * _STEP + 7} {row * _STEP + 7}h2v2h-2z"
        for column in range(COLUMNS)
        for row in range(ROWS)
        if (column, row) not in filled
    )
    return template("views/templates/library.svg").render(
        width=(COLUMNS - 1) * _STEP + _LARGEST,
        height=(ROWS - 1) * _STEP + _LARGEST,
        dots=dots,
        paths=[(area, HUES[area].ground, path) for area, path in sorted(by_area.items())],
    )


# -- lettering ---------------------------------------------------------------


def _fit(title: str) -> tuple[float, list[str]]:
    """Return the largest size at which the title fits without breaking words, and its lines."""
    words = title.split()
    for size in _TITLE_SIZES:
        lines = _broken(words, size)
        if len(lines) <= _room(size) and all(text_width(each, size) <= _MEASURE for each in lines):
            return size, _balanced(words, size, lines)
    size = _TITLE_SIZES[-1]
    lines = _broken([clipped(word, size, _MEASURE) for word in words], size)
    if len(lines) > _room(size):
        # Joined with what follows, the last line is too long, and so is cut.
        last = _room(size) - 1
        lines = [*lines[:last], clipped(" ".join(lines[last:]), size, _MEASURE)]
    return size, lines


def _room(size: float) -> int:
    """Return how many lines of a size there are room for."""
    return int(_TITLE_HEIGHT / (size * _LEADING))


def _broken(words: Sequence[str], size: float, measure: float = _MEASURE) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and text_width(f"{lines[-1]} {word}", size) <= measure:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _balanced(words: Sequence[str], size: float, lines: list[str]) -> list[str]:
    """Return as many lines as there are, as equal in length as words allow."""
    for part in range(8, 16):
        narrower = _broken(words, size, _MEASURE * part / 16)
        if len(narrower) == len(lines):
            return narrower
    return lines
