"""The PDF of one review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import pytest
from bs4 import BeautifulSoup

from support.libraries.printed import CONCEPTS, CONF, review
from support.papers import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_properties(build: Callable[..., Built]) -> None:
    """The properties hold title, reviewer, keywords, and the date of the review."""
    text = review("데이터 책", "{concept}`모니터링`을 다룬다.").replace(
        "---\n\n#", "author: 김서평\ntags: [운영, SRE]\n---\n\n#", 1
    )
    built = build({"conf.py": CONF, "a.md": text, "c.md": CONCEPTS}, builder="pdf")
    properties = Paper(built.output / "a.pdf").reader.metadata

    assert properties
    assert properties.title == "데이터 책"
    assert properties.author == "김서평"
    assert properties.keywords == "운영, SRE, 모니터링"
    assert str(properties.creation_date).startswith("2024-02-29")


def test_opening(build: Callable[..., Built]) -> None:
    """Disclosure, verdict and facts are on the first page, in this order, before the text."""
    text = review("데이터 책", "본문이 시작된다.", ":publisher: 한빛미디어\n").replace(
        "추천\n", "추천\n:rating: 4.5\n"
    )
    built = build({"conf.py": CONF, "a.md": text}, builder="pdf")
    first = Paper(built.output / "a.pdf").pages[0]
    order = [
        first.index(word)
        for word in ("데이터 책", "직접 구매", "4.5", "한마디", "한빛미디어", "본문이")
    ]

    assert order == sorted(order)


@pytest.mark.parametrize("base", ["", "https://books.example.org/서가/"])
def test_links(build: Callable[..., Built], base: str) -> None:
    """Concepts lead to their notes, books to the site if it has an address, and hosts are printed."""
    text = "{concept}`모니터링`은 {book}`이 책 <둘째 책>`에 나온다. [글](https://www.example.com/a?b=1#c)이 있다."
    built = build(
        {
            "conf.py": CONF + f"html_baseurl = {base!r}\n",
            "a.md": review("첫째 책", text),
            "b.md": review("둘째 책"),
            "c.md": CONCEPTS,
        },
        builder="pdf",
    )
    paper = Paper(built.output / "a.pdf")

    assert built.warnings == []
    assert paper.inner_links == 1
    assert "상태를 꾸준히 지켜보는 일." in paper.text
    assert "글 (example.com)이 있다" in paper.text
    assert "https://www.example.com/a?b=1#c" in paper.links
    if base:
        assert f"{quote(base, safe=':/')}b.html" in paper.links
        assert f"{base}a.html" in paper.text
    else:
        assert "이 책 (둘째 책)에" in paper.text
        assert paper.links == ["https://www.example.com/a?b=1#c"]


def test_paper_and_language(build: Callable[..., Built]) -> None:
    """Paper and language are as asked for; an unknown paper is reported, and A4 is used."""
    english = review("Book", "Text.").replace("---\n\n#", "lang: en\n---\n\n#", 1)
    files = {"conf.py": CONF, "a.md": english}
    letter = build(files, builder="pdf", reviews_pdf_paper="us-letter")
    paper = Paper(letter.output / "a.pdf")

    assert paper.reader.pages[0].mediabox.width == pytest.approx(612)
    assert paper.catalogue["/Lang"] == "en"
    unknown = build(files, builder="pdf", reviews_pdf_paper="a44")
    assert unknown.warnings == [
        "conf.py:1: WARNING: reviews_pdf_paper: Typst has no paper size named 'a44'. "
        "Write a name such as 'a4', 'a5' or 'us-letter'. [reviews.value]"
    ]
    assert Paper(unknown.output / "a.pdf").reader.pages[0].mediabox.width == pytest.approx(
        595, abs=1
    )


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_link_leads_to_the_file(build: Callable[..., Built], builder: str) -> None:
    """The card of a book links to its PDF, the catalogue to the library's, with type and size."""
    files = {
        "conf.py": CONF,
        "서평/가 나.md": review("책"),
        "서평/index.md": "# 목록\n\n```{catalogue}\n```\n",
    }
    built = build(files, builder=builder)
    page = built.output / ("서평/가 나.html" if builder == "html" else "서평/가 나/index.html")
    for file, names in (
        (page, ["가 나"]),
        (built.output / "서평/index.html", ["library"]),
    ):
        links = BeautifulSoup(file.read_text(), "html.parser").select("a.rv-pdf")

        assert [unquote(str(link["href"])).rpartition("/")[2] for link in links] == [
            f"{name}.pdf" for name in names
        ]
        for link in links:
            assert link["type"] == "application/pdf"
            assert (file.parent / unquote(str(link["href"]))).is_file()
            assert re.fullmatch(r"PDF \(\d+ KB\)", link.get_text())
