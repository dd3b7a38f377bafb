"""Terms in two scripts that may be one word: 쿠버네티스 and kubernetes, by their sound."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language import hangul
from sphinx_reviews.language.sounds import likeness
from sphinx_reviews.language.sounds.readings import VOWEL_LETTERS, readings
from sphinx_reviews.language.sounds.spoken import LETTERS, sounds

if TYPE_CHECKING:
    from collections.abc import Iterable

_LATIN: Final = re.compile("[a-z]{2,20}")
_HANGUL: Final = re.compile("[가-힣]{2,10}")
#: The names of Latin letters, one after another; two of one syllable are another word: 지시.
_LETTERS: Final = re.compile(f"(?=.{{3}})(?:씨|{'|'.join(LETTERS.values())}){{2,}}")
#: First consonants that no loanword has, ㄲㄸㅃㅉ, and the last ones that some have,
#: ㄱㄴㄹㅁㅂㅅㅇ (notice 2017-14 of the ministry of culture, articles 1.3 and 1.4).
_NATIVE: Final = frozenset({1, 4, 8, 13})
_CLOSING: Final = frozenset({0, 1, 4, 8, 16, 17, 19, 21})
#: The vowel that no loanword has, ㅢ.
_NATIVE_VOWEL: Final = 19
#: Syllables that no Hanja is read as, so that a word with one is likely a loanword.
_FOREIGN_SYLLABLE: Final = re.compile(
    "[카-킿디-딯티-팋브-븧프-픻웨-윃듀-듛뷰-븋슈-슣튜-틓퓨-픃샤-샿셔-셯쇼-숗]"
    "|[넥-넿덱-뎋렉-렣멕-멯벡-벻섹-셓엑-엫젝-젷첵-쳏텍-텧펙-펳헥-헿]"
    "|[널넌런럴펀펄펌텀턴덤럼랙랜랫느드르므스즈츠트흐너더러머버터퍼네데레메베에테페헤바푸]"
    "|[갠낸댄맨밴샌앤잰챈탠팬핸갤낼댈맬밸샐앨잴챌탤팰핼갬냄댐램맴뱀샘앰잼챔탬팸햄]"
    "|[랙잭팩갭냅댑랩맵뱁샙앱잽챕탭팹햅갓낫닷랏맛밧샷앗잣찻탓팟핫곳놋돗롯못봇솟옷좃촛톳폿홋]"
    "|[깃닛딧릿밋빗싯잇짓칫팃핏힛것넛덧럿멋벗섯엇젓첫텃펏헛굿눗둣룻뭇붓숫웃줏춧툿풋훗]"
)
_FOREIGN: Final = re.compile(f"^[라-맇]|그$|{_FOREIGN_SYLLABLE.pattern}")
#: The consonants that tell words apart; in a long word those that are near are one.
_CONSONANTS: Final = {
    **{each: each for each in "bpdtsjcgkmnl"},
    "P": "p",
    "T": "t",
    "K": "k",
    "N": "n",
    "L": "l",
}
_NEAR: Final = str.maketrans("bdgjcm", "ptkssn")
_LONG: Final = 4
#: How alike words must sound, by the syllables of the Korean one.
_LEAST: Final = {2: 0.965, 3: 0.95}
_LEAST_IF_LONG: Final = 0.94
#: The same of a word that does not look like a loanword.
_LEAST_OF_NATIVE: Final = 0.96
#: A Latin word of so many letters may be read letter by letter.
_ABBREVIATION: Final = 4
#: A word of so many letters or syllables is short, and sounds like another by chance.
_SHORT_LATIN, _SHORT_HANGUL = 3, 2
#: Sounds that a word is spelled with in more ways than one: 네트웍, 해쉬, 윈도우, 릴리즈.
_PLAIN: Final = str.maketrans("KPT", "kpt")
_OTHERWISE: Final = [
    (re.compile(sounded), plain)
    for sounded, plain in ((r"(.)\1+", r"\1"), ("swi", "si"), ("ou$", "o"), ("j$", "s"))
]
#: How many syllables of a long loanword are foreign at least.
_MANY_FOREIGN: Final = 2
#: How words end that are no loanwords, or have a suffix.
_ENDED: Final = re.compile("[의에을를은는이가게고거면다러니]$")
#: Vowels that are taken for each other: 파라메터, 콘텍스트, 디렉토리, 라이센스.
_TAKEN: Final = [{*pair} for pair in ("ei", "aA", "oA", "eA")]
#: A reading that costs more is not looked for.
_COMMON: Final = 0.15
#: Loanwords of one syllable: what else sounds so is mostly no loanword, such as 셋 beside set.
_SHORT: Final = {
    "웹": "web", "앱": "app", "깃": "git", "뷰": "view", "큐": "queue", "툴": "tool", "팀": "team",
    "폼": "form", "훅": "hook", "힙": "heap", "룰": "rule", "봇": "bot", "칩": "chip", "팁": "tip",
    "탭": "tab", "맵": "map", "셸": "shell", "쉘": "shell", "락": "lock",
}  # fmt: skip
_OF_SHORT: Final = frozenset(_SHORT.values())


def keys(term: str) -> frozenset[str]:
    """Return keys, one of which two terms have in common if they may be one word."""
    if term in _SHORT:
        return frozenset((_SHORT[term],))
    if _LATIN.fullmatch(term):
        found, is_spelled = _skeletons(term), len(term) <= _ABBREVIATION
    elif _HANGUL.fullmatch(term) and _may_be_loan(term):
        found, is_spelled = [_skeleton(sounds(term))], bool(_LETTERS.fullmatch(term))
    else:
        return frozenset()
    whole = [sounds(term)] if is_spelled else []
    if term in _OF_SHORT:
        whole.append(term)
    return frozenset((*(_key(each) for each in found if len(each) > 1), *whole))


def twin_likeness(korean: str, latin: str) -> float:
    """Return how alike two terms sound, up to 1; 0 if they are not one word.

    A word of two syllables sounds like another by chance, one of four hardly.
    """
    return float(_SHORT.get(korean) == latin) or likeness(korean, latin, _least(korean, latin))


def are_spellings(one: str, other: str) -> bool:
    """Return whether two terms are likely spellings of one loanword: 컨텐츠 of 콘텐츠.

    They sound the same as far as writers tell sounds apart, or but for one vowel that is taken
    for its like; in a word of two syllables any vowel may be another word.
    """
    here, there = _plain(one), _plain(other)
    if not (here and there):
        return False
    if here == there:
        return True
    if min(len(one), len(other)) <= _SHORT_HANGUL or len(here) != len(there):
        return False
    at = next(n for n, each in enumerate(here) if each != there[n])
    return here[at + 1 :] == there[at + 1 :] and {here[at], there[at]} in _TAKEN


@cache
def _plain(term: str) -> str:
    """Return the sounds of a loanword as far as writers tell them apart; empty if it is none."""
    foreign = len(_FOREIGN.findall(term))
    if foreign < min(len(term) - 1, _MANY_FOREIGN) or _ENDED.search(term):
        return ""
    found = sounds(term).translate(_PLAIN)
    for otherwise, spelled in _OTHERWISE:
        found = otherwise.sub(spelled, found)
    return found


def _least(korean: str, latin: str) -> float:
    if len(latin) <= _SHORT_LATIN:
        return 1
    if not _FOREIGN.search(korean):
        return _LEAST_OF_NATIVE
    return _LEAST.get(len(korean), _LEAST_IF_LONG)


def _may_be_loan(term: str) -> bool:
    """Return whether a word may be a loanword; a short one must look like nothing else."""
    if _LETTERS.fullmatch(term):
        return True
    if any(map(_is_native, term)):
        return False
    return len(term) > _SHORT_HANGUL or bool(_FOREIGN.search(term))


@cache
def _is_native(syllable: str) -> bool:
    first, vowel, last = hangul.initial(syllable), hangul.vowel(syllable), hangul.final(syllable)
    return first in _NATIVE or vowel == _NATIVE_VOWEL or last not in _CLOSING


def _skeletons(word: str) -> Iterable[str]:
    """Return the consonants of each common reading of a Latin word."""
    rows: list[set[str]] = [{""}, *(set() for _ in word)]
    for at, found in enumerate(readings(word)):
        for letters, sound, cost in found:
            is_silent = not sound and word[at] in VOWEL_LETTERS
            if cost <= _COMMON or is_silent:
                more = _skeleton(sound)
                rows[at + letters] |= {each + more for each in rows[at]}
    return rows[-1]


def _skeleton(sounded: str) -> str:
    return "".join(_CONSONANTS.get(sound, "") for sound in sounded)


def _key(skeleton: str) -> str:
    return (
        re.sub(r"(.)\1+", r"\1", skeleton.translate(_NEAR)) if len(skeleton) >= _LONG else skeleton
    )


#: What the browser must know to do the same.
SHARED: Final = {
    "latin": f"^{_LATIN.pattern}$",
    "hangul": f"^{_HANGUL.pattern}$",
    "letters": f"^{_LETTERS.pattern}$",
    "foreign": _FOREIGN.pattern,
    "native": sorted(_NATIVE),
    "closing": sorted(_CLOSING),
    "nativeVowel": _NATIVE_VOWEL,
    "consonants": _CONSONANTS,
    "near": {chr(one): chr(other) for one, other in _NEAR.items()},
    "long": _LONG,
    "common": _COMMON,
    "shortHangul": _SHORT_HANGUL,
    "shortLatin": _SHORT_LATIN,
    "abbreviation": _ABBREVIATION,
    "short": _SHORT,
    "least": _LEAST,
    "leastIfLong": _LEAST_IF_LONG,
    "leastOfNative": _LEAST_OF_NATIVE,
}
