"""Whether a page says what an answer quotes, and where."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records import names
from sphinx_reviews.sources.suggestions.evidence import located

if TYPE_CHECKING:
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.sources.suggestions.model import Evidence
    from sphinx_reviews.sources.suggestions.shelf import Page, Sentence

#: In characters: a shorter quotation says nothing, a longer one anything.
SHORTEST: Final = 8
LONGEST: Final = 300
#: A space, or a character with all that composes with it: marks, and the letters of a syllable.
_UNIT: Final = re.compile(r"\s+|.[\u0300-\u036f\u1160-\u11ff\u3099\u309a]*", re.DOTALL)


class _Block(NamedTuple):
    """A block of text, as a reader sees it."""

    #: 1-based.
    line: int
    text: str
    sentences: tuple[Sentence, ...]


class Post:
    """A review as a model reads it: the text that readers see.

    Front matter, headings, code, comments, addresses of links and the disclosure are not in it.
    """

    def __init__(self, page: Page, review: Review) -> None:
        self.page = page
        self.review = review
        self._blocks = [
            _Block(same[0].line, " ".join(each.text for each in same), same)
            for same in (
                tuple(each) for _, each in groupby(page.sentences, key=attrgetter("block"))
            )
        ]

    @cached_property
    def text(self) -> str:
        """The blocks of text in NFC, one a paragraph."""
        return "\n\n".join(block.text for block in self._blocks)

    @cached_property
    def _source(self) -> tuple[str, list[int]]:
        """The source in NFC with single spaces, and where in the source each character begins."""
        folded, starts = "", []
        for unit in _UNIT.finditer(self.page.source):
            written = " " if unit[0].isspace() else unicodedata.normalize("NFC", unit[0])
            folded += written
            starts += [unit.start()] * len(written)
        return folded, [*starts, len(self.page.source)]

    def evidence(self, quotation: str) -> Evidence | None:
        """Return the part of the source that a quotation is of; None if there is none.

        It is the sentence around the quotation, where that is one, so that a fact rests on the
        same evidence whoever finds it.

        :param quotation: in NFC with single spaces.
        """
        for block in self._blocks:
            if quotation not in block.text:
                continue
            for sentence in block.sentences:
                if quotation in sentence.text and (found := self.page.evidence(sentence)):
                    return found
            if span := located(self.page.source, block.line, quotation):
                return self.page.quoted(*span)
        return self._in_source(quotation)

    def _in_source(self, quotation: str) -> Evidence | None:
        folded, starts = self._source
        at = folded.find(quotation)
        if at < 0:
            return None
        last = starts[at + len(quotation) - 1]
        return self.page.quoted(starts[at], starts[bisect_right(starts, last)])


def states(quotation: str, value: str) -> bool:
    """Return whether a text in NFC holds a value as words of its own; a particle may follow."""
    wanted = names.normalize(value)
    follows = r"(?![A-Za-z0-9&+#])" if re.search(r"[A-Za-z0-9]\Z", wanted) else ""
    return bool(wanted) and bool(re.search(rf"(?<![\w&]){re.escape(wanted)}{follows}", quotation))
