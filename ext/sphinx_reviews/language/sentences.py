"""The sentence around a word, in Korean and English."""

from __future__ import annotations

import re
from typing import Final

#: The end of a sentence, as a regular expression that JavaScript reads alike: a full stop,
#: question or exclamation mark, or ellipsis, closing quotes and brackets, then white
#: space: "3.5" and "sphinx.ext" do not end a sentence.
END: Final = r"[.!?…。？！]+[\"'”’」』)\]）]*(?=\s)"

#: Full stops that do not end a sentence: initials, common abbreviations, list numbers.
_ABBREVIATION = re.compile(
    r"(?:(?:^|[\s(\[“\"'])(?:[A-Za-z]|e\.g|i\.e|cf|etc|vs|al|eds?|pp|vol|fig|ch|"
    r"Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|Inc|Ltd|Co)|(?:^|\n)\s*\d{1,2})\.$",
    re.IGNORECASE,
)
#: More than any abbreviation is long, with what stands before it.
_LOOK_BACK = 12


def sentence_at(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return the sentence of *text* that holds ``text[start:end]``, and the words' place in it.

    White space in the result is single spaces; the place is in the result's characters.
    """
    begin, finish = 0, len(text)
    for match in re.finditer(END, text):
        if _ABBREVIATION.search(text[max(0, match.end() - _LOOK_BACK) : match.end()]):
            continue
        if match.end() <= start:
            begin = match.end()
        elif match.end() >= end:
            finish = match.end()
            break
    before = _single_spaced(text[begin:start]).lstrip()
    words = _single_spaced(text[start:end])
    after = _single_spaced(text[end:finish]).rstrip()
    return before + words + after, len(before), len(before) + len(words)


def first_sentence(text: str) -> str:
    """Return the first sentence of *text*, with single spaces."""
    return sentence_at(text.lstrip(), 0, 0)[0]


def cut(text: str, longest: int) -> str:
    """Return *text*, ended by an ellipsis if it has more than *longest* characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _single_spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)
