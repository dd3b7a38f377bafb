"""Two lists of the manual, made from the code: the warnings and the configuration values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_reviews import config
from sphinx_reviews.records import problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class _List(SphinxDirective):
    """Base of both: a definition list whose terms are names in code, each with an anchor."""

    def entries(self) -> Iterable[tuple[str, str, list[str]]]:
        """Yield the anchor, the name and the paragraphs (in Markdown) of each entry."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        found = nodes.definition_list()
        for anchor, name, paragraphs in self.entries():
            term = nodes.term("", "", nodes.literal(name, name), ids=[anchor])
            self.state.document.note_explicit_target(term, term)
            described = (self.parse_text_to_nodes(text) for text in paragraphs)
            definition = nodes.definition("", *(node for each in described for node in each))
            found += nodes.definition_list_item("", term, definition)
        return [found]


class WarningList(_List):
    """``{warning-list}``: the subtypes of warnings, with what each is about."""

    def entries(self) -> Iterator[tuple[str, str, list[str]]]:
        """Yield the subtypes by name."""
        self.env.note_dependency(problems.__file__)
        for subtype in sorted(problems.Subtype, key=lambda each: each.value):
            yield f"warning-{subtype.value}", f"reviews.{subtype.value}", [subtype.__doc__ or ""]


class ConfigList(_List):
    """``{config-list}``: the configuration values, with type, default and help."""

    def entries(self) -> Iterator[tuple[str, str, list[str]]]:
        """Yield the values in the order in which they are declared."""
        self.env.note_dependency(config.__file__)
        for value in config.VALUES:
            facts = f"Type: `{value.type.__name__}`. Default: `{value.default!r}`."
            yield f"config-{value.name.replace('_', '-')}", value.name, [value.help, facts]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("warning-list", WarningList)
    app.add_directive("config-list", ConfigList)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
