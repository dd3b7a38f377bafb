"""``sphinx-reviews curate``, as a process that others ask for what is not theirs."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

import pytest

from sphinx_reviews.cli import main
from sphinx_reviews.sources.suggestions.decisions import Decisions
from support.builds import tree
from support.curating import SUGGESTIONS, Curate, library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(name="curate", scope="module")
def fixture_curate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Curate]:
    """The command, on a small library."""
    folder = tmp_path_factory.mktemp("curate")
    library(folder)
    curate = Curate(folder)
    yield curate
    curate.close()


def accept(curate: Curate, number: int) -> int:
    """Accept one suggestion; return the status of the answer."""
    decision = {"id": SUGGESTIONS[number].id, "answer": "accept"}
    content = {"version": curate.state()["version"], "decisions": [decision]}
    return curate.ask("POST", "decide", content)


def test_refused(curate: Curate) -> None:
    """Nothing is shown without the token, under another name, or changed from another page."""
    before = tree(curate.folder)

    for path in ("/", "/state", "/decide", "/main.js", f"/{'x' * len(curate.token)}/state"):
        assert curate.ask("GET", path) == 403
        assert curate.ask("POST", path) == 403
    assert curate.ask("GET", "state", Host="other.example") == 400
    for name in ("decide", "undo", "redo"):
        assert curate.ask("POST", name, {"version": 0}, Origin="https://other.example") == 403
        assert curate.ask("POST", name, {"version": 0}, Origin="null") == 403
    assert curate.ask("GET", "..%2f..%2fconf.py") == curate.ask("GET", "page.html") == 404
    assert tree(curate.folder) == before


@pytest.mark.parametrize(
    "decision",
    [
        {"id": "no such", "answer": "accept"},
        {"id": SUGGESTIONS[0].id, "answer": "link"},
        {"id": SUGGESTIONS[2].id, "answer": "link", "value": {"name": ""}},
        {"answer": "link"},
        "no decision",
    ],
)
def test_wrong_decision(curate: Curate, decision: object) -> None:
    """What is no decision is refused whole, and nothing is written."""
    good = {"id": SUGGESTIONS[3].id, "answer": "link"}
    content = {"version": curate.state()["version"], "decisions": [good, decision]}

    assert curate.ask("POST", "decide", content) == 400
    assert SUGGESTIONS[3].id not in curate.state()["answers"]


def test_killed_between_decisions(tmp_path: Path) -> None:
    """A decision is on the disk when the answer comes; a new process goes on, and undoes it."""
    library(tmp_path)
    files = set(tree(tmp_path))
    first = Curate(tmp_path)
    assert accept(first, 0) == accept(first, 6) == 200
    first.process.send_signal(signal.SIGKILL)
    first.process.wait()
    with (tmp_path / "decisions.jsonl").open("a") as file:
        file.write('{"batch": "cut')

    second = Curate(tmp_path)
    assert set(second.state()["answers"]) == {SUGGESTIONS[0].id, SUGGESTIONS[6].id}
    for name in ("undo", "undo", "redo"):
        assert second.ask("POST", name, {"version": second.state()["version"]}) == 200
    assert accept(second, 7) == 200
    assert f"2 decisions; sphinx-reviews apply {tmp_path} writes them" in second.close()
    decided = Decisions(tmp_path / "decisions.jsonl").standing
    assert set(decided) == {SUGGESTIONS[0].id, SUGGESTIONS[7].id}
    assert set(tree(tmp_path)) == files | {"decisions.jsonl"}


def test_what_another_program_decides(curate: Curate) -> None:
    """What is added to the file meanwhile is seen; who did not see it cannot decide."""
    version = curate.state()["version"]
    Decisions(curate.folder / "decisions.jsonl").undo()
    other = SUGGESTIONS[5]
    line = {"batch": "x", "answer": "never", **other.as_json()}
    with (curate.folder / "decisions.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")

    assert curate.ask("POST", "undo", {"version": version}) == 409
    assert curate.state()["answers"][other.id]["answer"] == "never"


def test_nothing_suggested(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without suggestions, or with decisions that cannot be read, it says what to do."""
    library(tmp_path)
    (tmp_path / "decisions.jsonl").write_text("no decision\n")
    assert main(["curate", str(tmp_path)]) == 2
    (tmp_path / "suggestions.json").unlink()
    assert main(["curate", str(tmp_path)]) == 2
    (tmp_path / "conf.py").unlink()
    assert main(["curate", str(tmp_path)]) == 2

    unreadable, missing, elsewhere = capsys.readouterr().out.splitlines()
    assert "decisions.jsonl:1" in unreadable
    assert "run sphinx-reviews suggest" in missing
    assert "has no conf.py" in elsewhere
