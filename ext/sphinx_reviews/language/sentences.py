"""The sentence around a word, in Korean and English."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The end of a sentence, as a regular expression that JavaScript reads alike: a full stop,
#: question or exclamation mark, or ellipsis, closing quotes and brackets, then white space:
#: "3.5" and "sphinx.ext" do not end a sentence.  A match starts at the first mark only, so
#: that a long run of marks is scanned once, not once from each of them.
END: Final = r"(?<![.!?…。？！])[.!?…。？！]+[\"'”’」』)\]）]*(?=\s)"

#: Full stops that do not end a sentence: initials, common abbreviations, list numbers.
_ABBREVIATION = re.compile(
    r"(?:(?:^|[\s(\[“\"'])(?:[A-Za-z]|e\.g|i\.e|cf|etc|vs|al|eds?|pp|vol|fig|ch|"
    r"Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|Inc|Ltd|Co)|(?:^|\n)\s*\d{1,2})\.$",
    re.IGNORECASE,
)
#: Longer than any abbreviation with the character before it.
_LOOK_BACK = 12


#: In characters; a longer quotation is hardly a sentence, and is cut on both sides.
_LONGEST: Final = 1000


class Sentences:
    """The sentences of a text, each found in the same time wherever it is."""

    def __init__(self, text: str, ends: Sequence[int] | None = None) -> None:
        """Divide *text*, at *ends* if they are known."""
        self._text = text
        self.ends = _ends(text) if ends is None else ends

    def numbers(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers of the first and the last sentence of ``text[start:end]``."""
        first = bisect_right(self.ends, start)
        return first, bisect_left(self.ends, end, lo=first)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the span of sentences by their numbers, with the white space before them."""
        begin = self.ends[first - 1] if first else 0
        return begin, self.ends[last] if last < len(self.ends) else len(self._text)

    def at(self, start: int, end: int) -> tuple[str, int, int]:
        """Return the sentence around ``text[start:end]``, and the span of those words in it.

        White space in the result is single spaces; the span counts the result's characters.
        """
        begin, finish = self.span(*self.numbers(start, end))
        from_, to = max(begin, start - _LONGEST // 2), min(finish, end + _LONGEST // 2)
        before = _single_spaced(self._text[from_:start]).lstrip()
        words = _single_spaced(self._text[start:end])
        after = _single_spaced(self._text[end:to]).rstrip()
        if from_ > begin:
            before = "…" + re.sub(r"^\S*\s", "", before)
        if to < finish:
            after = re.sub(r"\s\S*$", "", after) + "…"
        return before + words + after, len(before), len(before) + len(words)


def _ends(text: str) -> list[int]:
    return [
        match.end()
        for match in re.finditer(END, text)
        if not _ABBREVIATION.search(text[max(0, match.end() - _LOOK_BACK) : match.end()])
    ]


def is_ended(sentence: str) -> bool:
    """Return whether a sentence has a mark at its end, and so is not a mere part of one."""
    return re.search(rf"{END}\s$", f"{sentence} ") is not None


def sentence_at(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return the sentence around ``text[start:end]``, and the span of those words in it."""
    return Sentences(text).at(start, end)


def first_sentence(text: str) -> str:
    """Return the first sentence of *text*, with single spaces."""
    return sentence_at(text.lstrip(), 0, 0)[0]


#: What a sentence ends with, and the end of a Korean one that has no full stop.
_ENDED: Final = re.compile(r"[.!?…。？！][\"'”’」』)\]]*$|\s\S*다$")


def is_whole(sentence: str) -> bool:
    """Return whether a text from :class:`Sentences` is a sentence, not a heading or a list item."""
    return bool(_ENDED.search(sentence))


def cut(text: str, longest: int) -> str:
    """Return *text*, cut with an ellipsis if it has more than *longest* characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _single_spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)
