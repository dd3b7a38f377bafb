"""The library as data: for search engines, feed readers, reference managers and other sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register what is written beside the pages, and in their heads."""
    from sphinx_reviews.site import data_files, heads
    from sphinx_reviews.site.share_cards import cards

    heads.setup(app)
    cards.setup(app)
    data_files.setup(app)
