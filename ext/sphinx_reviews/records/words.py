"""Words from fixed lists, in Korean and English, and how a disclosure may be worded.

Pure functions, like those of :mod:`~sphinx_reviews.records.fields`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from sphinx_reviews.records.fields import FieldError
from sphinx_reviews.records.kinds import Finding
from sphinx_reviews.records.model import DisclosureKind, Level, RecommendationKind, VerdictWord
from sphinx_reviews.records.names import key, nearest, normalize

if TYPE_CHECKING:
    from collections.abc import Mapping

    _Value = TypeVar("_Value")

_LEVELS = {
    "입문": Level.INTRODUCTORY,
    "초급": Level.BEGINNER,
    "중급": Level.INTERMEDIATE,
    "고급": Level.ADVANCED,
    **{level.value: level for level in Level},
    "elementary": Level.BEGINNER,
}

#: The five levels that Korean publishers print on books, and the four of skills.
_BOOK_LEVELS = {
    **{word: level.value for word, level in _LEVELS.items()},
    "초중급": "lower-intermediate",
    "lower-intermediate": "lower-intermediate",
    "중고급": "upper-intermediate",
    "upper-intermediate": "upper-intermediate",
}

_VERDICTS = {
    "추천": VerdictWord.RECOMMEND,
    "조건부 추천": VerdictWord.MIXED,
    "비추천": VerdictWord.SKIP,
    "보류": VerdictWord.NONE,
    **{word.value: word for word in VerdictWord},
}

_DISCLOSURES = {
    "구매": DisclosureKind.BOUGHT,
    "직접 구매": DisclosureKind.BOUGHT,
    "제공": DisclosureKind.GIFT,
    "도서 제공": DisclosureKind.GIFT,
    "협찬": DisclosureKind.GIFT,
    "대여": DisclosureKind.LOAN,
    "공개": DisclosureKind.PUBLIC,
    "공개 도서": DisclosureKind.PUBLIC,
    "원고료": DisclosureKind.PAID,
    "유료": DisclosureKind.PAID,
    "제휴": DisclosureKind.AFFILIATE,
    "제휴 링크": DisclosureKind.AFFILIATE,
    "관계자": DisclosureKind.RELATION,
    **{kind.value: kind for kind in DisclosureKind},
}

_KINDS = {kind.value: kind for kind in RecommendationKind}
_FINDINGS = {finding.value: finding for finding in Finding}


def _word(value: str, words: Mapping[str, _Value], what: str) -> _Value:
    typed = key(value)
    if typed not in words:
        near = nearest(value, words)
        hint = f"Did you mean {near!r}?" if near else f"Write one of {', '.join(words)}"
        raise FieldError(f"{what} {normalize(value)!r} is not known", hint)
    return words[typed]


def level(value: str) -> Level:
    """Read how well a skill must be known.

    :raises FieldError: if the word is not on the list.
    """
    return _word(value, _LEVELS, "level")


def book_level(value: str) -> str:
    """Read the level that a book is written for (schema.org ``educationalLevel``).

    :raises FieldError: if the word is not on the list.
    """
    return _word(value, _BOOK_LEVELS, "level")


def verdict_word(value: str) -> VerdictWord:
    """Read what the reviewer recommends.

    :raises FieldError: if the word is not on the list.
    """
    return _word(value, _VERDICTS, "verdict")


def disclosure_kind(value: str) -> DisclosureKind:
    """Read one kind of disclosure.

    :raises FieldError: if the word is not on the list.
    """
    return _word(value, _DISCLOSURES, "disclosure")


def disclosure_kinds(value: str) -> tuple[DisclosureKind, ...]:
    """Read the kinds of a disclosure, joined by ``+``.

    :raises FieldError: if one of the words is not on the list.
    """
    return tuple(
        dict.fromkeys(_word(part, _DISCLOSURES, "disclosure") for part in value.split("+"))
    )


def finding(value: str) -> Finding:
    """Read what is done where a name is found in prose.

    :raises FieldError: if the word is not on the list.
    """
    return _word(value, _FINDINGS, "word")


def recommendation_kind(value: str) -> RecommendationKind:
    """Read how the skills of a list relate to the book.

    :raises FieldError: if the word is not on the list.
    """
    return _word(value, _KINDS, "kind")


#: Words that leave open whether anything was given, or only hint at it: not accepted by
#: the Korean fair-trade guideline in force since 2024-12-01.
_UNCLEAR = re.compile(
    r"(?:받을|받았을|지급될|제공될|포함될|있을) 수|may (?:receive|earn|be)|might (?:receive|earn)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"체험단|체험 ?후기|서포터즈|파트너스|파트너십|컬래버|콜라보|#?\bAD\b|sponsoredby",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"제공|지원|협찬|받아|받았|받고|광고|대가|원고료|수수료|구매|구입|대여|빌려|무료|공개"
    r"|free|gift|paid|bought|received|commission|borrowed|public|advert",
    re.IGNORECASE,
)


def disclosure_wording(value: str) -> str:
    """Read a disclosure in the author's own words.

    :raises FieldError: if it is conditional, or names a programme without saying what was given.
    """
    wording = normalize(value)
    if match := _UNCLEAR.search(wording):
        raise FieldError(
            f"the wording {match[0]!r} leaves open whether something was given",
            "Say what was given and by whom, or leave the body out for the standard sentence",
        )
    if (match := _VAGUE.search(wording)) and not _PLAIN.search(_VAGUE.sub("", wording)):
        raise FieldError(
            f"the wording {match[0]!r} does not say what was given",
            "Say what was given and by whom, or leave the body out for the standard sentence",
        )
    return wording
