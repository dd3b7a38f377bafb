"""Postings: the entries of each term with their scores, as the browser reads them.

A posting is a number: an entry times :data:`STEPS`, plus a score below that.  Distances
between entries and scores are written apart, since a compressor finds more that repeats in
each than in both together.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

#: Scores are below this.
STEPS: Final = 16
#: The digits of a distance, the lowest first; the last one has its own.
_MORE, _LAST = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BASE: Final = len(_LAST)
_DISTANCE: Final = re.compile(f"[{_MORE}]*[{_LAST}]")
#: The digits of a score.
_SCORES: Final = "0123456789:;<=>?"
#: What the browser must know to read this.
DIGITS: Final = {"more": _MORE, "last": _LAST, "scores": _SCORES}
#: Between the terms of a shard, and between their postings.
_BETWEEN: Final = " "


class Postings(NamedTuple):
    """The postings of a term, as they are written."""

    distances: str
    scores: str


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
        "".join([_SCORES[each % STEPS] for each in postings]),
    )


def read(postings: Postings) -> Iterator[int]:
    """Yield the postings that :func:`written` wrote."""
    entry = 0
    for distance, score in zip(_DISTANCE.findall(postings.distances), postings.scores, strict=True):
        entry += _number(distance)
        yield entry * STEPS + _SCORES.index(score)


@cache
def _number(digits: str) -> int:
    values = (*map(_MORE.index, digits[:-1]), _LAST.index(digits[-1]))
    return sum(each * _BASE**place for place, each in enumerate(values))


def changed(postings: Postings | None, changes: Sequence[int]) -> Postings | None:
    """Return the postings of a term after some changes; none if no entry has it any more.

    :param changes: postings in order; one with the score 0 is removed.
    """
    if postings is None:
        return written(changes) if changes else None
    found = {each // STEPS: each for each in (*read(postings), *changes)}
    left = sorted([each for each in found.values() if each % STEPS])
    return written(left) if left else None


def size(term: str, found: Postings) -> int:
    """Return the characters that a term takes in a shard."""
    return len(term) + len(found.distances) + len(found.scores) + 3 * len(_BETWEEN)


def columns(terms: Mapping[str, Postings]) -> list[str]:
    """Return the content of a shard: terms, their distances and their scores."""
    listed = (
        terms,
        (each.distances for each in terms.values()),
        (each.scores for each in terms.values()),
    )
    return [_BETWEEN.join(each) for each in listed]


def read_columns(content: Sequence[str]) -> dict[str, Postings]:
    """Return the terms of a shard with their postings; what follows the columns is passed over."""
    terms, found, scores = (each.split(_BETWEEN) for each in content[:3])
    return dict(zip(terms, map(Postings, found, scores), strict=True))
