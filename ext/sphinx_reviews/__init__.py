"""Book reviews as a knowledge base: a Sphinx extension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension, room by room."""
    from sphinx_reviews import config, course, domain, markup, nodes, search, site, theme
    from sphinx_reviews.build import epub, single_page
    from sphinx_reviews.pdf import builder

    config.setup(app)
    single_page.setup(app)
    epub.setup(app)
    nodes.setup(app)
    domain.setup(app)
    markup.setup(app)
    builder.setup(app)
    search.setup(app)
    site.setup(app)
    theme.setup(app)
    course.setup(app)
    return {
        "version": __version__,
        "env_version": 3,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
