"""Divs of Quarto: callouts become callouts, layout is left out, and what readers saw stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog import notices, templates
from sphinx_reviews.sources.markdown_to_myst import containers
from sphinx_reviews.sources.markdown_to_myst.attributes import Attributes, attributes

if TYPE_CHECKING:
    from sphinx_reviews.sources.changes import Changes
    from sphinx_reviews.sources.markdown_to_myst.containers import Container
    from sphinx_reviews.sources.systems.quarto.references import References

_CALLOUT: Final = "callout-"
_HEADER: Final = re.compile(r"\{[^{}\n]*\}|[\w-]+")
_HEADING: Final = re.compile(r"\s*^[ \t]*#{1,6}[ \t]+(?P<title>[^\n]+)$", re.MULTILINE)
#: A class of divs -> what became of them.
_NOTED: Final = {
    "columns": "columns put below one another", "column": "", "panel-tabset": "tabs put below one another",
    "column-margin": "notes in the margin put into the text", "aside": "notes in the margin put into the text",
}  # fmt: skip
_HTML: Final = ("html", "html:js")


def converted(text: str, references: References, kept: templates.Kept, changes: Changes) -> str:
    """Return a text without fences of code, with its divs as Markdown."""

    def make(container: Container) -> str | None:
        if not _HEADER.fullmatch(container.header):
            return None
        is_word = not container.header.startswith("{")
        stated = attributes(f".{container.header}" if is_word else container.header)
        if _is_hidden(stated):
            if hidden := kept.restored(container.inner).strip():
                changes.verbatim.append(hidden)
            return ""
        callout = next((each for each in stated.classes if each.startswith(_CALLOUT)), "")
        if callout:
            return kept.keep(_callout(callout, stated, container, references, kept))
        return _opened(stated, container, references, changes)

    return containers.changed(text, make)


def _is_hidden(stated: Attributes) -> bool:
    """Return whether readers of the site do not see a div."""
    when, unless = stated.named.get("when-format"), stated.named.get("unless-format")
    if "content-visible" in stated.classes:
        return (when is not None and when not in _HTML) or unless in _HTML
    if "content-hidden" in stated.classes:
        return when in _HTML or (unless is not None and unless not in _HTML)
    return "hidden" in stated.classes or stated.identifier == "refs"


def _callout(
    word: str,
    stated: Attributes,
    container: Container,
    references: References,
    kept: templates.Kept,
) -> str:
    inner, title = container.inner, stated.named.get("title", "")
    if not title and (heading := _HEADING.match(inner)):
        inner, title = inner[heading.end() :], heading["title"]
    return notices.callout(
        word.removeprefix(_CALLOUT),
        kept.restored(references.caption(stated.identifier, title)),
        kept.restored(inner),
        indent=container.indent,
        is_folded=stated.named.get("collapse") == "true",
    )


def _opened(
    stated: Attributes, container: Container, references: References, changes: Changes
) -> str:
    """Return what is in a div, with what its label is called before the last paragraph."""
    for each in stated.classes:
        if note := _NOTED.get(each, f"divs opened: {each}"):
            changes.note(note)
    inner = container.inner.strip("\n")
    if name := references.name(stated.identifier):
        above, _, last = inner.rpartition("\n\n")
        is_caption = bool(above) and not re.match(r"\s*(?:!\[|\||\0)", last)
        shown = references.caption(stated.identifier, last.strip()) if is_caption else name
        inner = f"{above if is_caption else inner}\n\n{container.indent}{shown}"
    return f"\n{inner}\n"
