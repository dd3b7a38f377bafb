"""The typographic stand-in for a book without a cover: title and author, set as SVG.

The layout is computed here, because SVG cannot break lines: words stay whole, and
the letters shrink until the title fits.
"""

from __future__ import annotations

import hashlib
from typing import Final

from sphinx_reviews.html import template
from sphinx_reviews.views.drawing.lettering import text_width

_WIDTH, _HEIGHT, _MARGIN = 200, 300, 20
_MEASURE: Final = _WIDTH - 2 * _MARGIN
_TITLE_TOP, _TITLE_BOTTOM, _AUTHOR_BASELINE = 52, 242, 276
_TITLE_SIZES: Final = (27, 24, 21, 18, 16, 14, 12)
_AUTHOR_SIZE, _LEADING = 13, 1.32
_ELLIPSIS: Final = "…"

#: Dark enough for white letters at 7:1 or better.
_COLOURS: Final = (
    "#1f4e5f",
    "#5b3a6b",
    "#2f4b7c",
    "#6b3a3a",
    "#33523a",
    "#5a4a2a",
    "#3d3d5c",
    "#7a3552",
)


def stand_in(title: str, author: str) -> str:
    """Return SVG markup, 2:3, that shows *title* and *author*; deterministic."""
    size, lines = _fit(title)
    drawn = template("views/templates/cover.svg").render(
        width=_WIDTH,
        height=_HEIGHT,
        margin=_MARGIN,
        colour=colour(title),
        size=size,
        leading=_LEADING,
        lines=lines,
        first_baseline=f"{_TITLE_TOP + size * 0.9:.0f}",
        author=_clip(author, _AUTHOR_SIZE),
        author_size=_AUTHOR_SIZE,
        author_baseline=_AUTHOR_BASELINE,
    )
    return f"{drawn}\n"


def colour(title: str) -> str:
    """Return the colour of a book without a cover, as ``#rrggbb``."""
    digest = hashlib.blake2b(title.encode(), digest_size=2).digest()
    return _COLOURS[int.from_bytes(digest) % len(_COLOURS)]


def _fit(title: str) -> tuple[int, list[str]]:
    """Return the largest size at which the title fits without breaking words, and its lines."""
    for size in _TITLE_SIZES:
        lines = _broken(title.split(), size)
        room = int((_TITLE_BOTTOM - _TITLE_TOP) / (size * _LEADING))
        if len(lines) <= room and all(text_width(line, size) <= _MEASURE for line in lines):
            return size, lines
    size = _TITLE_SIZES[-1]
    room = int((_TITLE_BOTTOM - _TITLE_TOP) / (size * _LEADING))
    lines = _broken([part for word in title.split() for part in _chopped(word, size)], size)
    if len(lines) > room:
        lines = [*lines[: room - 1], _clip(" ".join(lines[room - 1 :]), size)]
    return size, lines


def _broken(words: list[str], size: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and text_width(f"{lines[-1]} {word}", size) <= _MEASURE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _chopped(word: str, size: int) -> list[str]:
    """Cut a word that is wider than the cover into pieces that fit."""
    pieces = [""]
    for character in word:
        if text_width(pieces[-1] + character, size) > _MEASURE:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _clip(text: str, size: int) -> str:
    if text_width(text, size) <= _MEASURE:
        return text
    while text and text_width(text + _ELLIPSIS, size) > _MEASURE:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS
