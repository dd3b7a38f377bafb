"""PDFs: the builder, and what an HTML build prints beside its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the builder."""
    from sphinx_reviews.pdf.builder import PdfBuilder

    app.add_builder(PdfBuilder)
