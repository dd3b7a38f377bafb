"""PDFs: the builder, and the PDFs that an HTML build prints beside its pages.

Loaded as a separate extension, it prints the documents of any project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load the whole extension, which includes the builder."""
    app.setup_extension("sphinx_reviews")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
