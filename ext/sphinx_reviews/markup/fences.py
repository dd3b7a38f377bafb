"""Directives that are not closed, so that they would swallow the text below them.

Markdown closes a fence at the end of the file if nothing else does.  A disclosure that
lost its ``:::`` would take the rest of the review for its wording.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

#: A line of marks, however deep in lists and quotations.
_FENCE: Final = re.compile(
    r"[ \t]*(?:(?:[-*+>]|[0-9]{1,9}[.)])[ \t]+)*(?P<marks>:{3,}|`{3,}|~{3,})(?P<info>.*)"
)
_DIRECTIVE: Final = re.compile(r"\s*\{(?:review:)?(?P<name>[^{}\s]+)\}")


class _Fence(NamedTuple):
    """A fence that begins in a line."""

    marks: str
    #: 0-based.
    line: int
    #: Of the directive, if it is one of ours.
    name: str

    @property
    def text(self) -> str:
        return f"{self.marks}{{{self.name}}}" if self.name else self.marks


class Unclosed(NamedTuple):
    """A fence that nothing closes."""

    fence: _Fence
    #: The first directive of ours in it.
    swallowed: _Fence | None


def close(source: list[str], docname: str, names: Collection[str]) -> None:
    """Close each directive that is not closed, with a warning, where its first paragraph ends.

    :param names: of the directives that are looked after.
    """
    lines = source[0].split("\n")
    for fence, swallowed in _unclosed(lines, names):
        if swallowed:
            message = f"close {fence.text} before {swallowed.text} (line {swallowed.line + 1})"
        else:
            message = f"{fence.text} is not closed. Write {fence.marks} below its text"
        warn(Subtype.FENCE, Place(docname, fence.line + 1), "%s.", message)
        end = _end(lines, fence)
        if fence.name and end < (swallowed.line if swallowed else len(lines)):
            lines[end] = fence.marks
    source[0] = "\n".join(lines)


def _unclosed(lines: list[str], names: Collection[str]) -> Iterator[Unclosed]:
    outer: _Fence | None = None
    swallowed: _Fence | None = None
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if match is None:
            continue
        marks, info = match["marks"], match["info"].strip()
        directive = _DIRECTIVE.match(info)
        name = directive["name"] if directive and directive["name"] in names else ""
        fence = _Fence(marks, number, name)
        if outer is None:
            if info or marks[0] != ":":
                outer = fence
        elif marks.startswith(outer.marks):
            if not info:
                outer = swallowed = None
            elif name and outer.name:
                yield Unclosed(outer, fence)
                outer, swallowed = fence, None
            elif name:
                swallowed = swallowed or fence
        elif name:
            swallowed = swallowed or fence
    if outer and (outer.name or swallowed) and any(map(str.strip, lines[outer.line + 1 :])):
        yield Unclosed(outer, swallowed)


def _end(lines: list[str], fence: _Fence) -> int:
    """Return the number of the first empty line below a fence and its options."""
    number = fence.line + 1
    if number < len(lines) and lines[number].startswith("---"):
        number = next(
            (each for each in range(number + 1, len(lines)) if lines[each].startswith("---")),
            number,
        )
    return next((each for each in range(number, len(lines)) if not lines[each].strip()), len(lines))
