"""JavaScript, CSS and Typst are as their linters want them, where npm has installed these."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

import pytest

HERE: Final = Path(__file__).parent


@pytest.mark.skipif(
    not (HERE / "node_modules").exists(),
    reason="no linters here: JavaScript, CSS and Typst were not checked",
)
def test_lint() -> None:
    """The linters find nothing."""
    done = subprocess.run(
        ["npm", "run", "--silent", "lint"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
