"""What Latin letters may sound like in Korean."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from sphinx_reviews.language.sounds.spoken import sounds

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
    sure              jA syA
    u                 u A yu a:.1 i:.25 wi:.2 _:.3
    ue                u yu
    ui                wi u i yui
"""
#: Sounds that differ less than two others do.
_NEAR: Final = {"g": "k", "k": "g", "d": "t", "t": "d", "b": "p", "p": "b", "j": "c", "c": "j"}
_OF_NEAR: Final = 0.3
VOWEL_LETTERS: Final = frozenset("aeiouy")
#: What it costs that a vowel or consonant of one word has no counterpart in the other.
VOWEL_LOST, CONSONANT_LOST = 0.25, 0.8


class Reading(NamedTuple):
    """What some letters of a Latin word may sound like."""

    letters: int
    sounds: str
    cost: float


def _table() -> list[tuple[re.Pattern[str], tuple[tuple[str, float], ...]]]:
    found = []
    for line in filter(None, map(str.strip, _SPELLINGS.splitlines())):
        spelling, *sounded = line.split()
        alternatives: dict[str, float] = {}
        for reading in sounded:
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
def readings(word: str) -> tuple[tuple[Reading, ...], ...]:
    """Return what may be read at each letter of a Latin word."""
    small = word.lower()
    spelled = {at for run in _CAPITALS.finditer(word) for at in range(*run.span())}
    found = []
    for at, letter in enumerate(small):
        here = [
            Reading(match.end() - at, sound, cost)
            for spelling, alternatives in _TABLE
            if (match := spelling.match(small, at))
            for sound, cost in alternatives
        ]
        if at in spelled or letter.isdecimal():
            here.append(Reading(1, sounds(letter), 0))
        lost = VOWEL_LOST if letter in VOWEL_LETTERS else CONSONANT_LOST
        found.append((*here, Reading(1, "", lost)))
    return tuple(found)
