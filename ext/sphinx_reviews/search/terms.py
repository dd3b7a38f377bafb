"""What a text is found by: its terms, and how often it has them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from sys import intern
from typing import TYPE_CHECKING, Final, NamedTuple

from .analyser import compounds, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: How much a word of a heading counts, if one of the text counts 1.
_HEADING: Final = 3


class Terms(NamedTuple):
    """The terms of a text, and how often it has them."""

    #: Nouns and verbs, by their stems.
    stems: Mapping[str, int]
    #: Neighbours as one word.
    compounds: Mapping[str, int]
    #: Verbs that words may be forms of.
    guesses: Mapping[str, int]
    #: Number of words.
    length: int


def terms(texts: Iterable[str], headings: Iterable[str] = ()) -> Terms:
    """Return the terms of *texts*, each a line or more that is composed (NFC), and of *headings*."""
    stems: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    guesses: Counter[str] = Counter()
    length = 0
    for weight, each in [(1, text) for text in texts] + [(_HEADING, text) for text in headings]:
        found = words(each)
        length += len(found)
        for word in found:
            for stem in word.stems:
                stems[intern(stem)] += weight
            for guess in word.guesses:
                guesses[intern(guess)] += weight
        for pair in compounds(each, found):
            pairs[intern(pair)] += weight
    return Terms(dict(stems), dict(pairs), dict(guesses), length)


@cache
def terms_of_name(name: str) -> Terms:
    """Return what a name is found by."""
    return terms([name])
