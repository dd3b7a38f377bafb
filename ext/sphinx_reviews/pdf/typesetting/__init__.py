"""From docutils nodes to Typst: one function for each node class.

``typeset`` dispatches on the class of the node, so a node whose class has no function is
set like its base class.  The modules of this package register the functions; importing
the package is enough.
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
