"""Which names are of one thing, by their sound and their spaces."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language import sounds
from sphinx_reviews.records.names import key

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

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
    scores = {
        each: each.likeness + _TOGETHER * are_together(each.korean, each.latin)
        for each in _alike(korean, latin)
    }
    best_of_korean: dict[str, float] = {}
    best_of_latin: dict[str, float] = {}
    for each, score in scores.items():
        best_of_korean[each.korean] = max(score, best_of_korean.get(each.korean, 0))
        # A word may have several spellings in Hangul, only one of which is a tag.
        best_of_latin[each.latin] = max(each.likeness, best_of_latin.get(each.latin, 0))
    return sorted(
        each
        for each, score in scores.items()
        if score + _MARGIN >= best_of_korean[each.korean]
        and each.likeness + _MARGIN >= best_of_latin[each.latin]
    )


def _alike(korean: Iterable[str], latin: Iterable[str]) -> Iterator[Alike]:
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for name in latin:
        for each in sounds.keys(name):
            by_key[each].append(name)
    for name in korean:
        for other in {each for found in sounds.keys(name) for each in by_key.get(found, ())}:
            if sounds.is_alike(name, other):
                yield Alike(name, other, sounds.likeness(name, other))


def phrases(words: Iterable[str], korean: Container[str], latin: Iterable[str]) -> Iterator[Alike]:
    """Yield the phrases that are alike word by word: 스프링 부트 and Spring Boot.

    :param words: what the phrases in Hangul are made of.
    :param korean: the phrases in Hangul.
    """
    several = [phrase for phrase in latin if " " in phrase]
    parts = dict.fromkeys(part for phrase in several for part in phrase.split())
    meant: defaultdict[str, list[Alike]] = defaultdict(list)
    for each in _alike(words, parts):
        meant[each.latin].append(each)
    for phrase in several:
        readings = [("", 1.0)]
        for part in phrase.split():
            readings = [
                (f"{before} {each.korean}".strip(), min(score, each.likeness))
                for before, score in readings
                for each in meant[part]
            ]
        yield from (Alike(name, phrase, score) for name, score in readings if name in korean)
