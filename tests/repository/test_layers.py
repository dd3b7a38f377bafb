"""Which rooms the package has, and who may import whom; the table is in ``pyproject.toml``."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import Final

from support.projects import ROOT

PACKAGE: Final = ROOT / "ext" / "sphinx_reviews"
#: What stands beside the rooms.
MODULES: Final = frozenset(
    {
        "__init__",
        "config",
        "course",
        "diagnostics",
        "domain",
        "html",
        "looks",
        "nodes",
        "palette",
        "version",
    }
)


def test_imports() -> None:
    """Imports go one way, in no circle, and pure rooms know neither Sphinx nor docutils."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as main; main()",
    ]
    done = subprocess.run(
        [*command, "--config", "pyproject.toml", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_has_a_layer() -> None:
    """No room or module is left out of the table."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = next(each["layers"] for each in contracts["contracts"] if each["type"] == "layers")
    named = {name for layer in layers for name in re.split(r"[\s:|]+", layer)}
    modules = [path.relative_to(PACKAGE).with_suffix("").parts for path in PACKAGE.rglob("*.py")]

    assert [
        module
        for module in modules
        if module[-1] != "__init__"
        if not named & {".".join(module[:length]) for length in range(1, len(module) + 1)}
    ] == []


def test_top_level() -> None:
    """Beside the rooms stand a few modules only, and each room says what it is for."""
    rooms = [path for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"]

    assert {path.stem for path in PACKAGE.glob("*.py")} == MODULES
    for room in rooms:
        first = (room / "__init__.py").read_text().splitlines()[0]
        assert re.fullmatch(r'"""[A-Z].*\.(""")?', first), room
