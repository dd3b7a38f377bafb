"""Terms in two scripts that are one word: by their sound, or as a text says.

Which terms are twins is a function of all terms alone.  What is kept spares comparing those
that were compared before: only a term that is new is compared with those that have a key in
common with it.
"""

from __future__ import annotations

from collections import defaultdict
from operator import ne
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.search import shards
from sphinx_reviews.search.spelling import likelihood

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sphinx_reviews.language.analyser import Analyser

#: The spellings of a loanword may sound so much less like it than the best does.
AS_GOOD: Final = 0.06
#: The characters of a file of the terms by their keys.
_LIMIT: Final = 3_000


class Sounds(NamedTuple):
    """What is known of the sounds of terms."""

    #: Term that may have a twin -> its keys.
    keys: dict[str, frozenset[str]]
    #: Term in Latin letters -> terms in the other script -> how alike they are.
    alike: dict[str, dict[str, float]]
    #: Term in the other script -> its other spellings.
    spellings: dict[str, frozenset[str]]


UNHEARD: Final = Sounds({}, {}, {})


def heard(old: Sounds, counts: Mapping[str, int], analyser: Analyser) -> Sounds:
    """Return what is known of the sounds of terms, of which some were known.

    :param counts: term -> number of entries with it.
    """
    keys = {
        term: found for term in counts if (found := old.keys.get(term) or analyser.sound_keys(term))
    }
    alike: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for latin, others in old.alike.items():
        kept = {each: found for each, found in others.items() if each in keys}
        if latin in keys and kept:
            alike[latin] = kept
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for term, spelled in old.spellings.items():
        if term in keys:
            spellings[term] = {each for each in spelled if each in keys}
    for one, other in _pairs(keys, keys.keys() - old.keys.keys()):
        if not other.isascii():
            if analyser.are_spellings(one, other):
                spellings[one].add(other)
                spellings[other].add(one)
        elif score := analyser.likeness(one, other):
            alike[other][one] = score
    others_of = {term: frozenset(spelled) for term, spelled in spellings.items() if spelled}
    return Sounds(keys, dict(alike), others_of)


def _pairs(keys: Mapping[str, frozenset[str]], new: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that may be one word, of which one is new; one in Latin letters comes last."""
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for term, found in keys.items():
        for key in found:
            sharing[key].append(term)
    for term in new:
        others = {other for key in keys[term] for other in sharing[key]} - {term}
        for other in others:
            if term.isascii() and not (other.isascii() or other in new):
                yield other, term
            elif not term.isascii() and (other.isascii() or other not in new or term < other):
                yield term, other


def twins(
    sounds: Sounds,
    counts: Mapping[str, int],
    given: Iterable[Sequence[str]],
    analyser: Analyser,
) -> dict[str, tuple[str, ...]]:
    """Return the twins of each term that has some, in alphabetical order.

    :param given: terms, each with others that texts say are the same.
    """
    same = _by_sound(sounds, counts, analyser)
    for term, *others in given:
        same[term] |= {*others} - {term}
    return {term: tuple(sorted(others)) for term, others in same.items()}


def _by_sound(
    sounds: Sounds, counts: Mapping[str, int], analyser: Analyser
) -> defaultdict[str, set[str]]:
    """Return the twins of each term by its sound.

    A word in Latin letters has one twin, and other spellings of that; of those that sound
    alike, such as list and wrist, the one that more entries have is meant.
    """
    nearest: dict[str, tuple[float, int, str]] = {}
    for latin, others in sounds.alike.items():
        for korean, score in others.items():
            found = (score, counts[latin], latin)
            nearest[korean] = max(nearest.get(korean, found), found)
    own: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for korean, (score, _, latin) in nearest.items():
        own[latin][korean] = score
    same: defaultdict[str, set[str]] = defaultdict(set)
    for latin, scores in own.items():
        spelled = _spellings(scores, counts, analyser)
        same[latin] = spelled
        for korean in spelled:
            same[korean] = {latin, *spelled} - {korean}
    original = {korean: latin for korean, (*_, latin) in nearest.items()}
    for korean, spellings in sounds.spellings.items():
        for other in spellings:
            # Two words that are each like another in Latin letters are not one.
            if len({original[each] for each in (korean, other) if each in original}) <= 1:
                same[korean].add(other)
    return same


def _spellings(
    scores: Mapping[str, float], counts: Mapping[str, int], analyser: Analyser
) -> set[str]:
    """Return the best of some terms and its other spellings, such as 디렉토리 of 디렉터리."""
    best = max(scores, key=lambda term: (scores[term], counts[term], term))
    wanted = analyser.skeleton(best)
    return {
        term
        for term, score in scores.items()
        if score >= scores[best] - AS_GOOD and _differ_once(analyser.skeleton(term), wanted)
    }


def _differ_once(one: str, other: str) -> bool:
    """Return whether at most one letter of a word is another: 알고리듬 and 알고리즘."""
    return len(one) == len(other) and sum(map(ne, one, other)) <= 1


def by_sound(sounds: Sounds, counts: Mapping[str, int]) -> dict[str, dict[str, str]]:
    """Return the terms by their keys, where the browser finds those that sound like a query.

    :returns: beginning of each file -> key -> terms, each followed by how likely it is.
    """
    listed: defaultdict[str, list[str]] = defaultdict(list)
    for term, keys in sounds.keys.items():
        for key in keys:
            listed[key].append(f"{term}{likelihood(counts[term])}")
    words = {key: " ".join(sorted(terms)) for key, terms in listed.items()}
    items = sorted(
        shards.Item(shards.key(key), len(key + each), key) for key, each in words.items()
    )
    return {
        beginning: {item.content: words[item.content] for item in inside}
        for beginning, inside in shards.cut(items, _LIMIT)
    }
