"""The language of a text, as far as words that are in every text tell."""

from __future__ import annotations

import re
from typing import Final

_HANGUL: Final = re.compile(r"[가-힣]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_TAG: Final = re.compile(r"<[^<>]*>")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ENGLISH: Final = frozenset({
    "a", "about", "all", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for",
    "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is",
    "it", "its", "more", "no", "not", "of", "on", "or", "she", "so", "some", "than", "that",
    "the", "their", "them", "there", "they", "this", "to", "was", "we", "were", "what",
    "when", "which", "who", "will", "with", "would", "you",
})  # fmt: skip
#: Share of all letters, and of all words, from which a text counts as in a language.
_KOREAN_LETTERS: Final = 0.2
_ENGLISH_WORDS: Final = 0.2


def language_of(text: str) -> str:
    """Return ``ko`` or ``en`` if a text, which may hold HTML, is in Korean or English.

    Returns an empty text if it is in neither.
    """
    text = _TAG.sub(" ", text)
    letters = len(_LETTER.findall(text))
    if letters and len(_HANGUL.findall(text)) >= _KOREAN_LETTERS * letters:
        return "ko"
    words = [word.lower() for word in _WORD.findall(text)]
    common = sum(word in _ENGLISH for word in words)
    return "en" if words and common >= _ENGLISH_WORDS * len(words) else ""
