"""Rules of the package that a reading of its sources can hold."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

from support.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE: Final = ROOT / "ext" / "sphinx_reviews"
INTERNALS: Final = sorted((PACKAGE / "build" / "internals").glob("*.py"))
#: Documented, in spite of their names; and what argparse has no public name for.
PUBLIC: Final = frozenset(
    {"_asdict", "_fields", "_replace", "_value_", "_exit", "_SubParsersAction"}
)
MODULES: Final = sorted(PACKAGE.rglob("*.py"))


def private_names(path: Path) -> Iterator[str]:
    """Yield what a module reaches for that another package keeps private."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    own = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.value.id in {"self", "cls"}
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and re.match(r"_(?!_)", node.attr):
            if node.attr not in own and node.attr not in PUBLIC:
                yield f"{path.name}:{node.lineno} {node.attr}"
        elif isinstance(node, ast.ImportFrom) and (module := node.module or "").startswith(
            ("sphinx.", "docutils", "myst_parser")
        ):
            for name in (*module.split("."), *(alias.name for alias in node.names)):
                if re.match(r"_(?!_)", name):
                    yield f"{path.name}:{node.lineno} {name}"


def test_private_parts_of_sphinx() -> None:
    """Only one room reaches for what Sphinx keeps private, and says why for each part."""
    found = [name for path in MODULES if path not in INTERNALS for name in private_names(path)]
    functions = [
        node
        for path in INTERNALS
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    ]

    assert found == []
    assert [name for path in INTERNALS for name in private_names(path)] != []
    assert [
        each.name for each in functions if each.name[0] != "_" and not ast.get_docstring(each)
    ] == []


def test_one_link() -> None:
    """Links to records are made by one function; other elements of that name link elsewhere."""
    allowed = {
        "html.py",
        "404.html",  # the front page, at the top of the server
        "layout.html",  # the frame of every page
        "parts.html",
        "pdf-link.html",
        "feed-links.html",
        "catalogue-link.html",  # a page, with what to show there
        "skill-map.html",  # the same
        "what-to-read.html",  # the same
        "search.html",  # pages, without JavaScript
        "catalogue.html",  # the page that compares, with the books
        "compare-choice.html",  # a page, without JavaScript
        "pages.html",  # further pages, which have no document
        "feeds.py",
        "redirects.py",
    }
    paths = [*MODULES, *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.svg")]
    found = {path.name for path in paths if "<a " in path.read_text(encoding="utf-8")}

    assert found <= allowed


def test_kinds_are_data() -> None:
    """No module but those that name the kinds decides by a string what kind a thing is."""
    pattern = re.compile(r"""(?:==|!=|\bin|\bis) \{?["'](?:concept|skill|book|reviewer)["']""")

    assert [path.name for path in MODULES if pattern.search(path.read_text(encoding="utf-8"))] == []


def test_modules_are_small() -> None:
    """No module has grown past one reason to change."""
    sizes = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}

    assert {name: lines for name, lines in sizes.items() if lines > 330} == {}
