"""The PDFs of this repository's site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup

from support.papers import Paper, flat, words_of
from support.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path

REVIEWS: Final = sorted(
    path.stem for path in (ROOT / "reviews").glob("*.md") if ":::{book}" in path.read_text()
)


@pytest.mark.parametrize("name", REVIEWS)
def test_review_of_the_site(site: Path, name: str) -> None:
    """The PDF of a review has every word of its page, tags, embedded fonts, and its headings as outline."""
    page = BeautifulSoup((site / "reviews" / f"{name}.html").read_text(), "html.parser")
    paper = Paper(site / "reviews" / f"{name}.pdf")
    body = page.select_one("article")
    assert body
    download = body.select_one(".rv-pdf")
    assert download
    words = words_of(body)
    headings = [
        heading.get_text() for heading in body.select(":is(h1, h2, h3, h4):not(.rv-heading)")
    ]

    assert paper.lacks(words) == []
    assert paper.outline == [*headings, "이 서평에 나온 개념"]
    assert paper.is_tagged
    assert paper.catalogue["/Lang"] == "ko"
    assert all(paper.fonts.values())
    assert download["href"] == f"{name}.pdf"
    size = float(download.get_text().removeprefix("PDF (").removesuffix(" KB)"))
    assert size * 1000 == pytest.approx(paper.path.stat().st_size, rel=0.05)


@pytest.mark.parametrize("name", ["library", *(f"reviews/{name}" for name in REVIEWS)])
def test_no_page_is_nearly_empty(site: Path, name: str) -> None:
    """Each page but the cover has text on at least a quarter of its height."""
    pages = dict(enumerate(Paper(site / f"{name}.pdf").fill, 1))
    if name == "library":
        del pages[1]

    assert {number: share for number, share in pages.items() if share < 0.25} == {}


@pytest.mark.parametrize("name", REVIEWS)
def test_items_are_whole(site: Path, name: str) -> None:
    """A skill is on one page with its reason, and so is each item of a list."""
    page = BeautifulSoup((site / "reviews" / f"{name}.html").read_text(), "html.parser")
    body = page.select_one("article")
    assert body
    words_of(body)
    paper = Paper(site / "reviews" / f"{name}.pdf")
    pages = [flat(each) for each in paper.pages]
    items = [
        [flat(part) for part in item.stripped_strings if "…" not in part]
        for item in body.select(".rv-skill-list > li, section > ul:not([class]) > li")
    ]

    assert len(items) > 1
    torn = [item for item in items if not any(all(part in each for part in item) for each in pages)]
    assert torn == []


def test_library_of_the_site(site: Path) -> None:
    """The PDF of the library has all reviews by area, and contents with author, verdict and page."""
    library = Paper(site / "library.pdf")
    contents = library.pages[1]
    titles = {name: Paper(site / "reviews" / f"{name}.pdf").outline[0] for name in REVIEWS}
    chapters = [library.outline.index(title) for title in titles.values()]

    assert library.is_tagged
    assert all(library.fonts.values())
    assert "19권" in library.pages[0]
    assert "1부" in library.pages[2]
    assert len(set(chapters)) == len(REVIEWS)
    for title in titles.values():
        listed = re.search(rf"{re.escape(title)}(.*?)추천\s*(\d+)", contents, re.DOTALL)
        assert listed
        assert listed[1].strip(". \r\n")
        assert flat(title) in flat(library.pages[int(listed[2]) - 1])
    assert library.outline[-1] == "기술"
    assert library.inner_links > 300
    assert "최근서평2026년11월9일" in flat(library.pages[-1])
