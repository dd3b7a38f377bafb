"""Lists of the manual that are made from the code, so that nothing is typed twice."""

from __future__ import annotations

import ast
import inspect
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import sphinx_reviews
from sphinx_reviews import config, course
from sphinx_reviews.records import problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_PACKAGE: Final = Path(sphinx_reviews.__file__).parent
_PROJECT: Final = Path(__file__).parents[2] / "pyproject.toml"


class _List(SphinxDirective):
    """Base of lists: terms that are names in code, each with an anchor."""

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


class _Table(SphinxDirective):
    """Base of tables, whose cells are Markdown."""

    titles: tuple[str, ...]

    def rows(self) -> Iterable[tuple[str, ...]]:
        """Yield the cells of each row."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        rule = "|".join("---" for _ in self.titles)
        lines = [" | ".join(self.titles), rule, *(" | ".join(row) for row in self.rows())]
        return self.parse_text_to_nodes("\n".join(f"| {line} |" for line in lines))


class ModuleTable(_Table):
    """``{module-table}``: every module of the package, with what its docstring begins with."""

    titles = ("module", "what it is for")

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the modules, room by room; those that stand beside the rooms come first."""
        paths = _PACKAGE.rglob("*.py")
        for path in sorted(paths, key=lambda each: (each.parent != _PACKAGE, each.parts)):
            self.env.note_dependency(str(path))
            summary = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            name = path.relative_to(_PACKAGE).as_posix()
            first = " ".join(summary.partition("\n\n")[0].split())
            yield f"`{name}`", first.replace("``", "`").replace("|", "\\|")


class LayerTable(_Table):
    """``{layer-table}``: the layers of the package, from the table that a test reads."""

    titles = ("layer", "rooms and modules")

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the layers, the topmost first."""
        self.env.note_dependency(str(_PROJECT))
        project = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))
        contracts = project["tool"]["importlinter"]["contracts"]
        layers = next(each["layers"] for each in contracts if each["type"] == "layers")
        for number, layer in enumerate(layers, 1):
            yield str(number), ", ".join(f"`{name.strip()}`" for name in layer.split(":"))


class HandlerTable(_Table):
    """``{handler-table}``: every handler of an event, with its priority and its reason."""

    titles = ("event", "priority", "function", "what it does", "why then")

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the handlers in the order in which a build calls them."""
        self.env.note_dependency(course.__file__)
        for each in course.HANDLERS:
            does = inspect.cleandoc(each.method.__doc__ or "").splitlines()[0]
            name = f"`{each.method.__qualname__}`"
            yield f"`{each.event}`", str(each.priority), name, does, each.why


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("warning-list", WarningList)
    app.add_directive("config-list", ConfigList)
    app.add_directive("module-table", ModuleTable)
    app.add_directive("layer-table", LayerTable)
    app.add_directive("handler-table", HandlerTable)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
