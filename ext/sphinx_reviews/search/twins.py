"""Terms in two scripts that are one word, found by their sound.

Which terms are twins is a function of all terms alone.  What is kept spares comparing those
that were compared before: only a term that is new, or in more than one entry for the first
time, is compared with those that have a key in common with it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_reviews.language.analyser import Analyser

#: Of two words that are in fewer entries each, one would be a chance find.
_COMMON: Final = 2
#: Short words sound alike by chance, so that both must be common.
_LONG, _OF_SHORT = 3, 2
#: The spellings of a loanword may sound so much less like it than the best does.
_AS_GOOD: Final = 0.06


class Sounds(NamedTuple):
    """What is known of the sounds of terms."""

    #: Term that may have a twin -> its keys, and whether it is common.
    keys: dict[str, tuple[frozenset[str], bool]]
    #: Term in Latin letters -> terms in the other script -> how alike they are.
    alike: dict[str, dict[str, float]]


UNHEARD: Final = Sounds({}, {})


def heard(old: Sounds, counts: Mapping[str, int], analyser: Analyser) -> Sounds:
    """Return what is known of the sounds of terms, of which some were known.

    :param counts: term -> number of entries with it.
    """
    keys = {}
    for term, number in counts.items():
        known = old.keys[term][0] if term in old.keys else analyser.sound_keys(term)
        if known:
            keys[term] = (known, number >= _COMMON)
    new = {term for term, each in keys.items() if old.keys.get(term) != each}
    alike: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for latin, others in old.alike.items():
        if latin in keys and latin not in new:
            kept = {
                each: found for each, found in others.items() if each in keys and each not in new
            }
            if kept:
                alike[latin] = kept
    for korean, latin in _pairs(keys, new):
        if found := analyser.likeness(korean, latin):
            alike[latin][korean] = found
    return Sounds(keys, dict(alike))


def _pairs(
    keys: Mapping[str, tuple[frozenset[str], bool]], new: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield the pairs that may be twins, of which one is new."""
    sharing: tuple[defaultdict[str, list[str]], ...] = (defaultdict(list), defaultdict(list))
    for term, (found, _) in keys.items():
        for key in found:
            sharing[term.isascii()][key].append(term)
    for term in new:
        found, is_common = keys[term]
        is_latin = term.isascii()
        others = {other: key for key in found for other in sharing[not is_latin].get(key, ())}
        for other, key in others.items():
            common = is_common + keys[other][1]
            is_compared = is_latin and other in new
            if not is_compared and common >= (_OF_SHORT if len(key) < _LONG else 1):
                yield (other, term) if is_latin else (term, other)


def twins(
    sounds: Sounds, counts: Mapping[str, int], analyser: Analyser
) -> dict[str, tuple[str, ...]]:
    """Return the twins of each term that has some, in alphabetical order.

    A word in Latin letters has one twin, and other spellings of that.
    """
    nearest: defaultdict[str, float] = defaultdict(float)
    for others in sounds.alike.values():
        for korean, score in others.items():
            nearest[korean] = max(nearest[korean], score)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for latin, others in sounds.alike.items():
        own = {each: score for each, score in others.items() if score == nearest[each]}
        if own:
            best = max(own, key=lambda each: (own[each], counts[each], each))
            wanted = analyser.skeleton(best)
            spelled = {
                each
                for each, score in own.items()
                if score >= own[best] - _AS_GOOD and analyser.skeleton(each) == wanted
            }
            found[latin] |= spelled
            for korean in spelled:
                found[korean] |= {latin, *spelled} - {korean}
    return {term: tuple(sorted(others)) for term, others in found.items()}
