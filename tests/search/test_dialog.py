"""The dialog that searches from every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from support.browser import in_browser
from support.libraries.searched import LEDGER, MACHINE
from support.searching import found, open_dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route


@in_browser
def test_dialog_by_keyboard(visit: Callable[..., Page]) -> None:
    """Control-K and / open a combobox; arrows choose, Enter opens, Escape closes."""
    page = visit("b.html")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="검색")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    open_dialog(page)
    page.keyboard.type("배포하")
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("2건 찾음")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    chosen = options.last.locator(".rv-result-title").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/(a|b)\.html"))
    expect(page.locator("h1").first).to_contain_text(chosen)


@in_browser
def test_keys_while_the_script_is_loading(visit: Callable[..., Page]) -> None:
    """The dialog takes what is typed before it can search."""
    page = visit("b.html")
    script = re.compile(r"_search/search\.js$")
    held: list[Route] = []
    page.route(script, lambda route: held.append(route))  # noqa: PLW0108  (a method takes no marks)
    # Requests of files are held only on pages that are opened after this.
    page.reload()
    with page.expect_request(script):
        page.keyboard.press("Control+k")
    page.keyboard.type("배포")
    held[0].continue_()

    expect(page.get_by_role("option")).to_have_count(2)
    expect(page.get_by_role("combobox")).to_have_value("배포")


@in_browser
def test_key_that_another_followed(visit: Callable[..., Page]) -> None:
    """Of what was typed while the index was loading, only the last is looked up in pages."""
    page = visit("b.html")
    held: list[Route] = []
    page.route(re.compile("_search/terms/"), lambda route: held.append(route))  # noqa: PLW0108
    page.reload()
    texts: list[str] = []
    page.on(
        "request", lambda each: texts.append(each.url) if "_search/pages/" in each.url else None
    )
    open_dialog(page)
    box = page.get_by_role("combobox")
    with page.expect_request(re.compile("_search/terms/")):
        box.fill("배포")
    box.fill("홍길동")
    for each in held:
        each.continue_()

    expect(page.get_by_role("option")).to_contain_text([LEDGER])
    assert len(texts) == 1


@in_browser
def test_first_letter(visit: Callable[..., Page]) -> None:
    """The first key of a word is answered at once, by the shortest titles that begin with it."""
    page = visit("b.html")
    loaded: list[str] = []
    page.on("request", lambda each: loaded.append(each.url))
    open_dialog(page)
    page.get_by_role("combobox").fill("ㅁ")

    expect(page.get_by_role("option")).to_contain_text(["목록", MACHINE])
    assert not [url for url in loaded if re.search("_search/(names|pages)", url)]


@in_browser
def test_results_that_are_not_seen(visit: Callable[..., Page]) -> None:
    """Results below the part that is seen are drawn when a reader goes there."""
    page = visit("b.html", viewport={"width": 600, "height": 400})
    open_dialog(page)
    box, options = page.get_by_role("combobox"), page.get_by_role("option")
    number = 4
    box.fill("데이터")
    expect(options).to_have_count(number)
    box.fill("데이터 ")
    expect(options.nth(number - 1)).to_be_hidden()
    box.press("ArrowUp")
    expect(options.nth(number - 1)).to_have_attribute("aria-selected", "true")


@in_browser
def test_button_on_a_phone(visit: Callable[..., Page]) -> None:
    """In a theme without a search button one opens the dialog, which fills the screen."""
    width, height = 390, 844
    page = visit("b.html", viewport={"width": width, "height": height}, has_touch=True)
    page.get_by_role("button", name="검색").tap()

    expect(page.get_by_role("combobox")).to_be_focused()
    box = page.get_by_role("dialog").bounding_box()
    assert box == {"x": 0, "y": 0, "width": width, "height": height}


@in_browser
def test_dialog_leads_to_all_results(visit: Callable[..., Page]) -> None:
    """Enter opens the page of results when no result is chosen."""
    page = visit("b.html")
    open_dialog(page)
    page.keyboard.type("배포")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("search.html"))

    assert len(found(page)) == 2


@in_browser
@pytest.mark.parametrize(
    "typed", ["머신ㄹ", "머신런", "머신럳", "머신러닝으", "쿱", "쿠버넽", '"모델을 쿱']
)
def test_half_typed_word(visit: Callable[..., Page], typed: str) -> None:
    """The dialog finds a word before it is typed to its end."""
    page = visit("b.html")
    open_dialog(page)
    page.keyboard.type(typed)

    expect(page.get_by_role("option").filter(has_text=MACHINE).first).to_be_visible()


@in_browser
def test_half_typed_particle(visit: Callable[..., Page]) -> None:
    """The beginning of a particle changes nothing of what a word in Latin letters finds."""
    page = visit("b.html")
    open_dialog(page)
    page.get_by_role("combobox").fill("MLOps")
    expect(page.get_by_role("option")).not_to_have_count(0)
    titles = page.locator("dialog .rv-result-title").all_inner_texts()
    status = page.locator("dialog .rv-search-status").inner_text()
    for typed in ("MLOpsㄹ", "MLOps르"):
        page.get_by_role("combobox").fill(typed)
        expect(page.locator("dialog .rv-search-whole")).to_have_attribute(
            "href", re.compile(re.escape(quote(typed)))
        )

        expect(page.locator("dialog .rv-search-status")).to_have_text(status)
        assert page.locator("dialog .rv-result-title").all_inner_texts() == titles
