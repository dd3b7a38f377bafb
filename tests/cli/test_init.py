"""The command that creates a new library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.builds import sphinx_build, write
from support.command import run

if TYPE_CHECKING:
    from pathlib import Path


def test_init(tmp_path: Path) -> None:
    """A new library builds at once, and no existing file is overwritten."""
    write(tmp_path / "library", {"index.md": "# 내 것\n\n```{toctree}\n:glob:\n\n**\n```\n"})
    done = run("init", tmp_path / "library")
    assert done.returncode == 1
    assert "index.md" in done.stdout
    assert (tmp_path / "library/index.md").read_text().startswith("# 내 것")
    assert (tmp_path / "library/.github/workflows/publish.yml").is_file()

    assert run("init", tmp_path / "new").returncode == 0
    assert sphinx_build(tmp_path / "new", tmp_path / "html", "-n", "-W", "--keep-going") == ""
    assert (tmp_path / "html/_search/search.js").is_file()
    assert "글쓰기" in (tmp_path / "html/reviews/sample.html").read_text()
