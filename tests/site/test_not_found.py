"""The page that servers send for an address that leads nowhere, and the index that may be empty."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from support.libraries.published import LIBRARY
from support.projects import CONF

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

BASE = "https://books.example.org/library/"


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_addresses_hold_anywhere(build: Callable[..., Built], builder: str) -> None:
    """Each leads from the root of the server to a file; the page is listed nowhere."""
    built = build(LIBRARY, builder, html_baseurl=BASE)
    page = BeautifulSoup(built.text("404.html"), "html.parser")
    found = [str(each.get("href", each.get("src"))) for each in page.select("[href], [src]")]
    ours = [each for each in found if each and "://" not in each and not each.startswith("#")]

    assert page.select_one("h1").get_text() == "이 자리에는 책이 없다"
    assert page.select_one("form[action^='/library/search'] input[name=q]")
    assert [each.get_text() for each in page.select(".rv-review-list a")] == [
        "둘째 서평",
        "첫째 서평",
    ]
    for address in ours:
        assert address.startswith("/library/"), address
        path = built.output / unquote(address.removeprefix("/library/").partition("?")[0])
        assert (path / "index.html" if address.endswith("/") else path).is_file(), address
    assert "404" not in built.text("sitemap.xml") + built.text("searchindex.js")


def test_page_of_the_project(build: Callable[..., Built]) -> None:
    """A page of that name that the author writes stays, and ours is back when it is gone."""
    own = build({**LIBRARY, "404.md": "---\norphan: true\n---\n\n# 없음\n"})
    assert [title.contents[0] for title in own.page("404").select("h1")] == ["없음"]

    assert "이 자리에는 책이 없다" in build(LIBRARY).text("404.html")


def test_index_without_entries(build: Callable[..., Built]) -> None:
    """Sphinx's index is there, and linked, only if it lists something or somebody links to it."""

    def has_index(files: dict[str, str], **config: object) -> tuple[bool, bool]:
        built = build({**LIBRARY, **files}, **config)
        assert built.warnings == []
        return (built.output / "genindex.html").is_file(), "genindex" in built.text("a.html")

    assert has_index({}) == (False, False)
    assert has_index({"word.md": "# 낱말\n\n{index}`낱말`\n"}) == (True, True)
    assert has_index({"word.md": "# 낱말\n\n{index}`낱말`\n"}, html_use_index=False) == (
        False,
        False,
    )
    assert has_index({"word.md": "# 낱말\n\n{ref}`genindex`\n"}) == (True, True)
    assert has_index({}) == (False, False)
    assert (
        has_index({"conf.py": CONF + 'html_favicon = "own.svg"\n', "own.svg": "<svg/>"})[0] is False
    )
