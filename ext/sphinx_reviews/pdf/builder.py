"""The ``pdf`` builder."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.builders import Builder

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx


class PdfBuilder(Builder):
    """Writes a PDF for each review, and one for the library; without reviews, for each document."""

    name = "pdf"
    format = "pdf"
    epilog = "The PDFs are in %(outdir)s."
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
    ]
    # Nothing is downloaded or extracted: `images` says what is shown instead.
    supported_remote_images = True
    supported_data_uri_images = True

    def get_outdated_docs(self) -> str:
        """Let the fingerprints of the PDFs decide."""
        return "all whose content changed"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return a marker for a place in another document; the PDF resolves its address."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the same, wherever the reference stands."""
        return self.get_target_uri(to, typ)

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Print what changed."""
        from sphinx_reviews.pdf.printing import print_alone  # the compiler is slow to load

        print_alone(self)


def setup(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(PdfBuilder)
