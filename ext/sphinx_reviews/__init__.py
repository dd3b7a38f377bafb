"""Book reviews as a knowledge base: a Sphinx extension."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension, layer by layer."""
    from . import (
        assets,
        config,
        domain,
        freshness,
        front_matter,
        image_names,
        markup,
        nodes,
        pdf,
        previews,
        publish,
        reading,
        search,
        views,
    )
    from .search import site

    config.setup(app)
    nodes.setup(app)
    markup.setup(app)
    front_matter.setup(app)
    domain.setup(app)
    reading.setup(app)
    image_names.setup(app)
    freshness.setup(app)
    pdf.setup(app)
    views.setup(app)
    assets.setup(app)
    previews.setup(app)
    publish.setup(app)
    search.setup(app)
    site.setup(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
