"""Fences of Quarto: code cells, code with attributes, and raw text of a format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.markdown_to_myst.attributes import attributes
from sphinx_reviews.sources.markdown_to_myst.code_spans import code

if TYPE_CHECKING:
    from sphinx_reviews.sources.changes import Changes

#: The first line of a fence with braces: ``{python}``, ``{r, echo=FALSE}``, ``{.python filename="a.py"}``.
_FIRST: Final = re.compile(r"(?P<marks>[ \t]*[`~]{3,})[ \t]*\{+(?P<said>[^{}\n]*)\}+[ \t]*")
#: The language of a cell, and its options in the notation of knitr.
_CELL: Final = re.compile(r"([\w+-]+)[ \t]*,?[ \t]*(.*)")


class Fence(NamedTuple):
    """A fence that MyST reads, or text that is no code."""

    text: str
    is_code: bool = True


def converted(written: str, changes: Changes) -> Fence:
    """Return a fence as MyST reads it; raw HTML as HTML, and other raw text as code."""
    first, _, rest = written.partition("\n")
    match = _FIRST.fullmatch(first)
    if not match:
        return Fence(written)
    marks, said = match["marks"], match["said"].strip()
    if said.startswith("="):
        return _raw(said[1:].strip(), marks, rest, changes)
    if cell := _CELL.fullmatch(said):
        options = f"{_indent(marks)}#| {cell[2]}\n" if cell[2] else ""
        changes.note("code cells shown as code")
        return Fence(f"{marks}{cell[1]}\n{options}{rest}")
    stated = attributes(said)
    lexer = next(iter(stated.classes), "")
    name = stated.named.get("filename", "")
    above = f"{_indent(marks)}{code(name)}\n\n" if name else ""
    return Fence(f"{above}{marks}{lexer}\n{rest}")


def _raw(form: str, marks: str, rest: str, changes: Changes) -> Fence:
    if form.startswith("html"):
        lines = rest.split("\n")
        return Fence(
            "\n".join(["", *lines[: -1 if lines[-1].strip(" \t`~") == "" else None], ""]),
            is_code=False,
        )
    changes.verbatim.append(f"raw {form}")
    return Fence(f"{marks}{form}\n{rest}")


def _indent(marks: str) -> str:
    return marks[: len(marks) - len(marks.lstrip())]
