"""The terms that a text is found by, how often each occurs, and where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language.sentences import END
from sphinx_reviews.records.texts import ZONES, Part, Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_reviews.language.analyser import Analyser

_STEMS, _GUESSES, _START = map(attrgetter, ("stems", "guesses", "start"))

NO_TERMS: Final = Terms({}, {}, {}, {}, 0)
#: How many times a word of a heading counts, if one of the text counts once.
_HEADING: Final = 3
#: The end of a sentence, of a paragraph, or of a line of code.
_END: Final = re.compile(rf"(?:{END})\n?|\n")


def terms(analyser: Analyser, parts: Sequence[Part]) -> Terms:
    """Return the terms of the sections of a text."""
    stems: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    guesses: Counter[str] = Counter()
    places: dict[str, int] = {}
    length = 0
    given: dict[tuple[str, ...], None] = {}
    for text, zones, times in _zoned(parts):
        words = analyser.words(text)
        length += times * len(words)
        given |= dict.fromkeys(analyser.given(text, words))
        starts = [*map(_START, words)]
        begin = 0
        for zone, end in zones:
            next_ = bisect_left(starts, end, begin)
            inside, begin = words[begin:next_], next_
            found = (
                (stems, [*chain.from_iterable(map(_STEMS, inside))]),
                (pairs, analyser.compounds(text, inside)),
                (guesses, [*chain.from_iterable(map(_GUESSES, inside))]),
            )
            bit = 1 << zone
            for counter, listed in found:
                counter.update(listed * times)
                for term in {*listed}:
                    places[term] = places.get(term, 0) | bit
    return Terms(stems, pairs, guesses, places, length, [*given])


def _zoned(parts: Iterable[Part]) -> Iterator[tuple[str, Iterable[tuple[int, int]], int]]:
    """Yield titles and texts: each with its zones and their ends, and how many times it counts.

    A title is in the zone of the sentence after it.
    """
    sentences = [(part, [match.end() for match in _END.finditer(part.text)]) for part in parts]
    number = sum(len(ends) + 1 for _, ends in sentences)

    def zone(sentence: int) -> int:
        return sentence * ZONES // max(number, ZONES)

    before = 0
    for part, ends in sentences:
        yield part.title, [(zone(before), len(part.title))], _HEADING
        zones = {zone(n): end for n, end in enumerate((*ends, len(part.text)), before)}
        yield part.text, zones.items(), 1
        before += len(ends) + 1


def merged(first: Terms, second: Terms) -> Terms:
    """Return the terms of two texts together."""
    zones = {
        term: first.zones.get(term, 0) | second.zones.get(term, 0)
        for term in {**first.zones, **second.zones}
    }
    return Terms(
        Counter(first.stems) + Counter(second.stems),
        Counter(first.compounds) + Counter(second.compounds),
        Counter(first.guesses) + Counter(second.guesses),
        zones,
        first.length + second.length,
        [*first.given, *second.given],
    )


@cache
def terms_of_name(analyser: Analyser, name: str) -> frozenset[str]:
    """Return the terms that a name is found by."""
    found = terms(analyser, [Part("", "", name)])
    return frozenset(found.zones)
