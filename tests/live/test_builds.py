"""Builds of one process make exactly the files of builds in processes of their own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from sphinx_reviews.live.builds import Builds
from support import shelf, walk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(n, marks=pytest.mark.long) for n in range(2, 8))]
)
def test_random_walk(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """After any sequence of saves, the output equals that of a fresh build."""
    # A changed conf.py is for another process.
    edits = [each for each in shelf.EDITS if each is not shelf.configure]
    monkeypatch.setattr(walk, "EDITS", edits)
    walked = walk.Walk(tmp_path, f"live {seed}", ("sphinx_reviews", "{}"), size=4)
    walked.made.extra = 'html_baseurl = "https://reviews.example/"\nhtml_static_path = ["static"]\n'
    builds = Builds(walked.source, walked.output, walked.doctrees, io.StringIO())
    for step in range(5 if seed == 1 else 12):
        walked.edit(2)
        static = walked.source / "static" / "own.css"
        static.parent.mkdir(exist_ok=True)
        static.write_text(f"p {{ margin: {step}px }}")
        assert builds.build().error == "", walked.done
        if seed > 1:
            assert walked.compare() == [], walked.done
    assert walked.compare() == [], walked.done
