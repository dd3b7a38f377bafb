"""A catalogue in pages: all books are reached, and its page stays small."""

from __future__ import annotations

import posixpath
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.browser import Reader, in_browser, violations
from support.catalogue import count, tick, titles, unfold
from support.libraries.viewed import review, view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.projects import Built

#: More publishers than a form shows at once.
TITLES = [f"책 {number:02}" for number in range(10)]
SHELF = {
    f"{number}.md": review(title, date=f"2024-01-{20 - number}", publisher=f"출판사 {number}")
    for number, title in enumerate(TITLES)
}


def page(options: str = ":per-page: 3\n") -> dict[str, str]:
    """Return the library with a page that lists it."""
    return {**SHELF, "view.md": view("catalogue", options)}


def turned(built: Built, name: str) -> Iterator[list[str]]:
    """Yield the titles on each page, from one to the next."""
    while name:
        shown = built.page(name)
        yield [each.get_text() for each in shown.select(".rv-card-title")]
        following = shown.select_one(".rv-pages a[rel=next]")
        name = _target(name, str(following["href"])) if following else ""


def _target(name: str, address: str) -> str:
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
    return path.removesuffix(".html") if path.endswith(".html") else f"{path}/index"


@pytest.mark.parametrize(
    ("builder", "display", "place"), [("html", "facets", ""), ("dirhtml", "cards", "/index")]
)
def test_pages(build: Callable[..., Built], builder: str, display: str, place: str) -> None:
    """Links lead from the first page to the last book, without JavaScript."""
    built = build(page(f":per-page: 3\n:display: {display}\n"), builder)
    found = list(turned(built, f"view{place}"))

    assert built.warnings == []
    assert found == [TITLES[:3], TITLES[3:6], TITLES[6:9], TITLES[9:]]
    last = built.page(f"view-page-4{place}")
    assert last.select_one("h1").contents[0] == "보기, 4쪽 가운데 4쪽"
    assert last.select_one(".rv-pages b[aria-current=page]").get_text() == "4"
    link = last.select_one(".rv-card-title a")["href"]
    assert link == {"html": "9.html", "dirhtml": "../9/"}[builder]


def test_further_pages_are_for_readers_alone(build: Callable[..., Built]) -> None:
    """Search engines, the search of the site and its map know the reviews themselves."""
    built = build(page(), html_baseurl="https://books.example.org/")
    second = built.page("view-page-2")

    assert second.select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert second.select_one("head link[rel=prev]")["href"] == "view.html"
    assert second.select_one("head link[rel=next]")["href"] == "view-page-3.html"
    assert "view-page" not in built.text("sitemap.xml") + built.text("searchindex.js")


def test_document_of_that_name(build: Callable[..., Built]) -> None:
    """No further page takes the place of a document."""
    own = {"view-page-2.md": "---\norphan: true\n---\n\n# 딴 글\n"}
    built = build({**page(), **own})

    assert built.page("view-page-2").select_one("h1").contents[0] == "딴 글"
    assert [each for shown in turned(built, "view") for each in shown] == TITLES


def test_short_catalogue(build: Callable[..., Built]) -> None:
    """A catalogue that fits on a page has no other, and no script; what there was goes."""
    assert (build(page()).output / "_catalogue").exists()
    built = build(page(""))

    assert built.page("view").select(".rv-pages") == []
    assert list(built.output.glob("view-page*")) == []
    assert not (built.output / "_catalogue").exists()


@in_browser
def test_values_that_the_form_lacks(
    build: Callable[..., Built], read: Callable[..., Reader]
) -> None:
    """The page has the first values of a facet; the others are offered in the same way."""
    built = build(page())
    reader = read(built.output)
    assert len(built.page("view").select("input[name=publisher]")) == 6
    shown = reader.open("view")

    assert titles(shown) == TITLES
    unfold(shown.locator("fieldset").filter(has_text="펴낸 곳"))
    shown.get_by_text("4개 더").click()
    tick(shown, "펴낸 곳", "출판사 9")
    assert titles(shown) == ["책 09"]
    assert count(shown, "펴낸 곳", "출판사 8") == "1"
    shown.get_by_label("정렬").select_option("title")
    tick(shown, "펴낸 곳", "출판사 1")
    assert titles(shown) == ["책 01", "책 09"]
    assert titles(reader.open("view?publisher=출판사 8&sort=title")) == ["책 08"]
    expect(shown.get_by_role("checkbox", name="출판사 8")).to_be_checked()
    assert violations(shown, ".rv-catalogue") == []
    assert reader.outside() == reader.errors == []


@in_browser
def test_scripts_that_do_not_come(build: Callable[..., Built], read: Callable[..., Reader]) -> None:
    """Without them, as without JavaScript, readers turn the pages."""
    built = build(page())
    shutil.rmtree(built.output / "_catalogue")
    shown = read(built.output).open("view")
    for number in range(3):
        expect(shown.get_by_role("searchbox")).to_be_hidden()
        assert titles(shown) == TITLES[3 * number : 3 * number + 3]
        with shown.expect_navigation():
            shown.get_by_role("link", name="다음").click()

    assert titles(shown) == TITLES[9:]
