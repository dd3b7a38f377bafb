"""The commonest verbs of Korean, which say little of what a text is about."""

from __future__ import annotations

from itertools import chain
from typing import Final

from sphinx_reviews.language.korean.verbs import verbs

#: The commonest verbs, by stem: a form of one is in every text.
_COMMON: Final = frozenset(
    ["가", "가지", "나누", "나오", "내", "넣", "다루", "돌", "되", "두", "들", "만들", "맞", "모르",
     "묶", "바꾸", "받", "배우", "보", "보내", "살", "쓰", "알", "얻", "없", "열", "오", "이루", "읽",
     "있", "잇", "적", "주", "찾", "하"]
)  # fmt: skip


def common_verb(word: str) -> str:
    """Return the stem of the common verb that *word* is a form of, if it is: 쓰 of 쓰기.

    A verb after another one, as in 지켜보기, says nothing of the whole.
    """
    *found, _ = verbs(word)
    stems = [*chain.from_iterable(found)]
    whole = (
        stem
        for stem in stems
        if not any(len(each) > len(stem) and each.endswith(stem) for each in stems)
    )
    return next((stem for stem in whole if stem in _COMMON), "")
