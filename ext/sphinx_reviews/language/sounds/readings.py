"""What Latin letters may sound like in Korean."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from sphinx_reviews.language.sounds.spoken import sounds

#: Where a vowel letter may be: before another, before a consonant and a silent e at the end,
#: in an open syllable, before an r that is not heard, in a closed syllable.
_PLACES: Final = {
    "{digraph}": "(?=[aeiouy]|w(?![aeiouy]))",
    "{silent}": "(?=[^aeiouywr]e[sd]?$)",
    "{open}": "(?![^aeiouywr]e[sd]?$)(?=(?:[^aeiouyw]|[tcsp]h|[^aeiouylrw][lr])[aeiouy])",
    "{r}": "(?=r(?![aeiouy]))",
    "{closed}": (
        "(?![aeiouy]|w(?![aeiouy])|r(?![aeiouy])|(?:[^aeiouyw]|[tcsp]h|[^aeiouylrw][lr])[aeiouy])"
    ),
}
#: Spelling -> what it may sound like, with what each costs if it is rare.
_SPELLINGS: Final = """
    bb?               b P
    (?<=m)b(?=$|d)    _
    cc?(?![eiy])      k K
    c(?=[eiy])        s
    cc(?=[eiy])       Ks
    ck(?!$)           k K
    ck$               K k:.05
    cq                k K
    ch                c ci k s:.1 si:.1 sy:.1
    ch(?![aeiouy])    K
    che$              si c:.05
    dd?               d T:.1 j:.3
    (?<=.)db$         dibi
    d(?=u)            j
    dg                j
    dj                j
    ds$               j:.1
    ff?               p h:.2
    gg?(?![eiy])      g K:.05
    gg?(?=[eiy])      g:.1 K:.1
    g(?=[eiy])        j
    ge(?=$|[mlsdf])   ji
    gh                _:.3 g:.2 p:.2
    gn$               n
    h                 h _:.3
    jj?               j
    kk?               k K
    ^kn               n
    ^l                l
    (?<=.)ll?         L l:.2
    (?<=[^aeiouy]e)l(?=[aeiouy]) l:.05
    l(?=[kmf])        _:.1
    mm?               m
    mn$               m
    nn?               n
    n(?=[gkqxc])      N
    ng                N Ng
    pp?(?!$)          p P
    pp?$              P p:.05
    (?<=[^aeiouyp])p$ p
    (?<=[aeiouy][aeiouy])p$ p
    p(?=b)            _
    ^p(?=[sn])        _
    ph                p
    qu                kw ku ky:.1
    que(?=s?$|u)      k K
    q                 k K
    (?<=.)ql$         kyueL
    rr?(?=[aeiouy])   l Al:.3 L:.3
    rr?(?![aeiouy])   _ A:.1 L:.25 l:.3
    rh                l
    wr                l
    ss?               s
    s                 j:.15
    s(?=e)            j
    (?<=[aeiouy])s    j:.05
    (?<=.)s$          _:.15
    (?<=ow)s$         _
    sh                si sy s:.2
    ssi?(?=[oiu])     s sy:.1
    [tsc]i(?=[aoe])   s sy
    si(?=on)          j
    sc(?=[eiy])       s
    tt?(?!$)          t T
    tt?$              T t:.05
    (?<=[^aeiouyt])t$ t
    (?<=[aeiouy][aeiouy])t$ t
    t(?=u)            c
    ts$               c
    tch               c ci
    th                s d:.1 t:.1
    th(?=m)           j
    v                 b
    w                 w u _:.3
    wh                w hw
    x                 Ks gj
    ^x                j
    xc(?=[eiy])       Ks
    y                 i y ai:.1
    y(?=[^aeiouy]{1,2}[aeiouy]) ai
    (?<=p)y$          ai:.05
    zz?               j c:.1
    tz                c
    ^ps               s

    a{digraph}        a:.2 e:.2
    a{silent}         ei a:.15 e:.15 A:.25
    a{open}           ei a e:.05 A:.1 o:.2
    a{r}              a o:.15 A:.1 e:.3
    a{closed}         e a:.1 A:.1 o:.2 ei:.25 _:.3
    ^a|a$             A a
    a(?=ll?(?![aeiouy])|[gt]e) o:.1 i:.1
    (?<=w)a           o
    ae                e ei
    ai|ay             ei e ai:.15
    air|are(?=$|.)    eA e
    au|aw             o au:.15
    augh|ough         o
    e{digraph}        e:.2 i:.2
    e{silent}         i e:.1
    e{open}           e i A:.05 _:.1
    e{r}              A e:.15
    e(?!$){closed}    e A:.05 i:.2 _:.1 ei:.15
    ^e(?=[mnx])       i
    e(?=ss?$)         i:.05
    e(?=us$)          e
    (?<=[aeiouy][^aeiouy])e(?=[^aeiouydlnrsx]) _:.05
    e$                _ e:.2 i:.2
    e(?=[sd]$)        _
    ea                i e:.1 A:.1 ei:.1 ie:.1
    ea(?=d|lth|th|sur) e
    ear(?=[lntc])     A
    eer|ier|ear       iA
    (?:eer|ier|ear)(?=[aeiouy]) iAl
    eau               o yu
    ee                i
    ei|ey             ei i ai e
    eigh              ei
    er(?![aeiouy])    A
    er(?=[aeiouy])    Al
    ers?$             A
    eu(?=m)           iu
    eu|ew             yu u
    i{digraph}        i ai
    i{silent}         ai i:.1
    i(?=ce$|ve$)      i
    i{open}           i ai A:.15 e:.25 _:.3
    i{r}              A i:.15
    i{closed}         i A:.15 ai:.2 e:.25 _:.3
    i(?=nd|ld|gn)     ai
    i(?=ble?$)        A
    i$                ai:.05
    ie(?=n)           iA
    ie                i ai
    iew               yu
    igh               ai
    ire               aiA
    iu                yu
    o{digraph}        o:.2
    o{silent}         o A:.2 a:.2
    o{open}           o A:.1 a:.1 u:.1 _:.3
    o{r}              o A:.1
    o{closed}         o A:.1 a:.1 u:.1 wA:.3 _:.3
    oa                o
    (?<=w)o(?=r)      A
    oi|oy             oi
    oo                u o:.15 A:.2
    ou                u o:.2
    ou(?!gh)          au A
    our               o
    ors?$|ar$         A
    ow                o ou au aw
    re$               A
    ture              cA
    sure              jA syA
    u{digraph}        u yu
    u{silent}         yu u
    u{open}           u yu A:.15
    u{r}              A
    u{closed}         A u:.05 a:.1 yu:.15 i:.25 wi:.2 _:.3
    u$                u
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
        for place, pattern in _PLACES.items():
            spelling = spelling.replace(place, pattern)
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
#: What stands beside a spelling, as far as it has no groups of its own.
_BESIDE: Final = re.compile(r"\(\?<?[=!][^()]*\)")
#: Letter -> the rows of the table whose spelling it may be part of; the others need no look.
_ROWS: Final = {
    letter: [row for row in _TABLE if letter in _BESIDE.sub("", row[0].pattern)]
    for letter in "abcdefghijklmnopqrstuvwxyz"
}
#: What the browser must know to do the same.
SHARED: Final = {
    "table": [(spelling.pattern, sounded) for spelling, sounded in _TABLE],
    "vowels": "".join(sorted(VOWEL_LETTERS)),
    "vowelLost": VOWEL_LOST,
    "consonantLost": CONSONANT_LOST,
}
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
            for spelling, alternatives in _ROWS.get(letter, ())
            if (match := spelling.match(small, at))
            for sound, cost in alternatives
        ]
        if at in spelled or letter.isdecimal():
            here.append(Reading(1, sounds(letter), 0))
        lost = VOWEL_LOST if letter in VOWEL_LETTERS else CONSONANT_LOST
        found.append((*here, Reading(1, "", lost)))
    return tuple(found)
