"""The style sheet, and the interface's translations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_STATIC = Path(__file__).parent / "static"


def _add_static_path(app: Sphinx) -> None:
    if app.builder.format == "html":
        # Before the project's own folders, so that an author's file of the same name wins.
        app.config.html_static_path.insert(0, str(_STATIC))


def setup(app: Sphinx) -> None:
    """Give HTML pages the style sheet."""
    app.connect("builder-inited", _add_static_path)
    app.add_css_file("sphinx-reviews.css")
