"""The command that creates a new library."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from bs4 import BeautifulSoup

from support.builds import sphinx_build, write
from support.command import run
from support.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

GITHUB = ".github/workflows/publish.yml"
ADDRESS = "https://reviews.example/shelf/"


def test_init(tmp_path: Path) -> None:
    """A new library builds at once, and no existing file is overwritten."""
    write(tmp_path / "library", {"index.md": "# 내 것\n\n```{toctree}\n:glob:\n\n**\n```\n"})
    done = run("init", tmp_path / "library")
    assert done.returncode == 1
    assert "skipped   index.md: it exists with different content" in done.stdout
    assert "wrote     conf.py" in done.stdout
    assert (tmp_path / "library/index.md").read_text().startswith("# 내 것")
    assert (tmp_path / "library/.github/workflows/publish.yml").is_file()

    assert run("init", tmp_path / "new").returncode == 0


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_whole_site(tmp_path: Path, language: str) -> None:
    """A new library has the look, every kind of page within reach of the header, and samples."""
    library, html = tmp_path / "library", tmp_path / "html"
    assert run("init", "--language", language, library).returncode == 0
    assert sphinx_build(library, html, "-n", "-W", "--keep-going") == ""
    front = BeautifulSoup((html / "index.html").read_text(), "html.parser")

    assert front.select_one("html.rv-site")["lang"] == language  # type: ignore[index]
    assert [str(link["href"]) for link in front.select(".rv-places a")] == [
        "reviews/index.html",
        "concepts/index.html",
        "skills/index.html",
        "skills/path.html",
        "about.html",
    ]
    assert (html / "_search/search.js").is_file() is (language == "ko")
    assert len(front.select(".rv-shelf a")) == 3
    assert len(front.select(".rv-card")) == 3
    pages = {path.relative_to(html).as_posix() for path in html.rglob("*.html")}
    assert {"reviews/compare.html", "concepts/graph.html", "reviews/think-stats.html"} <= pages

    for folder in ("reviews", "concepts", "skills"):
        for page in (library / folder).glob("*.md"):
            if page.stem not in {"index", "compare", "graph", "path"}:
                page.unlink()
    assert sphinx_build(library, html, "-n", "-W", "--keep-going") == ""


def workflow(library: Path) -> dict[str, Any]:
    """Return the workflow of a new library; YAML reads its key ``on`` as true."""
    return yaml.safe_load((library / GITHUB).read_text())  # type: ignore[no-any-return]


def commands(library: Path) -> Iterator[str]:
    """Yield the commands that build a site for a check and to publish, of the workflow and the manual."""
    expression = re.compile(r"\$\{\{.+?\}\}|\$CI_PAGES_URL")
    steps = workflow(library)["jobs"]["build"]["steps"]
    build = next(step["run"] for step in steps if "make html" in step.get("run", ""))
    yield expression.sub("", build)
    yield expression.sub(ADDRESS, build)
    page = (ROOT / "docs/how-to/publish.md").read_text()
    gitlab = re.search(r"^:caption: \.gitlab-ci\.yml\n\n(.+?)^```", page, re.MULTILINE | re.DOTALL)
    assert gitlab is not None
    for name in ("check", "pages"):
        (command,) = (
            line for line in yaml.safe_load(gitlab[1])[name]["script"] if "make html" in line
        )
        yield expression.sub(ADDRESS, command)


# The fourth, of the manual, is the second.
@pytest.mark.parametrize("number", range(3))
def test_published_as_the_workflow_says(tmp_path: Path, number: int) -> None:
    """A new library with a new draft passes the check, and is published with feeds at its address."""
    library = tmp_path / "library"
    assert run("init", library).returncode == 0
    assert run("new", "새 책", folder=library).returncode == 0
    command = list(dict.fromkeys(commands(library)))[number]
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=library,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "drafts: 1, with 3 things to fill in" in done.stdout
    assert (library / "_build/html/feed.atom").exists() is (ADDRESS in command)
    assert "새 책" not in (library / "_build/html/index.html").read_text()


def test_workflow(tmp_path: Path) -> None:
    """Pull requests are built and not published; a job may write no more than it needs; builds are kept."""
    assert run("init", tmp_path).returncode == 0
    found = workflow(tmp_path)
    jobs = found["jobs"]

    assert found[True].keys() == {"pull_request", "push"}
    assert found["permissions"] == {}
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert jobs["publish"]["if"] == "github.event_name == 'push'"
    assert jobs["publish"]["needs"] == "build"

    # A run begins with what the last one built, if the same versions are installed.
    steps = jobs["build"]["steps"]
    (kept,) = (step for step in steps if step.get("uses", "").startswith("actions/cache@"))
    install, versions, build = (
        next(place for place, step in enumerate(steps) if command in step.get("run", ""))
        for command in ("pip install", "pip freeze", "make html")
    )
    subprocess.run(
        ["bash", "-c", steps[versions]["run"].replace("python", sys.executable)],
        env={**os.environ, "GITHUB_OUTPUT": str(tmp_path / "output")},
        check=True,
    )
    assert install < versions < steps.index(kept) < build
    assert kept["with"]["path"] == "_build"
    assert kept["with"]["key"].startswith(kept["with"]["restore-keys"])
    assert f"steps.{steps[versions]['id']}.outputs.versions" in kept["with"]["key"]
    assert re.fullmatch(r"versions=[0-9a-f]{16}\n", (tmp_path / "output").read_text())


def test_make_outside_of_the_environment(tmp_path: Path) -> None:
    """Where the extension is not installed, make says so and what to do."""
    assert run("init", tmp_path).returncode == 0
    done = subprocess.run(
        ["make", "html", "PYTHON=python3 -S -I"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "pip install -r requirements.txt" in done.stdout
    assert "No module named" not in done.stderr
