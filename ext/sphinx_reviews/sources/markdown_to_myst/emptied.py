"""Admonitions whose text was moved elsewhere, which Sphinx would call a mistake."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx_reviews.sources.changes import Changes

_NAMES: Final = "note|tip|hint|important|warning|caution|attention|danger|error|admonition"
_EMPTY: Final = re.compile(
    rf"^(?P<indent>[ \t>]*)(?P<marks>:{{3,}})\{{(?:{_NAMES})\}}[ \t]*(?P<title>.*)\n"
    r"(?:[ \t>]*:[\w-]+:.*\n)*(?:[ \t>]*\n)*(?P=indent)(?P=marks)$\n?",
    re.MULTILINE,
)
#: The title of an admonition was its text.
_UNTITLED: Final = re.compile(r"^([ \t>]*:{3,}\{)admonition(?=\}[ \t]*$)", re.MULTILINE)


def settled(myst: str, changes: Changes) -> str:
    """Return MyST without admonitions that have no text, each of which has the title it needs."""

    def left_out(match: re.Match[str]) -> str:
        changes.note(f"a note whose text has moved left out: {match['title']}".removesuffix(": "))
        return ""

    return _UNTITLED.sub(r"\1note", _EMPTY.sub(left_out, myst))
