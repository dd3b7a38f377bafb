"""Changes to how MyST parses Markdown, all in one place.

MyST has no setting for parser plug-ins, and none for unknown directives and roles.  Since
version 4 it creates its parser with the renderer class that it imported, so a subclass
replaces that class.
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
    """MyST's renderer, but it keeps unknown directives and roles, and suggests what was meant."""

    def __init__(self, parser: MarkdownIt) -> None:
        super().__init__(parser)
        parser.use(korean_emphasis)

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        """Render a role; an unknown one is shown as typed."""
        name = token.meta["name"]
        if roles.role(name, self.language_module_rst, 0, self.reporter)[0]:
            super().render_myst_role(token)
            return
        if not self._suggest("role", name, token):
            super().render_myst_role(token)
        self.current_node.append(nodes.literal("", f"{{{name}}}`{token.content}`"))

    def render_directive(
        self, token: SyntaxTreeNode, name: str, arguments: str, **options: Any
    ) -> None:
        """Render a directive; an unknown one is shown as typed."""
        if directives.directive(name, self.language_module_rst, self.document)[0]:
            super().render_directive(token, name, arguments, **options)
            return
        if not self._suggest("directive", name, token):
            super().render_directive(token, name, arguments, **options)
        typed = f"{token.markup}{token.info}\n{token.content.rstrip()}\n{token.markup}"
        self.current_node.append(nodes.literal_block(typed, typed, language="text"))

    def _suggest(self, what: str, name: str, token: SyntaxTreeNode) -> bool:
        """Warn if a name misspells one of this extension, and return whether it does."""
        near = meant(name)
        if near:
            place = Place(self.sphinx_env.docname, token.map[0] if token.map else 1)
            warn(Subtype.OPTION, place, "unknown %s '%s'. Did you mean {%s}?", what, name, near)
        return near is not None


def setup(app: Sphinx) -> None:
    """Make MyST use this renderer."""
    sphinx_.SphinxRenderer = Renderer  # type: ignore[attr-defined]
