"""Nouns of Korean, without their particles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.language import hangul
from sphinx_reviews.language.korean.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

#: group -> particle -> the sounds that it follows.
_PARTICLES: Final[dict[str, dict[str, set[str]]]] = {}
for _group, _sounds in RULES["particles"].items():
    for _sound, _listed in _sounds.items():
        for _particle in _listed:
            _PARTICLES.setdefault(_group, {}).setdefault(_particle, set()).add(_sound)

#: particle -> group -> the sounds that it follows.
_GROUPS: Final = {
    particle: {
        group: listed[particle] for group, listed in _PARTICLES.items() if particle in listed
    }
    for particle in {each for group in _PARTICLES.values() for each in group}
}
#: group -> the groups of particles that may stand before it.
_INSIDE: Final = RULES["inside"]
_LONGEST: Final = max(len(each) for group in _PARTICLES.values() for each in group)
#: The last syllable of particles -> their lengths, the longest first.
_LENGTHS: Final = {
    last: sorted({len(each) for each in _GROUPS if each[-1] == last}, reverse=True)
    for last in {each[-1] for each in _GROUPS}
}
_WHOLE: Final = frozenset(RULES["whole"])
_SHORT: Final = frozenset(RULES["short"])
#: Particles that are the end of a verb after one syllable -> the nouns after which they are not.
_WITH: Final[dict[str, list[str]]] = RULES["with"]
#: Stems of one syllable that are no nouns, or none before 는: 내는, 사는.
_VERBS: Final = (
    frozenset(RULES["stems"]["short"]) - frozenset(RULES["stems"]["like_nouns"])
) | frozenset(RULES["stems"]["before_neun"])
#: Those of verbs with 이, likelier than a noun with 이다: 줄이고.
_BEFORE_I: Final = frozenset(RULES["stems"]["before_i"])
#: Particles whose first syllable may be the last of a noun: 인프라는, 반대로.
_BEGUN_BY_NOUNS: Final = frozenset(RULES["begun_by_nouns"])
#: Nouns that end as if with a particle, in a longer noun: 학습결과, but 문제해결 with 과.
_ALSO_WHOLE: Final = tuple(RULES["also_whole"])
#: Syllables of such a noun; 기회의 is of 기회.
_COMPOUND: Final = 4
_AMBIGUOUS: Final = frozenset(RULES["ambiguous"])
#: Particles that are usually the end of a noun instead: 파이프라인, 파일.
_DOUBTFUL: Final = frozenset(RULES["doubtful"])


def nouns(word: str) -> list[str]:
    """Return what *word* may be without its particles, the likeliest first."""
    whole = word
    others: list[str] = []
    groups: Iterable[str] = _PARTICLES
    while True:
        rest, group = _without_particle(word, groups)
        if not rest:
            if word in _BEFORE_I and whole[1:] in _PARTICLES["copula"]:
                return [whole]
            return [whole, word] if _is_doubtful(word, whole) else [word, *others]
        particle = word[len(rest) :]
        is_compound = len(word) >= _COMPOUND and word.endswith(_ALSO_WHOLE)
        if particle in _AMBIGUOUS or is_compound:
            others.append(word)
        if particle in _BEGUN_BY_NOUNS:
            others.append(word[: len(rest) + 1])
        word, groups = rest, _INSIDE.get(group, ())


def _is_doubtful(word: str, whole: str) -> bool:
    """Return whether *whole* is likelier than *word* with a particle: 파일, 줄이다."""
    particle = whole[len(word) :]
    return particle in _DOUBTFUL or (len(word) == 1 and particle in _PARTICLES["copula"])


def is_particle(word: str) -> bool:
    """Return whether *word* is nothing but particles."""
    while word:
        for length in range(min(_LONGEST, len(word)), 0, -1):
            if any(word[-length:] in group for group in _PARTICLES.values()):
                word = word[:-length]
                break
        else:
            return False
    return True


def _without_particle(word: str, groups: Iterable[str]) -> tuple[str, str]:
    """Return *word* without its last particle, and the particle's group."""
    if word not in _WHOLE:
        for length in _LENGTHS.get(word[-1], ()):
            rest, particle = word[:-length], word[-length:]
            if not rest or (len(rest) == 1 and _is_one_word(rest, particle)):
                continue
            if (known := _GROUPS.get(particle)) is None:
                continue
            for group in groups:
                if group in known and _fits(known[group], rest):
                    return rest, group
    return "", ""


def _is_one_word(rest: str, particle: str) -> bool:
    """Return whether a syllable and what follows it are one word: 회의, 하나; but 책을 is not.

    So are 가는 and 더하고, forms of verbs, but not 너하고.
    """
    if particle in _WITH:
        return rest not in _WITH[particle]
    return len(particle) == 1 and (particle not in _SHORT or (particle == "는" and rest in _VERBS))


def _fits(sounds: Iterable[str], rest: str) -> bool:
    """Return whether a particle that follows *sounds* may follow *rest*."""
    final = hangul.final(rest[-1])
    return any(
        sound == "any"
        or (sound == "consonant" and final > 0)
        or (sound == "vowel" and final == 0)
        or (sound == "vowel-or-rieul" and final in {0, hangul.RIEUL})
        for sound in sounds
    )
