"""Where the source of a page says what its text says, to the character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Markup that a reader does not see, between two characters of a text: emphasis, escapes,
#: the ends of links, roles, tags.
_MARKUP: Final = (
    r"(?:[*_`~\\\[]|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\]|\]|\{[a-z:+-]+\}"
    r"|</?[A-Za-z][^<>\n]*>|&(?=[a-z#]))*"
)
#: A line break within a block of text, with what its lines begin with.
_SPACE: Final = rf"{_MARKUP}(?:[^\S\n]+|[^\S\n]*(?:\\?\r?\n)[ \t>]*){_MARKUP}"
#: What Sphinx shows in place of straight quotation marks, dots and hyphens, and those.
_SMART: Final = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚‹›", "'"),
    "…": "...",
    "–": "--",
    "—": "---",
}
#: Longer blocks of text are rare, and their sentences are found where others are.
_LONGEST_BLOCK: Final = 400
#: In characters; a longer one is hardly a sentence.
_LONGEST: Final = 1000


def located(source: str, line: int, sentence: str) -> tuple[int, int] | None:
    """Return the span of *source* that a reader sees as *sentence*; None if there is none.

    :param line: 1-based; that of the block of text which holds the sentence.
    """
    words = sentence.split()
    if not words or len(sentence) > _LONGEST:
        return None
    begin = _start_of(source, line)
    at = source.find(sentence, begin)
    if at >= 0:
        return at, at + len(sentence)
    finish = _start_of(source, line + _LONGEST_BLOCK)
    pattern = _SPACE.join(_MARKUP.join(map(_as_written, word)) for word in words)
    found = re.compile(pattern).search(source, begin, finish)
    return _with_marks(source, *found.span()) if found else None


def line_of(source: str, offset: int) -> int:
    """Return the 1-based line of an offset."""
    return source.count("\n", 0, offset) + 1


def _as_written(character: str) -> str:
    """Return a pattern of what an author may have typed for a character that readers see."""
    typed = [character, _SMART[character]] if character in _SMART else [character]
    return f"(?:{'|'.join(map(re.escape, typed))})" if len(typed) > 1 else re.escape(character)


def _start_of(source: str, line: int) -> int:
    """Return where a line begins; the end of *source* if it has fewer."""
    starts: Iterator[re.Match[str]] = re.finditer(r"^", source, re.MULTILINE)
    return next((each.start() for n, each in enumerate(starts, 1) if n == line), len(source))


def _with_marks(source: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the emphasis that it ends within: ``**책``이다 is no quotation."""
    for mark in ("**", "__", "`", "*", "_"):
        inside = source[start:end]
        if inside.count(mark) % 2 and source.startswith(mark, start - len(mark)):
            start -= len(mark)
        elif inside.count(mark) % 2 and source.startswith(mark, end):
            end += len(mark)
    return start, end
