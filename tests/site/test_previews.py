"""What a reference shows when readers point at it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.browser import Reader, in_browser

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = in_browser


def test_preview_by_mouse(read: Callable[..., Reader]) -> None:
    """Pointing at a reference shows definition and count; Escape hides it.

    All texts come with one request, when the first reference is pointed at.
    """
    reader = read()
    reader.page.clock.install()
    page = reader.open("a")
    page.wait_for_load_state("networkidle")
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
    assert not [address for address in reader.asked if "previews-data" in address]
    link = page.locator("a:has(> .review-concept)")
    preview = page.get_by_role("tooltip")
    link.hover()
    page.clock.run_for(249)
    expect(preview).to_have_count(0)
    page.clock.run_for(1)
    expect(preview).to_be_visible()
    expect(preview).to_contain_text("찾는 길을 줄이는 자료.")
    expect(preview).not_to_contain_text("둘째 문장")
    expect(preview).to_contain_text("이 개념을 다룬 서평 2편")
    assert link.get_attribute("aria-describedby") == preview.get_attribute("id")

    preview.hover()
    page.clock.run_for(500)
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    assert len([address for address in reader.asked if "previews-data" in address]) == 1


def test_preview_by_keyboard(read: Callable[..., Reader]) -> None:
    """Focus shows the preview as well, and moving on hides it."""
    page = read().open("a")
    page.locator("a:has(> .review-concept)").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")

    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip").filter(has_text="찾는 길")).to_have_count(0)


def test_preview_while_the_page_moves(read: Callable[..., Reader]) -> None:
    """The preview stays at its reference when the page scrolls below the focus."""
    page = read(viewport={"width": 800, "height": 300}).open("a")
    page.locator("a:has(> .review-concept)").last.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.evaluate("scrollBy(0, 10)")
    page.wait_for_timeout(100)

    expect(page.get_by_role("tooltip")).to_be_visible()


def test_no_preview_on_touch(read: Callable[..., Reader]) -> None:
    """A touch follows the link and shows no preview."""
    page = read(has_touch=True).open("a")
    page.locator("a:has(> .review-concept)").tap()

    page.wait_for_url("**/concepts.html#concept-*")
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_language_of_a_page(read: Callable[..., Reader]) -> None:
    """On an English page of a Korean site, previews and search speak English."""
    page = read().open("notes")
    page.locator("a:has(> .review-concept)").hover()
    preview = page.get_by_role("tooltip")
    expect(preview.locator("small")).to_have_text("Discussed in 2 reviews")
    expect(preview.locator("p[lang=ko]")).to_have_text("찾는 길을 줄이는 자료.")

    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.type("색인")
    title = page.get_by_role("option").first.locator(".rv-result-title")
    expect(title).to_have_attribute("lang", "ko")
    expect(page.get_by_role("option").first).to_contain_text("Concept")


def test_preview_of_a_book(read: Callable[..., Reader]) -> None:
    """The preview of a book shows its authors and its verdict."""
    page = read().open("path")
    page.get_by_role("link", name="하나").first.hover()

    expect(page.get_by_role("tooltip")).to_contain_text("하나 지은이 · 추천")


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("concepts", ".rv-spread .rv-source a"),
        ("sorting", ".rv-neighbourhood a.rv-node"),
        ("catalogue", ".rv-card-title a"),
    ],
)
def test_preview_of_every_link(read: Callable[..., Reader], page: str, link: str) -> None:
    """Backlinks, drawings and cards show previews like references in running text."""
    opened = read().open(page)
    opened.locator(link).first.hover()

    expect(opened.get_by_role("tooltip")).to_be_visible()
