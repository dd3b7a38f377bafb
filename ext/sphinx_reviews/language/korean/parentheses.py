"""What texts give in parentheses as another name of a thing: 관찰 가능성(Observability)."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language.korean.analyser import compounds
from sphinx_reviews.language.korean.rules import RULES
from sphinx_reviews.language.sounds import is_alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_reviews.language.analyser import Word

_PARENTHESIS: Final = re.compile(r"[(（]([^()（）]{1,60})[)）]")
#: A name of several in a parenthesis.
_ITEM: Final = re.compile(r"[^,/;:·]+")
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9+#.'’-]*(?: [A-Za-z][A-Za-z0-9+#.'’-]*){0,4}")
_HANGUL: Final = re.compile("[가-힣]+(?: [가-힣]+){0,3}")
_HANJA: Final = re.compile("[\u4e00-\u9fff]{2,}")
_ABBREVIATION: Final = re.compile("[A-Z]{2,6}")
#: What is in parentheses for another reason: 그림(Figure 1), 원서(by Kent Beck).
NO_NAME: Final = re.compile(
    r"(?:e\.g|i\.e|vs|etc|feat|by|from|in|the|figure|page|chapter|https?|www|no|ver|v)\b.*"
    r"|.*\.(?:com|io|org|net|kr|py|md)|.*\d+",
    re.IGNORECASE,
)
#: How words end that are no proper names, and so have a translation.
_COMMON: Final = re.compile(
    "(?:[ts]ion|ity|ness|ment|ing|an[ct]e?|en[ct]e?|[ae]ncy|ism|ship|ics?|ogy|ure|al|ive)$"
)
#: Forms of verbs and adjectives before a noun: 새로운, 위한, 다루는; and nouns that end so.
_ADNOMINAL: Final = re.compile(r"(?:한|된|할|될|던|는|은|운|적인|든|쓴|온|른)$")
_NOUNS_LIKE_THEM: Final = frozenset({"권한", "제한", "무한", "유한", "최소한"})
#: Words before a name that are no part of it.
_BEFORE: Final = frozenset(
    word
    for line in (
        "각 등 및 즉 또 또는 혹은 바로 과 와 첫 첫번째 번째 이때 그때 특히 역시 모든 여러 다른 어떤 이런 그런 저런 같은",
        "본 해당 주로 흔히 보통 먼저 우선 다시 함께 가장 매우 아주 더 덜 가령 예컨대 예를 들어 그리고 그러나 하지만",
        "그래서 따라서 한편 결국 실제 최근 요즘 일명 소위 이른바 대표적 기존 장 절 부 편 권 챕터 파트 하나 둘 셋 이제",
        "지금 이후 이전 다음 때 중 후 전 것 수 책 저자 우리 나 내 제 서로 한 두 세 네 다섯 왜 어떻게 무엇 아니라 대신",
        "위해 통해 대해 관해 의해 따라 비해 만약 만일 아마 물론 사실",
    )
    for word in line.split()
)
#: The words of a name, and of what is a term.
_MOST_WORDS, _OF_A_TERM = 4, 2
_PARTICLES: Final = frozenset("의은는이가을를에도")


def given(text: str, words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """Yield terms, each with those that a text gives in parentheses as the same.

    What may be no name is passed over: years, pages, sentences, and a proper name after a
    noun, such as 도구(Docker).

    :param words: those of *text*.
    """
    for match in _PARENTHESIS.finditer(text):
        first, last = (
            bisect_left(words, place, key=lambda word: word.start) for place in match.span()
        )
        before, inside = words[max(0, first - _MOST_WORDS) : first], words[first:last]
        if not before or text[before[-1].end : match.start()].strip():
            continue
        items = [
            [word for word in inside if start <= word.start - match.start(1) < end]
            for start, end in (each.span() for each in _ITEM.finditer(match[1]))
        ]
        first = len(before) - 1
        while first and may_belong(before[first - 1]):
            first -= 1
        found = (
            _names(text, before[at:], [*filter(None, items)]) for at in range(first, len(before))
        )
        yield from _same([_terms(text, name) for name in next(filter(None, found), ())])


def _names(
    text: str, name: Sequence[Word], items: Sequence[Sequence[Word]]
) -> Sequence[Sequence[Word]]:
    """Return a name and the others beside it in parentheses; nothing if one is none."""
    first, *written = (text[each[0].start : each[-1].end] for each in (name, *items))
    found = [is_name_of(first, item, written) for item in written]
    # A longer one may only say what another is short for.
    if not any(found) or not all(
        is_one or len(item.split()) > _OF_A_TERM
        for is_one, item in zip(found, written, strict=True)
    ):
        return ()
    return [name, *(item for item, is_one in zip(items, found, strict=True) if is_one)]


def _terms(text: str, name: Sequence[Word]) -> list[str]:
    """Return what a name is found by: of more than two words, each two that are neighbours."""
    if name[-1].surface not in name[-1].stems:
        return []
    return compounds(text, name) if len(name) > 1 else [name[0].stems[0]]


def _same(names: Sequence[list[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each term of some names with those of the others; the last term of each counts."""
    if all(names):
        for terms in names:
            others = dict.fromkeys(each[-1] for each in names if each is not terms)
            for term in terms:
                yield (term, *others)


def is_name_of(name: str, other: str, others: Sequence[str]) -> bool:
    """Return whether *other*, given with *others* in parentheses, is another name of *name*."""
    for hanja, hangul in ((name, other), (other, name)):
        if _HANJA.fullmatch(hanja):
            # As many syllables as characters: likely how they are read.
            return bool(_HANGUL.fullmatch(hangul)) and len(hanja) == len(hangul.replace(" ", ""))
    if _HANGUL.fullmatch(name) and _LATIN.fullmatch(other):
        return _translates(name, other, others)
    # What follows a proper name says what it is: Kafka(메시지 큐).
    is_latin_first = bool(_LATIN.fullmatch(name) and _HANGUL.fullmatch(other))
    return is_latin_first and (
        is_alike(other, name)
        or (bool(_ABBREVIATION.fullmatch(name)) and spells(name, other.split()))
        or (name.islower() and _translates(other, name, ()))
    )


def _translates(korean: str, latin: str, others: Sequence[str]) -> bool:
    if NO_NAME.fullmatch(latin):
        return False
    if is_alike(korean, latin) or _initials(latin) in others:
        return True
    if _ABBREVIATION.fullmatch(latin):
        return spells(latin, korean.split()) or latin in map(_initials, others)
    return _may_translate(korean, latin.split())


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).upper()


def _may_translate(korean: str, words: Sequence[str]) -> bool:
    """Return whether a name may be a translation of some words, of which none is proper."""
    syllables = len(korean.replace(" ", ""))
    if len(korean.split()) > len(words) + 1 or any(map(is_proper, words)):
        return False
    if len(words) == 1:
        return syllables > 1 and bool(_COMMON.search(words[0].lower()))
    return syllables >= 2 * len(words)


def may_belong(word: Word) -> bool:
    """Return whether a word may be part of a name that goes on after it."""
    surface = word.surface
    if not word.bare or surface in _BEFORE or surface.isdecimal():
        return False
    if surface[:-1] in _BEFORE and surface[-1] in _PARTICLES:
        return False
    if len(surface) == 1 and not surface.isascii():
        return False
    if surface in _NOUNS_LIKE_THEM or _ADNOMINAL.search(surface) is None:
        return True
    return not any(each.endswith(RULES["verb_mark"]) for each in (*word.stems, *word.guesses))


def is_proper(latin: str) -> bool:
    """Return whether a name is nobody's translation: Git, GitHub, Node.js."""
    return (
        len(latin) <= len("Git")
        or re.search(r"[a-z][A-Z]|[A-Z]{2}[a-z]|[0-9.+#]", latin) is not None
    )


def spells(abbreviation: str, words: Sequence[str]) -> bool:
    """Return whether so many letters may stand for these words: 합성곱 신경망 for CNN."""
    letters, syllables = len(abbreviation), sum(map(len, words))
    return len(words) <= letters and letters * 2 - 1 <= syllables <= letters * 4
