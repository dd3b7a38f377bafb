"""What every page of HTML gets: the style sheet, and its own language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_reviews.domain import review_domain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_STATIC = Path(__file__).parent / "static"


def _add_static_path(app: Sphinx) -> None:
    if app.builder.format == "html":
        # Before the project's own folders, so that an author's file of the same name wins.
        app.config.html_static_path.insert(0, str(_STATIC))


def _tell_language(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Set ``<html lang>`` to the language of the page, for those who have it read aloud."""
    context["language"] = review_domain(app.env).language(pagename)


def setup(app: Sphinx) -> None:
    """Give HTML pages the style sheet and their language."""
    app.connect("builder-inited", _add_static_path)
    app.connect("html-page-context", _tell_language)
    app.add_css_file("sphinx-reviews.css")
