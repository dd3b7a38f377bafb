"""What is quoted of a text: a sentence, or the whole row or item in which it is a mere part."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.language.sentences import Sentences, is_ended
from sphinx_reviews.records.facts import WHOLE, Spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_reviews.records.facts import Around


class Passage(NamedTuple):
    """What is quoted for some words of a text."""

    sentence: str
    #: Span of the words, as offsets into the sentence.
    start: int
    end: int
    spot: Spot


class Passages:
    """The passages of a block of text.

    :param number: that of the block on its page.
    :param ends: where its sentences end, if that is known.
    """

    def __init__(
        self, text: str, number: int, around: Around | None, ends: Sequence[int] | None = None
    ) -> None:
        self._text = text
        self._number = number
        self._around = around
        self._sentences = Sentences(text, ends)

    def at(self, start: int, end: int) -> Passage:
        """Return the passage for ``text[start:end]``."""
        spot = Spot(self._number, *self._sentences.numbers(start, end))
        found = Passage(*self._sentences.at(start, end), spot)
        if self._around is None or is_ended(found.sentence):
            return found
        block, before, after = self._around
        whole = Sentences(before + self._text + after, ends=())
        words = whole.at(start + len(before), end + len(before))
        return Passage(*words, Spot(block, WHOLE, WHOLE)) if words[0] != found.sentence else found
