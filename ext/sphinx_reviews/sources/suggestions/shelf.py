"""What suggestions are made from: the pages of a library, their facts and their sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.language.sentences import Sentences
from sphinx_reviews.records import names
from sphinx_reviews.sources.suggestions.evidence import line_of, located
from sphinx_reviews.sources.suggestions.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Facts, Review
    from sphinx_reviews.records.model import Section


class Sentence(NamedTuple):
    """A sentence of a page, as a reader sees it."""

    #: In NFC, with single spaces.
    text: str
    #: As the page has it, with its spaces.
    written: str
    #: 1-based line of the block of text that holds it.
    line: int
    #: Number of that block among those of the page.
    block: int
    section: Section


@dataclass(frozen=True)
class Page:
    """A page of the library."""

    docname: str
    #: Path below the source directory, with forward slashes.
    file: str
    #: The file as it is, with its byte order mark and line ends.
    source: str
    facts: Facts
    #: None if the page is no review.
    review: Review | None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of its prose: no headings, no code, nothing of the card or disclosure."""
        found = []
        for block in self.facts.prose.blocks:
            if block.owner is not None:
                continue
            begin = 0
            for end in (*Sentences(block.text, block.ends).ends, len(block.text)):
                written = block.text[begin:end].strip()
                begin = end
                if written:
                    text = names.normalize(written)
                    found.append(
                        Sentence(text, written, block.place.line, block.number, block.section)
                    )
        return tuple(found)

    def evidence(self, sentence: Sentence) -> Evidence | None:
        """Return a sentence verbatim; None if the file does not hold it as it is shown."""
        span = located(self.source, sentence.line, sentence.written)
        return self.quoted(*span) if span else None

    def quoted(self, start: int, end: int) -> Evidence:
        """Return a part of the source file."""
        line = line_of(self.source, start)
        return Evidence(self.docname, self.file, line, self.source[start:end])


@dataclass(frozen=True)
class Shelf:
    """A library as suggestions see it."""

    library: Library
    #: BCP 47 tag of pages that name none.
    language: str
    #: In the order of their names.
    pages: Sequence[Page]

    @property
    def reviews(self) -> Sequence[Page]:
        """The pages that are reviews."""
        return [page for page in self.pages if page.review]
