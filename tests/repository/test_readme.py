"""The README: its commands and its links work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from support.projects import ROOT

README: Final = (ROOT / "README.md").read_text(encoding="utf-8")


def test_first_commands(tmp_path: Path) -> None:
    """The commands with which it begins, once pip has installed the package, build a review's page."""
    first = re.search(r"^```sh\n(.+?)^```", README, re.MULTILINE | re.DOTALL)
    assert first is not None
    before, install, commands = first[1].partition("pip install sphinx-reviews\n")
    assert "venv" in before
    assert install
    done = subprocess.run(
        ["sh", "-ec", commands],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert "Pro Git" in (tmp_path / "shelf/_build/html/reviews/pro-git.html").read_text()


def test_links() -> None:
    """Its links and pictures lead to files of this repository."""
    links = re.findall(r"\]\(([^)#:\s]+)\)", README)

    assert len(links) > 10
    assert [link for link in links if not (ROOT / link).is_file()] == []
