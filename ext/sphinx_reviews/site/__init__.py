"""Additions to an HTML site: heads, data files, previews, assets, share cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Give HTML pages the style sheet."""
    app.add_css_file("sphinx-reviews.css")
