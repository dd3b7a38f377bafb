"""What an output directory holds after damage, and beside other builds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_reviews.output.lock import Lock
from support.builds import sphinx_build, try_build, write
from support.projects import CONF, INDEX

if TYPE_CHECKING:
    from pathlib import Path

FILES: dict[str, str | bytes] = {"conf.py": CONF, "index.md": INDEX, "a.md": "# 쪽\n"}
LEDGER = ".sphinx-reviews.json"


@pytest.fixture(name="project")
def fixture_project(tmp_path: Path) -> Path:
    """A folder with a project that has been built, and a file beside its output."""
    write(tmp_path / "source", FILES)
    sphinx_build(tmp_path / "source", tmp_path / "out")
    (tmp_path / "victim.txt").write_text("남의 것")
    return tmp_path


def test_forged_ledger(project: Path) -> None:
    """A ledger that lists files outside of the output directory removes none of them."""
    out, victim = project / "out", project / "victim.txt"
    (out / "folder").symlink_to(project)
    names = ["../victim.txt", str(victim), "folder/victim.txt", "a/../../victim.txt", "", "."]
    ledger = json.loads((out / LEDGER).read_text())
    forged = dict.fromkeys(names, "x")
    ledger["groups"] = dict.fromkeys([*ledger["groups"], "data", "unknown"], forged)
    ledger["pages"] |= {"../victim": "x", "folder/victim": "x"}
    (out / LEDGER).write_text(json.dumps(ledger))
    (out / ".sphinx-reviews-data.json").write_text(json.dumps(forged))
    sphinx_build(project / "source", out)

    assert victim.read_text() == "남의 것"


def test_forged_old_ledger(project: Path) -> None:
    """Nor does a ledger of the first format, or a list of files that stands beside it."""
    out = project / "out"
    (out / LEDGER).write_text('{"files": ["../victim.txt"], "documents": {"../victim": "x"}}')
    (out / ".sphinx-reviews-data.json").write_text('{"../victim.txt": "x"}')
    sphinx_build(project / "source", out)

    assert (project / "victim.txt").exists()


def test_ledger_of_any_shape(project: Path) -> None:
    """Whatever stands in the ledger, the next build makes a good one."""
    out = project / "out"
    good = (out / LEDGER).read_text()
    keys = json.loads(good)
    damaged = [
        '{"files": [1], "documents": []}',
        "[" * 99_999,
        json.dumps({key: [1] for key in keys} | {"format": keys["format"]}),
        json.dumps(keys | {"groups": {"pages": {"a.html": 1}}, "pages": {"a": None}}),
    ]
    for text in damaged:
        (out / LEDGER).write_text(text)
        (out / "a.html").unlink()
        assert sphinx_build(project / "source", out) == ""

        assert (out / LEDGER).read_text() == good
        assert (out / "a.html").exists()


@pytest.mark.parametrize("left", [b"", b"# Sphinx build info version 1\n", b"\xff"])
def test_build_info_that_was_cut_off(project: Path, left: bytes) -> None:
    """What a full disk left of Sphinx's own notes on a build does not stop the next one."""
    info = project / "out" / ".buildinfo"
    whole = info.read_bytes()
    info.write_bytes(left)

    assert sphinx_build(project / "source", project / "out") == ""
    assert info.read_bytes() == whole


def test_two_builds_at_once(project: Path) -> None:
    """A build into a directory that another one writes into is refused, and not after it."""
    lock = Lock(project / "out")
    lock.take()
    refused = try_build(project / "source", project / "out")
    lock.free()

    assert refused.returncode == 2
    assert "another build is writing into" in refused.stderr
    sphinx_build(project / "source", project / "out")
