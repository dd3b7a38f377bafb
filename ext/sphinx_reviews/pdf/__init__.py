"""PDFs through Typst: the builder, and what an HTML build prints beside its pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_reviews.domain import review_domain
from sphinx_reviews.views.download import spelled

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def print_beside_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Print the PDFs of an HTML build, before its pages tell how large they are."""
    from sphinx_reviews.pdf.builder import working_as_pdf
    from sphinx_reviews.pdf.printing import print_all, remove_all

    if app.builder.name in {"html", "dirhtml"}:
        if app.config.reviews_pdf:
            page_uri = app.builder.get_target_uri
            with working_as_pdf(app) as builder:
                sizes = print_all(builder, page_uri, is_beside_pages=True)
            review_domain(env).pdfs = {name: spelled(size) for name, size in sizes.items()}
        else:
            remove_all(Path(app.outdir))
    return []


def setup(app: Sphinx) -> None:
    """Register the builder."""
    from sphinx_reviews.pdf.builder import PdfBuilder

    app.add_builder(PdfBuilder)
    # When sections have their numbers, and before pages are compared with what they show.
    app.connect("env-get-updated", print_beside_pages, priority=800)
