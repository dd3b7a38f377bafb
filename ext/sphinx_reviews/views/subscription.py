"""Links to a feed, on the page of what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.html import template
from sphinx_reviews.nodes import html_fragment

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.views.base import Page


def feed_links(name: str, page: Page) -> list[nodes.Node]:
    """Return links to both files of a feed; none where a build writes no feeds.

    :param name: path of the files from the base of the site, without the extension.
    """
    if not page.has_feeds:
        return []
    return [html_fragment("", records=name, docname=page.docname, write=_html)]


def _html(name: str, addresses: Addresses) -> str:
    return template("views/templates/feed-links.html").render(name=name, addresses=addresses)
