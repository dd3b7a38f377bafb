"""Notebooks of Jupyter, which Quarto reads as it reads Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.sources.blog import front_matter
from sphinx_reviews.sources.blog.front_matter import FrontMatterError, Split

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGE: Final = re.compile(r"[\w+-]+")


def split(fields: Mapping[str, Any]) -> Split:
    """Return the fields of the first cell of a notebook, and the text and code of the others.

    What its code printed stays in the notebook, and is counted in a field of its own.

    :raises FrontMatterError: if it is no notebook, or its first cell cannot be read.
    """
    cells = fields.get("cells")
    if not isinstance(cells, list):
        raise FrontMatterError("not a notebook: it has no cells")
    listed = [each for each in cells if isinstance(each, dict)]
    language = _language(fields)
    text = "\n\n".join(filter(None, (_text(each, language) for each in listed))) + "\n"
    read = front_matter.split(text) or Split({}, text)
    printed = sum(len(each.get("outputs") or ()) for each in listed)
    counted = {"printed": f"{printed}, which only the notebook shows"} if printed else {}
    return read._replace(fields=read.fields | counted)


def _language(fields: Mapping[str, Any]) -> str:
    told = [fields.get(name) for name in ("language_info", "kernelspec")]
    named = (str(each.get("name")) for each in told if isinstance(each, dict))
    return next(filter(_LANGUAGE.fullmatch, named), "python")


def _text(cell: Mapping[str, Any], language: str) -> str:
    source = cell.get("source")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source or "")
    if cell.get("cell_type") != "code" or not text.strip():
        return text.strip("\n")
    marks = "`" * max(3, max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{marks}{{{language}}}\n{text.rstrip()}\n{marks}"
