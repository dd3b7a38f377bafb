"""``sphinx-reviews curate``, as a process that others ask for what is not theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_reviews.cli import main
from sphinx_reviews.sources.suggestions.decisions import Answer, Decision, Decisions
from support.builds import tree
from support.curating import SUGGESTIONS, Curate, library

if TYPE_CHECKING:
    from pathlib import Path


def accept(curate: Curate, number: int) -> int:
    """Accept one suggestion; return the status of the answer."""
    decision = {"id": SUGGESTIONS[number].id, "answer": "accept"}
    content = {"version": curate.state()["version"], "decisions": [decision]}
    return curate.ask("POST", "decide", content)


def test_refused(undecided: Curate) -> None:
    """Nothing is shown without the token, under another name, or changed from another page."""
    before = tree(undecided.folder)

    for path in ("/", "/state", "/decide", "/main.js", f"/{'x' * len(undecided.token)}/state"):
        assert undecided.ask("GET", path) == 403
        assert undecided.ask("POST", path) == 403
    assert undecided.ask("GET", "state", Host="other.example") == 400
    for name in ("decide", "undo", "redo"):
        assert undecided.ask("POST", name, {"version": 0}, Origin="https://other.example") == 403
        assert undecided.ask("POST", name, {"version": 0}, Origin="null") == 403
    assert undecided.ask("GET", "..%2f..%2fconf.py") == undecided.ask("GET", "page.html") == 404
    assert tree(undecided.folder) == before


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
def test_wrong_decision(undecided: Curate, decision: object) -> None:
    """What is no decision is refused whole, and nothing is written."""
    good = {"id": SUGGESTIONS[3].id, "answer": "link"}
    content = {"version": undecided.state()["version"], "decisions": [good, decision]}

    assert undecided.ask("POST", "decide", content) == 400
    assert SUGGESTIONS[3].id not in undecided.state()["answers"]


def test_killed_between_decisions(tmp_path: Path) -> None:
    """A decision is on the disk when the answer comes; a new process goes on, and undoes it.

    What another program adds to the file meanwhile is seen; who did not see it decides nothing.
    """
    library(tmp_path)
    files = set(tree(tmp_path))
    log = tmp_path / "decisions.jsonl"
    first = Curate(tmp_path)
    assert accept(first, 0) == accept(first, 6) == 200
    first.process.kill()
    first.process.wait()
    with log.open("a") as file:
        file.write('{"batch": "cut')

    second = Curate(tmp_path)
    assert set(second.state()["answers"]) == {SUGGESTIONS[0].id, SUGGESTIONS[6].id}
    for name in ("undo", "undo", "redo"):
        assert second.ask("POST", name, {"version": second.state()["version"]}) == 200
    assert accept(second, 7) == 200

    version = second.state()["version"]
    never = Decision(SUGGESTIONS[5], Answer.NEVER, SUGGESTIONS[5].id)
    Decisions(log).decide([never])
    assert second.ask("POST", "undo", {"version": version}) == 409
    assert second.state()["answers"][never.id]["answer"] == "never"

    assert f"3 decisions; sphinx-reviews apply {tmp_path} writes them" in second.close()
    assert set(Decisions(log).standing) == {SUGGESTIONS[number].id for number in (0, 5, 7)}
    assert set(tree(tmp_path)) == files | {log.name}


def test_nothing_suggested(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With suggestions or decisions that cannot be read, it says what to do."""
    library(tmp_path)
    (tmp_path / "decisions.jsonl").write_text("no decision\n")
    assert main(["curate", str(tmp_path)]) == 2
    (tmp_path / "suggestions.json").write_text("{}")
    assert main(["curate", str(tmp_path)]) == 2
    (tmp_path / "conf.py").unlink()
    assert main(["curate", str(tmp_path)]) == 2

    unreadable, broken, elsewhere = capsys.readouterr().out.splitlines()
    assert "decisions.jsonl:1" in unreadable
    assert "run sphinx-reviews suggest" in broken
    assert "has no conf.py" in elsewhere
