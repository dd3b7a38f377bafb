"""What a text is found by: its terms, and how often it has them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from sphinx_reviews.records.texts import Terms
from sphinx_reviews.search.korean.analyser import compounds, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: How often a word of a heading counts, if one of the text counts once.
_HEADING: Final = 3


def terms(texts: Iterable[str], headings: Iterable[str] = ()) -> Terms:
    """Return the terms of *texts*, each a line or more that is composed (NFC), and of *headings*."""
    stems: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    guesses: Counter[str] = Counter()
    length = 0
    for each in (*texts, *(heading for heading in headings for _ in range(_HEADING))):
        found = words(each)
        length += len(found)
        stems.update([stem for word in found for stem in word.stems])
        pairs.update(compounds(each, found))
        guesses.update([guess for word in found for guess in word.guesses])
    return Terms(dict(stems), dict(pairs), dict(guesses), length)


def merged(first: Terms, second: Terms) -> Terms:
    """Return the terms of two texts together."""

    def both(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
        return dict(Counter(one) + Counter(other))

    return Terms(
        both(first.stems, second.stems),
        both(first.compounds, second.compounds),
        both(first.guesses, second.guesses),
        first.length + second.length,
    )


@cache
def terms_of_name(name: str) -> frozenset[str]:
    """Return what a name is found by."""
    found = terms([name])
    return frozenset((*found.stems, *found.compounds, *found.guesses))
