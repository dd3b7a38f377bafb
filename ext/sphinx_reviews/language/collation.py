"""The order of names in a Korean index, and the letter that each stands under.

As Korean dictionaries and the CLDR root for ``ko`` have it: Hangul before Latin,
Latin before digits and signs, and a tensed consonant under its plain one.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from sphinx_reviews.records import names

_INITIALS: Final = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
_FIRST, _SYLLABLES_PER_INITIAL = 0xAC00, 588
#: Where a name stands that begins with neither Hangul nor Latin.
OTHER: Final = "#"


def initial(name: str) -> str:
    """Return the heading of *name* in an index: ``ㄱ`` to ``ㅎ``, ``A`` to ``Z``, or ``#``."""
    first = next((letter for letter in names.key(name) if letter.isalnum()), "")
    if "가" <= first <= "힣":
        return _INITIALS[(ord(first) - _FIRST) // _SYLLABLES_PER_INITIAL]
    base = unicodedata.normalize("NFD", first)[:1].upper()
    return base if "A" <= base <= "Z" else OTHER


def sort_key(name: str) -> tuple[tuple[int, str], ...]:
    """Return what names are sorted by."""
    return tuple((_rank(letter), letter) for letter in names.key(name))


def _rank(letter: str) -> int:
    if letter.isspace():
        return 0
    if "가" <= letter <= "힣" or "ㄱ" <= letter <= "ㅣ":
        return 1
    return 2 if letter.isalpha() else 3
