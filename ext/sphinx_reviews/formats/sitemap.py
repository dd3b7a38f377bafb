"""The sitemap: all pages, with the date of the last change if a review states one.

The protocol is that of sitemaps.org, version 0.9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.records.facts import Facts

_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(documents: Mapping[str, Facts], docnames: Iterable[str], site: Site) -> bytes:
    """Return the sitemap, without drafts.

    :param documents: the facts of each document that has any.
    :param docnames: all pages.
    """
    root = ET.Element("urlset", {"xmlns": _NAMESPACE})
    for docname in sorted(docnames):
        facts = documents.get(docname)
        if facts and facts.front_matter.draft:
            continue
        page = ET.SubElement(root, "url")
        ET.SubElement(page, "loc").text = site.address(docname)
        changed = facts and (facts.front_matter.updated or facts.front_matter.date)
        if changed:
            ET.SubElement(page, "lastmod").text = changed
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
