"""Shortcodes of Quarto."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog import templates
from sphinx_reviews.sources.html_to_markdown import watched
from sphinx_reviews.sources.markdown_to_myst.code_spans import code
from sphinx_reviews.sources.markdown_to_myst.links import destination

if TYPE_CHECKING:
    from sphinx_reviews.sources.changes import Changes

_ANY: Final = re.compile(
    r"(?<!\{)\{\{<\s*(?P<name>[\w-]+)(?P<rest>(?:(?!\{\{<).)*?)\s*>\}\}", re.DOTALL
)
#: One that is shown and not run.
_SHOWN: Final = re.compile(r"\{(\{\{<[^{}\n]*>\}\})\}")
#: Those that print no word.
_SILENT: Final = {"pagebreak", "fa", "bi", "iconify", "br"}


def converted(text: str, kept: templates.Kept, changes: Changes) -> str:
    """Return a text with its shortcodes as Markdown; as code where their meaning is unknown."""
    text = _SHOWN.sub(lambda match: kept.keep(code(match[1])), text)
    return _ANY.sub(lambda match: _printed(match, kept, changes), text)


def _printed(match: re.Match[str], kept: templates.Kept, changes: Changes) -> str:
    name, said = match["name"], templates.arguments(match["rest"])
    if name == "video" and (source := said.first("src")) and re.match(r"https?:", source):
        changes.note("videos converted to links")
        address, title = watched(source), said.named.get("title", "")
        return f"[{title}]({destination(address)})" if title else f"<{address}>"
    if name == "kbd" and (pressed := [*said.plain, *said.named.values()]):
        return kept.keep(code(" / ".join(dict.fromkeys(pressed))))
    if name in _SILENT:
        changes.note(f"{name} shortcodes, which print no word, left out")
        return ""
    return kept.keep(templates.verbatim(match[0], changes))
