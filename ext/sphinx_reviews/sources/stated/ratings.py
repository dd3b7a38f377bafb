"""Ratings as people write them: 4/5, 8/10, ★★★★☆, 4.5점."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER: Final = r"\d{1,3}(?:[.,]\d{1,2})?"
_OF: Final = re.compile(
    rf"({_NUMBER})\s*(?:점|stars?)?\s*(?:(?:/|out of|of)\s*|[(（]\s*)({_NUMBER})(?:\s*(?:점\s*만점|점|stars?))?"
)
#: Stars of a keyboard.
_ASTERISKS: Final = re.compile(r"\*{1,5}")
_ALONE: Final = re.compile(rf"({_NUMBER})\s*(%|점|stars?)?[.)]*", re.IGNORECASE)
_FULL: Final = "★⭐🌟"
_HALF: Final = "½⯨⯪"
_EMPTY: Final = "☆✩✰"
_STARS: Final = re.compile(
    rf"([{_FULL}][\ufe0f\s]*){{1,5}}([{_HALF}]|반|\.5)?\s*([{_EMPTY}]\s*){{0,4}}"
)
#: A line that is a rating and nothing else: stars, ``**3/5**``, ``3/5 stars``.
_LINE: Final = re.compile(
    rf"^[ \t>#*_|-]*(?P<stars>[{_FULL}][{_FULL}{_HALF}{_EMPTY}\ufe0f ]{{0,9}}(?:\(?\d[^\n|]{{0,9}})?)[ \t*_|]*$"
    # Stars before a line in words.
    rf"|^[ \t>*_-]*(?P<drawn>[{_FULL}]{{3,5}}[{_HALF}]?[{_EMPTY}]{{0,2}})\s+[^\s{_FULL}]"
    rf"|^[ \t>#]*(?:\*\*|__)(?P<strong>{_NUMBER}\s*(?:/|out of|of)\s*(?:5|10|100)(?:\.0)?(?:\s*(?:stars?|점))?)(?:\*\*|__)[ \t]*$"
    rf"|^[ \t>#*_-]*(?P<spelled>{_NUMBER}\s+out of\s+(?:5|10))[ \t*_.]*$"
    rf"|^[ \t>#*_⭐★-]*(?:[\w ']{{2,20}}[:：]\s*)?(?P<counted>{_NUMBER}\s*(?:(?:/|out of|of)\s*(?:5|10)(?:\.0)?\s*(?:stars?|점)|(?:stars?|점)\s*(?:/|out of|of)\s*(?:5|10)))[ \t*_.]*$",
    re.MULTILINE | re.IGNORECASE,
)
_ROW: Final = re.compile(rf"\s*[{_FULL}][{_FULL}{_HALF}{_EMPTY}\ufe0f ]{{0,9}}[ \t]*(?:\n|\Z)")
#: What a sentence says: 5점 만점에 4점, I give it 4 out of 5 stars.
_SENTENCE: Final = re.compile(
    rf"(?P<best>5|10|100)\s*점\s*만점에?\s*(?:중에?\s*)?(?P<value>{_NUMBER})\s*점"
    rf"|\b(?:g[ia]v(?:e|ing)|rat(?:e|ed|ing))\s+(?:it|this|the)(?:\s+book)?\s+(?:an?\s+)?"
    rf"(?P<given>{_NUMBER}\s*(?:(?:/|out of|of)\s*(?:5|10)|stars?))",
    re.IGNORECASE,
)
#: A rating at the end of a title.
AT_END: Final = re.compile(
    rf"\s*[(\[]?(?P<rating>[{_FULL}][{_FULL}{_HALF}{_EMPTY}\ufe0f]{{0,9}}|{_NUMBER}\s*/\s*(?:5|10))\s*[)\]]?\s*$"
)
_BESIDE: Final = re.compile(rf"\s*[(\[]?\s*({_NUMBER})(?:\s*/\s*5)?\s*[)\]점]*\s*$")
_BEST: Final = 5.0


def read(written: str, best: float = _BEST) -> float | None:
    """Return a rating of 5; None if it cannot be read, or says nothing.

    :param best: the best rating, where the text does not say it; 5, 10 or 100.
    """
    if _ASTERISKS.fullmatch(written.strip()):
        return float(len(written.strip()))
    text = written.strip(" *_`([]")
    if stars := _STARS.match(text):
        full = sum(text[: stars.end()].count(each) for each in _FULL)
        drawn = full + 0.5 if stars[2] else float(full)
        beside = _BESIDE.match(text, stars.end())
        # Where there is no half star, only a number can say it.
        return _number(beside[1]) if beside and 0 < _number(beside[1]) - drawn < 1 else drawn
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
    """Return the rating that a text states on a line of its own, or else in a sentence."""
    for found in _LINE.finditer(text):
        value = read(found[found.lastgroup or 0])
        if value is not None:
            return value
    said = _SENTENCE.search(text)
    return read(said["given"] or f"{said['value']}/{said['best']}") if said else None


def without_row(text: str, rating: float) -> str:
    """Return a text without the row of stars that it begins with, if that says a rating."""
    row = _ROW.match(text)
    value = read(row[0].strip()) if row else None
    return text[row.end() :] if row and value and rounded(value) == rating else text


def in_title(title: str) -> float | None:
    """Return the rating at the end of a title."""
    found = AT_END.search(title)
    return read(found["rating"]) if found else None


def _number(text: str) -> float:
    return float(text.replace(",", "."))
