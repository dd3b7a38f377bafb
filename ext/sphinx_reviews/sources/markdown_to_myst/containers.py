"""Blocks between lines of colons: Pandoc's divs, and the container directives of remark."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_OPENING: Final = re.compile(r"([ \t]*):{3,}[ \t]*([^\s:].*)")
_CLOSING: Final = re.compile(r"[ \t]*:{3,}[ \t]*")
#: Deeper blocks are text; reading them would take time in the square of their number.
_DEEPEST: Final = 20


class Container(NamedTuple):
    """A block, with those within it already changed."""

    indent: str
    #: What follows the colons of its first line.
    header: str
    inner: str


@dataclass
class _Open:
    """A block whose end is yet to come."""

    first: str
    indent: str
    header: str
    lines: list[str] = field(default_factory=list)


def changed(text: str, make: Callable[[Container], str | None]) -> str:
    """Return a text without fences of code, with each block changed, inner ones first.

    A block without an end ends with the one around it, or with the text.

    :param make: returns nothing if a block is none of the dialect, which then stays as it is.
    """
    stack = [_Open("", "", "")]

    def close(last: list[str]) -> None:
        block = stack.pop()
        inner = "\n".join(block.lines)
        made = make(Container(block.indent, block.header, inner))
        stack[-1].lines += [block.first, inner, *last] if made is None else [made]

    for line in text.split("\n"):
        if _CLOSING.fullmatch(line) and len(stack) > 1:
            close([line])
        elif len(stack) <= _DEEPEST and (opening := _OPENING.fullmatch(line)):
            stack.append(_Open(line, opening[1], opening[2].rstrip(": \t")))
        else:
            stack[-1].lines.append(line)
    while len(stack) > 1:
        close([])
    return "\n".join(stack[0].lines)
