"""Search that understands Korean, for any Sphinx site, even one without reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the analysed languages with Sphinx's own search."""
    from sphinx_reviews.search.languages import ANALYSERS
    from sphinx_reviews.search.sphinx_language import search_language

    for code, analyser in ANALYSERS.items():
        app.add_search_language(search_language(code, analyser))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
