"""Verbs and adjectives of Korean, as their dictionary form without 다.

Words are decomposed into letters (NFD): 만든 is 만드 closed by ㄴ.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language.korean.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator


def _letters(text: str) -> str:
    """Return *text* in letters; a consonant alone in front closes the syllable before it."""
    closing = _CLOSING.get(text[:1])
    rest = unicodedata.normalize("NFD", text[1:] if closing else text)
    return (closing or "") + rest


def _syllables(letters: str) -> str:
    return unicodedata.normalize("NFC", letters)


_CLOSING: Final = {"ㄴ": "\u11ab", "ㄹ": "\u11af", "ㅁ": "\u11b7", "ㅂ": "\u11b8", "ㅆ": "\u11bb"}
_RIEUL, _BIEUP, _HIEUH = "\u11af", "\u11b8", "\u11c2"
_DIGEUT, _SIOS = "\u11ae", "\u11ba"
_VOWEL: Final = re.compile("[\u1161-\u1175]$")
_CODA: Final = re.compile("[\u11a8-\u11c2]$")


# -- endings -----------------------------------------------------------------

#: What an ending follows: the stem, the stem with 으 after a consonant, the 어 form.
_PLAIN, _EU, _INFINITIVE = "plain", "eu", "infinitive"


def _endings(certainty: str) -> dict[str, str]:
    """Return every ending in letters, and what it follows."""
    listed = {kind: RULES["endings"][kind][certainty] for kind in (_PLAIN, _EU, _INFINITIVE)}
    found = {_letters(each): _INFINITIVE for each in listed[_INFINITIVE]}
    for each in listed[_PLAIN]:
        found[_letters(each)] = _PLAIN
    for each in listed[_EU]:
        found[_letters(each)] = _EU
        found[_after_coda(each)] = _EU
    return found


def _after_coda(ending: str) -> str:
    """Return the form of an ending of the second kind after a consonant: ㄴ becomes 은."""
    return _letters("으") + _letters(ending)


def _after_tense() -> dict[str, str]:
    """Return the endings after 었 and 겠, including those; the past follows the 어 form."""
    tails = {
        tail
        for certainty in ("sure", "guess")
        for tail in (
            *map(_letters, RULES["endings"][_PLAIN][certainty]),
            *map(_after_coda, RULES["endings"][_EU][certainty]),
            _letters("어요"),
            _letters("어도"),
            _letters("어서"),
            _letters("어야"),
        )
    }
    past, future = _CLOSING["ㅆ"], _letters("겠")
    return (
        {future + tail: _PLAIN for tail in tails}
        | {past + tail: _INFINITIVE for tail in tails}
        | {past + future + tail: _INFINITIVE for tail in tails}
    )


_SURE: Final = _after_tense() | _endings("sure")
_GUESS: Final = _endings("guess")


#: The commonest verbs, by stem: a form of one is in every text.
_COMMON: Final = frozenset(
    [
        "가",
        "가지",
        "나누",
        "나오",
        "내",
        "넣",
        "다루",
        "돌",
        "되",
        "두",
        "들",
        "만들",
        "맞",
        "모르",
        "묶",
        "바꾸",
        "받",
        "배우",
        "보",
        "보내",
        "살",
        "쓰",
        "알",
        "얻",
        "없",
        "열",
        "오",
        "이루",
        "읽",
        "있",
        "잇",
        "적",
        "주",
        "찾",
        "하",
    ]
)


def common_verb(word: str) -> str:
    """Return the stem of the common verb that *word* is a form of, if it is: 쓰 of 쓰기."""
    return next((stem for stems in verbs(word) for stem in stems if stem in _COMMON), "")


def verbs(word: str) -> tuple[list[str], list[str]]:
    """Return the stems of *word* if only a verb can have its ending, and other possible ones."""
    letters = unicodedata.normalize("NFD", word)
    sure = next(_stems(letters, _SURE), [])
    guesses = [] if sure else [stem for stems in _stems(letters, _GUESS) for stem in stems]
    parts = [part for stem in (*sure, *guesses) for part in _main_verbs(stem)]
    others = dict.fromkeys((*guesses, *parts))
    return (
        [_syllables(stem) for stem in sure],
        [_syllables(stem) for stem in others if stem not in sure],
    )


def _stems(letters: str, endings: dict[str, str]) -> Iterator[list[str]]:
    """Yield the stems of *letters* before each ending it may have, the longest ending first."""
    for length in range(min(_LONGEST, len(letters) - 2), -1, -1):
        cut = len(letters) - length
        kind = endings.get(letters[cut:])
        if kind and (stems := _STEMS_BEFORE[kind](letters[:cut], letters[cut:])):
            yield list(dict.fromkeys(stems))


_LONGEST: Final = max(map(len, _SURE))


# -- stems before an ending --------------------------------------------------

_IRREGULAR: Final = {
    kind: tuple(unicodedata.normalize("NFD", stem) for stem in listed)
    for kind, listed in RULES["irregular"].items()
}
#: Endings before which a stem loses its ㄹ.
_DROPS_RIEUL: Final = re.compile("^[\u1102\u1109\u11ab\u11af\u11b8]")
_EU_SYLLABLE: Final = _letters("으")
_OPEN_SYLLABLES: Final = (_letters("어"), _letters("아"))
_HA, _HAE, _HAYEO = _letters("하"), _letters("해"), _letters("하여")
_U_SYLLABLE: Final = _letters("우")
_NEEDS_CODA: Final = re.compile("^(?:\u1102\u1173\u11ab\u1103\u1161|\u1109\u1173\u11b8)")


def _before_plain(stem: str, ending: str) -> list[str]:
    """Return the stems that *ending* follows directly: 읽다, 만드는 (만들다)."""
    if _NEEDS_CODA.match(ending) and not _CODA.search(stem):
        return []
    return _with_rieul(stem, ending)


def _before_eu(stem: str, ending: str) -> list[str]:
    """Return the stems that *ending* follows with 으, or directly after a vowel."""
    if ending.startswith(_EU_SYLLABLE):
        if not _CODA.search(stem):
            return _irregular(stem, "ㅅ", _SIOS)
        return _hardened(stem) or [stem]
    if _CODA.search(stem):
        return [stem] if stem.endswith(_RIEUL) and not _CODA.match(ending) else []
    return [*_with_rieul(stem, ending), *_softened(stem), *_irregular(stem, "ㅎ", _HIEUH)]


def _before_infinitive(form: str, _ending: str) -> list[str]:
    """Return the stems whose 어 form is *form*: 읽어, 배워, 골라, 해."""
    if _CODA.search(form):
        return []
    if form.endswith(_OPEN_SYLLABLES) and form not in _OPEN_SYLLABLES:
        return _before_vowel(form[:-2])
    return _drawn_together(form)


def _before_vowel(stem: str) -> list[str]:
    """Return the stems that are *stem* before 어 or 아."""
    if _CODA.search(stem):
        return [stem, *_hardened(stem)]
    return [stem, *_irregular(stem, "ㅅ", _SIOS), *_irregular(stem, "으", _EU_SYLLABLE)]


#: Vowel of an 어 form -> the vowels that the stem may have.
_VOWELS_BEFORE: Final = {
    "\u1161": "\u1161\u1173",  # 가 (가다), 바빠 (바쁘다)
    "\u1162": "\u1162",  # 보내
    "\u1165": "\u1165\u1173",  # 서, 써 (쓰다)
    "\u1166": "\u1166",  # 세
    "\u1167": "\u1175\u1167",  # 줄여 (줄이다), 켜
    "\u116a": "\u1169",  # 봐
    "\u116b": "\u116c",  # 돼
    "\u116f": "\u116e",  # 배워
    "\u1170": "\u1170",  # 꿰
}
_SOFTENED: Final = re.compile(".\u110b[\u116a\u116f]$")  # 도와 (돕다), 어려워 (어렵다)
_DOUBLE_RIEUL: Final = re.compile("\u11af\u1105[\u1161\u1165]$")
_REU_SYLLABLE: Final = "\u1105\u1173"


def _drawn_together(form: str) -> list[str]:
    """Return the stems whose last vowel became one with 어 or 아."""
    if form.endswith(_HAE):
        return [form[:-1] + _HA[-1]]
    if form.endswith(_HAYEO):
        return [form[: -len(_HAYEO)] + _HA]
    before, vowel = form[:-1], form[-1]
    stems = [before + each for each in _VOWELS_BEFORE.get(vowel, "")]
    if _DOUBLE_RIEUL.search(form):
        stems.append(form[:-3] + _REU_SYLLABLE)
    if _SOFTENED.search(form):
        stems.append(form[:-2] + _BIEUP)
    if vowel == "\u1162":
        stems += [each for each in _IRREGULAR["ㅎ"] if each[:-2] == before]
    return stems


def _with_rieul(stem: str, ending: str) -> list[str]:
    """Return *stem*, and *stem* with the ㄹ it may have lost before *ending*."""
    if _VOWEL.search(stem) and _DROPS_RIEUL.match(ending):
        return [stem, stem + _RIEUL]
    return [stem]


def _softened(stem: str) -> list[str]:
    """Return 어렵 for 어려우."""
    if stem.endswith(_U_SYLLABLE) and _VOWEL.search(stem.removesuffix(_U_SYLLABLE)):
        return [stem.removesuffix(_U_SYLLABLE) + _BIEUP]
    return []


def _hardened(stem: str) -> list[str]:
    """Return 듣 for 들."""
    return _irregular(stem[:-1], "ㄷ", _DIGEUT) if stem.endswith(_RIEUL) else []


def _irregular(stem: str, kind: str, lost: str) -> list[str]:
    """Return *stem* with the *lost* letter, if that is an irregular stem of *kind*."""
    return [stem + lost] if (stem + lost).endswith(_IRREGULAR[kind]) else []


_STEMS_BEFORE: Final = {_PLAIN: _before_plain, _EU: _before_eu, _INFINITIVE: _before_infinitive}
_AUXILIARIES: Final = tuple(map(_letters, RULES["auxiliaries"]))
_TWO_SYLLABLES: Final = re.compile("[\u1161-\u1175].*[\u1161-\u1175]")


def _main_verbs(stem: str) -> list[str]:
    """Return the verbs that *stem* joins with an auxiliary: 다르 of 달라지, 적 of 적어두."""
    found: list[str] = []
    for auxiliary in _AUXILIARIES:
        form = stem.removesuffix(auxiliary)
        if form != stem and _TWO_SYLLABLES.search(form):
            for main in _before_infinitive(form, auxiliary):
                found += [main, *_main_verbs(main)]
    return found
