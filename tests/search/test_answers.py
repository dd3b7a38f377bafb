"""What readers see before, beside and in place of results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.browser import in_browser, violations
from support.libraries.searched import ENGINEERING, LEDGER, MACHINE, TABLE
from support.searching import found, open_dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


@in_browser
@pytest.mark.parametrize(
    ("query", "title", "said"),
    [
        (
            "데이터 드리프트를",
            "데이터 분포 시프트",
            ["배운 때와 다른 값이 들어오는 일.", "서평 1편에 나옵니다", MACHINE],
        ),
        ("k8s", "쿠버네티스", ["컨테이너를 돌리는 기술.", "쉬운 것부터", MACHINE]),
        ("kubernetes", "쿠버네티스", ["컨테이너를 돌리는 기술.", MACHINE]),
        ("machine learning in the field", MACHINE, ["총평이다.", "배운다", "쿠버네티스"]),
    ],
)
def test_name_is_answered(
    visit: Callable[..., Page], query: str, title: str, said: list[str]
) -> None:
    """The name of a concept, skill or book in any form is answered first, and leads further."""
    page = visit(f"search.html?q={query}")
    first = page.locator(".rv-result").first
    expect(first.locator(".rv-result-title")).to_have_text(title)
    for each in said:
        expect(first).to_contain_text(each)

    first.get_by_role("link", name=said[-1]).click()
    expect(page.locator("h1")).to_be_visible()
    assert "search.html" not in page.url


@in_browser
def test_name_is_answered_in_the_dialog(visit: Callable[..., Page]) -> None:
    """The dialog answers too, and the answer is one option among the others."""
    page = visit("b.html")
    open_dialog(page)
    page.keyboard.type("k8s")

    first = page.get_by_role("option").first
    expect(first).to_contain_text("컨테이너를 돌리는 기술.")
    expect(first.get_by_role("link")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/skills\.html"))


@in_browser
def test_filters_without_words(visit: Callable[..., Page]) -> None:
    """Conditions alone list all that meets them, the newest first; only real choices are offered."""
    page = visit("search.html?kind=review")
    assert [title for _, title in found(page)] == [ENGINEERING, TABLE, LEDGER, MACHINE]
    expect(page.locator(".rv-search-status")).to_have_text("4건 찾음")
    page.locator(".rv-search-filters summary").click()
    page.get_by_label("태그").select_option("스마트 계약")
    expect(page.locator(".rv-result")).to_have_count(1)
    expect(page.get_by_label("책의 수준")).to_be_hidden()
    page.get_by_label("총평").select_option("비추천")
    page.get_by_role("button", name="조건 모두 지우기").click()
    expect(page.locator(".rv-search-advice")).to_contain_text(ENGINEERING)

    assert found(visit("search.html?tag=이더리움")) == [("서평", LEDGER)]


@in_browser
def test_unknown_condition_is_told(visit: Callable[..., Page]) -> None:
    """A value that nothing has is left out of the conditions, and the page says so."""
    page = visit("search.html?q=머신러닝&tag=소설&publisher=가람")

    expect(page.get_by_text("태그: 여기에 ‘소설’ 값이 없어")).to_be_visible()
    assert found(page) == [("서평", MACHINE)]
    expect(page.get_by_label("펴낸 곳")).to_have_value("가람")


@in_browser
def test_where_to_begin(visit: Callable[..., Page]) -> None:
    """The empty page offers names and new reviews, and what was searched for last, until told to forget."""
    page = visit("search.html")
    expect(page.get_by_role("link", name=ENGINEERING)).to_be_visible()
    page.get_by_role("button", name="쿠버네티스").click()
    expect(page.locator(".rv-result-title").first).to_have_text("쿠버네티스")
    page.get_by_role("searchbox").fill("고양이")
    page.keyboard.press("Enter")
    expect(page.locator(".rv-search-status")).to_contain_text("없습니다")

    page.get_by_role("searchbox").fill("")
    recent = page.locator(".rv-suggestions").filter(has_text="최근에 찾은 것")
    expect(recent.get_by_role("button")).to_have_text(["쿠버네티스", "모두 지우기"])
    assert violations(page, ".rv-search-page") == []
    recent.get_by_role("button", name="모두 지우기").click()
    expect(recent).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_be_focused()


@in_browser
def test_exactly_what_was_typed(visit: Callable[..., Page]) -> None:
    """Where something else was searched for, a link searches for what was typed."""
    page = visit("search.html?q=ajtlsfjsld")
    assert found(page) == [("서평", MACHINE)]

    page.get_by_role("link", name="‘ajtlsfjsld’ 그대로 찾기").click()
    expect(page.locator(".rv-search-status")).to_have_text("‘ajtlsfjsld’ 검색 결과가 없습니다.")
