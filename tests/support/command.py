"""The command ``sphinx-reviews``, run as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def run(
    *arguments: str | Path, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, with a terminal that is wide and answers nothing."""
    return subprocess.run(
        [sys.executable, "-m", "sphinx_reviews.cli", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "COLUMNS": "200", **environment},
        input="",
        capture_output=True,
        text=True,
        check=False,
    )
