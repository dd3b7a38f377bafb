"""``{concept}``, ``{skill}`` and ``{book}`` in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole

from sphinx_reviews.markup.prose import PLAIN
from sphinx_reviews.records import names

if TYPE_CHECKING:
    from docutils.nodes import Element, Node


class PlainRole(SphinxRole):
    """``{plain}``: text in which no name is found."""

    def run(self) -> tuple[list[Node], list[nodes.system_message]]:
        """Return the text."""
        return [nodes.inline(self.rawtext, self.text, **{PLAIN: True})], []


class ReferenceRole(XRefRole):
    """``{concept}``, ``{skill}`` and ``{book}``: a reference, with or without the domain prefix."""

    def run(self) -> tuple[list[Node], list[nodes.system_message]]:
        """Return the reference, always of this domain."""
        self.refdomain, self.reftype = "review", self.name.rpartition(":")[2]
        self.classes = ["xref", "review", f"review-{self.reftype}"]
        return self.create_non_xref_node() if self.disabled else self.create_xref_node()

    def process_link(
        self,
        env: Any,
        refnode: Element,
        has_explicit_title: bool,  # noqa: FBT001  (Sphinx's signature)
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Return title and target, normalized as stored names are."""
        return names.normalize(title), names.normalize(target)
