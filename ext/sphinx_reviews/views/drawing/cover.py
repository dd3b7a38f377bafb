"""The typographic stand-in for a book without a cover: title and author, set as SVG.

The layout is computed here, because an SVG cannot break lines by itself: words
stay whole, the letters shrink until the title fits.
"""

from __future__ import annotations

import hashlib
from typing import Final

from markupsafe import escape

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
    """Return SVG markup, 2 to 3, that shows *title* and *author*; the same for the same words."""
    size, lines = _fit(title)
    first, *others = (escape(line) for line in lines)
    spans = f'<tspan x="{_MARGIN}">{first}</tspan>' + "".join(
        f'<tspan x="{_MARGIN}" dy="{_LEADING}em">{line}</tspan>' for line in others
    )
    by = escape(_clip(author, _AUTHOR_SIZE))
    return (
        f'<svg class="rv-cover rv-stand-in" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        ' aria-hidden="true" focusable="false" xmlns="http://www.w3.org/2000/svg">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{colour(title)}"/>'
        f'<rect width="6" height="{_HEIGHT}" fill="#000" fill-opacity=".22"/>'
        f'<rect x="{_MARGIN}" y="30" width="42" height="4" fill="#fff" fill-opacity=".8"/>'
        f'<g fill="#fff"><text y="{_TITLE_TOP + size * 0.9:.0f}" font-size="{size}"'
        f' font-weight="700">{spans}</text><text x="{_MARGIN}" y="{_AUTHOR_BASELINE}"'
        f' font-size="{_AUTHOR_SIZE}" fill-opacity=".9">{by}</text></g></svg>\n'
    )


def colour(title: str) -> str:
    """Return the colour of a book without a cover, as ``#rrggbb``."""
    digest = hashlib.blake2b(title.encode(), digest_size=2).digest()
    return _COLOURS[int.from_bytes(digest) % len(_COLOURS)]


def _fit(title: str) -> tuple[int, list[str]]:
    """Return the largest size at which the title fits with whole words, and its lines."""
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
    """Cut a word that is wider than the cover into pieces that are not."""
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
