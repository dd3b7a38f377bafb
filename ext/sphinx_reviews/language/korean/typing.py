"""What readers type that is not yet a word, as in typing.js."""

from __future__ import annotations

import unicodedata
from typing import Final

from sphinx_reviews.language import hangul

_CONSONANTS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


def first_letter(name: str) -> str:
    """Return the consonant that a name begins with; empty if it begins with anything else."""
    letters = unicodedata.normalize("NFC", name)
    first = next((each for each in letters if each.isalnum()), "")
    return _CONSONANTS[hangul.initial(first)] if hangul.is_syllable(first) else ""
