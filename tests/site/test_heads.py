"""The head of a page, from which other sites make previews of links."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from support.libraries import cited
from support.libraries.editions import EDITIONS
from support.libraries.published import BASE, LIBRARY
from support.projects import INDEX
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
    assert meta(built.page("concepts"))["og:image"] == f"{BASE}_cards/index.png"
    front = built.page("index")
    assert front.select_one("link[rel=canonical]")["href"] == meta(front)["og:url"] == BASE
    assert front.select_one("link[rel~=icon]")["href"] == "_static/sphinx-reviews/mark.svg"
    assert "<svg" in built.text("_static/sphinx-reviews/mark.svg")
    header = (built.output / "_cards/a.png").read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    assert struct.unpack(">II", header[16:]) == (1200, 630)
    canonical = built.page("a").select_one("link[rel=canonical]")
    assert canonical
    assert canonical["href"] == f"{BASE}a.html"
    assert f"<loc>{BASE}a.html</loc>" in built.text("sitemap.xml")
    assert "<lastmod>2024-06-01</lastmod>" in built.text("sitemap.xml")


def test_preview_of_any_page(build: Callable[..., Built]) -> None:
    """A page without a review says what it is about; one that says nothing shows the site's card."""
    concept = "# 표류\n\n:::{concept} 표류\n떠내려가는 일. 둘째 문장.\n:::\n"
    files = {
        "index.md": INDEX.replace("# 서가", "# 서가\n\n책을 모은 곳이다. 둘째."),
        "drift.md": concept,
        "text.md": "# 글\n\n차례:\n\n- 하나\n\n[](drift.md)을 다룬 첫 문단.\n",
        "views.md": "# 보기\n\n```{catalogue}\n```\n",
    }
    review = LIBRARY["b.md"] + "\n{concept}`표류`도 다룬다.\n"
    built = build({**LIBRARY, **files, "b.md": review}, html_baseurl=BASE)
    heads = {name: meta(built.page(name)) for name in ("index", "drift", "text", "views")}

    assert {name: head["description"] for name, head in heads.items()} == {
        "index": "책을 모은 곳이다. 둘째.",
        "drift": "떠내려가는 일. 둘째 문장.",
        "text": "표류을 다룬 첫 문단.",
        "views": "책을 모은 곳이다. 둘째.",
    }
    cards = {name: head["og:image"].removeprefix(BASE) for name, head in heads.items()}
    assert cards == {
        "index": "_cards/index.png",
        "drift": "_cards/drift.png",
        "text": "_cards/text.png",
        "views": "_cards/index.png",
    }
    assert all((built.output / card).is_file() for card in cards.values())
    assert heads["drift"]["og:image:alt"] == "표류 · 이 개념을 다룬 서평 1편"
    assert {head["twitter:card"] for head in heads.values()} == {"summary_large_image"}


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


def citation_tags(built: Built, docname: str) -> list[tuple[str, str]]:
    """Return the tags of a page that reference managers read, in order."""
    found = built.page(docname).select(
        "head meta[name^=citation_], head meta[property='z:itemType']"
    )
    return [(str(tag.get("name") or tag.get("property")), str(tag["content"])) for tag in found]


def test_entry_of_a_reference_manager(build: Callable[..., Built]) -> None:
    """Zotero finds in the head of a review what makes an entry, and that it is no journal article."""
    built = build(cited.LIBRARY, html_baseurl=BASE, reviews_pdf=True)

    assert citation_tags(built, "c/edited") == [
        ("citation_title", "모은 글"),
        ("citation_author", "이두리"),
        ("citation_publication_date", "2023/11/20"),
        ("citation_language", "ko"),
        ("citation_public_url", f"{BASE}c/edited.html"),
        ("citation_pdf_url", f"{BASE}c/edited.pdf"),
        ("z:itemType", "blogPost"),
    ]
    assert (built.output / "c/edited.pdf").is_file()
    names = [content for name, content in citation_tags(built, "a/english") if "author" in name]
    assert names == ["Jane Roe", "이두리"]
    assert citation_tags(built, "index") == []


def test_entry_without_an_address(build: Callable[..., Built]) -> None:
    """Without an address, date and author the tags are those that are left."""
    built = build(cited.LIBRARY, author="")

    assert citation_tags(built, "d/bare") == [
        ("citation_title", "이름 없는 서평"),
        ("citation_language", "ko"),
        ("z:itemType", "blogPost"),
    ]
    # The site has no name either.
    assert "og:site_name" not in meta(built.page("d/bare"))
