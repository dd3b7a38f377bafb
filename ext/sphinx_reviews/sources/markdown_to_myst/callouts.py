"""Callouts of Obsidian and alerts of GitHub, ``> [!note] Title``, as admonitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_reviews.sources.markdown_to_myst.text import Text

_FIRST: Final = re.compile(
    r"(?P<outer>.*?)>[ \t]?\[!(?P<kind>[\w-]+)(?:\|[^\]]*)?\](?P<fold>[-+]?)[ \t]*(?P<title>.*)"
)
#: Their kinds in Obsidian -> the class of an admonition that looks alike.
_CLASSES: Final = {
    "note": "note", "info": "note", "todo": "note", "abstract": "note", "summary": "note", "tldr": "note",
    "example": "note", "question": "note", "help": "note", "faq": "note", "quote": "quote", "cite": "quote",
    "tip": "tip", "hint": "tip", "success": "tip", "check": "tip", "done": "tip",
    "important": "important", "warning": "warning", "caution": "warning", "attention": "warning",
    "failure": "danger", "fail": "danger", "missing": "danger", "danger": "danger", "error": "danger", "bug": "danger",
}  # fmt: skip
_QUOTED: Final = {"quote", "cite"}
#: Those that have a directive of their own.
_NAMED: Final = set(_CLASSES.values()) - _QUOTED
_FOLDED: Final = {"-": "closed", "+": "open"}
_FENCE: Final = re.compile(r"^[ \t>]*(:{3,})", re.MULTILINE)


def convert(text: Text) -> None:
    """Make callouts admonitions, those that fold collapsible; quotations stay block quotes."""
    #: Where lines were replaced, and how many more there are now; all below what is yet to come.
    grown: list[tuple[int, int]] = []
    for block in text.last_first("blockquote_open") if "[!" in str(text) else ():
        if not (first := _FIRST.fullmatch(text.lines[block.start])):
            continue
        end = block.end + sum(more for start, more in grown if start < block.end)
        lines = _admonition(first, text.lines[block.start + 1 : end])
        around = text.lines[max(0, block.start - 1) : block.start], text.lines[end : end + 1]
        before, after = ([""] if any(each.strip(" >") for each in near) else [] for near in around)
        lines = [*before, *lines, *after]
        text.changes.note("callouts converted to admonitions")
        text.replace(block.start, end, lines)
        grown.append((block.start, len(lines) - (end - block.start)))


def _admonition(first: re.Match[str], lines: Sequence[str]) -> list[str]:
    kind, title, outer = first["kind"].lower(), first["title"].strip(), first["outer"]
    rest = re.sub(r"[^>\s]", " ", outer)  # The mark of a list stands before the first line only.
    inner = [_without_mark(line, rest) for line in lines]
    alike = _CLASSES.get(kind, "note")
    if not any(map(str.strip, inner)):
        kind, title, inner = alike, "", [title or kind]  # An admonition has to have a text.
    if kind in _QUOTED and not title and not first["fold"]:
        made = [f"> {line}".rstrip() for line in inner]
    else:
        fence = ":" * max(3, max(map(len, _FENCE.findall("\n".join(inner))), default=0) + 1)
        head = [fence + _head(kind, title), *_options(kind, title, first["fold"])]
        made = [*head, "", *inner, "", fence]
    return [outer + made[0], *((rest + line).rstrip() for line in made[1:])]


def _without_mark(line: str, outer: str) -> str:
    """Return a line without the marks around the callout and its own; it may lack them."""
    bare = outer.rstrip()
    own = line.removeprefix(outer if line.startswith(outer) else bare).lstrip(" ")
    return own[1:].removeprefix(" ") if own.startswith(">") else own


def _head(kind: str, title: str) -> str:
    if not title and kind in _NAMED:
        return f"{{{kind}}}"
    return f"{{admonition}} {title or kind.replace('-', ' ').capitalize()}"


def _options(kind: str, title: str, fold: str) -> Iterable[str]:
    if title or kind not in _NAMED:
        yield f":class: {_CLASSES.get(kind, 'note')}"
    if fold:
        yield f":collapsible: {_FOLDED[fold]}"
