"""The package as a house: which rooms it has, and who may import whom."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import sphinx_reviews

PACKAGE = Path(sphinx_reviews.__file__).parent
PURE_ROOMS = ("records", "language", "library", "formats", "sources")


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_pure_rooms_need_no_sphinx(room: str) -> None:
    """No module of a pure room imports Sphinx, docutils or MyST, directly or through another."""
    modules = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for path in sorted((PACKAGE / room).rglob("*.py"))
        if path != PACKAGE / "sources" / "scaffold" / "conf.py"  # settings, not code
    ]
    code = (
        "import importlib, sys\n"
        "class Blocker:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name.split('.')[0] in {'sphinx', 'docutils', 'myst_parser'}:\n"
        "            raise AssertionError(f'imports {name}')\n"
        "sys.meta_path.insert(0, Blocker())\n"
        f"for name in {modules!r}:\n"
        "    importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert modules
    assert done.returncode == 0, done.stderr
