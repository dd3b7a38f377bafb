"""Which names are of one thing, by their sound and their spaces."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language import sounds
from sphinx_reviews.records.names import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

#: Of two names that sound as much like a third, one is hardly better.
_MARGIN: Final = 0.03
#: What it counts that two names are tags of the same page.
_TOGETHER: Final = 0.05


class Alike(NamedTuple):
    """A name in Hangul and one in Latin letters that sound alike."""

    korean: str
    latin: str
    #: 0 to 1.
    likeness: float


def joined(name: str) -> str:
    """Return the form that a name has however it is spaced."""
    return re.sub(r"[ -]+", "", key(name))


def by_sound(
    korean: Iterable[str], latin: Iterable[str], are_together: Callable[[str, str], bool]
) -> list[Alike]:
    """Return the names that sound alike; each is the best for the other, or nearly so.

    :param are_together: whether two names are tags of one page, which decides ties.
    """
    found = list(_alike(korean, latin))
    scores = {
        each: each.likeness + _TOGETHER * are_together(each.korean, each.latin) for each in found
    }
    best: dict[str, float] = {}
    for each, score in scores.items():
        for name in (each.korean, each.latin):
            best[name] = max(score, best.get(name, 0))
    return [
        each
        for each, score in scores.items()
        if score + _MARGIN >= max(best[each.korean], best[each.latin])
    ]


def _alike(korean: Iterable[str], latin: Iterable[str]) -> Iterator[Alike]:
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for name in latin:
        for each in sounds.keys(name):
            by_key[each].append(name)
    for name in korean:
        for other in {each for found in sounds.keys(name) for each in by_key.get(found, ())}:
            if sounds.is_alike(name, other):
                yield Alike(name, other, sounds.likeness(name, other))


def phrases(
    alike: Iterable[Alike], korean: Mapping[str, object], latin: Iterable[str]
) -> Iterator[Alike]:
    """Yield the phrases that are alike word by word.

    :param alike: the words that are.
    """
    meant: defaultdict[str, list[Alike]] = defaultdict(list)
    for each in alike:
        meant[key(each.latin)].append(each)
    for phrase in latin:
        words = phrase.split()
        if len(words) == 1 or not all(key(word) in meant for word in words):
            continue
        readings = [("", 1.0)]
        for word in words:
            readings = [
                (f"{before} {each.korean}".strip(), min(score, each.likeness))
                for before, score in readings
                for each in meant[key(word)]
            ]
        yield from (Alike(name, phrase, score) for name, score in readings if name in korean)
