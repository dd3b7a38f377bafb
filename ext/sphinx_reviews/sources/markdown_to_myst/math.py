"""Formulas between dollar signs, as MyST writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.markdown_to_myst.code_spans import code
from sphinx_reviews.sources.markdown_to_myst.finished import finished

if TYPE_CHECKING:
    from collections.abc import Callable

#: On lines of its own, perhaps with a label in braces.
_DISPLAYED: Final = re.compile(
    r"^(?P<indent>[ \t]*)\$\$(?P<formula>(?:[^$\\\n]|\\.|\n(?![ \t]*\n))+)\$\$[ \t]*(?:\{(?P<label>[^{}\n]*)\})?[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
#: As Pandoc reads it: no space within the signs, and no digit after them, which would be a price.
_INLINE: Final = re.compile(
    r"(?<![\\$])(?P<signs>\${1,2})(?=[^\s$])(?P<formula>(?:[^$\\\n]|\\.|\n(?![ \t]*\n))+?)(?<!\s)(?P=signs)(?![\d$])"
)


def converted(text: str, label: Callable[[str], str]) -> str:
    """Return a text without code, with its formulas as MyST.

    :param label: returns what to show after a formula with a label in braces, such as ``(1)``.
    """
    shown = _DISPLAYED.sub(lambda match: _displayed(match, label), text)
    return _INLINE.sub(lambda match: _inline(match["formula"]), shown)


def _displayed(match: re.Match[str], label: Callable[[str], str]) -> str:
    indent, after = match["indent"], label(match["label"] or "")
    lines = [line.strip() for line in match["formula"].strip().split("\n")]
    formula = "\n".join(indent + line for line in ["```{math}", *lines, "```"])
    return f"\n{indent}{finished(formula.removeprefix(indent))}\n" + (
        f"\n{indent}{after}\n" * bool(after)
    )


def _inline(formula: str) -> str:
    return finished("{math}" + code(" ".join(formula.split())))
