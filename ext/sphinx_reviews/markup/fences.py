"""Unclosed directives, which would swallow the text below them.

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

#: A fence line, however deeply nested in lists and quotations.
_FENCE: Final = re.compile(
    r"[ \t]*(?:(?:[-*+>]|[0-9]{1,9}[.)])[ \t]+)*(?P<marks>:{3,}|`{3,}|~{3,})(?P<info>.*)"
)
_DIRECTIVE: Final = re.compile(r"\s*\{(?:review:)?(?P<name>[^{}\s]+)\}")


class _Fence(NamedTuple):
    """A line that opens or closes a fence."""

    marks: str
    #: 0-based.
    line: int
    #: Name of the directive, if it is one of this extension.
    name: str
    has_info: bool

    def ends(self, other: _Fence) -> bool:
        """Return whether this line closes *other*."""
        return not self.has_info and self.marks.startswith(other.marks)

    @property
    def text(self) -> str:
        return f"{self.marks}{{{self.name}}}" if self.name else self.marks


class Unclosed(NamedTuple):
    """A fence that nothing closes."""

    fence: _Fence
    #: The first directive of this extension in it.
    swallowed: _Fence | None


def close(source: list[str], docname: str, names: Collection[str]) -> None:
    """Close each unclosed directive, with a warning, at the end of its first paragraph.

    :param names: names of the directives to close.
    """
    lines = source[0].split("\n")
    for fence, swallowed in _unclosed(lines, names):
        message = f"{fence.text} is not closed. Write {fence.marks} below its text"
        if swallowed:
            inner = f"{swallowed.text} (line {swallowed.line + 1})"
            message = (
                f"close {fence.text} before {inner}"
                if fence.name
                else f"{fence.text} is not closed, and swallows {inner}. "
                f"Write {fence.marks} below its text"
            )
        warn(Subtype.FENCE, Place(docname, fence.line + 1), "%s.", message)
        end = _end(lines, fence)
        if fence.name and end < (swallowed.line if swallowed else len(lines)):
            lines[end] = fence.marks
    source[0] = "\n".join(lines)


def _fence(number: int, line: str, names: Collection[str]) -> _Fence | None:
    """Return the fence that a line opens or closes, if any."""
    match = _FENCE.match(line)
    if match is None:
        return None
    info = match["info"].strip()
    directive = _DIRECTIVE.match(info)
    name = directive["name"] if directive and directive["name"] in names else ""
    return _Fence(match["marks"], number, name, bool(info))


def _unclosed(lines: list[str], names: Collection[str]) -> Iterator[Unclosed]:
    outer: _Fence | None = None
    swallowed: _Fence | None = None
    fences = filter(None, (_fence(number, line, names) for number, line in enumerate(lines)))
    for fence in fences:
        if outer is None:
            # In a list, a bare line of colons can only close a fence.
            outer = fence if fence.has_info or fence.marks[0] != ":" else None
        elif fence.ends(outer):
            outer = swallowed = None
        elif fence.name and outer.name and fence.marks.startswith(outer.marks):
            yield Unclosed(outer, fence)
            outer, swallowed = fence, None
        elif fence.name:
            swallowed = swallowed or fence
    if outer and (outer.name or swallowed) and any(map(str.strip, lines[outer.line + 1 :])):
        yield Unclosed(outer, swallowed)


def _end(lines: list[str], fence: _Fence) -> int:
    """Return the index of the first empty line below a fence and its options."""
    number = fence.line + 1
    if number < len(lines) and lines[number].startswith("---"):
        number = next(
            (each for each in range(number + 1, len(lines)) if lines[each].startswith("---")),
            number,
        )
    return next((each for each in range(number, len(lines)) if not lines[each].strip()), len(lines))
