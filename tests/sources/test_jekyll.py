"""A Jekyll blog becomes a library that builds without a warning and loses no word."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from support.builds import sphinx_build, tree, write
from support.command import run
from support.libraries.blog import BLOG, GIVEN, post

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Imported:
    """An imported blog, and the site that was built of it."""

    def __init__(self, folder: Path) -> None:
        self.blog, self.library = folder / "blog", folder / "library"
        write(self.blog, BLOG)
        self.done = run("import", "jekyll", self.blog, self.library)
        self.report = json.loads((self.library / "import-report.json").read_text())
        self.warnings = sphinx_build(self.library, folder / "html", "-n", "-W", "--keep-going")
        self.site = folder / "html"

    def outcome(self, name: str) -> dict[str, object]:
        """Return what became of a post."""
        (found,) = [each for each in self.report["sources"] if each["source"].endswith(name)]
        return found

    def source(self, name: str) -> str:
        """Return the source of an imported page."""
        return (self.library / f"{name}.md").read_text()

    def page(self, name: str) -> BeautifulSoup:
        """Return a built page."""
        return BeautifulSoup((self.site / f"{name}.html").read_text(), "html.parser")


@pytest.fixture(name="imported", scope="module")
def fixture_imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The blog, imported and built strictly."""
    return Imported(tmp_path_factory.mktemp("imported"))


def visible(text: str) -> Iterator[str]:
    """Yield the sentences that readers of a post see, without whitespace."""
    body = text.split("---\n", 2)[2]
    body = re.sub(
        r"\{% (?:include JB/setup|highlight \w+|endhighlight) %\}|\{\{ page.title \}\}|\{:[^}]*\}",
        "",
        body,
    )
    html = MarkdownIt("commonmark").enable("table").render(body)
    for line in BeautifulSoup(html, "html.parser").get_text("\n").split("\n"):
        for sentence in re.split(r"(?<=[.?!])\s+", line):
            if squeezed := re.sub(r"\s+|^\|[-|\s]*\|$|\[\^1\]:?|\|", "", sentence):
                yield squeezed


def test_command(imported: Imported) -> None:
    """The command says what it did, and its counts add up."""
    assert imported.done.returncode == 0, imported.done.stdout + imported.done.stderr
    assert "4 sources, 4 taken" in imported.done.stdout
    counts = imported.report["counts"]
    assert counts.pop("sources") == sum(counts.values())
    assert imported.report["images"] == 3


def test_every_word_arrives(imported: Imported) -> None:
    """The text of each post is on its page."""
    for outcome in imported.report["sources"]:
        text = (imported.blog / outcome["source"]).read_text()
        page = imported.page(outcome["target"].removesuffix(".md"))
        built = re.sub(r"\s+|\|", "", page.get_text(""))

        assert [each for each in visible(text) if each not in built] == []


def test_review(imported: Imported) -> None:
    """What a post says of the book, a disclosure and a recommendation is recorded; nothing is invented."""
    source = imported.source("reviews/first-book")

    assert ':::{book} 처음 배우는 "데이터"\n' in source
    assert (
        ":subtitle: 끝까지 읽기\n:edition: 2판\n:authors: 김하나\n:publisher: 가람출판\n" in source
    )
    assert f":::{{disclosure}} gift\n:by: 가람출판\n{GIVEN}\n:::" in source
    assert source.count("제공받아") == 1
    assert (
        ":::{verdict} recommend\n데이터를 처음 만지는 사람에게 추천하고 싶은 책이다.\n:::" in source
    )
    front_matter = yaml.safe_load(source.split("---")[1])
    assert str(front_matter["date"]) == "2021-03-04"
    assert front_matter["tags"] == ["데이터", "통계"]
    assert front_matter["redirect-from"] == ["/books/first/"]
    second = imported.source("reviews/second")
    assert "{disclosure}" not in second
    assert "{verdict}" not in second
    assert ":::{verdict} skip" in imported.source("reviews/2023-05-06-second")
    assert "{book}" not in imported.source("pages/install")


def test_what_is_not_understood_is_reported(imported: Imported) -> None:
    """What cannot be converted is kept as it was, and listed."""
    outcome = imported.outcome("2022-01-02-second.md")

    assert outcome["verbatim"] == ["{% unknown tag %}"]
    assert any("/about" in str(each) for each in outcome["to_do"])
    assert any("missing.png" in str(each) for each in outcome["to_do"])
    assert any("disclosure" in str(each) for each in outcome["to_do"])


def test_links_images_and_code(imported: Imported) -> None:
    """Links between posts work, images of the blog are copied, and code keeps its language."""
    second = imported.page("reviews/second")
    assert second.find("a", string="여기")["href"] == "first-book.html"
    assert second.find("a", href="https://www.youtube.com/watch?v=abc123")
    assert second.select_one(".highlight-python")
    first = imported.page("reviews/first-book")
    sources = [image["src"] for image in first.select("article img, .body img")]
    assert "https://img.example/a.jpg" in sources
    assert any(src.startswith("../_images/cover-") for src in sources)
    assert all(image.get("alt") for image in first.select(".body img"))
    audit = json.loads((imported.library / "images/sources.json").read_text())
    assert list(audit.values()) == ["/assets/cover.png"]


def test_again_changes_nothing(imported: Imported) -> None:
    """A second import changes no file; an edited page is left alone and reported."""
    before = tree(imported.library)
    again = run("import", "jekyll", imported.blog, imported.library)
    assert again.returncode == 0
    assert "4 unchanged" in again.stdout
    assert tree(imported.library) == before

    page = imported.library / "pages/install.md"
    text = page.read_text()
    page.write_text(text + "\n덧붙임\n")
    edited = run("import", "jekyll", imported.blog, imported.library)
    assert "3 unchanged, 1 skipped" in edited.stdout
    assert "덧붙임" in page.read_text()
    page.write_text(text)


def test_dry_run_and_only_reviews(tmp_path: Path) -> None:
    """A dry run writes nothing; posts that are not reviews can be left out."""
    write(tmp_path / "blog", BLOG)
    dry = run("import", "jekyll", tmp_path / "blog", tmp_path / "library", "--dry-run")
    assert "4 taken" in dry.stdout
    assert not (tmp_path / "library").exists()

    run("import", "jekyll", tmp_path / "blog/_posts", tmp_path / "library", "--only-reviews")
    report = json.loads((tmp_path / "library/import-report.json").read_text())
    assert report["counts"]["skipped"] == 1
    assert not (tmp_path / "library/pages").exists()


def test_known_names_are_proposed(tmp_path: Path) -> None:
    """If the library defines a concept or skill with the name of a category, the report proposes it."""
    write(
        tmp_path / "blog",
        {"2020-01-01-a.md": post("[서평] 가", "글.\n", tags=["SQL", "색인", "x"])},
    )
    write(
        tmp_path / "library",
        {
            "names.md": "# 이름\n\n:::{skill} SQL\n:::\n\n:::{concept} 인덱스\n:aliases: 색인, index\n글.\n:::\n"
        },
    )
    run("import", "jekyll", tmp_path / "blog", tmp_path / "library")
    report = json.loads((tmp_path / "library/import-report.json").read_text())

    proposed = [each for each in report["sources"][0]["to_do"] if each.startswith("refer")]
    assert proposed == ["refer to {skill}`SQL`", "refer to {concept}`인덱스`"]
