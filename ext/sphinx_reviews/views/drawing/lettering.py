"""Estimated width of text in a sans serif: SVG is laid out before its font is known."""

from __future__ import annotations

import unicodedata
from functools import cache


def text_width(text: str, size: float) -> float:
    """Return the estimated width of *text* in bold letters of *size*, in the unit of *size*."""
    return size * sum(map(_em, text))


def clipped(text: str, size: float, measure: float) -> str:
    """Return *text*, cut with an ellipsis if it is wider than *measure*."""
    if text_width(text, size) <= measure:
        return text
    while text and text_width(f"{text}…", size) > measure:
        text = text[:-1]
    return f"{text.rstrip()}…"


@cache
def _em(character: str) -> float:
    """Return the estimated width of a bold sans-serif letter, in em."""
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    if character.isspace() or character in ".,:;'’|!il()[]/":
        return 0.33
    if character.isupper() or character in "mwMW@%&":
        return 0.74
    return 0.6
