"""What pages of HTML get: the style sheet, the scripts of their views, their own language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.domain import review_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_STATIC = Path(__file__).parent / "static"


def add_static_path(app: Sphinx) -> None:
    """Let Sphinx copy the style sheet and the scripts."""
    # Before the project's own folders, so that an author's file of the same name wins.
    app.config.html_static_path.insert(0, str(_STATIC))


def set_language(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Set ``<html lang>`` to the language of the page, for screen readers."""
    context["language"] = review_domain(app.env).language(pagename)


#: Kind of slot -> the script that makes its view answer the reader.
_SCRIPTS: Final = {
    "catalogue": "catalogue.js",
    "citation": "citation.js",
    "concept-graph": "graph.js",
    "reading-path": "reading-path.js",
}


def add_scripts(app: Sphinx, pagename: str) -> None:
    """Give a page the scripts of the views on it, and of its references."""
    facts = review_domain(app.env).documents.get(pagename)
    kinds = {slot.kind for slot in facts.slots} if facts else set()
    scripts = {_SCRIPTS[kind] for kind in kinds & _SCRIPTS.keys()}
    if facts and (kinds or facts.mentions):
        scripts.add("previews.js")
    for script in sorted(scripts):
        app.add_js_file(f"sphinx-reviews/{script}", loading_method="defer")
