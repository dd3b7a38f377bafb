"""Outlines of Logseq, in which every paragraph is a bullet, as prose with headings and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from textwrap import indent
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BULLET: Final = re.compile(r"(?P<indent>[ \t]*)-(?:[ \t]+(?P<text>.*)|)")
_FENCE: Final = re.compile(r"[ \t]*(?:`{3,}|~{3,})")
_PROPERTY: Final = re.compile(r"[ \t]*(?P<name>[^\W\d][\w./-]*)::(?:[ \t]+(?P<value>.*))?")
_HEADING: Final = re.compile(r"(#{1,6})[ \t]+\S")
_TASK: Final = re.compile(r"\[[ x]\] ")
#: What is no sentence: a quotation, a fence, a table, an image, HTML.
_SPECIAL: Final = re.compile(r"[>`~|!<]|-{3,}$")
_ENDED: Final = re.compile(r"[.!?:…。！？][\"'”’)\]*_]*$")
#: The longest item of a list, and the longest heading, in characters.
_LONGEST_ITEM: Final = 60
_LONGEST_LABEL: Final = 40
_NUMBERED: Final = "logseq.order-list-type"
#: The levels of headings below the title of a page.
_HIGHEST: Final = 2
_DEEPEST: Final = 6


@dataclass(eq=False)
class Block:
    """A block of an outline; that of the page itself has no bullet."""

    #: Without those of properties.
    lines: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    children: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text."""
        return "\n".join(self.lines).strip("\n")

    def within(self) -> Iterator[Block]:
        """Yield the block and all below it."""
        waiting = [self]
        while waiting:
            block = waiting.pop()
            yield block
            waiting += reversed(block.children)


def parsed(text: str) -> Block:
    """Return the page with its blocks below it."""
    page = Block()
    #: The open blocks with their indentation, the innermost last.
    open_: list[tuple[int, Block]] = [(-1, page)]
    mark, in_fence = "", False
    for line in text.split("\n"):
        bullet = None if in_fence else _BULLET.fullmatch(line)
        if bullet:
            mark = bullet["indent"]
            width = len(mark.expandtabs(4))
            while open_[-1][0] >= width:
                open_.pop()
            block = Block()
            open_[-1][1].children.append(block)
            open_.append((width, block))
        own = (bullet["text"] or "") if bullet else _without(mark, line, is_below=len(open_) > 1)
        in_fence ^= bool(_FENCE.match(own))
        stated = None if in_fence else _PROPERTY.fullmatch(own)
        if stated:
            _state(open_[-1][1].properties, stated)
        elif own or not bullet:
            open_[-1][1].lines.append(own)
    return page


def _state(properties: dict[str, str], stated: re.Match[str]) -> None:
    """Add a property to others; one that is stated twice has both values."""
    name, value = stated["name"], (stated["value"] or "").strip()
    properties[name] = ", ".join(filter(None, (properties.get(name, ""), value)))


def _without(mark: str, line: str, *, is_below: bool) -> str:
    """Return a line below a bullet without its indentation."""
    if not is_below:
        return line
    rest = line.removeprefix(mark)
    return re.sub(r"^(?: {1,2}|\t)", "", rest) if rest != line or not mark else line.lstrip()


def headed(text: str) -> tuple[dict[str, str], str]:
    """Return the properties of a page, which are above all else, and the text below them.

    They may have bullets, as some versions write them; a bullet with more below it is a block.
    """
    found: dict[str, str] = {}
    start = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        bullet = _BULLET.fullmatch(line)
        own = (bullet["text"] or "") if bullet else line
        stated = _PROPERTY.fullmatch(own)
        if own.strip() and not stated:
            break
        if bullet and number + 1 < len(lines) and _is_below(bullet["indent"], lines[number + 1]):
            break
        if stated:
            _state(found, stated)
        start = number + 1
    return found, "\n".join(lines[start:])


def _is_below(indent: str, line: str) -> bool:
    """Return whether a line is part of the block above it, and none of its properties."""
    bare = line.strip()
    is_deeper = len(line) - len(line.lstrip()) > len(indent)
    return bool(bare) and is_deeper and not _PROPERTY.fullmatch(bare)


def prose(page: Block) -> str:
    """Return an outline as a reader would have written it.

    A heading, or a short line above paragraphs, begins a section; short lines beside one
    another are a list, and so is what stands below a paragraph.
    """
    return "\n\n".join(filter(None, (page.text, *_sections(page.children, 0)))) + "\n"


def _sections(blocks: Sequence[Block], level: int) -> Iterator[str]:
    """Yield blocks of Markdown.

    :param level: of the heading above them; 0 if there is none.
    """
    depths = [depth for block in blocks if (depth := _depth(block, level))]
    below = min(depths, default=min(max(level + 1, _HIGHEST), _DEEPEST))
    labels = [block for block in blocks if _may_be_label(block)]
    if all(map(_is_item, labels)):
        labels = []
    for are_items, run in groupby(blocks, lambda each: _is_item(each) and each not in labels):
        listed = list(run)
        if are_items and (len(listed) > 1 or _is_marked(listed[0])):
            yield "\n".join(_items(listed))
            continue
        for block in listed:
            yield from _section(block, level, below if block in labels else 0)


def _section(block: Block, level: int, label: int) -> Iterator[str]:
    """Yield a block and those below it.

    :param label: the level of the heading that its text is though it has no marks; or 0.
    """
    if depth := label or _depth(block, level):
        yield f"{'#' * depth} {block.text if label else block.text.lstrip('#').lstrip()}"
        yield from _sections(block.children, depth)
        return
    yield block.text
    if not block.text or any(map(_depth, block.children)):
        yield from _sections(block.children, level)
    else:
        yield "\n".join(_items(block.children))


def _items(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the lines of a list."""
    for number, block in enumerate(blocks, 1):
        mark = f"{number}. " if _NUMBERED in block.properties else "- "
        inner = "\n".join((block.text, *_items(block.children)))
        if inner.strip():
            yield mark + indent(inner, " " * len(mark)).lstrip(" ")


# -- what a block is ---------------------------------------------------------


def _is_short(block: Block, longest: int) -> bool:
    text = block.text
    is_line = 0 < len(text) <= longest and "\n" not in text
    return is_line and not (
        _SPECIAL.match(text) or _HEADING.match(text) or _TASK.match(text) or _ENDED.search(text)
    )


def _may_be_label(block: Block) -> bool:
    """Return whether a block could be a heading without marks; it is, above paragraphs."""
    return bool(block.children) and _is_short(block, _LONGEST_LABEL)


def _depth(block: Block, level: int = 0) -> int:
    """Return the level of a heading, which is deeper than the one above it; 0 of anything else."""
    heading = _HEADING.match(block.text)
    return min(max(len(heading[1]), level + 1), _DEEPEST) if heading else 0


def _is_marked(block: Block) -> bool:
    return bool(_TASK.match(block.text)) or _NUMBERED in block.properties


def _is_item(block: Block) -> bool:
    """Return whether a block is one of a list of words, tasks or numbered things."""
    return _is_marked(block) or (
        _is_short(block, _LONGEST_ITEM) and all(map(_is_item, block.children))
    )
