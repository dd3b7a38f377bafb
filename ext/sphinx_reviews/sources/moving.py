"""Moving sentences out of a text, with the marks that belong to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from sphinx_reviews.sources.sentences import SENTENCE, is_whole, on_one_line, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_reviews.sources.markdown_to_myst.text import Block, Text

_Found = TypeVar("_Found")

#: Maximum number of places taken from one block, because each costs a scan of the block.
_MOST_PLACES: Final = 20


def take(
    text: Text,
    recognised: Callable[[str], _Found | None],
    most: int | None = None,
    *,
    only_paragraphs: bool = False,
) -> list[_Found]:
    """Remove the sentences that are recognised from a text, and return what they say.

    :param most: take no more than this, counted from the end.
    :param only_paragraphs: leave quotations, lists and headings alone.
    """
    found: list[_Found] = []
    blocks = [block for block in text.blocks() if block.kind in {"paragraph_open", "heading_open"}]
    for block in reversed(blocks):
        is_paragraph = block.kind == "paragraph_open" and block.level == 0
        if len(found) == most or (only_paragraphs and not is_paragraph):
            continue
        passage = _passage(text, block, is_marked=not is_paragraph)
        rest = passage.written
        wanted = None if most is None else most - len(found)
        for start, end in _places(rest, recognised, wanted):
            taken = _without_torn_emphasis(rest, start, end)
            rest = taken.rest
            said = [recognised(sentence) for sentence in sentences(taken.sentence)]
            found += [each for each in reversed(said) if each is not None]
        if rest != passage.written:
            text.replace(block.start, block.end, passage.lines_of(rest))
    _remove_empty_quotations(text)
    return found[::-1]


def _places(
    written: str, recognised: Callable[[str], object], most: int | None
) -> list[tuple[int, int]]:
    """Return where sentences are recognised, last first; neighbours are one place."""
    places: list[tuple[int, int]] = []
    count = 0
    for match in reversed([*SENTENCE.finditer(written)]):
        sentence = on_one_line(match[0])
        if count == most or not is_whole(sentence) or recognised(sentence) is None:
            continue
        count += 1
        if places and places[-1][0] == match.end():
            places[-1] = (match.start(), places[-1][1])
        elif len(places) < _MOST_PLACES:
            places.append(match.span())
    return places


# -- the marks of lines ------------------------------------------------------

#: Those of quotations, lists and headings.
_MARKS: Final = re.compile(
    r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|#{1,6}(?=[ \t])))*[ \t]*"
)


class _Passage(NamedTuple):
    """The text of a block, and the marks before each of its lines."""

    marks: list[str]
    written: str

    def lines_of(self, rest: str) -> list[str]:
        """Return the lines of what is left; if nothing is, only the marks of quotations."""
        if not rest.strip():
            return [self.marks[0][: len(self.marks[0]) - len(self.marks[0].lstrip(" >"))].rstrip()]
        lines = rest.strip("\n").rstrip().split("\n")
        marks = [self.marks[0], *self.marks[-1:] * (len(lines) - 1)]
        return [mark + line for mark, line in zip(marks, lines, strict=True)]


def _passage(text: Text, block: Block, *, is_marked: bool) -> _Passage:
    lines = text.lines[block.start : block.end]
    if block.kind == "heading_open" and not block.markup.startswith("#"):
        lines = lines[:-1]  # Without the line below it.
    marks = [_mark(line) if is_marked else "" for line in lines]
    written = (line[len(mark) :] for line, mark in zip(lines, marks, strict=True))
    return _Passage(marks, "\n".join(written))


def _mark(line: str) -> str:
    match = _MARKS.match(line)
    return match[0] if match else ""


def _remove_empty_quotations(text: Text) -> None:
    for block in text.last_first("blockquote_open"):
        if not any(line.strip(" >") for line in text.lines[block.start : block.end]):
            text.replace(block.start, block.end, [""])


# -- emphasis ----------------------------------------------------------------

_EMPHASIS: Final = re.compile(r"\\.|(?P<mark>\*{1,3}|~~|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))")


class _Taken(NamedTuple):
    """Sentences, and the text without them."""

    sentence: str
    rest: str


def _without_torn_emphasis(text: str, start: int, end: int) -> _Taken:
    """Remove a part of a text so that each emphasis begins and ends in the same half."""
    sentence, before, after = text[start:end], text[:start], text[end:]
    for opening, closing, mark in _emphases(text):
        begins, ends = start <= opening < end, start <= closing < end
        if begins == ends:
            continue
        at = (opening if begins else closing) - start
        sentence = sentence[:at] + "\0" * len(mark) + sentence[at + len(mark) :]
        if begins:
            after = mark + after
        elif before.rstrip() == before[: opening + len(mark)]:
            before = before[:opening]  # Nothing is left to emphasise.
        else:
            before = f"{before.rstrip()}{mark} "
    return _Taken(sentence.replace("\0", ""), before + after)


def _emphases(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each emphasis begins and ends, and its marks; inner ones first."""
    open_: list[tuple[str, int]] = []
    for match in _EMPHASIS.finditer(text):
        mark = match["mark"]
        if mark and open_ and open_[-1][0] == mark:
            yield open_.pop()[1], match.start(), mark
        elif mark:
            open_.append((mark, match.start()))
