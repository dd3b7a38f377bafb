"""What the package says it needs."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import distributions, packages_distributions
from typing import TYPE_CHECKING, Final

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from support.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = ROOT / "ext" / "sphinx_reviews"
SETTINGS: Final = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT: Final = SETTINGS["project"]
#: Extensions whose nodes are printed if they are loaded.
IF_LOADED: Final = frozenset({"sphinx-design"})


def imported() -> Iterator[str]:
    """Yield the distributions of the modules that the package imports."""
    owners = packages_distributions()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                top = (name or "").partition(".")[0]
                if top not in {*sys.stdlib_module_names, "sphinx_reviews"}:
                    yield canonicalize_name(owners[top][0])


def test_dependencies() -> None:
    """The package declares what it imports, and imports what it declares."""
    extras = {name: PROJECT["optional-dependencies"][name] for name in ("live", "liquid")}
    needed = [*PROJECT["dependencies"], *extras["live"], *extras["liquid"]]
    declared = {canonicalize_name(Requirement(each).name) for each in needed}

    assert set(imported()) - IF_LOADED == declared
    assert {name: SETTINGS["dependency-groups"][name] for name in extras} == extras


def test_constraints_suit_the_oldest_python() -> None:
    """What make installs can be installed on the first release of the oldest Python declared."""
    oldest = f"{PROJECT['requires-python'].removeprefix('>=')}.0"
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = [Requirement(line) for line in lines if not line.startswith("#")]
    chosen = [
        pin
        for pin in pins
        if pin.marker is None
        or pin.marker.evaluate({"python_full_version": oldest, "python_version": oldest[:4]})
    ]
    installed = {canonicalize_name(each.metadata["Name"]): each for each in distributions()}
    needs = {
        pin.name: here.metadata["Requires-Python"] or ""
        for pin in chosen
        if pin.marker is None
        and (here := installed.get(canonicalize_name(pin.name)))
        and pin.specifier.contains(here.version)
    }

    assert len(needs) > 50
    assert {
        name: python for name, python in needs.items() if not SpecifierSet(python).contains(oldest)
    } == {}
    assert len({pin.name for pin in chosen}) == len(chosen)
