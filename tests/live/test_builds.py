"""Builds of one process make exactly the files of builds in processes of their own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from sphinx_reviews.live.builds import Builds
from sphinx_reviews.live.reports import Warned, still_valid
from support import shelf, walk

if TYPE_CHECKING:
    from pathlib import Path

#: In ``conf.py``: fails at the event that a file names.
FAILING = """
html_baseurl = "https://reviews.example/"
html_static_path = ["static"]

def setup(app):
    def fail(event):
        if (app.srcdir / "static" / "failing.txt").read_text() == event:
            raise RuntimeError(event)

    for each in ("builder-inited", "source-read", "html-page-context", "build-finished"):
        app.connect(each, lambda *_, event=each: fail(event), priority=950)
"""
MOMENTS = ["", "builder-inited", "html-page-context", "source-read", "build-finished"]


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(n, marks=pytest.mark.long) for n in range(2, 8))]
)
def test_random_walk(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """After any sequence of saves and failures, the output equals that of a fresh build."""
    # A changed conf.py is for another process.
    edits = [each for each in shelf.EDITS if each is not shelf.configure]
    monkeypatch.setattr(walk, "EDITS", edits)
    walked = walk.Walk(tmp_path, f"live {seed}", ("sphinx_reviews", "{}"), size=3)
    walked.made.extra = FAILING
    builds = Builds(walked.source, walked.output, walked.doctrees, io.StringIO())

    def build(failing: str, margin: int) -> str:
        static = walked.source / "static"
        static.mkdir(exist_ok=True)
        (static / "own.css").write_text(f"p {{ margin: {margin}px }}")
        (static / "failing.txt").write_text(failing)
        error = builds.build().error
        (static / "failing.txt").write_text("")
        return error

    for step, moment in enumerate(MOMENTS[:3] if seed == 1 else MOMENTS * 3):
        walked.edit(2)
        if moment:
            assert moment in build(moment, step), walked.done
            walked.undo() if walked.rng.random() < 0.3 else walked.edit()
        assert build("", -step) == "", walked.done
        if seed > 1:
            assert walked.compare() == [], walked.done
    assert walked.compare() == [], walked.done


def test_warnings_that_still_hold() -> None:
    """A warning is kept until its file is read or written again, or is gone."""
    kept = Warned("a.md", 1, "kept", is_of_library=False)
    touched = Warned("b.md", 1, "repaired", is_of_library=False)
    gone = Warned("c.md", 1, "removed", is_of_library=False)
    of_library = Warned("a.md", 1, "checked again", is_of_library=True)
    unplaced = Warned("", 0, "said in every build", is_of_library=False)
    earlier = [kept, touched, gone, of_library, unplaced]

    def after(*, was_checked: bool) -> list[Warned]:
        return still_valid(
            earlier, {"b.md"}, was_checked=was_checked, is_there=lambda name: name != "c.md"
        )

    assert after(was_checked=True) == [kept]
    assert after(was_checked=False) == [kept, of_library]
