"""The examples of the manual on importing are what the commands do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from support.builds import sphinx_build, write
from support.command import run
from support.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_CAPTIONED = re.compile(
    r"^(?P<fence>`{3,})\{code-block\} \w+\n:caption: (?P<name>[^\n]+)\n\n?(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize(
    ("page", "command", "source"),
    [
        ("bring-a-reading-log", "storygraph", "storygraph.csv"),
        ("bring-highlights", "clippings", "My Clippings.txt"),
    ],
)
def test_example(tmp_path: Path, page: str, command: str, source: str) -> None:
    """The shown file becomes the shown pages, and they build without a warning."""
    text = (ROOT / f"docs/how-to/{page}.md").read_text(encoding="utf-8")
    files = {match["name"]: match["text"] for match in _CAPTIONED.finditer(text)}
    write(tmp_path, {source: files.pop(source)})
    assert run("import", command, source, "library", folder=tmp_path).returncode == 0

    assert files
    for name, content in files.items():
        assert (tmp_path / "library" / name).read_text(encoding="utf-8") == content
    assert sphinx_build(tmp_path / "library", tmp_path / "html", "-n", "-W") == ""
