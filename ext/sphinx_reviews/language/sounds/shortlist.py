"""Which of thousands of words have to be compared at all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sphinx_reviews.language import hangul
from sphinx_reviews.language.sounds.readings import VOWEL_LETTERS, readings
from sphinx_reviews.language.sounds.spoken import sounds

#: The consonants that tell words apart whatever the reading, by their class.
_CLASSES: Final = {
    **dict.fromkeys("bpP", "p"),
    **dict.fromkeys("dtT", "t"),
    **dict.fromkeys("sjc", "s"),
    **dict.fromkeys("gkK", "k"),
    **dict.fromkeys("mnN", "n"),
    **dict.fromkeys("lL", "l"),
}
_WORDS: Final = re.compile(r"[^\W_]+")
_KEY_LENGTH: Final = 3
#: A reading that costs more is not looked for.
_COMMON_READING: Final = 0.15


@lru_cache(maxsize=2**14)
def keys(word: str) -> frozenset[str]:
    """Return keys, one of which two words have in common if they sound alike.

    They make it cheap to look for pairs among thousands of words: only words with a common
    key have to be compared.
    """
    parts = _WORDS.findall(word)
    if any(map(hangul.is_syllable, word)):
        return frozenset({_skeleton(sounds("".join(parts)))})
    found = {""}
    for part in parts:
        found = _skeletons(part, found)
    return frozenset({*found, _skeleton(sounds("".join(parts)))})


def _skeletons(word: str, before: set[str]) -> set[str]:
    rows: list[set[str]] = [before, *(set() for _ in word)]
    for at, read in enumerate(readings(word)):
        for letters, sound, cost in read:
            is_vowel = not sound and word[at].lower() in VOWEL_LETTERS
            if cost <= _COMMON_READING or is_vowel:
                rows[at + letters] |= {_skeleton(each + sound) for each in rows[at]}
    return rows[-1]


def _skeleton(sounded: str) -> str:
    consonants = "".join(_CLASSES.get(sound, "") for sound in sounded)
    return consonants[:_KEY_LENGTH]
