"""The site of this repository: it builds without a warning, and its library is complete."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from support.builds import sphinx_build
from support.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "reviews/designing-machine-learning-systems"

#: Text and manual pages take longest, and lay out what the others do.
LAST = [pytest.param(each, marks=pytest.mark.long) for each in ("text", "man")]
BUILDERS = ["dirhtml", "singlehtml", "latex", "epub", "gettext", *LAST]


@pytest.mark.parametrize("builder", BUILDERS)
def test_builders(builder: str, tmp_path: Path) -> None:
    """Every builder builds the site without a warning of the extension."""
    printed = sphinx_build(ROOT, tmp_path / builder, "-D", "reviews_pdf=0", builder=builder)

    assert [line for line in printed.splitlines() if "Babel option" not in line] == []


def test_first_review(site: Path) -> None:
    """The first review is complete, and its concepts lead to definitions that list it."""
    page = BeautifulSoup((site / f"{FIRST}.html").read_text(), "html.parser")
    skills = {skill.get_text() for skill in page.select(".rv-skill > a")}
    concepts = page.select("a:has(> .review-concept)")

    assert "한빛미디어" in page.select(".rv-disclosure")[0].get_text()
    assert page.select(".rv-no-rating")[0].get_text() == "평점 없음"
    assert skills >= {"Git", "SQL", "NoSQL", "Python", "Dask", "REST API", "쿠버네티스", "에어플로"}
    assert len(concepts) > 10
    for link in concepts:
        target, _, anchor = str(link["href"]).partition("#")
        definition = (site / "reviews" / target).read_text()
        assert f'id="{anchor}"' in definition
        assert FIRST.rpartition("/")[2] in definition


def test_size_of_the_library(site: Path) -> None:
    """There are enough reviews, concepts and skills, and enough that reviews share."""
    concepts = list((site / "reviews" / "concepts").glob("*.html"))
    skills = BeautifulSoup((site / "reviews" / "skills.html").read_text(), "html.parser")
    shared = [
        page
        for page in concepts
        if len(BeautifulSoup(page.read_text(), "html.parser").select(".rv-spread > li")) > 1
    ]

    assert len(list((site / "reviews").glob("*-*.html"))) >= 12
    assert len(concepts) > 50
    assert len(skills.select(".rv-entry")) >= 35
    assert len(shared) >= 20


def test_every_recommended_skill_is_covered(site: Path) -> None:
    """Each skill that the first review recommends is named by other reviews as well."""
    pages = [site / "reviews" / "skills.html", *(site / "reviews" / "skills").glob("*.html")]
    covered = {
        entry["id"]
        for page in pages
        for entry in BeautifulSoup(page.read_text(), "html.parser").select(".rv-entry")
        if sum(map(int, re.findall(r"(\d+)권", entry.get_text()))) > 1
    }
    review = BeautifulSoup((site / f"{FIRST}.html").read_text(), "html.parser")

    named = {str(skill["href"]).partition("#")[2] for skill in review.select(".rv-skill > a")}
    assert named <= covered


def test_concepts_form_a_tree(site: Path) -> None:
    """Some concept has a broader one that has a broader one itself."""
    folder = site / "reviews" / "concepts"
    depth = 0
    for path in folder.glob("*.html"):
        steps = 0
        while above := BeautifulSoup(path.read_text(), "html.parser").select(
            ".rv-facts dt:-soup-contains('상위 개념') + dd a"
        ):
            path = folder / str(above[0]["href"]).partition("#")[0]  # noqa: PLW2901
            steps += 1
        depth = max(depth, steps)

    assert depth >= 2


def test_no_remote_resources(site: Path) -> None:
    """No page loads anything from another host."""
    for path in site.rglob("*.html"):
        page = BeautifulSoup(path.read_text(), "html.parser")
        for tag in page.select("img[src], script[src], link[rel=stylesheet], link[rel=preconnect]"):
            address = str(tag.get("src") or tag.get("href"))
            assert "//" not in address, f"{path.name}: {address}"


def test_every_anchor_is_there(site: Path) -> None:
    """Whatever leads to a part of a page leads to one that is there."""
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    there = {path: set(re.findall(r' id="([^"]+)"', page)) for path, page in pages.items()}
    links = [
        ((path.parent / unquote(name)).resolve() if name else path, unquote(unescape(anchor)))
        for path, page in pages.items()
        for name, anchor in re.findall(r' href="([^":#?]*)#([^"]+)"', page)
    ]

    assert len(links) > 1000
    assert [each for each in links if each[1] not in there.get(each[0], ())] == []
