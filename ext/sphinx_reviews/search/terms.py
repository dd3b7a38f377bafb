"""The terms that a text is found by, and how often each occurs."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from sphinx_reviews.records.texts import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_reviews.language.analyser import Analyser

NO_TERMS: Final = Terms({}, {}, {}, 0)
#: How many times a word of a heading counts, if one of the text counts once.
_HEADING: Final = 3


def terms(analyser: Analyser, texts: Iterable[str], headings: Iterable[str] = ()) -> Terms:
    """Return the terms of *texts*, each of one or more lines in NFC, and of *headings*."""
    stems: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    guesses: Counter[str] = Counter()
    given: dict[tuple[str, ...], None] = {}
    length = 0
    for each in (*texts, *(heading for heading in headings for _ in range(_HEADING))):
        found = analyser.words(each)
        length += len(found)
        stems.update([stem for word in found for stem in word.stems])
        pairs.update(analyser.compounds(each, found))
        guesses.update([guess for word in found for guess in word.guesses])
        given |= dict.fromkeys(analyser.given(each, found))
    return Terms(dict(stems), dict(pairs), dict(guesses), length, [*given])


def merged(first: Terms, second: Terms) -> Terms:
    """Return the terms of two texts together."""

    def both(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
        return dict(Counter(one) + Counter(other))

    return Terms(
        both(first.stems, second.stems),
        both(first.compounds, second.compounds),
        both(first.guesses, second.guesses),
        first.length + second.length,
        [*first.given, *second.given],
    )


@cache
def terms_of_name(analyser: Analyser, name: str) -> frozenset[str]:
    """Return the terms that a name is found by."""
    found = terms(analyser, [name])
    return frozenset((*found.stems, *found.compounds, *found.guesses))
