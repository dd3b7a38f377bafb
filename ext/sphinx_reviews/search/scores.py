"""How well each term finds an entry, and where it is in the text.

The score is that of BM25F (Robertson & Zaragoza, "The Probabilistic Relevance
Framework", 2009) with a fixed mean length, so that no page changes another's score.
The part that does not depend on the query is computed here and rounded to a few steps.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.search.entries import PAGE
from sphinx_reviews.search.postings import EVERYWHERE, SCORES, weight
from sphinx_reviews.search.terms import terms_of_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.language.analyser import Analyser
    from sphinx_reviews.records.texts import Terms
    from sphinx_reviews.search.entries import Entry

#: The weight of names; a word of the text has weight 1.
_TITLE, _NAME, _PERSON, _ABOUT, _SAID = 10, 8, 6, 3, 1
#: The weight of a less likely reading of a word, or of a part of a longer one.
_UNSURE: Final = 0.5
#: Fewer letters of two words may be those of another: the key.
_JOINED: Final = 8
#: What is no part of the library, such as a manual, comes after what is.
_PAGE: Final = 0.8
#: BM25: how soon repetitions of a word stop counting, and how much a long text loses.
_K1, _B = 1.2, 0.6
#: Words of a text that is neither long nor short.
_USUAL_LENGTH: Final = 300


def counted(entry: Entry, text: Terms, analyser: Analyser) -> list[str]:
    """Return the terms that an entry counts as one with: in its text, and again beside it."""
    beside = (entry.title, *entry.about)
    # Two words in Latin letters may be one in another script.
    joined = (each for each in text.compounds if len(each) >= _JOINED and each.isascii())
    shown = (terms_of_name(analyser, each) for each in beside)
    again = (terms_of_name(analyser, name) for name in (*entry.names, *entry.said))
    return [*{*text.stems, *joined}.union(*shown), *chain.from_iterable(again)]


def weights(
    entry: Entry, text: Terms, analyser: Analyser, parts: Mapping[str, tuple[str, ...]]
) -> dict[str, int]:
    """Return the weight of each term that finds an entry, as its postings have it.

    :param parts: compound term -> its parts.
    """
    frequencies, zones = _found(entry, text, analyser, parts)
    most = (SCORES - 1) * (_PAGE if entry.kind == PAGE else 1)
    scores = {each: 1 + int(most * each / (each + _K1)) for each in {*frequencies.values()}}
    return {term: weight(scores[each], zones[term]) for term, each in frequencies.items()}


def _found(
    entry: Entry, text: Terms, analyser: Analyser, parts: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, float], dict[str, int]]:
    """Return how often each term occurs in an entry, weighted by where, and in which zones."""
    one = 1 / (1 - _B + _B * text.length / _USUAL_LENGTH)
    found = {term: one * times for term, times in text.stems.items()}
    zones = dict(text.zones)

    def take(term: str, times: float, place: int) -> None:
        found[term] = found.get(term, 0) + times
        zones[term] = zones.get(term, 0) | place

    for terms, worth in ((text.compounds, one), (text.guesses, one * _UNSURE)):
        for term, times in terms.items():
            found[term] = found.get(term, 0) + worth * times
    for term in parts.keys() & text.stems.keys():
        for part in parts[term]:
            take(part, one * _UNSURE, text.zones[term])
    for worth, names in (
        (_TITLE, (entry.title,)),
        (_NAME, entry.names),
        # A query for an author is a query for their books.
        (_PERSON if entry.kind == Kind.BOOK else _ABOUT, entry.people),
        (_ABOUT, entry.about),
        (_SAID, entry.said),
    ):
        for term in {term for name in names for term in terms_of_name(analyser, name)}:
            take(term, worth, EVERYWHERE)
            for part in parts.get(term, ()):
                take(part, worth * _UNSURE, EVERYWHERE)
    return found, zones
