"""The head of a page, from which other sites make previews of links."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from support.libraries.editions import EDITIONS
from support.libraries.published import BASE, LIBRARY
from support.readers import meta

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


@pytest.mark.parametrize("theme", ["basic", "alabaster", "shibuya"])
def test_preview_of_a_link(build: Callable[..., Built], theme: str) -> None:
    """The preview of a link has card, title and description, with the disclosure before the verdict."""
    built = build(LIBRARY, html_baseurl=BASE, html_theme=theme, html_theme_options={})
    head = meta(built.page("a"))

    assert built.warnings == []
    assert head["og:title"] == "첫째 서평"
    assert head["og:description"] == head["description"]
    assert head["description"].startswith("가람에서") or head["description"].startswith("가람")
    assert head["description"].endswith("먼저 읽을 책이다.")
    assert head["og:url"] == f"{BASE}a.html"
    assert head["og:image"] == f"{BASE}_cards/a.png"
    assert built.text("a.html").count('"og:title"') == 1
    assert meta(built.page("concepts"))["og:type"] == "website"
    header = (built.output / "_cards/a.png").read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    assert struct.unpack(">II", header[16:]) == (1200, 630)
    canonical = built.page("a").select_one("link[rel=canonical]")
    assert canonical
    assert canonical["href"] == f"{BASE}a.html"
    assert f"<loc>{BASE}a.html</loc>" in built.text("sitemap.xml")
    assert "<lastmod>2024-06-01</lastmod>" in built.text("sitemap.xml")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_links_to_data(build: Callable[..., Built], builder: str) -> None:
    """The front page and pages with records lead to the data, with or without an address."""
    built = build({**LIBRARY, "deep/c.md": LIBRARY["b.md"], "plain.md": "# 쪽\n"}, builder)
    types = {
        "application/json", "text/turtle", "application/x-bibtex",
        "application/vnd.citationstyles.csl+json",
    }  # fmt: skip
    for docname in ("index", "a", "deep/c", "concepts"):
        is_file = builder == "html" or docname == "index"
        page = built.output / (f"{docname}.html" if is_file else f"{docname}/index.html")
        links = BeautifulSoup(page.read_text(), "html.parser").select("head link[rel=alternate]")

        assert {str(link["type"]) for link in links} == types
        assert all(link["title"] for link in links)
        for link in links:
            assert (page.parent / str(link["href"])).is_file()
    plain = "plain.html" if builder == "html" else "plain/index.html"
    assert 'rel="alternate"' not in built.text(plain)


def test_page_of_a_reviewer(build: Callable[..., Built]) -> None:
    """The preview of a reviewer's own page shows a profile; that of a list of people does not."""
    own = EDITIONS["people.md"].replace("# 쓰는 사람", "# 김하나")
    head = meta(build(EDITIONS | {"people.md": own}, html_baseurl=BASE).page("people"))

    assert head["og:type"] == "profile"
    assert head["og:description"] == head["description"] == "데이터를 오래 만졌다."
    assert meta(build(EDITIONS, html_baseurl=BASE).page("people"))["og:type"] == "website"
