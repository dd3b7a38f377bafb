"""The PDFs of this repository's site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup

from support.papers import Paper, words_of
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


def test_library_of_the_site(site: Path) -> None:
    """The PDF of the library has all reviews with their page numbers, and indexes that lead to them."""
    library = Paper(site / "library.pdf")
    contents = library.pages[1]
    chapters = [
        library.outline.index(Paper(site / "reviews" / f"{name}.pdf").outline[0])
        for name in REVIEWS
    ]

    assert library.is_tagged
    assert all(library.fonts.values())
    assert "19편" in library.pages[0]
    assert len(set(chapters)) == len(REVIEWS)
    for name in REVIEWS:
        title = Paper(site / "reviews" / f"{name}.pdf").outline[0]
        listed = re.search(rf"{re.escape(title)}[ .\r\n]*(\d+)", contents)
        assert listed
        assert title.split() == library.pages[int(listed[1]) - 1].split()[: len(title.split())]
    assert library.outline[-1] == "기술"
    assert library.inner_links > 300
