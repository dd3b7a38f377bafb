"""Hangul syllables, whose letters follow from their code points."""

from __future__ import annotations

from typing import Final

_FIRST: Final = ord("가")
_FINALS: Final = 28
_SYLLABLES_OF_AN_INITIAL: Final = 21 * _FINALS
#: The final consonant ㄹ.
RIEUL: Final = 8


def is_syllable(letter: str) -> bool:
    """Return whether *letter* is a syllable of modern Hangul."""
    return "가" <= letter <= "힣"


def initial(syllable: str) -> int:
    """Return the number of the first consonant, from 0 (ㄱ) to 18 (ㅎ)."""
    return (ord(syllable) - _FIRST) // _SYLLABLES_OF_AN_INITIAL


def vowel(syllable: str) -> int:
    """Return the number of the vowel, from 0 (ㅏ) to 20 (ㅣ)."""
    return (ord(syllable) - _FIRST) % _SYLLABLES_OF_AN_INITIAL // _FINALS


def final(syllable: str) -> int:
    """Return the number of the last consonant, from 1 (ㄱ) to 27 (ㅎ); 0 after a vowel."""
    return (ord(syllable) - _FIRST) % _FINALS
