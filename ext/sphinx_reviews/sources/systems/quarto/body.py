"""Quarto's Markdown, which is Pandoc's, as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog import templates
from sphinx_reviews.sources.markdown_to_myst import math
from sphinx_reviews.sources.markdown_to_myst.attributes import attributes
from sphinx_reviews.sources.systems.quarto import cells, divs, pictures, shortcodes
from sphinx_reviews.sources.systems.quarto.references import References

if TYPE_CHECKING:
    from sphinx_reviews.sources.changes import Changes

#: Raw text within a line, and its format.
_RAW: Final = re.compile(r"(?P<marks>`+)(?P<raw>[^`\n]+)(?P=marks)\{=(?P<form>\w+)\}")
#: What no dialect of Markdown looks into.
_PROGRAM: Final = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_NOTE: Final = re.compile(rf"(?<!\\)\^\[(?P<text>{pictures.TEXT})\]")


def converted(text: str, changes: Changes) -> str:
    """Return *text* as Markdown; what only Quarto understands is shown as code and reported."""
    kept, references = templates.Kept(), References(text)
    text = templates.FENCED.sub(lambda each: kept.keep(cells.converted(each[0], changes)), text)
    text = _PROGRAM.sub(lambda each: kept.keep(each[0]), text)
    text = _RAW.sub(lambda match: _raw(match, changes), text)
    text = shortcodes.converted(kept.spans(text), kept, changes)
    text = math.converted(text, lambda said: _number(references, said))
    text = pictures.converted(references.without_labels(text), references, changes)
    text, notes = _without_notes(references.resolved(text, changes))
    text = divs.converted(text, references, kept, changes)
    return kept.restored("\n\n".join([text.rstrip("\n"), *notes, ""]) if notes else text)


def _raw(match: re.Match[str], changes: Changes) -> str:
    if match["form"] == "html":
        return match["raw"]
    changes.verbatim.append(match[0])
    return f"{match['marks']}{match['raw']}{match['marks']}"


def _number(references: References, said: str) -> str:
    """Return the number of a formula, in parentheses."""
    name = references.name(attributes(said).identifier)
    return f"({name.rpartition(' ')[2]})" if name else ""


def _without_notes(text: str) -> tuple[str, list[str]]:
    """Return a text whose notes within lines are references to footnotes, and the footnotes."""
    notes: list[str] = []

    def mark(match: re.Match[str]) -> str:
        notes.append(f"[^inline-{len(notes) + 1}]: {match['text']}")
        return f"[^inline-{len(notes)}]"

    return _NOTE.sub(mark, text), notes
