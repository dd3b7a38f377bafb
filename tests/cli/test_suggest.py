"""What a library's prose suggests: found, accepted, written, and not asked again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from bs4 import BeautifulSoup

import sphinx_reviews.sources.suggestions
from support.builds import sphinx_build, write
from support.command import run
from support.libraries.prose import PROSE
from support.projects import CONF, INDEX

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = Path(sphinx_reviews.sources.suggestions.__file__).with_name("suggestions.schema.json")


@pytest.fixture(name="library")
def fixture_library(tmp_path: Path) -> Path:
    """A library of prose."""
    source = tmp_path / "source"
    write(source, {"conf.py": CONF, "index.md": INDEX, **PROSE})
    return source


def suggested(library: Path) -> list[dict[str, Any]]:
    """Return what the command finds."""
    done = run("suggest", library)
    assert done.returncode == 0, done.stdout + done.stderr
    found: list[dict[str, Any]] = json.loads((library / "suggestions.json").read_text())[
        "suggestions"
    ]
    return found


def values(found: list[dict[str, Any]], kind: str) -> Iterator[tuple[str, ...]]:
    """Yield the values of the suggestions of a kind."""
    for each in found:
        if each["kind"] == kind:
            yield tuple(str(value) for value in each["value"].values() if value)


def prose(page: Path) -> list[str]:
    """Return the paragraphs and headings of a page."""
    body = BeautifulSoup(page.read_text(), "html.parser").find(role="main")
    assert body is not None
    return [each.get_text() for each in body.find_all(["p", "h2"], class_=False)]


def test_from_prose_to_facts(library: Path, tmp_path: Path) -> None:
    """All that is suggested can be accepted: no warning, no other text, nothing left to ask."""
    before = sphinx_build(library, tmp_path / "before")
    found = suggested(library)
    jsonschema.validate(
        json.loads((library / "suggestions.json").read_text()), json.loads(SCHEMA.read_text())
    )
    for each in found:
        assert each["evidence"] in (library / each["file"]).read_text(), each
    assert {("파이썬", "concept", "python"), ("도커", "concept", "docker")} <= {
        *values(found, "alias")
    }
    pairs = {frozenset({each[0], each[2]}) for each in values(found, "alias")}
    assert {
        frozenset({"쿠버네티스", "Kubernetes"}),
        frozenset({"데브옵스", "DevOps"}),
        frozenset({"데이터 엔지니어링", "데이터엔지니어링"}),
        frozenset({"관찰 가능성", "Observability"}),
    } <= pairs
    verdicts = {
        each["docname"]: each["value"]["word"] for each in found if each["kind"] == "verdict"
    }
    assert verdicts["reviews/containers"] == "recommend"
    assert verdicts["reviews/analysis"] == "skip"
    assert "reviews/pipelines" not in verdicts
    assert {("prerequisite", "파이썬"), ("prerequisite", "SQL")} <= {*values(found, "skill")}

    assert run("apply", library, "--accept-all").returncode == 0
    assert sphinx_build(library, tmp_path / "after") == before
    for name in PROSE:
        page = Path(name).with_suffix(".html")
        now = iter(prose(tmp_path / "after" / page))
        assert all(line in now for line in prose(tmp_path / "before" / page)), name
    data = json.loads((tmp_path / "after/reviews.json").read_text())
    assert {each["name"] for each in data["concepts"]} >= {"도커", "데이터 엔지니어링"}
    assert any(each["automatic"] for each in data["mentions"])
    assert suggested(library) == []


@pytest.mark.parametrize(("pattern", "is_listed"), [("*", True), ("reviews/*", False)])
def test_page_of_a_definition(library: Path, pattern: str, is_listed: bool) -> None:  # noqa: FBT001
    """A new page says so if no table of contents lists it."""
    (library / "index.md").write_text(
        "# 서가\n\n```{toctree}\nreviews/operations\nconcepts/index\n```\n"
    )
    listing = f"# 개념\n\n```{{toctree}}\n:glob:\n\n{pattern}\n```\n"
    write(library / "concepts", {"index.md": listing})
    suggested(library)
    run("apply", library, "--accept-all")
    assert ("orphan" not in (library / "concepts/도커.md").read_text()) is is_listed


def test_refused(library: Path) -> None:
    """What was refused is not offered again; a name is refused wherever it stands."""
    found = suggested(library)
    (library / "decisions.jsonl").write_text(
        "".join(
            json.dumps({**each, "at": "", "batch": each["id"], "answer": answer}) + "\n"
            for each in found
            for answer in ["never" if each["kind"] == "concept" else "reject"]
        )
    )
    moved = PROSE["reviews/containers.md"].replace(
        "## 좋았던 점", "## 다른 말\n\n덧붙인다.\n\n## 좋은 점"
    )
    (library / "reviews/containers.md").write_text(moved)
    assert suggested(library) == []

    changed = moved.replace("이 책을 추천한다", "이 책을 꼭 추천한다")
    (library / "reviews/containers.md").write_text(changed)
    assert {each["kind"] for each in suggested(library)} <= {"verdict", "audience"}
    assert suggested(library)


def test_bad_folders(tmp_path: Path) -> None:
    """A folder that is no library is told so."""
    assert run("suggest", tmp_path).returncode == 2
    (tmp_path / "conf.py").write_text("")
    (tmp_path / "index.md").write_text("# 없음\n")
    done = run("suggest", tmp_path)
    assert done.returncode == 2
    assert "does not name 'sphinx_reviews'" in done.stdout


def test_model_that_does_not_answer(library: Path) -> None:
    """Without its model the command finds what it finds without one, and says what to do."""
    done = run("suggest", library, "--model", "llama", "--endpoint", "http://127.0.0.1:9/v1")
    assert done.returncode == 1
    assert "model:llama: 0 asked now" in done.stdout
    assert "start the server" in done.stdout
    assert (library / "suggestions.json").is_file()
    assert run("suggest", library, "--model", "llama", "--endpoint", "no address").returncode == 2
    sent = run("suggest", library, "--model", "llama", "--endpoint", "https://model.example/v1")
    assert "to model.example?" in sent.stdout
    assert "nothing was sent" in sent.stdout
