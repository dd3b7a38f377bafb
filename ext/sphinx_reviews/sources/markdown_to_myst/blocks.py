"""Blocks of Markdown that MyST or Sphinx reads differently, or warns about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pygments.filters import RaiseOnErrorTokenFilter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from sphinx_reviews.sources import html_to_markdown
from sphinx_reviews.sources.markdown_to_myst.text import indent_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_reviews.sources.markdown_to_myst.text import Block, Text


def convert_html(text: Text) -> None:
    """Convert blocks of HTML to Markdown."""
    for block in text.last_first("html_block"):
        indent = indent_of(text.lines[block.start])
        made = html_to_markdown.block(block.content, text.changes)
        if made is not None:
            lines = [indent + line if line else line for line in ["", *made, ""]]
            text.replace(block.start, block.end, lines)


def join_tags(text: Text) -> None:
    """Bring each HTML tag within a paragraph onto one line."""
    for block in text.last_first("paragraph_open"):
        written = "\n".join(text.lines[block.start : block.end])
        if block.level == 0 and "<" in written:
            joined = html_to_markdown.on_one_line(written)
            text.replace(block.start, block.end, joined.split("\n"))


# -- code --------------------------------------------------------------------


def name_lexers(text: Text) -> None:
    """Replace the names of lexers that Pygments lacks, or that cannot read the code."""
    for block in text.last_first("fence"):
        name = block.info.strip().split(maxsplit=1)[0] if block.info.strip() else ""
        if name and not _can_be_read(name, block.content):
            line = text.lines[block.start]
            marks = line[: line.index(block.markup) + len(block.markup)]
            text.rename_fence(block, f"{marks}text")
            text.changes.note(
                f"code in {block.info.strip()}, which Pygments cannot highlight, shown as plain text"
            )


def _can_be_read(name: str, code: str) -> bool:
    try:
        lexer = get_lexer_by_name(name)
    except ClassNotFound:
        return False
    lexer.add_filter(RaiseOnErrorTokenFilter())
    try:
        for _ in lexer.get_tokens(code):
            pass
    except Exception:  # noqa: BLE001  (whatever a lexer raises, Sphinx would warn about it)
        return False
    return True


# -- headings ----------------------------------------------------------------


def level_headings(text: Text) -> None:
    """Make headings start at level two, each at most one level deeper than the previous."""
    headings = text.last_first("heading_open")
    for heading, level in zip(headings, reversed(_levels(headings[::-1])), strict=True):
        indent, title = _title(heading, text)
        if not title:
            text.replace(heading.start, heading.end, [""])
            continue
        line = f"{indent}{'#' * level} {title}"
        if [line] != text.lines[heading.start : heading.end]:
            text.changes.note("headings start at the second level")
            text.replace(heading.start, heading.end, [line])


def _levels(headings: Sequence[Block]) -> list[int]:
    """Return the new level of each heading, in the order of the text."""
    parents: list[int] = []
    found: list[int] = []
    for heading in headings:
        level = int(heading.tag[1])
        while parents and parents[-1] >= level:
            parents.pop()
        parents.append(level)
        found.append(min(6, len(parents) + 1))
    return found


def _title(heading: Block, text: Text) -> tuple[str, str]:
    """Return the indentation of a heading, and its text without marks and attributes."""
    written = text.lines[heading.start : heading.end]
    line = written[0] if heading.markup.startswith("#") else " ".join(written[:-1])
    indent = indent_of(line)
    title = line[len(indent) :].strip()
    if heading.markup.startswith("#"):
        title = title.lstrip("#").lstrip()
        bare = title.rstrip("#")
        title = bare.rstrip() if not bare or bare[-1].isspace() else title
    return indent, re.sub(r"\{[:#][^{}]*\}$", "", title).rstrip()


# -- lines -------------------------------------------------------------------

_NO_PROSE: Final = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?(?::{3,}|\[\^)")


def keep_line_breaks(text: Text) -> None:
    """End the lines of paragraphs as lines, which they are in vaults and not in Markdown."""
    for block in text.last_first("paragraph_open"):
        *lines, last = text.lines[block.start : block.end]
        if lines and not _NO_PROSE.match(lines[0]):
            broken = [line if line.endswith("\\") else f"{line.rstrip()}\\" for line in lines]
            text.replace(block.start, block.end, [*broken, last])


# -- tables and rules --------------------------------------------------------

_ROW: Final = re.compile(r"^\s*\|.*\|\s*$")


def head_tables(text: Text) -> None:
    """Give tables without a header row an empty one, which Markdown requires."""
    for block in text.last_first("paragraph_open"):
        rows = text.lines[block.start : block.end]
        if len(rows) > 1 and all(_ROW.match(row) for row in rows):
            columns = rows[0].count("|") - 1
            header = ["|" + " |" * columns, "|" + " --- |" * columns]
            text.replace(block.start, block.start, header)
            text.changes.note("tables without a header row given an empty one")


def remove_inner_rules(text: Text) -> None:
    """Remove rules within quotations and lists, where docutils allows none."""
    for rule in text.last_first("hr"):
        if rule.level > 0:
            text.replace(rule.start, rule.end, [indent_of(text.lines[rule.start]).rstrip()])
            text.changes.note("rules within a quotation or a list removed")


def settle_rules(text: Text) -> None:
    """Remove rules where docutils allows none: at ends of sections, or two in a row."""
    kept = [block for block in text.blocks() if block.level == 0]
    for number in range(len(kept) - 1, -1, -1):
        if kept[number].kind != "hr":
            continue
        before = kept[number - 1] if number else None
        after = kept[number + 1] if number + 1 < len(kept) else None
        if any(each is None or each.kind in {"hr", "heading_open"} for each in (before, after)):
            rule = kept.pop(number)
            text.replace(rule.start, rule.end, [""])
            text.changes.note("rules at the end of a section removed")
