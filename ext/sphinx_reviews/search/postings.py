"""Postings: the entries of each term with their scores and zones, as the browser reads them.

A posting is a number: an entry times :data:`STEPS`, plus a weight below that, which is a
score with the zones of the text.  Distances between entries, scores and zones are written
apart, since a compressor finds more that repeats in each than in all together.
"""

from __future__ import annotations

import re
import string
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.texts import ZONES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

#: Scores are below this.
SCORES: Final = 16
#: Weights are below this.
STEPS: Final = SCORES << ZONES
#: The zones of what is everywhere in an entry, such as its title.
EVERYWHERE: Final = (1 << ZONES) - 1
#: A term in more zones is taken as one that is everywhere.
_MOST_ZONES: Final = ZONES // 4
#: The weight of each set of zones.
_WEIGHTS: Final = [
    SCORES * (EVERYWHERE if zones.bit_count() > _MOST_ZONES else zones)
    for zones in range(1 << ZONES)
]
#: The digits of a distance, the lowest first; the last one has its own.
_MORE, _LAST = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BASE: Final = len(_LAST)
_DISTANCE: Final = re.compile(f"[{_MORE}]*[{_LAST}]")
#: The digits of a score.
_SCORES: Final = "0123456789:;<=>?"
#: The two digits of zones, the lower first.
_ZONES: Final = string.ascii_letters + string.digits + "-_"
#: What the browser must know to read this.
DIGITS: Final = {"more": _MORE, "last": _LAST, "scores": _SCORES, "zones": _ZONES}
#: Between the terms of a shard, and between their postings.
_BETWEEN: Final = " "


class Postings(NamedTuple):
    """The postings of a term, as they are written."""

    distances: str
    scores: str
    zones: str


def weight(score: int, zones: int) -> int:
    """Return what a posting says of a term in an entry.

    :param score: above 0, and below :data:`SCORES`.
    :param zones: the bits of those that the term is in.
    """
    return score + _WEIGHTS[zones]


def distances(entries: Iterable[int]) -> str:
    """Return the distance of each entry from the one before it; entries are in order."""
    return "".join([_digits(entry - before) for before, entry in pairwise((0, *entries))])


@cache
def _digits(distance: int) -> str:
    found = ""
    while distance >= _BASE:
        found += _MORE[distance % _BASE]
        distance //= _BASE
    return found + _LAST[distance]


def written(postings: Sequence[int]) -> Postings:
    """Return postings, which are in order, as they are written."""
    return Postings(
        distances([each // STEPS for each in postings]),
        "".join([_SCORES[each % SCORES] for each in postings]),
        "".join([_written_zones(each % STEPS // SCORES) for each in postings]),
    )


@cache
def _written_zones(zones: int) -> str:
    high, low = divmod(zones, len(_ZONES))
    return _ZONES[low] + _ZONES[high]


def read(postings: Postings) -> Iterator[int]:
    """Yield the postings that :func:`written` wrote."""
    entry = 0
    low, high = (map(_ZONES.index, postings.zones[digit::2]) for digit in (0, 1))
    columns = (_DISTANCE.findall(postings.distances), postings.scores, low, high)
    for distance, score, first, second in zip(*columns, strict=True):
        entry += _number(distance)
        zones = first + len(_ZONES) * second
        yield entry * STEPS + SCORES * zones + _SCORES.index(score)


@cache
def _number(digits: str) -> int:
    values = (*map(_MORE.index, digits[:-1]), _LAST.index(digits[-1]))
    return sum(each * _BASE**place for place, each in enumerate(values))


def changed(postings: Postings | None, changes: Sequence[int]) -> Postings | None:
    """Return the postings of a term after some changes; none if no entry has it any more.

    :param changes: postings in order; one with the weight 0 is removed.
    """
    if postings is None:
        return written(changes) if changes else None
    found = {each // STEPS: each for each in (*read(postings), *changes)}
    left = sorted([each for each in found.values() if each % STEPS])
    return written(left) if left else None


def size(term: str, found: Postings) -> int:
    """Return the characters that a term takes in a shard, but for its zones."""
    return len(term) + len(found.distances) + len(found.scores) + 3 * len(_BETWEEN)


def columns(terms: Mapping[str, Postings]) -> list[str]:
    """Return the columns of a shard: its terms, and each part of their postings."""
    return [_BETWEEN.join(each) for each in (terms, *zip(*terms.values(), strict=True))]


def read_columns(content: Sequence[str]) -> dict[str, Postings]:
    """Return the terms of a shard with their postings."""
    terms, *found = (each.split(_BETWEEN) for each in content)
    return dict(zip(terms, map(Postings, *found), strict=True))
