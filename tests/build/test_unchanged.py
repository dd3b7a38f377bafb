"""Builds that have less to do than Sphinx thinks."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from support.builds import ALWAYS_WRITTEN, differences, sphinx_build, write
from support.libraries.reviewed import LIBRARY
from support.processes import run
from support.projects import CONF, INDEX

if TYPE_CHECKING:
    from pathlib import Path

#: A version of Sphinx in which nothing is known of its inside.
UNKNOWN = '\nimport sphinx\nsphinx.version_info = (99, 0, 0, "final", 0)\n'


def build_again(source: Path, output: Path) -> tuple[str, set[str]]:
    """Build aloud, and return what was printed and which files of documents were written."""

    def times() -> dict[str, int]:
        found = (path for path in output.rglob("*") if path.is_file())
        return {path.relative_to(output).as_posix(): path.stat().st_mtime_ns for path in found}

    before = times()
    folders = (source, output, "-d", output.with_name("doctrees"))
    done = run("sphinx", "-b", "html", *map(str, folders))
    assert done.returncode == 0, done.stderr
    written = {name for name, time in times().items() if before.get(name) != time}
    return done.stdout.decode(), {
        name for name in written if name.endswith(".html") and name not in ALWAYS_WRITTEN
    }


def test_a_restored_build(tmp_path: Path) -> None:
    """In a fresh checkout, whose files are all new, a kept build goes on where it stopped."""
    source, output = tmp_path / "source", tmp_path / "html"
    write(source, {"conf.py": CONF, "index.md": INDEX, **LIBRARY})
    sphinx_build(source, output, doctrees=tmp_path / "doctrees")
    shutil.copytree(source, tmp_path / "checkout")
    shutil.rmtree(source)
    shutil.copytree(tmp_path / "checkout", source, copy_function=shutil.copy)
    # An unpacked archive, in which the environment is older than all doctrees.
    kept = [*(tmp_path / "doctrees").rglob("*"), *output.rglob("*")]
    for second, path in enumerate(sorted(kept, key=lambda each: (each.suffix != ".pickle", each))):
        os.utime(path, (second, second))

    printed, written = build_again(source, output)
    assert "0 added, 0 changed, 0 removed" in printed
    assert "configuration has changed" not in printed
    assert "PDF" not in printed
    assert written == set()

    review = next(path for path in sorted(source.rglob("*.md")) if "{book}" in path.read_text())
    review.write_text(review.read_text() + "\n다시 읽고 한 줄을 덧붙인다.\n")
    printed, written = build_again(source, output)
    assert "0 added, 1 changed, 0 removed" in printed
    assert written == {review.relative_to(source).with_suffix(".html").as_posix()}
    sphinx_build(source, tmp_path / "fresh")
    assert differences(output, tmp_path / "fresh") == []


def test_pages_without_shortcuts(tmp_path: Path) -> None:
    """In a version of Sphinx whose inside is not known, pages are the same."""
    source = tmp_path / "source"
    write(source, {"conf.py": CONF, "index.md": INDEX, **LIBRARY})
    sphinx_build(source, tmp_path / "html")
    (source / "conf.py").write_text(CONF + UNKNOWN)
    sphinx_build(source, tmp_path / "other")

    # The ledger has the configuration in it.
    ledger = ".sphinx-reviews.json"
    assert [
        name for name in differences(tmp_path / "html", tmp_path / "other") if name != ledger
    ] == []
