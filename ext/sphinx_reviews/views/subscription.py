"""Links to a feed, on the page of what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

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


def _html(name: str, addresses: Addresses) -> Markup:
    link = Markup('<a class="reference" href="{}" type="{}">{}</a>')
    return Markup(", ").join(
        (
            link.format(addresses.file(f"{name}.atom"), "application/atom+xml", "Atom"),
            link.format(addresses.file(f"{name}.json"), "application/feed+json", "JSON Feed"),
        )
    )
