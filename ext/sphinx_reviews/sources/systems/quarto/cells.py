"""Fences of Quarto: code cells, code with attributes, and raw text of a format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.markdown_to_myst.attributes import attributes
from sphinx_reviews.sources.markdown_to_myst.code_spans import code

if TYPE_CHECKING:
    from sphinx_reviews.sources.changes import Changes

#: The first line of a fence with braces: ``{python}``, ``{r, echo=FALSE}``, ``{.python filename="a.py"}``.
_FIRST: Final = re.compile(r"(?P<marks>[ \t]*[`~]{3,})[ \t]*\{+(?P<said>[^{}\n]*)\}+[ \t]*")
#: The language of a cell, and its options in the notation of knitr.
_CELL: Final = re.compile(r"([\w+-]+)[ \t]*,?[ \t]*(.*)")


def converted(written: str, changes: Changes) -> str:
    """Return a fence as MyST reads it; raw HTML as HTML, and other raw text as code."""
    first, _, rest = written.partition("\n")
    rest = _closed(first, rest)
    match = _FIRST.fullmatch(first)
    if not match:
        return f"{first}\n{rest}"
    marks, said = match["marks"], match["said"].strip()
    if said.startswith("="):
        return _raw(said[1:].strip(), marks, rest, changes)
    if cell := _CELL.fullmatch(said):
        options = f"{_indent(marks)}#| {cell[2]}\n" if cell[2] else ""
        changes.note("code cells shown as code")
        return f"{marks}{cell[1]}\n{options}{rest}"
    stated = attributes(said)
    lexer = next(iter(stated.classes), "")
    name = stated.named.get("filename", "")
    above = f"{_indent(marks)}{code(name)}\n\n" if name else ""
    return f"{above}{marks}{lexer}\n{rest}"


def _raw(form: str, marks: str, rest: str, changes: Changes) -> str:
    if form.startswith("html"):
        return f"\n{rest.rpartition(chr(10))[0]}\n"
    changes.verbatim.append(f"raw {form}")
    return f"{marks}{form}\n{rest}"


def _indent(marks: str) -> str:
    return marks[: len(marks) - len(marks.lstrip())]


def _closed(first: str, rest: str) -> str:
    """Return what follows the first line of a fence, with the last line that may be missing."""
    marks = first[: len(first.rstrip()) - len(first.strip().lstrip("`~"))]
    last = rest.rpartition("\n")[2].strip()
    is_closed = last.startswith(marks.strip()) and not last.strip("`~")
    return rest if is_closed else f"{rest}\n{marks}"
