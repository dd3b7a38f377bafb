"""What was decided on suggestions, written into the sources."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_reviews.sources.suggestions import store
from sphinx_reviews.sources.suggestions.decisions import Answer, Decision, Decisions
from sphinx_reviews.sources.suggestions.model import Evidence, Kind, Suggestion
from support.builds import sphinx_build, write
from support.command import run
from support.projects import CONF, INDEX

if TYPE_CHECKING:
    from pathlib import Path

REVIEW = """\
---
date: 2024-05-01
tags: [파이썬, python]
---

# 파이썬 책

:::{book} 파이썬 책
:authors: 아무개
:::

:::{disclosure} bought
:::

파이썬 기본 문법은 알고 있어야 한다. 실습을 좋아하는 개발자에게 추천한다.
도커도 잠깐 나온다.

## 아쉬운 점

뒤로 갈수록 설명이 짧다.
"""
CONCEPT = "# 도커\n\n:::{concept} 도커\n:aliases: docker\n상자를 다룬다.\n:::\n"
NEEDS, ADVICE = (
    "파이썬 기본 문법은 알고 있어야 한다.",
    "실습을 좋아하는 개발자에게 추천한다.",
)
RST = """\
:date: 2024-05-01

파이썬 책
=========

.. book:: 파이썬 책
   :authors: 아무개

.. disclosure:: bought

파이썬 기본 문법은 알고 있어야 한다. 실습을 좋아하는 개발자에게 추천한다.
도커도 잠깐 나온다.
"""


def suggestion(
    kind: Kind, value: dict[str, Any], evidence: str, file: str = "review.md"
) -> Suggestion:
    """Return a suggestion for the one review."""
    place = Evidence(file.rpartition(".")[0], file, 1, evidence)
    return Suggestion(kind, value, place, ("rule",), 0.9)


def all_kinds(file: str = "review.md") -> list[Suggestion]:
    """Return a suggestion of each kind."""
    return [
        suggestion(kind, value, evidence, file)
        for kind, value, evidence in (
            (Kind.CONCEPT, {"name": "파이썬", "aliases": ["파이 썬"], "mentions": 1}, NEEDS),
            (Kind.ALIAS, {"of": "파이썬", "kind": "concept", "alias": "python"}, NEEDS),
            (Kind.ALIAS, {"of": "도커", "kind": "concept", "alias": "Docker Engine"}, "도커"),
            (Kind.MENTION, {"kind": "concept", "name": "도커", "text": "도커"}, "도커"),
            (
                Kind.SKILL,
                {"kind": "prerequisite", "name": "파이썬", "level": "introductory", "note": ""},
                NEEDS,
            ),
            (Kind.SKILL, {"kind": "prerequisite", "name": "C#", "level": "", "note": ""}, NEEDS),
            (Kind.VERDICT, {"word": "recommend"}, ADVICE),
            (Kind.AUDIENCE, {"for": "실습을 좋아하는 개발자"}, ADVICE),
            (Kind.BOOK, {"option": "publisher", "value": "가람: 책방 #1"}, NEEDS),
        )
    ]


def library(folder: Path, review: str = REVIEW, name: str = "review.md") -> Path:
    """Write a library, in which every file is listed."""
    write(folder, {"conf.py": CONF, "index.md": INDEX, "concepts/docker.md": CONCEPT})
    (folder / name).write_bytes(review.encode())
    return folder


def accept_all(folder: Path, suggestions: list[Suggestion]) -> str:
    """Write suggestions, accept all, and return what the command prints."""
    store.write(folder / store.FILE, suggestions)
    done = run("apply", folder, "--accept-all")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(folder: Path) -> dict[str, bytes]:
    """Return the sources."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in {".md", ".rst"}
    }


@pytest.mark.parametrize(
    ("review", "name"),
    [(REVIEW, "review.md"), (RST, "review.rst"), (REVIEW.replace(":::", "```"), "review.md")],
    ids=["colons", "rst", "backticks"],
)
def test_all_kinds(tmp_path: Path, review: str, name: str) -> None:
    """Every kind is recorded, nothing warns, and nothing is left for the next run."""
    folder = library(tmp_path / "source", review, name)
    before = sphinx_build(folder, tmp_path / "before")
    dry = run("apply", folder, "--accept-all", "--dry-run")
    assert dry.returncode == 2
    assert "run sphinx-reviews suggest" in dry.stdout
    accept_all(folder, all_kinds(name))

    assert sphinx_build(folder, tmp_path / "html") == before
    data = json.loads((tmp_path / "html/reviews.json").read_text())
    assert [(each["skill"], each["level"]) for each in data["recommendations"]] == [
        ("skill-파이썬", "introductory"),
        ("skill-c-sharp", None),
    ]
    assert data["reviews"][0]["verdict"]["word"] == "recommend"
    assert data["reviews"][0]["verdict"]["for"] == "실습을 좋아하는 개발자"
    assert data["books"][0]["publisher"] == "가람: 책방 #1"
    concepts = {each["name"]: each["aliases"] for each in data["concepts"]}
    assert concepts == {"파이썬": ["파이 썬", "python"], "도커": ["docker", "Docker Engine"]}
    assert "concepts/docker.html#" in (tmp_path / "html/review.html").read_text()
    written = files(folder)
    assert "0 files written" in run("apply", folder).stdout
    assert files(folder) == written


def test_bytes_stay(tmp_path: Path) -> None:
    """Byte order marks, line ends, decomposed Hangul and a missing last line end stay."""
    forms = {
        "bom": "\ufeff" + REVIEW,
        "crlf": REVIEW.replace("\n", "\r\n"),
        "nfd": unicodedata.normalize("NFD", REVIEW),
        "endless": REVIEW.rstrip(),
        "card-at-the-end": REVIEW.partition(":::{dis")[0].rstrip(),
        "yaml": REVIEW.replace(":authors: 아무개", "---\nauthors: 아무개\n---"),
    }
    folder = library(tmp_path / "source")
    for name, text in forms.items():
        title = f"책 {name}"
        (folder / f"{name}.md").write_bytes(text.replace("파이썬 책", title).encode())
    before = files(folder)
    suggestions = [
        suggestion(each.kind, dict(each.value), unicodedata.normalize(form, ADVICE), f"{name}.md")
        for name in forms
        for each in all_kinds()
        for form in ["NFD" if name == "nfd" else "NFC"]
        if each.kind in {Kind.SKILL, Kind.VERDICT, Kind.AUDIENCE, Kind.BOOK}
        and name != "card-at-the-end"
    ]
    shown = suggestion(Kind.BOOK, {"option": "pages", "value": "300"}, "책", "card-at-the-end.md")
    accept_all(folder, [*suggestions, shown])

    for name, content in files(folder).items():
        old = before[name].decode().split("\n")
        new = iter(content.decode().split("\n"))
        assert all(any(line == each for each in new) for line in old), name
    crlf = (folder / "crlf.md").read_bytes()
    assert crlf.count(b"\r\n") == crlf.count(b"\n")
    sphinx_build(folder, tmp_path / "html")
    data = json.loads((tmp_path / "html/reviews.json").read_text())
    assert [each["verdict"] is not None for each in data["reviews"]].count(True) == 5
    assert sorted(each["publisher"] or "" for each in data["books"])[1:] == ["가람: 책방 #1"] * 5


def test_interrupted(tmp_path: Path) -> None:
    """What a run did not write, the next one does; undone decisions are not written."""
    folder, other = library(tmp_path / "one"), library(tmp_path / "other")
    accept_all(folder, all_kinds())
    decisions = Decisions(other / "decisions.jsonl")
    decisions.decide(
        Decision(each, answer, each.id)
        for each in all_kinds()
        for answer in [Answer.LINK if each.kind in {Kind.CONCEPT, Kind.MENTION} else Answer.ACCEPT]
    )
    decisions.decide(
        Decision(each, Answer.ACCEPT, each.id)
        for each in [suggestion(Kind.BOOK, {"option": "pages", "value": "300"}, ADVICE)]
    )
    decisions.undo()
    (other / "concepts/docker.md").write_bytes((folder / "concepts/docker.md").read_bytes())
    with (other / "decisions.jsonl").open("a") as file:
        file.write('{"batch": "cut of')
    assert "2 files written" in run("apply", other).stdout
    assert files(other) == files(folder)


def test_stale(tmp_path: Path) -> None:
    """A fact whose sentence is gone is told and not written; a sentence that moved counts."""
    folder = library(tmp_path / "source", REVIEW.replace(ADVICE, "누구에게 좋을까."))
    store.write(folder / store.FILE, all_kinds())
    done = run("apply", folder, "--accept-all")
    assert done.returncode == 1
    assert "verdict recommend: review.md does not say it any more" in done.stdout
    assert "{verdict}" not in (folder / "review.md").read_text()
    moved = (folder / "review.md").read_text() + f"\n## 독자\n\n{ADVICE}\n"
    (folder / "review.md").write_text(moved)
    done = run("apply", folder)
    assert done.returncode == 0, done.stdout
    assert "{verdict} recommend\n:for: 실습을 좋아하는 개발자" in (folder / "review.md").read_text()


def test_two_definitions(tmp_path: Path) -> None:
    """Names of two definitions are not made one."""
    folder = library(tmp_path / "source")
    (folder / "concepts/python.md").write_text("# 파이썬\n\n:::{concept} 파이썬\n:::\n")
    pair = suggestion(Kind.ALIAS, {"of": "파이썬", "kind": "concept", "alias": "도커"}, NEEDS)
    store.write(folder / store.FILE, [pair])
    before = files(folder)
    done = run("apply", folder, "--accept-all")
    assert done.returncode == 1
    assert "two definitions" in done.stdout
    assert files(folder) == before


def test_name_that_is_refused(tmp_path: Path) -> None:
    """Names that are the same are not defined if one of them is not worth it."""
    folder = library(tmp_path / "source")
    concept, pair = all_kinds()[:2]
    Decisions(folder / "decisions.jsonl").decide(
        [Decision(pair, Answer.ACCEPT, pair.id), Decision(concept, Answer.NEVER, concept.id)]
    )
    assert "0 files written" in run("apply", folder).stdout


def test_unreadable(tmp_path: Path) -> None:
    """A line of the decisions that is none is named."""
    folder = library(tmp_path / "source")
    (folder / "decisions.jsonl").write_text("{}\n")
    done = run("apply", folder)
    assert done.returncode == 2
    assert "decisions.jsonl:1:" in done.stdout
    assert run("apply", tmp_path).returncode == 2
