"""The words that a misspelt one may be meant for, where the browser finds them.

They are listed twice: by what is left of them when they are misspelt, and by the same read
from its end.  An error that changes the first half leaves a word near its own in the second
list, and one that changes the last half in the first.  Both are a function of the words
alone, and are cut as the shards of the index are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.search import shards
from sphinx_reviews.search.terms import terms_of_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_reviews.language.analyser import Analyser
    from sphinx_reviews.search.entries import Entry

#: A word of fewer entries may be misspelt itself, unless it is in a name.
_FEWEST: Final = 1
#: The characters of a file.
_LIMIT: Final = 6_000
#: Likelier than a word of the text, as if so many times more entries had it.
_NAME: Final = 8


class Spelling(NamedTuple):
    """The lists, each by the beginning of its files: words, each followed by how likely it is."""

    forward: dict[str, list[str]]
    backward: dict[str, list[str]]


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


def _cut(words: Iterable[tuple[str, str]], likely: Mapping[str, int]) -> dict[str, list[str]]:
    items = sorted(
        shards.Item(shards.key(f"{key} {word}"), len(word) + 1, f"{word}{likely[word]}")
        for key, word in words
    )
    return {
        beginning: [item.content for item in inside]
        for beginning, inside in shards.cut(items, _LIMIT)
    }
