"""What the command answers when it is used wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.command import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "arguments", [["import", "jekyll", "/nowhere", "x"], ["import"], ["nonsense"], []]
)
def test_bad_usage(arguments: list[str], tmp_path: Path) -> None:
    """Wrong usage is explained, with status 2 and no traceback."""
    done = run(*(each if each != "x" else tmp_path / "x" for each in arguments))

    assert done.returncode == 2
    assert done.stdout + done.stderr
    assert "Traceback" not in done.stderr
