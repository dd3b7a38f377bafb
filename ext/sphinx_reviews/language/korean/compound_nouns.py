"""Compound nouns of Korean: 개인정보보호 of 개인, 정보 and 보호."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language.korean.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

_HANGUL: Final = re.compile("[가-힣]+")
#: Number of syllables of a noun that is split.
_SHORTEST, _LONGEST = 3, 12
_PREFIXES: Final = frozenset(RULES["affixes"]["prefixes"])
_SUFFIXES: Final = frozenset(RULES["affixes"]["suffixes"])
#: Before these is a noun even if it never stands alone: 안정 of 안정성.
_SURE_SUFFIXES: Final = frozenset(RULES["affixes"]["sure_suffixes"])
#: Words that are made of nothing: conjunctions, of which some look like forms of verbs.
_WHOLE: Final = frozenset(RULES["no_verbs"]).union(
    ("그래서", "따라서", "그러니까", "그렇지만", "그러자", "왜냐하면", "예컨대")
)
#: How likely a joint is, compared with one between two known nouns.
_OFTEN, _RARELY, _HARDLY_EVER = 0.1, 0.01, 0.001


def parts(noun: str, terms: Mapping[str, int]) -> tuple[str, ...]:
    """Return the parts of a term that is a noun made of others; nothing of another term.

    :param terms: terms, with how many entries have each.
    """
    is_long = _SHORTEST <= len(noun) <= _LONGEST and _HANGUL.fullmatch(noun)
    return tuple(dict.fromkeys(_parts(noun, terms))) if is_long and noun not in _WHOLE else ()


def depending(terms: Iterable[str], changed: AbstractSet[str]) -> Iterator[str]:
    """Yield the terms whose parts depend on how many entries have some others."""
    for term in terms:
        if _SHORTEST <= len(term) <= _LONGEST and not changed.isdisjoint(_inside(term)):
            yield term


def _inside(noun: str) -> Iterator[str]:
    """Yield everything that is written in a noun."""
    for start, end in combinations(range(len(noun) + 1), 2):
        yield noun[start:end]


def _parts(noun: str, nouns: Mapping[str, int]) -> Iterator[str]:
    """Yield the parts of *noun* at its best joint, and theirs."""
    joints = ((noun[:joint], noun[joint:]) for joint in range(1, len(noun)))
    likelihood, best = max((_likelihood(halves, nouns), halves) for halves in joints)
    if likelihood > 0:
        for part in best:
            if len(part) > 1:
                yield part
            if len(part) >= _SHORTEST:
                yield from _parts(part, nouns)


def _likelihood(halves: tuple[str, str], nouns: Mapping[str, int]) -> float:
    """Return how likely a noun is made of two halves; 0 if it is not.

    The rarer half decides how likely the joint is.  A half of one syllable must be an
    affix, or a noun that occurs again; a longer one that never stands alone, as 러닝 of
    머신러닝, may be the rest of a noun that occurs again.
    """
    (one, other), numbers = halves, [nouns.get(half, 0) for half in halves]
    if len(one) == len(other) == 1:
        return 0
    if len(one) == 1:
        return numbers[1] * (1 if one in _PREFIXES else _RARELY * (numbers[0] > 1))
    if len(other) == 1:
        known = numbers[0] * (1 if other in _SUFFIXES else _RARELY * (numbers[1] > 1))
        if known or other not in _SURE_SUFFIXES:
            return known
        # 안정적 is hardly 안 and 정적.
        return _OFTEN if len(one) == 2 else _HARDLY_EVER  # noqa: PLR2004
    return min(numbers) or _RARELY * (max(numbers) > 1)
