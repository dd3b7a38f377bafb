"""The section that contains a part of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_reviews.records import names
from sphinx_reviews.records.model import Section

if TYPE_CHECKING:
    from collections.abc import Iterator


def ancestors(node: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the ancestors of *node*, nearest first."""
    ancestor = node.parent
    while ancestor is not None:
        yield ancestor
        ancestor = ancestor.parent


def first_section(document: nodes.Element) -> nodes.section | None:
    """Return the section that holds the whole page, under its title."""
    return next((node for node in document.children if isinstance(node, nodes.section)), None)


def section_node(node: nodes.Element) -> nodes.section | None:
    """Return the section that contains *node*."""
    return next((each for each in ancestors(node) if isinstance(each, nodes.section)), None)


def section_of(node: nodes.Element, page_title: str) -> Section:
    """Return the section that contains *node*; the first on the page is the page itself."""
    section = section_node(node)
    if section is None or (
        isinstance(section.parent, nodes.document) and section is first_section(section.parent)
    ):
        return Section(page_title, "")
    return Section(names.normalize(section[0].astext()), section["ids"][0])
