"""Run the main tests with the oldest or the newest versions that ``pyproject.toml`` allows.

Usage: ``python tests/versions.py oldest|newest``.  The newest are those that the Python which
runs this can have, so what is allowed is covered by running it with several Pythons.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
#: Tests of what differs between versions: mistakes, pages, builders, values, and a PDF.
TESTS: Final = (
    "tests/markup/test_diagnostics.py",
    "tests/views",
    "tests/build/test_builders.py",
    "tests/records",
    "tests/typst/test_fonts.py",
)


def oldest() -> list[str]:
    """Return each declared dependency of the package at the lower end of its range."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = (re.match(r"([\w-]+)[>=]=([\d.]+)", each) for each in project["dependencies"])
    return [f"{match[1]}=={match[2]}" for match in found if match]


def main(end: str) -> int:
    """Install, test, build the site of this repository; return the first exit status that is not 0."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder, "bin", "python"))
        constraints = Path(folder, "constraints.txt")
        constraints.write_text("\n".join(oldest() if end == "oldest" else []), "utf-8")
        pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        project = ["--group", "test", "--editable", ".[site]", "--constraint", str(constraints)]
        strict = ["-q", "-n", "-W", "--keep-going", ".", str(Path(folder, "html"))]
        for command in (
            [*pip, "pip>=25.1"],
            [*pip, *project],
            [python, "--version"],
            [python, "-m", "pip", "list", "--format", "freeze"],
            [python, "-m", "pytest", "-q", "-n", "auto", *TESTS],
            [python, "-m", "sphinx", *strict],
        ):
            if status := subprocess.run(command, cwd=ROOT, check=False).returncode:
                return status
    return 0


if __name__ == "__main__":
    if sys.argv[1:] not in (["oldest"], ["newest"]):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
