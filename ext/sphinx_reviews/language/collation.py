"""The order of names in an index, and the letter under which each is listed.

As in Korean dictionaries and CLDR's collation for ``ko``: Hangul before Latin, Latin
before digits and symbols, and tense consonants under their plain ones.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from sphinx_reviews.language import hangul
from sphinx_reviews.records import names

_INITIALS: Final = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
#: The heading of names that begin with neither Hangul nor Latin.
OTHER: Final = "#"


def initial(name: str) -> str:
    """Return the heading of *name* in an index: ``ㄱ`` to ``ㅎ``, ``A`` to ``Z``, or ``#``."""
    first = next((letter for letter in names.key(name) if letter.isalnum()), "")
    if hangul.is_syllable(first):
        return _INITIALS[hangul.initial(first)]
    base = unicodedata.normalize("NFD", first)[:1].upper()
    return base if "A" <= base <= "Z" else OTHER


def sort_key(name: str) -> tuple[tuple[int, str], ...]:
    """Return the key that sorts names."""
    return tuple((_rank(letter), letter) for letter in names.key(name))


def _rank(letter: str) -> int:
    if letter.isspace():
        return 0
    if hangul.is_syllable(letter) or "ㄱ" <= letter <= "ㅣ":
        return 1
    return 2 if letter.isalpha() else 3
