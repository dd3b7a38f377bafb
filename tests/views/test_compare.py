"""Books side by side: those that an author names, and those that a reader chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.browser import in_browser, violations
from support.libraries.viewed import concepts, review, skills, verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup, Tag
    from playwright.sync_api import Page

    from support.browser import Reader
    from support.projects import Built

BOOKS = {
    "concepts.md": concepts("모니터링", "색인", "락"),
    "a.md": review(
        "하나", skills("prerequisite", "Git (중급)"), level="중급", isbn="9791169210850",
        text=verdict("추천") + "\n\n{concept}`모니터링`이 먼저다. {concept}`색인`도 나온다.",
    ),
    "b.md": review(
        "둘", skills("taught", "SQL"), date="2024-02-02",
        text=verdict("비추천") + "\n\n끝까지 {concept}`모니터링`을 미룬다. {concept}`락`이 길다.",
    ),
    "c.md": review("셋", date="2024-03-03", text="{concept}`락`을 건다."),
}  # fmt: skip


def words(part: Tag | BeautifulSoup) -> str:
    """Return the text of a part of a page, with single spaces."""
    return " ".join(part.get_text(" ").split())


def test_books_that_an_author_names(build: Callable[..., Built]) -> None:
    """Facts stand side by side, sentences on a shared concept face each other."""
    built = build({**BOOKS, "view.md": "# 보기\n\n```{compare} 979-11-6921-085-0; 둘\n```\n"})
    page = built.page("view")
    rows = {
        words(row.find("th")): [words(cell) for cell in row.find_all("td")]
        for row in page.select(".rv-compare-table tbody tr")
    }
    facing = page.select(".rv-facing")

    assert built.warnings == []
    assert [words(head) for head in page.select("thead th a")] == ["하나", "둘"]
    assert rows["책의 수준"] == ["중급", "적지 않음"]
    assert rows["먼저"] == ["Git 중급", "적지 않음"]
    assert rows["배운다"] == ["적지 않음", "SQL"]
    assert [cell.split()[0] for cell in rows["총평"]] == ["추천", "비추천"]
    assert [words(each.find("h2") or each.find("h3")) for each in facing] == ["모니터링"]
    quotes = facing[0].select("blockquote")
    assert [words(each.find("mark")) for each in quotes] == ["모니터링", "모니터링"]
    assert words(quotes[0]).startswith("모니터링 이 먼저다.")
    assert str(quotes[1].find("a")["href"]).startswith("b.html")
    apart = {words(each.find("dt")): words(each.find("dd")) for each in page.select("dl > div")}
    assert apart == {"하나": "색인", "둘": "락"}


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml"])
def test_books_in_other_builders(builder: str, build: Callable[..., Built]) -> None:
    """Every builder shows the facts and the sentences."""
    files = {**BOOKS, "view.md": "# 보기\n\n```{compare} 하나; 둘; 셋\n```\n"}
    built = build(files, builder, version="1", copyright="나")
    names = {"text": "view.txt", "epub": "view.xhtml", "singlehtml": "index.html"}
    text = next(built.output.glob(names.get(builder, "*.tex"))).read_text()

    assert [line for line in built.warnings if "[reviews." in line] == []
    assert "같은 개념을 두고" in text
    assert "미룬다." in text


# -- chosen by readers -------------------------------------------------------


def compared(page: Page) -> list[str]:
    """Return the titles above the columns."""
    return page.locator(".rv-compare thead th a").all_inner_texts()


@in_browser
def test_choosing_books(read: Callable[..., Reader]) -> None:
    """Choosing and going back change the address and the columns, as a page of a file."""
    reader = read()
    page = reader.open("compare")
    expect(page.get_by_text("두세 권을 고른다.")).to_be_visible()
    page.get_by_label("첫째 책").select_option("하나")
    page.get_by_label("둘째 책").select_option("둘")

    expect(page.locator(".rv-facing h3, .rv-facing h2")).to_have_text(["색인"])
    assert compared(page) == ["하나", "둘"]
    assert page.url.endswith("?books=a&books=b")
    page.get_by_label("셋째 책").select_option("셋")
    expect(page.locator("thead th")).to_have_count(3)
    page.get_by_label("첫째 책").select_option("")
    expect(page.locator("thead th")).to_have_count(2)
    assert compared(page) == ["둘", "셋"]
    page.go_back()
    expect(page.locator("thead th")).to_have_count(3)
    assert violations(page, ".rv-compare") == []
    with page.expect_navigation():
        page.locator(".rv-facing .rv-where").first.click()
    assert page.url.rpartition("/")[2].startswith(("a.html", "b.html"))
    assert reader.outside() == []
    assert reader.errors == []


@in_browser
def test_books_in_the_address(read: Callable[..., Reader]) -> None:
    """An address says which books; it names one that is not there."""
    page = read().open("compare")
    page.goto(f"{page.url}?books=a,none,b")

    expect(page.locator("thead th")).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="이 모음에 없는 책: none")).to_be_visible()
    assert page.get_by_label("둘째 책").input_value() == "b"


@in_browser
def test_both_ways_look_the_same(read: Callable[..., Reader]) -> None:
    """What a reader chooses has the HTML that the author's choice has, but for whole addresses."""
    page = read().open("compared")
    shown = "element => element.innerHTML.replaceAll(/ (src|href)=\"[^\"]*\"/g, '').replaceAll(/\\s+/g, ' ').trim()"
    authors = page.locator(".rv-compare").evaluate(shown)
    page = read().open("compare")
    page.goto(f"{page.url}?books=a&books=b")
    expect(page.locator("thead th")).to_have_count(2)

    assert page.locator(".rv-compare > div").evaluate(shown) == authors


@in_browser
def test_without_scripts(read: Callable[..., Reader]) -> None:
    """Without JavaScript the page says how it works, and leads to the books."""
    page = read(java_script_enabled=False).open("compare")

    expect(page.get_by_text("자바스크립트로 고른다")).to_be_visible()
    expect(page.locator(".rv-compare").get_by_role("link")).to_have_attribute(
        "href", "catalogue.html"
    )
    expect(page.locator(".rv-compare select").first).to_be_hidden()
