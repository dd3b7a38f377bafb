"""Tags in pairs, and the text between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: Deeper pairs stay as they are; changing them would take time in the square of their number.
_DEEPEST: Final = 20


class Tag(NamedTuple):
    """A tag of a template language."""

    start: int
    end: int
    name: str
    #: Its arguments as written.
    said: str
    is_closing: bool
    #: The spaces before it if it has a line of its own.
    indent: str = ""


def indent(text: str, start: int) -> str:
    """Return the spaces between a place and the beginning of its line; nothing if words are there."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return "" if before.strip() else before


@dataclass
class _Open:
    """A tag whose end is yet to come, and the text after it."""

    tag: Tag
    parts: list[str] = field(default_factory=list)


def changed(text: str, tags: Iterable[Tag], make: Callable[[Tag, str], str | None]) -> str:
    """Return a text with each pair of tags, and what is between them, changed, inner ones first.

    A tag without its counterpart stays.

    :param tags: in the order of the text.
    :param make: takes the first tag and the text after it; returns nothing if the pair stays.
    """
    stack = [_Open(Tag(0, 0, "", "", is_closing=False))]
    at = 0

    def leave_open() -> None:
        block = stack.pop()
        stack[-1].parts += [text[block.tag.start : block.tag.end], *block.parts]

    for tag in tags:
        stack[-1].parts.append(text[at : tag.start])
        at = tag.end
        if not tag.is_closing and len(stack) <= _DEEPEST:
            stack.append(_Open(tag))
        elif tag.is_closing and any(block.tag.name == tag.name for block in stack[1:]):
            while stack[-1].tag.name != tag.name:
                leave_open()
            block = stack.pop()
            inner = "".join(block.parts)
            made = make(block.tag, inner)
            outer = stack[-1].parts
            if made is None:
                opening = text[block.tag.start : block.tag.end]
                outer += [opening, inner, text[tag.start : tag.end]]
            else:
                outer[-1] = outer[-1].removesuffix(block.tag.indent)
                outer.append(made)
        else:
            stack[-1].parts.append(text[tag.start : tag.end])
    stack[-1].parts.append(text[at:])
    while len(stack) > 1:
        leave_open()
    return "".join(stack[0].parts)
