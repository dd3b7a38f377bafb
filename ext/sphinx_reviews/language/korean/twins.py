"""Terms in two scripts that may be one word: 쿠버네티스 and kubernetes, by their sound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language import hangul
from sphinx_reviews.language.korean.analyser import words
from sphinx_reviews.language.sounds import is_alike, likeness
from sphinx_reviews.language.sounds.readings import VOWEL_LETTERS, readings
from sphinx_reviews.language.sounds.spoken import sounds

if TYPE_CHECKING:
    from collections.abc import Iterable

_LATIN: Final = re.compile("[a-z]{4,16}")
_HANGUL: Final = re.compile("[가-힣]{2,10}")
#: First consonants that no loanword has, ㄲㄸㅃㅆㅉ, and the last ones that some have,
#: ㄱㄴㄹㅁㅂㅅㅇ (notice 2017-14 of the ministry of culture, articles 1.3 and 1.4).
_NATIVE: Final = frozenset({1, 4, 8, 10, 13})
_CLOSING: Final = frozenset({0, 1, 4, 8, 16, 17, 19, 21})
#: The consonants that tell words apart; in a long word those that are near are one.
_CONSONANTS: Final = {
    **{each: each for each in "bpdtsjcgkmnl"},
    "P": "p",
    "T": "t",
    "K": "k",
    "N": "n",
}
_NEAR: Final = str.maketrans("bdgjcm", "ptkssn")
_LONG: Final = 4
#: How alike words must sound, by the syllables of the Korean one.
_LEAST: Final = {2: 0.965, 3: 0.95}
_LEAST_IF_LONG: Final = 0.9
#: A reading that costs more is not looked for.
_COMMON: Final = 0.15


def keys(term: str) -> frozenset[str]:
    """Return keys, one of which two terms have in common if they may be one word."""
    found: Iterable[str] = ()
    if _LATIN.fullmatch(term):
        found = _skeletons(term)
    elif _HANGUL.fullmatch(term) and _may_be_loan(term):
        found = (_skeleton(sounds(term)),)
    return frozenset(_key(each) for each in found if len(each) > 1)


def twin_likeness(korean: str, latin: str) -> float:
    """Return how alike two terms sound, up to 1; 0 if they are not one word.

    A word of two syllables sounds like another by chance, one of four hardly.
    """
    found = likeness(korean, latin) if is_alike(korean, latin) else 0.0
    return found if found >= _LEAST.get(len(korean), _LEAST_IF_LONG) else 0.0


def _may_be_loan(term: str) -> bool:
    if any(hangul.initial(each) in _NATIVE or hangul.final(each) not in _CLOSING for each in term):
        return False
    (word,) = words(term)
    return word.bare and word.stems[0] == term


def _skeletons(word: str) -> Iterable[str]:
    """Return the consonants of each common reading of a Latin word."""
    rows: list[set[str]] = [{""}, *(set() for _ in word)]
    for at, found in enumerate(readings(word)):
        for letters, sound, cost in found:
            is_silent = not sound and word[at] in VOWEL_LETTERS
            if cost <= _COMMON or is_silent:
                rows[at + letters] |= {each + _skeleton(sound) for each in rows[at]}
    return rows[-1]


def _skeleton(sounded: str) -> str:
    return "".join(_CONSONANTS.get(sound, "") for sound in sounded)


def _key(skeleton: str) -> str:
    return (
        re.sub(r"(.)\1+", r"\1", skeleton.translate(_NEAR)) if len(skeleton) >= _LONG else skeleton
    )
