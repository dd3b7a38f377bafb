"""What a verb or an adjective of Korean may be before an ending, in letters (NFD).

만든 is 만드 closed by ㄴ, before which the stem 만들 has lost its ㄹ.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from sphinx_reviews.language.korean.endings import EU, INFINITIVE, PLAIN, letters
from sphinx_reviews.language.korean.rules import RULES

RIEUL: Final = "\u11af"
_BIEUP, _HIEUH, _DIGEUT, _SIOS = "\u11b8", "\u11c2", "\u11ae", "\u11ba"
#: Number of letters of a syllable that nothing closes.
SYLLABLE: Final = 2


def is_open(stem: str) -> bool:
    """Return whether *stem* ends in a vowel."""
    return "\u1161" <= stem[-1:] <= "\u1175"


def _is_closed(stem: str) -> bool:
    """Return whether *stem* ends in a consonant that closes a syllable."""
    return stem[-1:] >= "\u11a8"


# -- what a stem may be --------------------------------------------------------

_SHORT: Final = frozenset(RULES["stems"]["short"])
#: 하늘은 is no form of a verb.
_LAST: Final = _SHORT.union(RULES["stems"]["last"]) - {"늘"}
_WHOLE: Final = tuple(RULES["stems"]["whole"])
#: What verbs of two syllables that end in 이 begin with, a closed class: 메일 is not of 메이다.
_BEFORE_I: Final = frozenset(RULES["stems"]["before_i"])
#: Stems that a word may lack the ㄹ of, and the ends of longer ones: 만드는 is of 만들다, but
#: 배우는 not of 배울다, nor 쓰는 of 쓸다.
_SHORT_WITH_RIEUL: Final = frozenset(RULES["stems"]["rieul"]["short"])
_LAST_WITH_RIEUL: Final = frozenset(RULES["stems"]["rieul"]["last"])


def can_be_stem(stem: str) -> bool:
    """Return whether a verb can have this stem, or one of a syllable or more that ends like it."""
    if len(stem) == 1:
        return stem in _SHORT
    if len(stem) == 2 and stem[1] == "이":  # noqa: PLR2004
        return stem[0] in _BEFORE_I
    return stem[-1:] in _LAST or stem.endswith(_WHOLE)


def can_lack_rieul(stem: str) -> bool:
    """Return whether a verb can have this stem, and a form without its ㄹ."""
    if len(stem) == 1:
        return stem in _SHORT_WITH_RIEUL
    return stem[-1] in _LAST_WITH_RIEUL or stem.endswith(_WHOLE)


# -- what stands before an ending ------------------------------------------------


def stems_before(follows: str, form: str, ending: str = "") -> list[str]:
    """Return the stems that *form* may be before *ending*, the one that is written first.

    :param follows: what the ending follows: one of the kinds of ``endings``.
    """
    return _STEMS_BEFORE[follows](form, ending)


_IRREGULAR: Final = {
    kind: tuple(unicodedata.normalize("NFD", stem) for stem in listed)
    for kind, listed in RULES["irregular"].items()
}
#: How endings begin before which a stem loses its ㄹ.
_DROPS_RIEUL: Final = ("\u1102", "\u1109", "\u11ab", "\u11af", "\u11b7", "\u11b8")
_EU_SYLLABLE: Final = letters("으")
_OPEN_SYLLABLES: Final = (letters("어"), letters("아"))
_HA, _HAE, _HAYEO = letters("하"), letters("해"), letters("하여")
_U_SYLLABLE: Final = letters("우")
#: How endings begin that only follow a consonant.
_NEEDS_CONSONANT: Final = (letters("는다"), letters("는대요"), letters("습"))
#: Endings that also end nouns, and are read only after what hardly ends a noun: 있구, not 가구.
_AFTER_OBSTRUENTS: Final = frozenset(map(letters, RULES["after_obstruents"]))
_OBSTRUENTS: Final = frozenset(
    unicodedata.normalize("NFD", each)[-1] for each in "밖앉않읽삶넓핥읊잃없있잊쫓같높좋"
)
#: ㅁ, before which some write no ㄹ, 만듬, but hardly after one syllable; and after ㄹ: 만듦.
_MIEUM: Final = letters("ㅁ")
_RIEUL_MIEUM: Final = letters("ㄻ")


def _before_plain(stem: str, ending: str) -> list[str]:
    """Return the stems that *ending* follows directly: 읽다, 만드는 (만들다)."""
    if ending.startswith(_NEEDS_CONSONANT) and not _is_closed(stem):
        return []
    if ending in _AFTER_OBSTRUENTS and stem[-1:] not in _OBSTRUENTS:
        return []
    return _with_rieul(stem, ending)


def _before_eu(stem: str, ending: str) -> list[str]:
    """Return the stems that *ending* follows with 으, or directly after a vowel."""
    if ending.startswith(_EU_SYLLABLE):
        if not _is_closed(stem):
            return _irregular(stem, "ㅅ", _SIOS)
        return _hardened(stem) or ([] if _is_short_with_rieul(stem) else [stem])
    if ending == _RIEUL_MIEUM:
        return [stem + RIEUL]
    if _is_closed(stem):
        # 빌려 is of 빌리다; 빌려고 alone is of 빌다.
        is_of_ri = ending == _RYEO and _is_short_with_rieul(stem)
        return [stem] if stem.endswith(RIEUL) and ending < "\u11a8" and not is_of_ri else []
    return [*_with_rieul(stem, ending), *_softened(stem), *_irregular(stem, "ㅎ", _HIEUH)]


def _is_short_with_rieul(stem: str) -> bool:
    """Return whether 은 after *stem* is the particle: 말은; though some write 만들은 for 만든."""
    return stem.endswith(RIEUL) and len(stem) == SYLLABLE + 1


def _before_infinitive(form: str, _ending: str) -> list[str]:
    """Return the stems whose 어 form is *form*: 읽어, 배워, 골라, 해."""
    if _is_closed(form):
        return []
    if form.endswith(_OPEN_SYLLABLES) and len(form) > SYLLABLE:
        return _before_vowel(form[:-2])
    return _drawn_together(form)


def _before_vowel(stem: str) -> list[str]:
    """Return the stems that are *stem* before 어 or 아."""
    if _is_closed(stem):
        return [stem, *_hardened(stem)]
    return [stem, *_irregular(stem, "ㅅ", _SIOS), *_irregular(stem, "으", _EU_SYLLABLE)]


#: Vowel of an 어 form -> the vowels that the stem may have.
_VOWELS_BEFORE: Final = {
    "\u1161": "\u1161\u1173",  # 가 (가다), 바빠 (바쁘다)
    "\u1162": "\u1162",  # 보내
    "\u1165": "\u1165\u1173",  # 서, 써 (쓰다)
    "\u1166": "\u1166",  # 세
    "\u1167": "\u1175\u1167",  # 줄여 (줄이다), 켜
    "\u116c": "\u116c",  # 되, as many write for 돼
    "\u116a": "\u1169",  # 봐
    "\u116b": "\u116c",  # 돼
    "\u116f": "\u116e",  # 배워
    "\u1170": "\u1170",  # 꿰
}
_SOFTENED: Final = (letters("와"), letters("워"))  # 도와 (돕다), 어려워 (어렵다)
_DOUBLE_RIEUL: Final = ("\u11af\u1105\u1161", "\u11af\u1105\u1165")  # 골라, 불러
_REU, _REO, _RYEO = letters("르"), letters("러"), letters("려")
#: Forms that are short for another, with their stems: 놔, and 바껴 for 바뀌어.
_DRAWN: Final = {letters(form): letters(stem) for form, stem in RULES["drawn"].items()}
_DRAWN_ENDS: Final = tuple(_DRAWN)


def _drawn_together(form: str) -> list[str]:
    """Return the stems whose last vowel became one with 어 or 아."""
    if form.endswith(_HAE):
        return [form[:-1] + _HA[-1]]
    if form.endswith(_HAYEO):
        return [form[: -len(_HAYEO)] + _HA]
    before, vowel = form[:-1], form[-1:]
    stems = [before + each for each in _VOWELS_BEFORE.get(vowel, "")]
    if form.endswith(_DRAWN_ENDS):
        drawn = next(each for each in _DRAWN if form.endswith(each))
        stems.append(form.removesuffix(drawn) + _DRAWN[drawn])
    if form.endswith(_DOUBLE_RIEUL):
        stems.append(form[:-3] + _REU)
    if form.endswith(_SOFTENED) and len(form) > SYLLABLE:
        stems += _irregular_bieup(form[:-2])
    if form.endswith(_REO):
        stems += _irregular(form.removesuffix(_REO), "러", "")
    if vowel in "\u1162\u1164":
        stems += [each for each in _IRREGULAR["ㅎ"] if each[:-2] == before]
    return stems


def _with_rieul(stem: str, ending: str) -> list[str]:
    """Return *stem*, and *stem* with the ㄹ it may have lost before *ending*."""
    if ending.startswith(_DROPS_RIEUL) and is_open(stem):
        return [stem] if ending == _MIEUM and len(stem) == SYLLABLE else [stem, stem + RIEUL]
    return [stem]


def _softened(stem: str) -> list[str]:
    """Return 어렵 for 어려우."""
    if stem.endswith(_U_SYLLABLE) and is_open(stem.removesuffix(_U_SYLLABLE)):
        return _irregular_bieup(stem.removesuffix(_U_SYLLABLE))
    return []


#: 지운 is not of 집다.
_REGULAR_BIEUP: Final = tuple(unicodedata.normalize("NFD", each) for each in RULES["regular"]["ㅂ"])


def _irregular_bieup(stem: str) -> list[str]:
    """Return *stem* with the ㅂ that it lost, if a verb loses it there."""
    whole = stem + _BIEUP
    return [] if whole.endswith(_REGULAR_BIEUP) else [whole]


#: What may be before 듣 and its like in a word: 알아듣, 엿듣; but 사람들은 is no form of a verb.
_BEFORE_IRREGULAR: Final = tuple(map(letters, RULES["before_irregular"]))


def _hardened(stem: str) -> list[str]:
    """Return 듣 for 들."""
    if not stem.endswith(RIEUL):
        return []
    hard = stem[:-1] + _DIGEUT
    listed = next((each for each in _IRREGULAR["ㄷ"] if hard.endswith(each)), "")
    before = hard.removesuffix(listed)
    return [hard] if listed and (not before or before.endswith(_BEFORE_IRREGULAR)) else []


def _irregular(stem: str, kind: str, lost: str) -> list[str]:
    """Return *stem* with the *lost* letter, if that is an irregular stem of *kind*."""
    return [stem + lost] if (stem + lost).endswith(_IRREGULAR[kind]) else []


_STEMS_BEFORE: Final = {PLAIN: _before_plain, EU: _before_eu, INFINITIVE: _before_infinitive}
