"""Verbs and adjectives of Korean, as their dictionary form without 다.

Words are decomposed into letters (NFD): 만든 is 만드 closed by ㄴ.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language.korean.endings import (
    ANY,
    EU,
    GUESS,
    INFINITIVE,
    LIKELY,
    NOMINAL,
    SURE,
    letters,
)
from sphinx_reviews.language.korean.rules import RULES
from sphinx_reviews.language.korean.stems import (
    RIEUL,
    SYLLABLE,
    can_be_stem,
    can_lack_rieul,
    is_open,
    stems_before,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.language.korean.endings import Ending

_SSANGSIOS: Final = "\u11bb"


def _syllables(spelled: str) -> str:
    return unicodedata.normalize("NFC", spelled)


# -- what a word may be a form of --------------------------------------------


class Verbs(NamedTuple):
    """Stems of the verbs that a word may be a form of, the likeliest first."""

    #: If only a verb can have its ending.
    sure: list[str]
    #: If a verb is as likely as a noun.
    likely: list[str]
    guesses: list[str]
    #: Nouns with 이다 or another verb: 데이터였다, 재미있는, and 코드다, which lost its 이.
    nouns: list[str]


#: How certain a stem is, the stem, and whether it has a ㄹ that the word lacks: 만들 for 만든.
_Reading = tuple[int, str, bool]

#: The certainty of a verb that helps another in the same word: 있 of 하고있는, and of 의미있는.
_HELPS: Final = 3

#: Forms that look like those of more verbs than they are of.
_FORMS: Final = RULES["forms"]
_LIKE_NOUNS: Final = frozenset(RULES["stems"]["like_nouns"])
#: How words end that are a noun with a particle rather than a verb with 어: 개가, not 개가다.
_LIKE_PARTICLES: Final = (letters("가"), letters("서"))
#: How forms end before the particle 보다, which is no verb there: 읽기보다.
_LIKE_THAN: Final = tuple(map(letters, RULES["than"]))
#: How an 어 form ends that is hardly anything else.
_EVIDENT: Final = frozenset(map(letters, RULES["evident"]))
#: Those that look like a noun with a particle, and how they end.
_MOVED: Final = (
    letters("앞서"),
    *(letters(form + move) for form in RULES["movements"]["never"] for move in "가와"),
)
_MOVING: Final = frozenset(each[-SYLLABLE:] for each in _MOVED)
_AFTER_NOUNS: Final = tuple(RULES["stems"]["after_nouns"])
_COPULA: Final = "이"
_NO_VERBS: Final = frozenset(RULES["no_verbs"])


#: What closes words that lack their ending, as while they are typed: 배웠, 않, 싫, 재미없.
_ENDLESS: Final = frozenset((_SSANGSIOS, "\u11ad", "\u11b6", "\u11b9"))
_PLAIN_ENDING: Final = letters("다")


def verbs(word: str, *, is_nominal: bool = False) -> Verbs:
    """Return the verbs that *word* may be a form of.

    :param is_nominal: whether it must be a form that particles may follow: 읽기, 읽는지.
    """
    if word in _FORMS:
        return Verbs([], [_FORMS[word]], [], [])
    found: list[_Reading] = []
    nouns: list[str] = []
    if word not in (_NO_NOMINALS if is_nominal else _NO_VERBS):
        spelled = unicodedata.normalize("NFD", word)
        if spelled[-1] in _ENDLESS:
            spelled += _PLAIN_ENDING
        is_sure = False
        for cut, endings in (NOMINAL if is_nominal else ANY).of(spelled):
            can_lose_copula = endings[0][0] != INFINITIVE and is_open(spelled[:cut])
            for reading in _readings(spelled, cut, endings):
                certainty, stem, is_restored = reading
                if (can_lack_rieul if is_restored else can_be_stem)(stem):
                    found.append(reading)
                    is_sure |= certainty == SURE and not is_restored
                    if noun := _before_verb(stem, spelled):
                        nouns.append(noun)
                        found += _after_noun(stem.removeprefix(noun))
                elif (
                    can_lose_copula
                    and certainty == SURE
                    and stem[1:] not in {"", _COPULA}
                    and not is_restored
                ):
                    nouns.append(stem)
            if is_sure:
                break
    return Verbs(*_weighed(found), nouns)


def _before_verb(stem: str, spelled: str) -> str:
    """Return the noun of a word that is one with 이다, 받다, 있다, 없다 or 드리다.

    Of 파일 that is not certain, and 이어받다 is another verb.
    """
    if not stem.endswith(_AFTER_NOUNS):
        return ""
    verb = next(each for each in _AFTER_NOUNS if stem.endswith(each))
    noun = stem.removesuffix(verb)
    is_closed = verb == _COPULA and len(spelled) - len(unicodedata.normalize("NFD", stem)) <= 1
    if len(noun) == 1 or is_closed:
        return ""
    form = unicodedata.normalize("NFD", noun)
    mains = stems_before(INFINITIVE, form) if _is_evident(form) else []
    is_verb = any(can_be_stem(_syllables(each)) for each in mains if not each.endswith(_HA))
    return "" if is_verb else noun


def _after_noun(verb: str) -> list[_Reading]:
    """Return what a verb after a noun is: 의미있는 is of 있다, but 데이터인 of a noun alone."""
    return [] if verb == _COPULA else [(_HELPS, verb, False)]


def _readings(spelled: str, cut: int, endings: Iterable[Ending]) -> Iterator[_Reading]:
    """Yield the stems of a word before an ending, and how certain each is."""
    before, ending = spelled[:cut], spelled[cut:]
    if before.endswith(_LIKE_THAN):
        return
    for follows, certainty in endings:
        for inflected in stems_before(follows, before, ending):
            has_tense, stems = _uninflected(inflected)
            if has_tense:
                yield from ((_HELPS, each, False) for each in _helping(inflected))
            for each in stems:
                is_whole = not ending and each == spelled
                if is_whole and _is_like_noun(each):
                    continue
                stem = _syllables(each)
                is_unsure = certainty == LIKELY and (
                    stem in _LIKE_NOUNS or (follows == INFINITIVE and not _is_evident(before))
                )
                is_restored = each[-1:] == RIEUL and not spelled.startswith(each)
                yield SURE if has_tense else GUESS if is_unsure else certainty, stem, is_restored


def _is_evident(form: str) -> bool:
    """Return whether a form with 어 is hardly anything else."""
    last = form[-SYLLABLE:]
    return last in _EVIDENT or (last in _MOVING and form.endswith(_MOVED))


def _is_like_noun(form: str) -> bool:
    """Return whether a stem that is its own form with 어 is likelier a noun: 개가."""
    return len(form) == SYLLABLE or (form.endswith(_LIKE_PARTICLES) and not _is_evident(form))


def _weighed(found: list[_Reading]) -> tuple[list[str], list[str], list[str]]:
    """Return stems by how certain they are, with those of main verbs: 적 of 적어두.

    A stem that the word has lost a ㄹ of is a guess beside others: 던지는 is of 던지다 rather
    than of 덜다; and a verb that must be one leaves no other likely.
    """
    tiers: tuple[list[str], list[str], list[str]] = ([], [], [])
    if not found:
        return tiers
    written = [certainty for certainty, _, is_restored in found if not is_restored]
    best = min(written, default=GUESS)
    for certainty, stem, is_restored in found:
        if certainty == _HELPS or (is_restored and written):
            tier = GUESS
        elif best == SURE != certainty:
            continue
        else:
            tier = certainty
        tiers[tier].append(stem)
        for main, is_likely in _main_verbs(stem):
            tiers[tier if is_likely else GUESS].append(main)
    sure, likely, guesses = map(dict.fromkeys, tiers)
    return (
        [*sure],
        [stem for stem in likely if stem not in sure],
        [stem for stem in guesses if stem not in sure and stem not in likely],
    )


# -- tense, honour and other verbs in a stem ---------------------------------

_FUTURE, _HONORIFIC, _HA = letters("겠"), letters("시"), letters("하")
#: How stems end of which ㅆ is no tense: 있다, 재밌다.
_THERE: Final = (letters("있"), letters("밌"))
_EU_SYLLABLE, _NECESSITY = letters("으"), letters("야")
#: Other verbs that are written in the same word -> what they follow: 하고있.
_JOINED: Final = {
    letters(each): follows for follows, listed in RULES["joined"].items() for each in listed
}
_JOINED_ENDS: Final = tuple(_JOINED)
#: The last verb of each: 있 of 고있.
_LAST_VERBS: Final = {each: _syllables(each)[-1] for each in _JOINED}
#: What may also be the end of another verb: 보러가다, 불러오다.
_PURPOSE: Final = tuple(map(letters, RULES["purpose"]))
_INFLECTIONS: Final = (_FUTURE, _SSANGSIOS, _HONORIFIC, *_JOINED, *_PURPOSE)


def _uninflected(stem: str) -> tuple[bool, list[str]]:
    """Return whether *stem* has what only a verb can have, and the stems without it: 배우 of 배웠."""
    if not stem.endswith(_INFLECTIONS):
        return False, [stem]
    if stem.endswith(_JOINED_ENDS) and stem not in _JOINED:
        suffix = next(each for each in _JOINED if stem.endswith(each))
        stems = _flat(_before(_JOINED[suffix], stem.removesuffix(suffix), suffix))
        # 들여다보 and 못지않 only look like two verbs.
        if any(can_be_stem(_syllables(each)) for each in stems):
            return True, stems
    if stem.endswith(_PURPOSE) and _syllables(stem) not in _ONE_VERB:
        suffix = next(each for each in _PURPOSE if stem.endswith(each))
        return False, [stem, *_flat(_before(EU, stem.removesuffix(suffix), suffix))]
    if stem.endswith(_THERE):
        return False, [stem]
    if stem.endswith(_SSANGSIOS):
        return True, _flat(_without_tense(stem))
    return False, _without_honorific(stem)


def _helping(stem: str) -> list[str]:
    """Return the verbs that help another in *stem*: 있 of 하고있었."""
    return [verb for joined, verb in _LAST_VERBS.items() if stem.find(joined) > 0]


def _without_tense(stem: str) -> list[str]:
    """Return 읽 for 읽었, for 읽겠 and for 읽어야겠."""
    if not stem.endswith(_FUTURE):
        return stems_before(INFINITIVE, stem[:-1])
    rest = stem.removesuffix(_FUTURE)
    main = rest.removesuffix(_NECESSITY)
    return stems_before(INFINITIVE, main) if main != rest else [rest]


def _flat(stems: list[str]) -> list[str]:
    return [each for stem in stems if stem for each in _uninflected(stem)[1]]


def _before(follows: str, form: str, suffix: str) -> list[str]:
    """Return the stems that *form* may be before a suffix; as written after a consonant too."""
    stems = stems_before(follows, form, suffix)
    main = form.removesuffix(_EU_SYLLABLE)
    if follows == EU and main not in {"", form}:
        stems += stems_before(EU, main, _EU_SYLLABLE)
    return stems


def _without_honorific(stem: str) -> list[str]:
    """Return 읽 for 읽으시; and 마시 before 말."""
    rest = stem.removesuffix(_HONORIFIC)
    if not rest:
        return [stem]
    plain = _before(EU, rest, _HONORIFIC)
    if any(can_be_stem(_syllables(each)) for each in plain if stem.startswith(each)):
        return plain
    return [stem, *plain]


_AUXILIARIES: Final = {
    letters(each): is_likely
    for is_likely in (True, False)
    for each in RULES["auxiliaries"]["likely" if is_likely else "guess"]
}
#: Auxiliaries that many take for the verb that they also are: 주 of 해주.
_VERBS_THEMSELVES: Final = frozenset(map(letters, RULES["auxiliaries"]["verbs"]))
_AUXILIARY_ENDS: Final = tuple(_AUXILIARIES)
_BECOME, _PUT = letters("지"), letters("내")
#: What many write in one word with the verb after it: 안된다, 못한다, 잘된다.
_ADVERBS: Final = frozenset(RULES["adverbs"])
#: What is one verb, rather than a form and an auxiliary: 돌아가다 is not 돌다, 사라지다 not 사르다.
_ONE_VERB: Final = frozenset(
    form + auxiliary
    for listed in (
        RULES["one_verb"],
        dict.fromkeys(RULES["movements"]["of"], RULES["movements"]["never"]),
    )
    for auxiliary, forms in listed.items()
    for form in forms
)
#: What looks like the noun of a verb and is the verb: 남은 is of 남다, and 사라지는 not of 사라기.
_NO_NOMINALS: Final = _NO_VERBS.union(RULES["stems"]["short"], _ONE_VERB)


def _main_verbs(stem: str) -> Iterator[tuple[str, bool]]:
    """Yield the verbs that *stem* joins with an auxiliary or an adverb, and whether they are likely."""
    if stem[0] in _ADVERBS and can_be_stem(stem[1:]):
        yield stem[1:], False
    spelled = unicodedata.normalize("NFD", stem)
    if not spelled.endswith(_AUXILIARY_ENDS) or stem in _ONE_VERB:
        return
    for auxiliary, is_likely in _AUXILIARIES.items():
        form = spelled.removesuffix(auxiliary)
        if form in {"", spelled}:
            continue
        is_short = len(form) == SYLLABLE
        if is_short and (auxiliary == _PUT or (auxiliary == _BECOME and form[-1] == "\u1161")):
            continue
        for main in map(_syllables, stems_before(INFINITIVE, form)):
            if can_be_stem(main):
                yield main, is_likely and not is_short
                yield from ((each, False) for each, _ in _main_verbs(main))
                if auxiliary in _VERBS_THEMSELVES and _is_evident(form):
                    yield _syllables(auxiliary), False
