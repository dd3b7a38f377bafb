"""An incremental build makes exactly the files of a fresh one, and writes no other page."""

from __future__ import annotations

import copy
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.builds import OTHER_SEED, differences, sphinx_build, times, tree, try_build, write
from support.shelf import Article, Shelf
from support.walk import ALL, Walk

THEMES = {
    "sphinx_reviews": "{}",
    "furo": "{}",
    "shibuya": '{"page_layout": "compact"}',
}

#: The theme of the builds that print PDFs and write all the data as well.
WITH_ALL = "sphinx_reviews"


def written_for_nothing(
    before: dict[str, bytes],
    after: dict[str, bytes],
    stamps: tuple[dict[str, int], dict[str, int]],
    edited: set[str],
) -> list[str]:
    """Return the pages that were written although neither their source nor their content changed."""
    old, new = stamps
    return sorted(
        name
        for name in new
        if name in old
        and new[name] != old[name]
        and before[name] == after[name]
        and Path(name.removeprefix("_sources/").removesuffix(".txt")).with_suffix("").as_posix()
        not in edited
    )


@pytest.mark.parametrize(
    "theme", ["sphinx_reviews", "furo", pytest.param("shibuya", marks=pytest.mark.long)]
)
def test_random_walk(tmp_path: Path, theme: str) -> None:
    """After every edit, whatever was built before, the output equals that of a fresh build."""
    walk = Walk(tmp_path, f"{theme} 1", (theme, THEMES[theme]))
    walk.made.extra = ALL if theme == WITH_ALL else ""
    walk.write()
    walk.build()
    for step in range(3):
        before, old, previous = tree(walk.output), times(walk.output), walk.made.files()
        walk.done = []
        walk.edit()
        files = walk.made.files()
        edited = {
            # A cover is part of its review.
            name.rpartition(".")[0].replace("/cover", "/review")
            for name in files.keys() | previous.keys()
            if files.get(name) != previous.get(name)
        }
        if "note" in edited:
            edited |= {f"reviews/{name}/review" for name in walk.made.articles}
        if files.keys() != previous.keys():  # Sphinx reads pages with a glob again
            edited |= {"reviews/index", "concepts/index"}
        walk.build(hash_seed=OTHER_SEED * (step % 2))

        where = f"{theme} step {step}: {walk.done}"
        assert walk.compare() == [], where
        if "conf" not in edited:
            stamps = (old, times(walk.output))
            assert written_for_nothing(before, tree(walk.output), stamps, edited) == [], where


def test_accidents(tmp_path: Path) -> None:
    """After builds that were broken off, edits taken back and damage, the output is as a fresh one."""
    walk = Walk(tmp_path, "accidents", size=5)
    walk.made.extra = ALL
    walk.write()
    walk.build()
    for accident in (walk.spoil, walk.age, walk.break_off, walk.break_off):
        walk.edit(2)
        accident()
        walk.undo()
    walk.build()
    assert walk.compare() == [], walk.done


#: In ``conf.py``: ends the build at the event, and the time, that the environment names.
BREAK_OFF = """
import os
import signal

def setup(app):
    event, _, left = os.environ.get("BREAK_OFF", "").partition(" ")
    left = [int(left or 0)]

    def end(*args, **options):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    if event:
        app.connect(event, end, priority=950)
"""
MOMENTS = ["env-get-updated 1", "doctree-resolved 3", "build-finished 1"]


@pytest.mark.parametrize("moments", [MOMENTS[1:2], pytest.param(MOMENTS, marks=pytest.mark.long)])
def test_edit_taken_back_after_a_killed_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moments: list[str]
) -> None:
    """At whatever moment a build is killed, nothing is left of the edit that it was for."""
    walk = Walk(tmp_path, "killed", size=4)
    walk.made.extra = ALL + BREAK_OFF
    walk.write()
    walk.build()
    assert walk.compare() == []
    for moment in moments:
        as_it_was = copy.deepcopy(walk.made)
        for article in walk.made.articles.values():
            article.sentences = ["다른 말과 함께"] * 4
        walk.made.title, walk.made.suffix = "다른 서가", ".htm"
        walk.made.articles["new"] = Article("new", "새 책", ["글."], ["배포"], ["Git"])
        walk.write()
        monkeypatch.setenv("BREAK_OFF", moment)
        assert try_build(walk.source, walk.output, doctrees=walk.doctrees).returncode < 0
        monkeypatch.delenv("BREAK_OFF")
        walk.made = as_it_was
        walk.write()
        walk.build()

        assert walk.left_over() == [], moment
        assert differences(walk.output, tmp_path / "fresh") == [], moment


@dataclass
class Project:
    """A library that is built again after each edit."""

    folder: Path
    made: Shelf
    jobs: str

    @property
    def source(self) -> Path:
        """The folder of the sources."""
        return self.folder / "source"

    @property
    def output(self) -> Path:
        """The folder of the site."""
        return self.folder / "out"

    def build(self, *options: str, builder: str = "html") -> set[str]:
        """Write the sources, build, and return the pages that were written."""
        write(self.source, self.made.files())
        output = self.folder / ("out" if builder == "html" else builder)
        before = times(output)
        doctrees = self.folder / "doctrees"
        sphinx_build(
            self.source, output, "-j", self.jobs, *options, builder=builder, doctrees=doctrees
        )
        after = times(output)
        return {name for name in after if after[name] != before.get(name)}

    def check(self) -> None:
        """Compare with a fresh build."""
        fresh = self.folder / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(self.folder / "fresh-doctrees", ignore_errors=True)
        sphinx_build(self.source, fresh, hash_seed=OTHER_SEED)

        assert differences(self.output, fresh) == []


# The random walk builds both ways.
IN_PARALLEL = pytest.param("2", id="parallel", marks=pytest.mark.long)


@pytest.fixture(name="project", params=[pytest.param("1", id="serial"), IN_PARALLEL])
def fixture_project(tmp_path: Path, request: pytest.FixtureRequest) -> Project:
    """A built library of two reviews that cite one concept each, and share one skill."""
    made = Shelf()
    made.concepts = {"가": ["ㄱ", "", "가의 뜻.", "c0"], "나": ["ㄴ", "가", "나의 뜻.", "c1"]}
    made.skills = {"Git": ""}
    for folder, mention in (("a", "가"), ("b", "나")):
        title = f"책 {folder}"
        made.articles[folder] = Article(folder, title, ["문장이다."], [mention], ["Git"])
    project = Project(tmp_path, made, request.param)
    project.build()
    return project


A, B = "reviews/a/review.html", "reviews/b/review.html"


def test_no_change(project: Project) -> None:
    """A build without a change writes nothing."""
    assert project.build() == set()
    project.check()


def test_fact_that_no_other_page_shows(project: Project) -> None:
    """The number of pages of a book is on its review only."""
    project.made.articles["a"].pages = 321

    assert {name for name in project.build() if name.endswith(".html")} == {A}
    project.check()


def test_fact_that_the_catalogue_shows(project: Project) -> None:
    """A publisher is on the review and in the catalogue."""
    project.made.articles["a"].publisher = "다른 출판사"

    assert {name for name in project.build() if name.endswith(".html")} == {A, "views.html"}
    project.check()


def test_sentence_with_a_mention(project: Project) -> None:
    """A sentence with a mention is on its page and at the definition."""
    project.made.articles["a"].sentences = ["다른 말과 함께"]

    assert {name for name in project.build() if name.endswith(".html")} == {A, "concepts/c0.html"}
    project.check()


def test_definition_appears_and_vanishes(project: Project) -> None:
    """A page is written again when its references gain or lose their target."""
    definition = project.made.concepts.pop("나")

    assert B in project.build()
    project.check()

    project.made.concepts["나"] = definition

    assert B in project.build()
    project.check()


def test_removed_review(project: Project) -> None:
    """A removed review leaves no file and no backlink."""
    del project.made.articles["b"]
    project.build()

    assert not (project.output / "reviews" / "b").exists()
    project.check()


def test_other_builder_first(project: Project) -> None:
    """A change that another builder read first still reaches the pages."""
    project.made.articles["a"].sentences = ["다른 말과 함께"]
    project.build(builder="text")

    assert "concepts/c0.html" in project.build()
    project.check()


def test_some_files_only(project: Project) -> None:
    """A build of one page leaves the others for the next build."""
    project.made.articles["a"].sentences = ["다른 말과 함께"]
    write(project.source, project.made.files())
    command = [sys.executable, "-m", "sphinx", "-q", "-d", str(project.folder / "doctrees")]
    page = project.source / "reviews" / "a" / "review.md"
    subprocess.run([*command, str(project.source), str(project.output), str(page)], check=True)

    assert "concepts/c0.html" in project.build()
    project.check()


def test_changed_configuration(project: Project) -> None:
    """A changed reviewer for the whole site is shown on every page."""
    project.made.extra = 'reviews_author = "김서평"\n'

    assert {A, B} <= project.build()
    project.check()


def test_failed_build(project: Project) -> None:
    """After a build that failed, the next one does all the work."""
    project.made.articles["a"].sentences = ["다른 말과 함께"]
    files = project.made.files()
    broken = "def setup(app):\n    app.connect('html-page-context', lambda *a: 1 / 0)\n"
    write(project.source, {**files, "conf.py": f"{files['conf.py']}{broken}"})
    command = [sys.executable, "-m", "sphinx", "-q", "-d", str(project.folder / "doctrees")]
    done = subprocess.run(
        [*command, str(project.source), str(project.output)], capture_output=True, check=False
    )

    assert done.returncode != 0
    project.build()
    project.check()
