"""Data for other extensions of a project, so that nothing is written twice."""

from __future__ import annotations

import glob
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from sphinx_reviews.domain import review_domain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from sphinx_reviews.formats.metadata import Tag

#: Writes OpenGraph tags; themes look for its name.
OPEN_GRAPH: Final = "sphinxext.opengraph"
#: Writes the sitemap.
SITEMAP: Final = "sphinx_sitemap"
#: Writes the page that servers send where there is none.
NOT_FOUND: Final = "notfound.extension"


def give_open_graph(context: dict[str, Any], tags: Iterable[Tag]) -> None:
    """Make sphinxext-opengraph write these tags, unless the author gives others."""
    ours = {tag.name: tag.content for tag in tags}
    context["meta"] = ours | (context.get("meta") or {})


def files(app: Sphinx) -> set[str]:
    """Return the paths of the files that other extensions write instead of this one."""
    return {app.config.sitemap_filename} if SITEMAP in app.extensions else set()


def hide_pages(app: Sphinx) -> None:
    """Make sphinx-sitemap leave out drafts, and the page for addresses that lead nowhere."""
    if SITEMAP in app.extensions:
        drafts = (
            glob.escape(unquote(app.builder.get_target_uri(docname)))
            for docname, facts in review_domain(app.env).documents.items()
            if facts.front_matter.draft
        )
        lost = app.builder.get_target_uri("404")
        app.config.sitemap_excludes = [*app.config.sitemap_excludes, *drafts, lost]
