"""The lines of a page as statements are read from them: one sentence each, with its place."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.sources.suggestions.shelf import Page, Sentence


class Mark(Enum):
    """What a line begins with."""

    NONE = auto()
    ITEM = auto()
    #: Others' words, or a table's.
    FOREIGN = auto()


class Line(NamedTuple):
    """A sentence, an item of a list, or a line that ends without a full stop."""

    sentence: Sentence
    mark: Mark
    #: What stands before it in its block; empty if it is the first.
    before: str
    #: The line above its list, or else the title of its section; empty if it is no item.
    above: tuple[str, ...]

    @property
    def text(self) -> str:
        """In NFC, with single spaces."""
        return self.sentence.text


_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s")
_FOREIGN: Final = re.compile(r"\s*[>|]")
#: A bullet that Markdown does not know: ✔, ·, ▶.
_BULLET: Final = re.compile(r"[^\w\s\"'“‘(\[<『「《*_`]+\s*")
_ENDED: Final = re.compile(r"(?:다|요|죠|음|함|임|네)\W*$|[:：]\s*$")


def lines(page: Page) -> Iterator[Line]:
    """Yield the lines of a page in their order."""
    written = page.source.splitlines()
    above = before = ""
    section, block = None, -1
    for sentence in page.sentences:
        first = written[sentence.line - 1] if sentence.line <= len(written) else ""
        mark = _mark(first)
        if sentence.section != section:
            section, above = sentence.section, ""
        for written_part in _parts(sentence):
            part = _without_bullet(written_part)
            own = Mark.ITEM if mark is Mark.NONE and part is not written_part else mark
            is_same_block = part.block == block
            is_item = own is Mark.ITEM
            over = (above, part.section.title) if is_item else ()
            yield Line(part, own, before if is_same_block else "", over)
            before, block = part.text, part.block
            if not is_item:
                above = part.text


def _mark(line: str) -> Mark:
    if _FOREIGN.match(line):
        return Mark.FOREIGN
    return Mark.ITEM if _ITEM.match(line) else Mark.NONE


def _parts(sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence, divided where its lines end without a full stop."""
    part: list[str] = []
    for line in sentence.written.split("\n"):
        begins = _BULLET.match(line.lstrip())
        if part and (begins or _ENDED.search(part[-1])):
            yield _of(sentence, part)
            part = []
        part.append(line)
    yield _of(sentence, part)


def _without_bullet(sentence: Sentence) -> Sentence:
    bullet = _BULLET.match(sentence.written)
    return _of(sentence, [sentence.written[bullet.end() :]]) if bullet else sentence


def _of(sentence: Sentence, part: list[str]) -> Sentence:
    written = "\n".join(part).strip()
    return sentence._replace(text=names.normalize(written), written=written)
