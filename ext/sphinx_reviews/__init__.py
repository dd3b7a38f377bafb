"""Book reviews as a knowledge base: a Sphinx extension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension, room by room."""
    from sphinx_reviews import config, domain, markup, nodes, pdf, search, site, views
    from sphinx_reviews.build import freshness, image_names
    from sphinx_reviews.markup import front_matter, page
    from sphinx_reviews.search import site as search_site
    from sphinx_reviews.site import assets, previews

    config.setup(app)
    nodes.setup(app)
    domain.setup(app)
    markup.setup(app)
    front_matter.setup(app)
    page.setup(app)
    image_names.setup(app)
    freshness.setup(app)
    pdf.setup(app)
    views.setup(app)
    assets.setup(app)
    previews.setup(app)
    site.setup(app)
    search.setup(app)
    search_site.setup(app)
    return {
        "version": __version__,
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
