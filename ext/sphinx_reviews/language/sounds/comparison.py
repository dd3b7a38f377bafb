"""How alike two names sound."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sphinx_reviews.language.sounds.readings import CONSONANT_LOST, VOWEL_LOST, readings
from sphinx_reviews.language.sounds.spoken import VOWELS, sounds

#: A lesser likeness is none.
_WORST: Final = 0.6
#: How alike two words must sound to be one, by the number of their consonants: short words
#: sound alike by chance.  One of a single consonant says nothing.
_ALIKE: Final = {0: 2.0, 1: 2.0, 2: 0.94, 3: 0.91, 4: 0.85}
_ALIKE_IF_LONG: Final = 0.82
#: Latin words of so few letters are abbreviations, or sound like too many.
_SHORT: Final = 3
_WORDS: Final = re.compile(r"[^\W_]+")


def likeness(korean: str, latin: str, least: float = _WORST) -> float:
    """Return how alike two names sound: 1 if one may be read as the other, 0 if they differ.

    Names of as many words are compared word by word; otherwise spaces do not count, as in
    머신러닝 and machine learning.

    :param least: a lesser likeness is none, and is found sooner.
    """
    ours, theirs = _WORDS.findall(korean), _WORDS.findall(latin)
    if not ours or not theirs or not latin.isascii():
        return 0.0
    if is_spelled_out(korean, latin):
        return 1.0
    if len(ours) == len(theirs):
        pairs = zip(ours, theirs, strict=True)
        return min(_of_word(sounds(one), (other,), least) for one, other in pairs)
    return _of_word(sounds("".join(ours)), tuple(theirs), least)


def is_alike(korean: str, latin: str) -> bool:
    """Return whether two names sound so much alike that they are likely one."""
    if is_spelled_out(korean, latin):
        return True
    consonants = _consonants(sounds(korean))
    return sum(map(str.isalnum, latin)) > _SHORT and likeness(korean, latin) >= _ALIKE.get(
        consonants, _ALIKE_IF_LONG
    )


def is_spelled_out(korean: str, latin: str) -> bool:
    """Return whether *korean* is the names of the letters of *latin*: 에이피아이 of API."""
    letters = "".join(_WORDS.findall(latin))
    return len(letters) > 1 and not letters.isdecimal() and sounds(korean) == sounds(letters)


@lru_cache(maxsize=2**16)
def _of_word(korean: str, latin: tuple[str, ...], least: float) -> float:
    """Return how alike the sounds of a name in Hangul and Latin words are."""
    size = max(2, _consonants(korean))
    cost = _distance(korean, latin, size * (1 - least))
    return 0.0 if cost is None else 1 - cost / size


def _consonants(sounded: str) -> int:
    return sum(sound not in VOWELS for sound in sounded)


def _distance(korean: str, latin: tuple[str, ...], most: float) -> float | None:
    """Return what the cheapest reading of Latin words as *korean* costs; None above *most*."""
    ahead: dict[int, float] = {0: 0.0}
    for word in latin:
        rows: list[dict[int, float]] = [ahead, *({} for _ in word)]
        for at, read in enumerate(readings(word)):
            _lose(korean, rows[at], most)
            for position, cost in rows[at].items():
                for letters, sound, more in read:
                    total = cost + more
                    if total <= most and korean.startswith(sound, position):
                        row, end = rows[at + letters], position + len(sound)
                        if total < row.get(end, most + 1):
                            row[end] = total
        ahead = rows[-1]
    _lose(korean, ahead, most)
    return ahead.get(len(korean))


def _lose(korean: str, row: dict[int, float], most: float) -> None:
    """Add to a row what it costs to skip sounds of *korean*."""
    for position in range(min(row, default=len(korean)), len(korean)):
        if position in row:
            is_last = position == len(korean) - 1
            cost = row[position] + _cost_of_loss(korean[position], is_last=is_last)
            if cost <= min(most, row.get(position + 1, most)):
                row[position + 1] = cost


def _cost_of_loss(sound: str, *, is_last: bool) -> float:
    """Return what it costs to skip a sound: at the end a vowel but ㅣ is another word, 프로그래머."""
    is_little = sound in VOWELS or sound == "h"
    return VOWEL_LOST if is_little and (sound == "i" or not is_last) else CONSONANT_LOST
