"""What is different when MyST reads a page: the one place that changes how Markdown is read.

MyST has no setting for a plug-in of its parser, and none for what it does not know.  It makes
its parser with the renderer that it imported, in every version from 4 on, so a class derived
from that renderer is put in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives, roles
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers import sphinx_

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.markup.emphasis import korean_emphasis
from sphinx_reviews.markup.misspelt import meant
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode
    from sphinx.application import Sphinx


class Renderer(SphinxRenderer):
    """MyST's renderer, which loses nothing that it does not know, and says what was meant."""

    def __init__(self, parser: MarkdownIt) -> None:
        super().__init__(parser)
        parser.use(korean_emphasis)

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        """Render a role; one that is unknown is shown as typed."""
        name = token.meta["name"]
        if roles.role(name, self.language_module_rst, 0, self.reporter)[0]:
            super().render_myst_role(token)
            return
        if not self._say_what_was_meant("role", name, token):
            super().render_myst_role(token)
        self.current_node.append(nodes.literal("", f"{{{name}}}`{token.content}`"))

    def render_directive(
        self, token: SyntaxTreeNode, name: str, arguments: str, **options: Any
    ) -> None:
        """Render a directive; one that is unknown is shown as typed."""
        if directives.directive(name, self.language_module_rst, self.document)[0]:
            super().render_directive(token, name, arguments, **options)
            return
        if not self._say_what_was_meant("directive", name, token):
            super().render_directive(token, name, arguments, **options)
        typed = f"{token.markup}{token.info}\n{token.content.rstrip()}\n{token.markup}"
        self.current_node.append(nodes.literal_block(typed, typed, language="text"))

    def _say_what_was_meant(self, what: str, name: str, token: SyntaxTreeNode) -> bool:
        """Warn of a name that is a slip of one of ours, and return whether it is."""
        near = meant(name)
        if near:
            place = Place(self.sphinx_env.docname, token.map[0] if token.map else 1)
            warn(Subtype.OPTION, place, "unknown %s '%s'. Did you mean {%s}?", what, name, near)
        return near is not None


def setup(app: Sphinx) -> None:
    """Let MyST make its parsers with this renderer."""
    sphinx_.SphinxRenderer = Renderer  # type: ignore[attr-defined]
