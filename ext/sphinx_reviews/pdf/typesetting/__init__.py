"""From docutils nodes to Typst: one function for each kind of node.

``typeset`` chooses the function by the class of the node, so a node without
a function of its class is set as the class that it derives from.  The modules of this package
register the functions; importing the package is enough.
"""

from __future__ import annotations

from sphinx_reviews.pdf.typesetting import (
    asides,
    blocks,
    descriptions,
    design,
    inlines,
    lists,
    media,
    notes,
    review_nodes,
    tables,
)
from sphinx_reviews.pdf.typesetting.captions import number_captions
from sphinx_reviews.pdf.typesetting.contents import list_pages
from sphinx_reviews.pdf.typesetting.core import shown
from sphinx_reviews.pdf.typesetting.inlines import name_links
from sphinx_reviews.pdf.typesetting.notes import footnotes
from sphinx_reviews.typst.hangul import glue

__all__ = [
    "asides",
    "blocks",
    "descriptions",
    "design",
    "footnotes",
    "glue",
    "inlines",
    "list_pages",
    "lists",
    "media",
    "name_links",
    "notes",
    "number_captions",
    "review_nodes",
    "shown",
    "tables",
]
