"""What is left of a word when it is misspelt: its consonants, by their class."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sphinx_reviews.language import hangul

#: The class of each first and last consonant: those that are taken for each other are one.
#: ㅇ has none, and of a double coda both letters count.
_FIRST: Final = "ㄱ ㄱ ㄴ ㄷ ㄷ ㄹ ㅁ ㅂ ㅂ ㅅ ㅅ _ ㅈ ㅈ ㅈ ㄱ ㄷ ㅂ ㅎ".replace("_", "").split(
    " "
)
_LAST: Final = (
    (
        "_ ㄱ ㄱ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㄷ ㄹㅂ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅅ _ ㅈ ㅈ ㄱ ㄷ ㅂ ㅎ"
    )
    .replace("_", "")
    .split(" ")
)
_SPELLED: Final = re.compile("[가-힣]{2,12}|[a-z][a-z0-9]{2,24}")
_VOWELS: Final = re.compile("[aeiou]")
_AGAIN: Final = re.compile(r"(.)\1+")


def is_spelled(term: str) -> bool:
    """Return whether a term is a word that can be misspelt."""
    return bool(_SPELLED.fullmatch(term))


def skeleton(word: str) -> str:
    """Return the consonants of a word in lower case: ㅁㅅㅈ of 메시지 and of 메세지.

    A vowel that is wrong and a consonant that is taken for its like or typed twice change
    nothing; what else changes it changes its first half or its last.
    """
    return _AGAIN.sub(r"\1", "".join(map(_consonants, word)))


@cache
def _consonants(letter: str) -> str:
    if hangul.is_syllable(letter):
        return _FIRST[hangul.initial(letter)] + _LAST[hangul.final(letter)]
    return _VOWELS.sub("", letter)
