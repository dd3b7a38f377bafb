"""Is a word in Hangul the same word as one in Latin letters, by its sound?

A loanword is written as the rules of 외래어 표기법 say (notice 2017-14 of the ministry of culture):
which letters of Hangul stand for a sound, and that ㅡ is put after a consonant that has no vowel.
English does not write as it speaks, so a Latin word has several readings; the one nearest to
the word in Hangul counts.  Nothing here knows a single word: what sounds alike may still be two
things, and a person decides.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from sphinx_reviews.language import hangul

# -- Hangul ------------------------------------------------------------------

#: The sounds of the 19 first consonants, 21 vowels and 28 last consonants.  A is ㅓ, N is ㅇ;
#: K, T and P close a syllable, where ㄱ and ㅋ sound alike.  Tense consonants are taken for
#: aspirated ones, which the rules ask for: 씨 for 시, 까페 for 카페.  ㅡ is no sound.
_FIRST: Final = "g k n d t l m b p s s _ j c c k t p h".split()
_VOWELS: Final = "a e ya ye A e yA ye o wa we we yo u wA we wi yu _ i i".split()
_LAST: Final = "_ K K K n n n T l K m l l l P l m P P T T N T T K T P T".split()
#: How Korean reads the letters of an abbreviation.
_LETTERS: Final = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        (
            "에이 비 시 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 아르 에스 티 유 브이 "
            "더블유 엑스 와이 제트"
        ).split(),
        strict=True,
    )
)


@lru_cache(maxsize=2**14)
def sounds(word: str) -> str:
    """Return the sounds of a word in Hangul: ``kubAnetis`` of 쿠버네티스.

    Latin letters in it are read as those of an abbreviation, and digits stay: 챗GPT.
    """
    found = "".join(map(_sounds, unicodedata.normalize("NFC", word).lower()))
    # 스캐너 has one n of two, and ㅈ and ㅊ no y after them: 아키텍쳐.
    return re.sub(r"([a-zA-Z])\1+", r"\1", re.sub("(?<=[jc])y", "", found))


def _sounds(letter: str) -> str:
    if hangul.is_syllable(letter):
        first, vowel, last = hangul.initial(letter), hangul.vowel(letter), hangul.final(letter)
        return (_FIRST[first] + _VOWELS[vowel] + _LAST[last]).replace("_", "")
    if letter in _LETTERS:
        return "".join(map(_sounds, _LETTERS[letter]))
    return letter if letter.isdecimal() else ""


# -- Latin letters -----------------------------------------------------------

#: Spelling -> what it may sound like, with what each costs if it is rare.
_SPELLINGS: Final = """
    bb?               b P
    (?<=m)b(?=$|d)    _
    cc?(?![eiy])      k K
    c(?=[eiy])        s
    cc(?=[eiy])       Ks
    ck                k K
    cq                k K
    ch                c ci k s:.1 si:.1 sy:.1
    ch(?![aeiouy])    K
    dd?               d T:.1 j:.3
    d(?=u)            j
    dg                j
    dj                j
    ds$               j:.1
    ff?               p h:.2
    gg?               g K
    g(?=[eiy])        j
    ge(?=$|[mlsdf])   ji
    gh                _ g:.2 p:.2
    gn$               n
    h                 h _:.3
    jj?               j
    kk?               k K
    ^kn               n
    ll?               l
    l(?=[kmf])        _:.1
    mm?               m
    mn$               m
    nn?               n
    n(?=[gkqxc])      N
    ng                N Ng
    pp?               p P
    p(?=b)            _
    ^p(?=[sn])        _
    ph                p
    qu                kw ku ky k
    q                 k K
    rr?(?=[aeiouy])   l Al:.1
    rr?(?![aeiouy])   _ A:.1 l:.25
    rh                l
    wr                l
    ss?               s
    s                 j:.05
    (?<=.)s$          _:.15
    (?<=ow)s$         _
    sh                s si sy
    ssi?(?=[oiu])     s sy:.1
    [tsc]i(?=[aoe])   s sy
    si(?=on)          j
    sc(?=[eiy])       s
    tt?               t T
    t(?=u)            c
    ts$               c
    tch               c ci
    th                s d t
    th(?=m)           j
    v                 b
    w                 w u _:.1
    wh                w hw
    x                 Ks gj
    ^x                j
    xc(?=[eiy])       Ks
    y                 i ai y
    zz?               j c:.1
    tz                c
    ^ps               s

    a(?![uw])         a e ei A:.1 o:.1 i:.2 _:.3
    ae                e ei
    ai|ay             ei e ai
    air|are(?=$|.)    eA e
    au|aw             o au:.15
    augh|ough         o
    e(?!$)            e i A:.05 _:.1 ei:.15
    e$                _ e:.2 i:.2
    e(?=[sd]$)        _
    ea                i e A ei:.1
    ear|eer|ier       iA iAl
    eau               o yu
    ee                i
    ei|ey             ei i ai e
    eigh              ei
    er                A
    ers?$             A
    eu|ew             yu u
    i                 i ai A:.15 _:.3 e:.25
    ie                i ai
    iew               yu
    igh               ai
    ire               aiA
    o                 o A a:.05 u:.1 _:.15 wA:.3
    oa                o
    oi|oy             oi
    oo                u o:.15 A:.2
    ou                au u A o:.2
    our               o
    ow                o ou au aw
    re$               A l
    ture              cA
    u                 u A yu a:.1 i:.25 wi:.2 _:.3
    ue                u yu
    ui                wi u i yui
"""
#: Sounds that differ less than two others do.
_NEAR: Final = {"g": "k", "k": "g", "d": "t", "t": "d", "b": "p", "p": "b", "j": "c", "c": "j"}
_OF_NEAR: Final = 0.3
_SOUND_LOST: Final = {"vowel": 0.25, "h": 0.3, "consonant": 0.8}
_VOWEL_SOUNDS: Final = frozenset("aeiouAyw")
_VOWEL_LETTERS: Final = frozenset("aeiouy")


class _Reading(NamedTuple):
    """What some letters of a Latin word may sound like."""

    letters: int
    sounds: str
    cost: float


def _table() -> list[tuple[re.Pattern[str], tuple[tuple[str, float], ...]]]:
    found = []
    for line in filter(None, map(str.strip, _SPELLINGS.splitlines())):
        spelling, *readings = line.split()
        alternatives: dict[str, float] = {}
        for reading in readings:
            sound, _, cost = reading.partition(":")
            sound = sound.replace("_", "")
            alternatives[sound] = float(cost or 0)
            if sound in _NEAR:
                alternatives.setdefault(_NEAR[sound], _OF_NEAR)
        found.append((re.compile(spelling), tuple(alternatives.items())))
    return found


_TABLE: Final = _table()
#: An abbreviation at either end of a name: GraphQL, XGBoost.
_CAPITALS: Final = re.compile("(?<=[a-z])[A-Z]{2,}|[A-Z]+(?=[A-Z][a-z])")


@lru_cache(maxsize=2**14)
def _readings(word: str) -> tuple[tuple[_Reading, ...], ...]:
    """Return what may be read at each letter of a Latin word."""
    small = word.lower()
    spelled = {at for run in _CAPITALS.finditer(word) for at in range(*run.span())}
    found = []
    for at, letter in enumerate(small):
        here = [
            _Reading(match.end() - at, sound, cost)
            for spelling, alternatives in _TABLE
            if (match := spelling.match(small, at))
            for sound, cost in alternatives
        ]
        if at in spelled or letter.isdecimal():
            here.append(_Reading(1, sounds(letter), 0))
        lost = _SOUND_LOST["vowel" if letter in _VOWEL_LETTERS else "consonant"]
        found.append((*here, _Reading(1, "", lost)))
    return tuple(found)


# -- both --------------------------------------------------------------------

#: A worse likeness is none.
_WORST: Final = 0.6
#: How alike two words must sound to be one, by the number of their consonants: short words
#: sound alike by chance.  One of a single consonant says nothing.
_ALIKE: Final = {0: 2.0, 1: 2.0, 2: 0.94, 3: 0.88}
_ALIKE_IF_LONG: Final = 0.82
#: Latin words of so few letters are abbreviations, or sound like too many.
_SHORT: Final = 3
_WORDS: Final = re.compile(r"[^\W_]+")


def likeness(korean: str, latin: str) -> float:
    """Return how alike two names sound: 1 if one may be read as the other, 0 if they differ.

    Names of as many words are compared word by word; otherwise spaces do not count, as in
    머신러닝 and machine learning.
    """
    ours, theirs = _WORDS.findall(korean), _WORDS.findall(latin)
    if not ours or not theirs or not latin.isascii():
        return 0.0
    if is_spelled_out(korean, latin):
        return 1.0
    if len(ours) == len(theirs):
        return min(_of_word(sounds(one), (other,)) for one, other in zip(ours, theirs, strict=True))
    return _of_word(sounds("".join(ours)), tuple(theirs))


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
def _of_word(korean: str, latin: tuple[str, ...]) -> float:
    size = max(2, _consonants(korean))
    cost = _distance(korean, latin, size * (1 - _WORST))
    return 0.0 if cost is None else 1 - cost / size


def _consonants(sounded: str) -> int:
    return sum(sound not in _VOWEL_SOUNDS for sound in sounded)


def _distance(korean: str, latin: tuple[str, ...], most: float) -> float | None:
    """Return what the cheapest reading of Latin words as *korean* costs; None above *most*."""
    ahead: dict[int, float] = {0: 0.0}
    for word in latin:
        rows: list[dict[int, float]] = [ahead, *({} for _ in word)]
        for at, readings in enumerate(_readings(word)):
            _lose(korean, rows[at], most)
            for position, cost in rows[at].items():
                for letters, sound, more in readings:
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
            cost = row[position] + _cost_of_loss(korean[position])
            if cost <= min(most, row.get(position + 1, most)):
                row[position + 1] = cost


def _cost_of_loss(sound: str) -> float:
    kind = "vowel" if sound in _VOWEL_SOUNDS else "h" if sound == "h" else "consonant"
    return _SOUND_LOST[kind]


# -- keys --------------------------------------------------------------------

#: The consonants that tell words apart whatever the reading, by their class.
_CLASSES: Final = {
    **dict.fromkeys("bpP", "p"),
    **dict.fromkeys("dtT", "t"),
    **dict.fromkeys("sjc", "s"),
    **dict.fromkeys("gkK", "k"),
    **dict.fromkeys("mnN", "n"),
    "l": "l",
}
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
    for at, readings in enumerate(_readings(word)):
        for letters, sound, cost in readings:
            is_vowel = not sound and word[at].lower() in _VOWEL_LETTERS
            if cost <= _COMMON_READING or is_vowel:
                rows[at + letters] |= {_skeleton(each + sound) for each in rows[at]}
    return rows[-1]


def _skeleton(sounded: str) -> str:
    consonants = "".join(_CLASSES.get(sound, "") for sound in sounded)
    return consonants[:_KEY_LENGTH]
