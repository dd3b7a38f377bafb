"""The page of results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from support.browser import in_browser, violations
from support.libraries.searched import ENGINEERING, MACHINE, TABLE
from support.searching import found, open_dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


@in_browser
def test_sentence_and_section(visit: Callable[..., Page]) -> None:
    """A result shows the sentence with the match marked, and leads to its section."""
    page = visit("search.html?q=어렵다")
    result = page.locator(".rv-result").first
    expect(result.locator(".rv-result-text")).to_have_text("MLOps를 쓰면 어려운 일이 줄었다.")
    expect(result.locator(".rv-result-text mark")).to_have_text(["어려운"])
    expect(result.locator(".rv-result-section")).to_have_text("품질")

    result.get_by_role("link").click()
    page.wait_for_url(re.compile(r"/a\.html#"))
    target = page.evaluate(
        "document.getElementById(decodeURIComponent(location.hash.slice(1))).textContent"
    )
    assert "어려운 일이" in target


@in_browser
def test_every_word_is_marked(visit: Callable[..., Page]) -> None:
    """A name of three words is one mark, and the link quotes its sentence."""
    page = visit("search.html?q=데이터 분포 시프트")
    title = page.locator(".rv-result-title").first
    expect(title.locator("mark")).to_have_text(["데이터 분포 시프트"])

    link = visit("search.html?q=장부를").locator(".rv-result-title").first
    assert ":~:text=" in str(link.get_attribute("href"))


@in_browser
def test_filters_and_order(visit: Callable[..., Page]) -> None:
    """Results can be filtered by kind, skill, concept, publisher and verdict; the address keeps all of it."""
    page = visit("search.html?q=데이터")
    everything = found(page)
    page.get_by_role("group", name="종류").get_by_role("button", name="서평").click()
    expect(page.locator(".rv-result")).to_have_count(3)
    page.locator(".rv-search-filters summary").click()
    page.get_by_label("펴낸 곳").select_option("가람")
    expect(page.locator(".rv-result")).to_have_count(2)
    page.get_by_label("차례").select_option(label="새 글부터")
    expect(page.locator(".rv-result-title").first).to_have_text(TABLE)
    page.get_by_label("총평").select_option("추천")
    expect(page.locator(".rv-result")).to_have_count(1)

    page.reload()
    assert found(page) == [("서평", MACHINE)]
    assert len(everything) > 3
    for asked in ("skill=쿠버네티스", "concept=데이터 분포 시프트&kind=review"):
        assert ("서평", MACHINE) in found(visit(f"search.html?q=배포&{asked}"))
        assert ("서평", ENGINEERING) not in found(visit(f"search.html?q=배포&{asked}"))


@in_browser
def test_nothing_is_found(visit: Callable[..., Page]) -> None:
    """Where nothing is found the page offers words that are like it, and a link to the whole list."""
    page = visit("search.html?q=쿠바네팃츠라")
    assert found(page) == []
    expect(page.get_by_role("link", name="목록")).to_be_visible()

    page.get_by_role("button", name="쿠버네티스").click()
    expect(page.locator(".rv-result").first).to_be_visible()
    assert "q=" in page.url


@in_browser
def test_word_that_is_nowhere(visit: Callable[..., Page]) -> None:
    """A word that is in no text is left out, and the page says so."""
    page = visit("search.html?q=머신러닝 고양이")

    assert found(page) == [("서평", MACHINE)]
    expect(page.locator(".rv-search-status")).to_contain_text("고양이")


@in_browser
def test_slash_in_a_field_is_a_character(visit: Callable[..., Page]) -> None:
    """In a field, / is a character like any other."""
    page = visit("search.html")
    page.locator(".rv-search input").press_sequentially("CI/CD")

    expect(page.locator(".rv-result-title")).to_have_text([TABLE])


@in_browser
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_accessible(visit: Callable[..., Page], width: int, scheme: Any) -> None:
    """Page and dialog fit the screen, and axe finds nothing serious in them."""
    options = {"viewport": {"width": width, "height": 780}, "color_scheme": scheme}
    page = visit("search.html?q=데이터&verdict=recommend", **options)
    assert found(page)
    dialog = visit("a.html", **options)
    open_dialog(dialog)
    dialog.keyboard.type("데이터")
    expect(dialog.get_by_role("option").first).to_be_visible()
    dialog.keyboard.press("ArrowDown")
    empty = visit("search.html?q=쿠바네팃츠라", **options)
    assert found(empty) == []

    for each, part in ((page, ".rv-search-page"), (dialog, "dialog"), (empty, ".rv-search-page")):
        assert violations(each, part) == []
        assert each.evaluate("document.documentElement.scrollWidth") <= width


@in_browser
def test_without_scripts(visit: Callable[..., Page]) -> None:
    """Without JavaScript the page says so, and links to the whole list."""
    page = visit("search.html?q=데이터", java_script_enabled=False)

    expect(page.get_by_text("자바스크립트")).to_be_visible()
    expect(page.get_by_role("link", name="목록")).to_have_attribute("href", "list.html")
