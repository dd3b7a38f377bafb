"""Tables of contents within a page: the pages below it, by their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Mapping


def list_pages(document: nodes.document, titles: Mapping[str, nodes.title]) -> None:
    """Put a list of links in the place of each table of contents that readers see.

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
