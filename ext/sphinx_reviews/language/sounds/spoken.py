"""The sounds of words in Hangul, each a letter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from sphinx_reviews.language import hangul

#: The sounds of the 19 first consonants, 21 vowels and 28 last consonants.  A is ㅓ, N is ㅇ;
#: K, T and P close a syllable, where ㄱ and ㅋ sound alike, and L does, also if another follows:
#: 클로 has the sound of an English l, 크로 that of an r.  Tense consonants are taken for
#: aspirated ones, which the rules ask for: 씨 for 시, 까페 for 카페.  ㅡ is no sound.
_FIRST, _MIDDLE, _LAST = (
    line.split(" ")
    for line in (
        "g k n d t l m b p s s _ j c c k t p h",
        "a e ya ye A e yA ye o wa we we yo u wA we wi yu _ i i",
        "_ K K K n n n T L K m L L L P L m P P T T N T T K T P T",
    )
)
#: The sounds that are vowels, and what may stand before one.
VOWELS: Final = frozenset("aeiouAyw")
#: How Korean reads the letters of an abbreviation.
_NAMES: Final = "에이 비 시 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 아르 에스 티 유 브이 더블유 엑스 와이 제트"
LETTERS: Final = dict(zip("abcdefghijklmnopqrstuvwxyz", _NAMES.split(" "), strict=True))
#: What the browser must know to do the same.
SHARED: Final = {
    "letters": (_FIRST, _MIDDLE, _LAST),
    "vowels": "".join(sorted(VOWELS)),
    "names": LETTERS,
}


@lru_cache(maxsize=2**14)
def sounds(word: str) -> str:
    """Return the sounds of a word in Hangul: ``kubAnetis`` of 쿠버네티스.

    Latin letters in it are read as those of an abbreviation, and digits stay: 챗GPT.
    """
    found = "".join(map(_sounds, unicodedata.normalize("NFC", word).lower()))
    # 스캐너 has one n of two, and ㅈ and ㅊ no y after them: 아키텍쳐.
    found = re.sub("(?<=[jc])y", "", found.replace("Ll", "L"))
    return re.sub(r"([a-zA-Z])\1+", r"\1", found)


def _sounds(letter: str) -> str:
    if hangul.is_syllable(letter):
        first, vowel, last = hangul.initial(letter), hangul.vowel(letter), hangul.final(letter)
        return (_FIRST[first] + _MIDDLE[vowel] + _LAST[last]).replace("_", "")
    if letter in LETTERS:
        return "".join(map(_sounds, LETTERS[letter]))
    return letter if letter.isdecimal() else ""
