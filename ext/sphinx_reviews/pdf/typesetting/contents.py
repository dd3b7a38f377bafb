"""Tables of contents within a page: the titles of the pages below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Mapping


def list_pages(document: nodes.document, titles: Mapping[str, nodes.title]) -> None:
    """Replace each visible table of contents by a list of links.

    :param titles: docname -> title, of all pages.
    """
    for toctree in list(document.findall(addnodes.toctree)):
        listed = nodes.bullet_list()
        for given, entry in () if toctree["hidden"] else toctree["entries"]:
            title = given or (titles[entry].astext() if entry in titles else entry)
            address = f"%{entry}" if entry in titles else entry
            link = nodes.reference(title, title, refuri=address)
            listed += nodes.list_item("", nodes.paragraph("", "", link))
        caption = toctree.get("caption") or ""
        heading = [nodes.rubric(caption, caption)] if caption and listed.children else []
        toctree.replace_self([*heading, *([listed] if listed.children else [])])
