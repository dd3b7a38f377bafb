"""The ``pdf`` builder, and how an HTML build works as it for a while."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, cast
from urllib.parse import quote

from sphinx.builders import Builder
from sphinx.util.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx


class PdfBuilder(Builder):
    """Writes a PDF for each review, and one for the library."""

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
    # Nothing is fetched or extracted: `images` says what is shown instead.
    supported_remote_images = True
    supported_data_uri_images = True

    def get_outdated_docs(self) -> str:
        """Let the fingerprints of the PDFs decide."""
        return "all reviews whose content changed"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the mark of a place in another document; the PDF finds its address."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the same, wherever the reference stands."""
        return self.get_target_uri(to, typ)

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Print what changed."""
        from sphinx_reviews.pdf.printing import print_all

        suffix = self.config.html_link_suffix or self.config.html_file_suffix or ".html"
        print_all(self, lambda docname: quote(docname) + suffix)


@contextmanager
def working_as_pdf(app: Sphinx) -> Iterator[PdfBuilder]:
    """Let *app* resolve documents for paper, as if ``-b pdf`` had been asked for.

    Sphinx has one builder at a time: transforms and domains ask the application for
    it, and its tags decide what ``only`` shows.
    """
    env, builder, tags = app.env, app.builder, app.tags
    web = {builder.name, builder.format, f"builder_{builder.name}", f"format_{builder.format}"}
    app.tags = Tags(set(tags) - web)
    try:
        app.builder = app.create_builder("pdf")
        _tell(env, app.builder)
        yield cast("PdfBuilder", app.builder)
    finally:
        app.builder, app.tags = builder, tags
        _tell(env, builder)


def _tell(env: Any, builder: Builder) -> None:
    if hasattr(env, "_builder_cls"):  # since Sphinx 9.0
        env._builder_cls = type(builder)  # noqa: SLF001  (no other way)
