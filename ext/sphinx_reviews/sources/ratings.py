"""Ratings as people write them: 4/5, 8/10, ★★★★☆, 4.5점."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER: Final = r"\d{1,3}(?:[.,]\d{1,2})?"
_OF: Final = re.compile(
    rf"({_NUMBER})\s*(?:점|stars?)?\s*(?:/|out of|of)\s*({_NUMBER})(?:\s*(?:점|stars?))?"
)
_ALONE: Final = re.compile(rf"({_NUMBER})\s*(%|점|stars?)?", re.IGNORECASE)
_FULL: Final = "★⭐🌟"
_HALF: Final = "½⯨⯪"
_EMPTY: Final = "☆✩✰"
_STARS: Final = re.compile(
    rf"([{_FULL}][\ufe0f\s]*){{1,5}}([{_HALF}]|반|\.5)?\s*([{_EMPTY}]\s*){{0,4}}"
)
_LABEL: Final = r"(?:내\s*)?(?:평점|별점|점수)|(?:my\s+)?(?:rating|score)|stars"
#: A line such as ``평점: ★★★★☆ (4/5)``, or one that consists of stars.
_LINE: Final = re.compile(
    rf"^[ \t>|]*(?:[-*+•·▪▶✔][ \t]*)?(?:\*\*|__)?[\[【]?(?:{_LABEL})[\]】]?(?:\*\*|__)?"
    r"[ \t]*[:：|][ \t]*(?:\*\*[ \t]*)?(?P<value>[^\n|]{1,40})"
    rf"|^[ \t>*]*(?P<stars>[{_FULL}][{_FULL}{_HALF}{_EMPTY}\ufe0f ]{{0,9}})[ \t*]*$",
    re.MULTILINE | re.IGNORECASE,
)
_BEST: Final = 5.0


def read(written: str, best: float = _BEST) -> float | None:
    """Return a rating of 5; None if it cannot be read, or says nothing.

    :param best: the best rating, where the text does not say it; 5, 10 or 100.
    """
    text = written.strip(" *_`()[]")
    if stars := _STARS.match(text):
        full = sum(text[: stars.end()].count(each) for each in _FULL)
        return full + 0.5 if stars[2] else float(full)
    if of := _OF.match(text):
        value, best = _number(of[1]), _number(of[2])
    elif alone := _ALONE.fullmatch(text):
        value, best = _number(alone[1]), 100.0 if alone[2] == "%" else best
    else:
        return None
    if not 0 < value <= best:
        return None
    return value / best * _BEST


def rounded(rating: float) -> float:
    """Return a rating in half steps; quarters are rounded up."""
    return max(0.5, math.floor(rating * 2 + 0.5) / 2)


def best(written: Iterable[str]) -> float:
    """Return the best rating of the scale that numbers are on: 5, 10 or 100."""
    matches = (_ALONE.fullmatch(each.strip()) for each in written)
    numbers = [_number(match[1]) for match in matches if match and match[2] != "%"]
    return next(
        (scale for scale in (_BEST, 10.0, 100.0) if max(numbers, default=0) <= scale), _BEST
    )


def stated(text: str) -> float | None:
    """Return the rating that a line of a text states, if one does."""
    for line in _LINE.finditer(text):
        if (value := read(line["value"] or line["stars"])) is not None:
            return value
    return None


def _number(text: str) -> float:
    return float(text.replace(",", "."))
