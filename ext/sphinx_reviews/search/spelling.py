"""The words that a misspelt one may be meant for, where the browser finds them.

They are listed twice: by what is left of them when they are misspelt, and by the same read
from its end.  An error that changes the first half leaves a word near its own in the second
list, and one that changes the last half in the first.  Both are a function of the words
alone, and are cut as the shards of the index are.
"""

from __future__ import annotations

from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.search import shards
from sphinx_reviews.search.terms import terms_of_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_reviews.language.analyser import Analyser
    from sphinx_reviews.search.entries import Entry

#: A word of fewer entries may be misspelt itself, unless it is in a name.
_FEWEST: Final = 1
#: The characters of a file before it is coded.
_LIMIT: Final = 4_500
#: As many as there are capital letters after the first.
_MOST_SHARED: Final = 25
#: Likelier than a word of the text, as if so many times more entries had it.
_NAME: Final = 8


#: Beginning of each file -> how likely its words are -> these words.
Listed = dict[str, dict[int, str]]


class Spelling(NamedTuple):
    """The lists, whose words are written as :func:`coded` does."""

    forward: Listed
    backward: Listed


def spelling(counts: Mapping[str, int], entries: Iterable[Entry], analyser: Analyser) -> Spelling:
    """Return the words that may be meant.

    :param counts: term -> number of entries with it.
    """
    named = _named(entries, analyser)
    likely = {
        word: likelihood(counts.get(word, 0) + (_NAME if word in named else 0))
        for word in {*named, *(word for word, number in counts.items() if number >= _FEWEST)}
        if analyser.is_spelled(word)
    }
    found = {word: analyser.skeleton(word) for word in likely}
    return Spelling(
        _cut(((each, word) for word, each in found.items()), likely),
        _cut(((each[::-1], word) for word, each in found.items()), likely),
    )


def likelihood(number: int) -> int:
    """Return how likely a word of so many entries is meant, as a digit: an order of magnitude."""
    return min(9, number.bit_length())


def _named(entries: Iterable[Entry], analyser: Analyser) -> set[str]:
    """Return the words of the names of books, concepts, skills and people."""
    return {
        term
        for entry in entries
        for name in (entry.title, *entry.names, *entry.people)
        for term in terms_of_name(analyser, name)
    }


def _cut(words: Iterable[tuple[str, str]], likely: Mapping[str, int]) -> Listed:
    items = sorted(
        shards.Item(shards.key(f"{key} {word}"), len(word) + 1, word) for key, word in words
    )
    return {
        beginning: _by_likelihood([item.content for item in inside], likely)
        for beginning, inside in shards.cut(items, _LIMIT)
    }


def _by_likelihood(words: Iterable[str], likely: Mapping[str, int]) -> dict[int, str]:
    ordered = sorted(words, key=lambda word: (likely[word], word))
    return {
        number: coded(inside) for number, inside in groupby(ordered, key=lambda word: likely[word])
    }


def coded(words: Iterable[str]) -> str:
    """Return words in alphabetical order, as short as they can be.

    Each begins with a capital letter, which is how many letters it has in common with the one
    before: A for none.
    """
    found, before = "", ""
    for word in words:
        pairs = zip(before, word[:_MOST_SHARED], strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        found += chr(ord("A") + shared) + word[shared:]
        before = word
    return found
