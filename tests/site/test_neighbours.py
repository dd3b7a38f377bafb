"""Other extensions in the same project: they get what this one knows, and nothing is there twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest

from support.builds import sphinx_build, write
from support.libraries.cited import LIBRARY as CITED
from support.libraries.published import BASE, FIRST, LIBRARY, SECOND
from support.projects import CONF, INDEX
from support.readers import meta

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bs4 import BeautifulSoup

    from support.projects import Built

SUMMARY: Final = "먼저 읽을 책이다."


#: What a page may have more than once.
_REPEATED: Final = {"article:tag", "citation_author", "None", "viewport"}


def conf_with(extension: str) -> str:
    """Return a ``conf.py`` that loads one more extension, which must be installed."""
    pytest.importorskip(extension)
    return CONF.replace('"sphinx_reviews"', f'"{extension}", "sphinx_reviews"')


def tags_of(page: BeautifulSoup) -> Counter[str]:
    """Return how often a page has each ``<meta>`` element, but those that may be repeated."""
    names = (str(each.get("property") or each.get("name")) for each in page.find_all("meta"))
    return Counter(name for name in names if name not in _REPEATED)


def test_opengraph(build: Callable[..., Built]) -> None:
    """With sphinxext-opengraph, a review has our description and card, and each tag once."""
    conf = conf_with("sphinxext.opengraph")
    built = build({"conf.py": conf, **LIBRARY}, html_baseurl=BASE, ogp_site_url=BASE)
    head, page = meta(built.page("a")), built.page("a")

    assert head["og:description"] == head["description"]
    assert head["description"].endswith(SUMMARY)
    assert head["og:image"] == f"{BASE}_cards/a.png"
    assert head["og:type"] == "article"
    assert head["twitter:card"] == "summary_large_image"
    assert set(tags_of(page).values()) == {1}
    assert set(tags_of(built.page("concepts")).values()) == {1}


def test_description_of_the_author(build: Callable[..., Built]) -> None:
    """A description that the author writes for a page is the only one there."""
    own = "updated: 2024-06-01\nmyst:\n  html_meta:\n    description: 따로 쓴 소개\n"
    page = FIRST.replace("updated: 2024-06-01\n", own)
    built = build({**LIBRARY, "a.md": page}, html_baseurl=BASE)

    assert meta(built.page("a"))["description"] == "따로 쓴 소개"
    assert set(tags_of(built.page("a")).values()) == {1}


def test_sitemap(tmp_path: Path) -> None:
    """With sphinx-sitemap there is its sitemap, without the drafts.

    It leaves a process behind, which would keep the pipes of a browser open.
    """
    draft = SECOND.replace("---\n", "---\ndraft: true\n", 1)
    conf = conf_with("sphinx_sitemap")
    conf += f'html_baseurl = "{BASE}"\nsitemap_url_scheme = "{{link}}"\n'
    write(tmp_path / "source", {"conf.py": conf, "index.md": INDEX, **LIBRARY, "b.md": draft})
    sphinx_build(tmp_path / "source", tmp_path / "html")
    sitemap = (tmp_path / "html/sitemap.xml").read_text()

    assert f"<loc>{BASE}a.html</loc>" in sitemap
    assert f"<loc>{BASE}search.html</loc>" in sitemap
    assert f"{BASE}404" not in sitemap
    assert f"{BASE}b.html" not in sitemap


def test_bibtex(build: Callable[..., Built]) -> None:
    """With sphinxcontrib-bibtex a book and a review can be cited without a warning."""
    conf = conf_with("sphinxcontrib.bibtex")
    built = build(CITED, html_baseurl=BASE)
    entry = built.page("a/english").select(".rv-citation pre")[1].get_text()
    files = {"conf.py": conf, "books.bib": built.text("books.bib"), "reviews.bib": entry}
    keys = ("b:korean", "c:edited", "a:english:review")
    cites = "".join(f"{{cite:p}}`{key}`\n\n" for key in keys)
    files["cites.md"] = f"# 인용\n\n{cites}```{{bibliography}}\n```\n"
    built = build(files, bibtex_bibfiles=["books.bib", "reviews.bib"])
    text = built.page("cites").get_text()

    assert built.warnings == []
    assert "한빛미디어, 3 2023" in text
    assert "박셋" in text
    assert "Is that all?" in text
    assert f"{BASE}a/english.html" in text
