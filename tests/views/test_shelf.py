"""The shelf: books as spines, by area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from support.browser import in_browser, violations
from support.libraries.viewed import concepts, review, skills, view
from support.pages import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.browser import Reader
    from support.projects import Built

LONG: Final = "아주 길어서 책등에 다 들어가지 않을 만큼 긴 제목을 가진 책에 관한 아주 긴 이야기"
LIBRARY: Final = {
    "skills.md": "# 기술\n\n:::{skill} SQL\n:area: 데이터\n:::\n",
    "concepts.md": concepts("색인"),
    "a.md": review(LONG, skills("taught", "SQL"), text="{concept}`색인`을 말한다."),
    "b.md": review("나", area="도구"),
    "c.md": review("가", area="도구"),
    "d.md": review("다"),
    "view.md": view("shelf"),
}


def test_books_stand_by_area(build: Callable[..., Built]) -> None:
    """Each area has a heading with its number of books, and a list of them by title."""
    page = build(LIBRARY).page("view")
    boards = {
        text(board.select_one(".rv-heading")): [
            (link["href"], text(link)) for link in board.select("ul > li > a")
        ]
        for board in page.select(".rv-board")
    }

    assert boards == {
        "데이터 1권": [("a.html", LONG)],
        "도구 2권": [("c.html", "가"), ("b.html", "나")],
        "그 밖 1권": [("d.html", "다")],
    }


@pytest.mark.parametrize("builder", ["text", "latex"])
def test_on_paper(builder: str, build: Callable[..., Built]) -> None:
    """Other writers print a list for each area."""
    built = build(LIBRARY, builder=builder)
    (printed,) = built.output.glob("view.txt" if builder == "text" else "*.tex")
    words = printed.read_text()

    assert words.rindex("데이터") < words.rindex("도구") < words.rindex("그 밖")


@in_browser
def test_spines(build: Callable[..., Built], read: Callable[..., Reader]) -> None:
    """More sentences make a book higher; a spine has its whole title, and fits a phone with many."""
    many = {f"m{number}.md": review(f"책 {number}", area="도구") for number in range(40)}
    reader = read(build({**LIBRARY, **many}).output, viewport={"width": 390, "height": 800})
    page = reader.open("view")
    spines = page.locator(".rv-spine")
    expect(page.get_by_role("link", name=LONG, exact=True)).to_be_visible()
    heights = [spines.nth(number).bounding_box()["height"] for number in (0, 1)]

    assert heights[0] > heights[1]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page, ".rv-shelf") == []
