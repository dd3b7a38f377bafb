"""What texts give in parentheses as another name of a thing: 관찰 가능성(Observability)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language.korean.analyser import compounds
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
#: A term has no more.
_MOST_WORDS: Final = 2
_PARTICLES: Final = frozenset("의은는이가을를에도")


def given(text: str, words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """Yield the terms that a text gives as names of one thing, for each parenthesis.

    A name has one or two words, as a term has.  What may be no name is passed over: years,
    pages, sentences, and a proper name after a noun, such as 도구(Docker).

    :param words: those of *text*.
    """
    for match in _PARENTHESIS.finditer(text):
        before = [word for word in words if word.end <= match.start()][-_MOST_WORDS:]
        if not before or text[before[-1].end : match.start()].strip():
            continue
        items = [
            [word for word in words if start <= word.start and word.end <= end]
            for start, end in _spans(match)
        ]
        longest = before if len(before) > 1 and may_belong(before[0]) else before[-1:]
        for name in (longest, before[-1:]):
            if same := _same(text, name, [*filter(None, items)]):
                yield same
                break


def _spans(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    for item in _ITEM.finditer(match[1]):
        yield match.start(1) + item.start(), match.start(1) + item.end()


def _same(text: str, name: Sequence[Word], items: Sequence[Sequence[Word]]) -> tuple[str, ...]:
    """Return the terms of a name and of those beside it that are its other names, if any."""
    written = [text[each[0].start : each[-1].end] for each in items]
    first = text[name[0].start : name[-1].end]
    # A longer one may say what the others are short for.
    short = [each for each in zip(items, written, strict=True) if len(each[0]) <= _MOST_WORDS]
    if not short or not all(is_name_of(first, item, written) for _, item in short):
        return ()
    found = (_term(text, name), *(_term(text, each) for each, _ in short))
    return tuple(dict.fromkeys(found)) if all(found) else ()


def _term(text: str, words: Sequence[Word]) -> str:
    """Return what a name is found by; nothing of what is no name."""
    if words[-1].surface not in words[-1].stems:
        return ""
    return words[0].stems[0] if len(words) == 1 else "".join(compounds(text, words))


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
    words, syllables = latin.split(), len(korean.replace(" ", ""))
    if NO_NAME.fullmatch(latin):
        return False
    if is_alike(korean, latin):
        return True
    if _ABBREVIATION.fullmatch(latin):
        letters = ("".join(word[0] for word in other.split()).upper() for other in others)
        return spells(latin, korean.split()) or latin in letters
    if len(words) == 1:
        return syllables > 1 and not is_proper(latin) and bool(_COMMON.search(latin.lower()))
    return syllables >= 2 * len(words) and not any(map(is_proper, words))


def may_belong(word: Word) -> bool:
    """Return whether a word may be part of a name that goes on after it."""
    surface = word.surface
    if not word.bare or surface in _BEFORE or surface.isdecimal():
        return False
    if surface[:-1] in _BEFORE and surface[-1] in _PARTICLES:
        return False
    if len(surface) == 1 and not surface.isascii():
        return False
    return surface in _NOUNS_LIKE_THEM or not (word.guesses and _ADNOMINAL.search(surface))


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
