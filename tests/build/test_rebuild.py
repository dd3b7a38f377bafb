"""An incremental build makes exactly the files of a fresh one, and writes no other page."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.builds import differences, sphinx_build, times, tree, write
from support.shelf import EDITS, Article, Shelf, shelf

THEMES = {
    "basic": "{}",
    "alabaster": "{}",
    "shibuya": '{"page_layout": "compact"}',
}

#: The theme of the builds that print PDFs and write all the data as well.
WITH_ALL = "alabaster"

ALL = """\
reviews_pdf = True
html_baseurl = "https://reviews.example/"
reviews_feeds = ["concept = 모니터링", "tag = 표식", "publisher = 한빛미디어"]
suppress_warnings = ["reviews.value"]
"""


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


@pytest.mark.parametrize("theme", THEMES)
def test_random_walk(tmp_path: Path, theme: str) -> None:
    """After every edit, whatever was built before, the output equals that of a fresh build."""
    rng = random.Random(f"{theme} 1")
    made = shelf(12, rng)
    made.theme, made.options = theme, THEMES[theme]
    made.extra = ALL if theme == WITH_ALL else ""
    source, output, doctrees = tmp_path / "source", tmp_path / "out", tmp_path / "doctrees"
    files = made.files()
    write(source, files)
    sphinx_build(source, output, doctrees=doctrees)
    for step in range(8):
        edit = rng.choice(EDITS)
        edit(made, rng)
        before, old, previous = tree(output), times(output), files
        files = made.files()
        write(source, files)
        edited = {
            # A cover is part of its review.
            name.rpartition(".")[0].replace("/cover", "/review")
            for name in files.keys() | previous.keys()
            if files.get(name) != previous.get(name)
        }
        if files.keys() != previous.keys():  # Sphinx reads pages with a glob again
            edited |= {"reviews/index", "concepts/index"}
        if rng.random() < 0.3:
            sphinx_build(source, tmp_path / "text", builder="text", doctrees=doctrees)
        jobs = rng.choice(["1", "2"])
        sphinx_build(source, output, "-j", jobs, doctrees=doctrees, hash_seed=step)
        fresh = tmp_path / f"fresh{step}"
        sphinx_build(source, fresh, "-j", rng.choice(["1", "2"]), hash_seed=step + 100)

        where = f"{theme} step {step}: {edit.__name__}"
        assert differences(output, fresh) == [], where
        stamps = (old, times(output))
        assert written_for_nothing(before, tree(output), stamps, edited) == [], where


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
        sphinx_build(self.source, fresh, hash_seed=7)

        assert differences(self.output, fresh) == []


@pytest.fixture(name="project", params=["1", "2"], ids=["serial", "parallel"])
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
