"""PDFs: the builder, and what an HTML build prints beside its pages.

As an extension of its own it prints the documents of any project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load the whole extension, which the builder is part of."""
    app.setup_extension("sphinx_reviews")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
