"""Quarto's Markdown, which is Pandoc's, as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog import templates
from sphinx_reviews.sources.markdown_to_myst import math
from sphinx_reviews.sources.markdown_to_myst.attributes import attributes
from sphinx_reviews.sources.quarto import cells, divs, pictures, shortcodes
from sphinx_reviews.sources.quarto.references import References

if TYPE_CHECKING:
    from sphinx_reviews.sources.changes import Changes

#: Raw text within a line, and its format.
_RAW: Final = re.compile(r"(?P<marks>`+)(?P<raw>[^`\n]+)(?P=marks)\{=(?P<form>\w+)\}")


def converted(text: str, changes: Changes) -> str:
    """Return *text* as Markdown; what only Quarto understands is shown as code and reported."""
    kept, references = templates.Kept(), References(text)
    text = _without_fences(text, kept, changes)
    text = _RAW.sub(lambda match: _raw(match, changes), text)
    text = shortcodes.converted(kept.spans(text), kept, changes)
    text = math.converted(text, lambda said: _number(references, said))
    text = pictures.converted(references.without_labels(text), references, changes)
    text = references.resolved(text, changes)
    return kept.restored(divs.converted(text, references, kept, changes))


def _without_fences(text: str, kept: templates.Kept, changes: Changes) -> str:
    def keep(match: re.Match[str]) -> str:
        fence = cells.converted(match[0], changes)
        return kept.keep(fence.text) if fence.is_code else fence.text

    return templates.FENCED.sub(keep, text)


def _raw(match: re.Match[str], changes: Changes) -> str:
    if match["form"] == "html":
        return match["raw"]
    changes.verbatim.append(match[0])
    return f"{match['marks']}{match['raw']}{match['marks']}"


def _number(references: References, said: str) -> str:
    """Return the number of a formula, in parentheses."""
    name = references.name(attributes(said).identifier)
    return f"({name.rpartition(' ')[2]})" if name else ""
