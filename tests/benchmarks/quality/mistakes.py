"""What fingers do to words: the wrong key, the wrong keyboard, the wrong space.

Everything is drawn from a random generator that the caller seeds.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

_KEYS: Final = dict(
    zip(
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
        "qwertyuiopasdfghjklzxcvbnmQWERTOP",
        strict=True,
    )
)
_LETTERS: Final = {key: letter for letter, key in _KEYS.items()}
_LEADS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_CODAS: Final = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_TWO_KEYS: Final = {
    "ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ",
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
_JOINED: Final = {two: one for one, two in _TWO_KEYS.items()}
_FIRST, _LAST = ord("가"), ord("힣")


def _keys(text: str) -> str:
    """Return the letters that a Korean keyboard is pressed for, one by one."""
    letters: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        if _FIRST <= ord(char) <= _LAST:
            rest, coda = divmod(ord(char) - _FIRST, len(_CODAS))
            lead, vowel = divmod(rest, len(_VOWELS))
            letters += [_LEADS[lead], _VOWELS[vowel], _CODAS[coda].strip()]
        else:
            letters.append(char)
    return "".join(_TWO_KEYS.get(letter, letter) for letter in letters)


def _composed(keys: str) -> str:
    """Return the syllables that an input method makes of letters."""
    made, at = "", 0
    while at < len(keys):
        if keys[at] in _LEADS and keys[at + 1 : at + 2] and keys[at + 1] in _VOWELS:
            vowel, at_coda = _longest(keys, at + 1, _VOWELS)
            coda, end = _coda(keys, at_coda)
            number = _LEADS.index(keys[at]) * len(_VOWELS) + _VOWELS.index(vowel)
            made += chr(_FIRST + number * len(_CODAS) + _CODAS.index(coda))
            at = end
        else:
            letter, at = _longest(keys, at, _VOWELS)
            made += letter
    return made


def _longest(keys: str, at: int, allowed: str) -> tuple[str, int]:
    joined = _JOINED.get(keys[at : at + 2], "")
    return (joined, at + 2) if joined and joined in allowed else (keys[at], at + 1)


def _coda(keys: str, at: int) -> tuple[str, int]:
    """Return the coda that begins here, and where it ends: the next vowel takes its consonant."""
    for length in (2, 1):
        part = keys[at : at + length]
        letter = _JOINED.get(part, "") if length > 1 else part
        after = keys[at + length : at + length + 1]
        if letter and letter in _CODAS.strip() and not (after and after in _VOWELS):
            return letter, at + length
    return " ", at


def in_latin(hangul: str) -> str:
    """Return what appears if a Korean word is typed on an English keyboard."""
    return "".join(_KEYS.get(letter, letter) for letter in _keys(hangul))


def in_hangul(latin: str) -> str:
    """Return what appears if an English word is typed on a Korean keyboard."""
    return _composed("".join(_LETTERS.get(key, key) for key in latin.lower()))


# -- the wrong key -----------------------------------------------------------

#: Letters taken for each other by ear or by hand.
_ALIKE: Final = {
    "ㅐ": "ㅔ", "ㅔ": "ㅐ", "ㅗ": "ㅓ", "ㅓ": "ㅗ", "ㅜ": "ㅡ", "ㅡ": "ㅜ", "ㅣ": "ㅏ", "ㅏ": "ㅣ",
    "ㄱ": "ㅋ", "ㅋ": "ㄱ", "ㄷ": "ㅌ", "ㅌ": "ㄷ", "ㅂ": "ㅍ", "ㅍ": "ㅂ", "ㅅ": "ㅆ", "ㅈ": "ㅊ",
    "ㅊ": "ㅈ", "ㄴ": "ㅇ", "ㅇ": "ㄴ", "ㄹ": "ㄴ", "ㅁ": "ㄴ", "ㅎ": "ㄹ", "ㅛ": "ㅕ", "ㅕ": "ㅛ",
}  # fmt: skip
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def mistyped(word: str, rng: Random) -> str:
    """Return *word* with one key wrong, left out, twice, or before its neighbour.

    Letters that are left without a syllable catch the eye, and are corrected: none are left.
    """
    if word.isascii():
        return _slipped(word.lower(), rng)
    while True:
        wrong = _composed(_slipped(_keys(word), rng))
        if not re.search("[ㄱ-ㅣ]", wrong):
            return wrong


def _slipped(keys: str, rng: Random) -> str:
    at = rng.randrange(1, len(keys) - 1)
    return rng.choice(
        (
            keys[:at] + _neighbour(keys[at], rng) + keys[at + 1 :],
            keys[:at] + keys[at + 1 :],
            keys[:at] + keys[at] + keys[at:],
            keys[:at] + keys[at + 1] + keys[at] + keys[at + 2 :],
        )
    )


def _neighbour(key: str, rng: Random) -> str:
    if key in _ALIKE:
        return _ALIKE[key]
    row = next((row for row in _ROWS if key in row), None)
    if row is None:
        return key
    at = row.index(key)
    return rng.choice(row[max(0, at - 1) : at] + row[at + 1 : at + 2])


def respaced(word: str, rng: Random) -> str:
    """Return *word* with a space in it that is not meant."""
    at = rng.randrange(2, len(word) - 1)
    return f"{word[:at]} {word[at:]}"


def initials(text: str) -> str:
    """Return the first letter of each syllable."""
    return "".join(_keys(char)[0] for char in text if _FIRST <= ord(char) <= _LAST)
