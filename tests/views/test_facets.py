"""Choosing reviews in a catalogue, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.browser import Reader, in_browser, violations
from support.catalogue import count, tick, titles
from support.libraries.browsed import SHELF

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

pytestmark = in_browser


@pytest.fixture(name="name", params=["catalogue", "long"])
def fixture_name(request: pytest.FixtureRequest) -> str:
    """Return the name of a page: one that holds all cards, and one to which scripts bring them."""
    return str(request.param)


def test_facets(name: str, read: Callable[..., Reader]) -> None:
    """Values of one facet add up, facets narrow each other, and each count is what a tick would show."""
    page = read().open(name)
    status = page.get_by_role("status")

    assert titles(page) == ["넷", "셋", "둘", "하나"]
    expect(status).to_have_text("모두 4권")

    tick(page, "먼저 필요한 기술", "SQL")
    assert titles(page) == ["셋", "둘"]
    expect(status).to_have_text("4권 가운데 2권")
    assert count(page, "먼저 필요한 기술", "Git") == "1"
    assert count(page, "펴낸 곳", "가람") == "1"

    tick(page, "펴낸 곳", "가람")
    assert titles(page) == ["둘"]
    assert count(page, "펴낸 곳", "나루") == "1"
    assert count(page, "먼저 필요한 기술", "Git") == "0"

    tick(page, "펴낸 곳", "나루")
    assert titles(page) == ["셋", "둘"]


def test_state_is_in_the_address(name: str, read: Callable[..., Reader]) -> None:
    """Going back undoes a step, and an address restores its state."""
    reader = read()
    page = reader.open(name)
    tick(page, "총평", "비추천")
    page.get_by_label("정렬").select_option("title")
    page.get_by_role("searchbox").fill("넷")
    address = page.evaluate("location.href")

    page.go_back()
    assert page.get_by_role("searchbox").input_value() == ""
    page.go_back()
    assert page.get_by_label("정렬").input_value() == "date"
    page.go_back()
    assert len(titles(page)) == 4
    page.go_forward()
    assert titles(page) == ["넷"]

    page.goto(address)
    assert titles(page) == ["넷"]
    assert page.get_by_label("정렬").input_value() == "title"
    assert page.get_by_role("searchbox").input_value() == "넷"


def test_order(name: str, read: Callable[..., Reader]) -> None:
    """Titles are sorted as in a Korean dictionary."""
    page = read().open(name)
    page.get_by_label("정렬").select_option("title")

    assert titles(page) == ["넷", "둘", "셋", "하나"]


@pytest.mark.parametrize("words", ["지은이 하나", "FIRST", "하나지은이"])
def test_free_text(words: str, read: Callable[..., Reader]) -> None:
    """Titles, people and original titles are searched, regardless of case and spaces."""
    page = read().open("catalogue")
    page.get_by_role("searchbox").fill(words)

    assert titles(page) == ["하나"]


def test_removing_conditions(name: str, read: Callable[..., Reader]) -> None:
    """Each condition has a button that removes it; an empty list has one that removes all."""
    page = read().open(name)
    tick(page, "총평", "비추천")
    tick(page, "펴낸 곳", "가람")

    assert titles(page) == []
    expect(page.get_by_text("조건에 맞는 서평이 없습니다.")).to_be_visible()
    page.get_by_role("button", name="비추천 조건 지우기").click()
    assert titles(page) == ["둘", "하나"]
    assert page.evaluate("document.activeElement.textContent").startswith("펴낸 곳: 가람")

    tick(page, "총평", "비추천")
    page.get_by_role("button", name="조건 모두 지우기").click()
    assert len(titles(page)) == 4
    assert "?" not in page.url
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_by_keyboard_alone(read: Callable[..., Reader]) -> None:
    """Tab and Space choose a value, and Enter in the field does nothing."""
    page = read().open("catalogue")
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("searchbox").press("Enter")

    assert len(titles(page)) < 4
    assert page.url.count("=") == 1


def test_without_scripts(read: Callable[..., Reader]) -> None:
    """Without JavaScript the whole list is shown, and no control that needs a script."""
    reader = read(java_script_enabled=False)
    page = reader.open("catalogue")
    shown = [each for each in page.locator("main *, .body *").all() if each.is_visible()]
    tags = {each.evaluate("element => element.localName") for each in shown}

    assert titles(page) == ["넷", "셋", "둘", "하나"]
    assert tags & {"input", "select", "button", "form", "details"} == set()


def test_facets_on_a_phone(read: Callable[..., Reader]) -> None:
    """On a phone the conditions are in a sheet, which says how many books it leaves."""
    page = read(viewport={"width": 390, "height": 800}, has_touch=True).open("catalogue")
    field = page.get_by_role("searchbox")

    expect(field).to_be_hidden()
    page.get_by_role("button", name="걸러 보기").tap()
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_visible()
    tick(page, "총평", "비추천")
    assert violations(page, ".rv-sheet") == []
    page.get_by_role("button", name="1권 보기").tap()
    expect(field).to_be_hidden()
    assert titles(page) == ["넷"]
    expect(page.get_by_role("button", name="걸러 보기 1")).to_be_focused()


def test_choosing_books_to_compare(name: str, read: Callable[..., Reader]) -> None:
    """Two cards lead to the page that compares them; going back keeps the choice."""
    page = read().open(name)
    tray = page.get_by_role("group", name="견줄 책")
    link = tray.get_by_role("link", name="나란히 보기")
    expect(tray).to_be_hidden()
    page.get_by_label("견주기에 담기: 넷").focus()
    page.keyboard.press("Space")
    expect(link).to_be_hidden()
    for title in ("하나", "둘"):
        page.get_by_label(f"견주기에 담기: {title}").check()
    expect(tray.get_by_role("status")).to_have_text("견줄 책 3권")
    expect(page.get_by_label("견주기에 담기: 셋")).to_be_disabled()
    tray.get_by_role("button", name="넷 빼기").click()
    assert violations(page, ".rv-catalogue") == []
    link.click()

    expect(page.locator("thead th a")).to_have_text(["하나", "둘"])
    page.go_back()
    expect(tray.get_by_role("button")).to_have_text(["하나 ×", "둘 ×", "비우기"])
    tray.get_by_role("button", name="비우기").click()
    expect(page.get_by_label("견주기에 담기: 하나")).not_to_be_checked()


def test_no_choice_without_a_page_that_compares(build: Callable[..., Built]) -> None:
    """Nothing offers to compare books where no page does."""
    built = build({**{name: SHELF[name] for name in ("a.md", "catalogue.md")}})

    assert "rv-tray" not in built.text("catalogue.html")
    assert not (built.output / "_compare").exists()
