"""The command ``sphinx-reviews``, run as a process."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from support import processes

if TYPE_CHECKING:
    from pathlib import Path


def run(
    *arguments: str | Path, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, with a terminal that is wide and answers nothing."""
    command = ["sphinx_reviews.cli", *map(str, arguments)]
    done = processes.run(*command, folder=folder, **{"COLUMNS": "200", **environment})
    return subprocess.CompletedProcess(
        command, done.returncode, done.stdout.decode(), done.stderr.decode()
    )
