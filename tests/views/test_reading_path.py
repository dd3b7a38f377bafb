"""The reading path: what to read first, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.browser import in_browser
from support.libraries.viewed import review, skills, view

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup

    from support.browser import Reader
    from support.projects import Built


def steps(page: BeautifulSoup) -> list[list[str]]:
    """Return the titles of the books of each step."""
    return [
        [book.get_text() for book in step.select(".rv-source")]
        for step in page.select("ol.rv-steps > li")
    ]


def apart(page: BeautifulSoup) -> list[str]:
    """Return the titles of the books that state no needs."""
    return [book.get_text() for book in page.select(".rv-apart .rv-source")]


def words(page: BeautifulSoup) -> str:
    """Return the text of a page, with single spaces."""
    return " ".join(page.get_text().split())


PATH = {
    "skills.md": "# 기술\n\n:::{skill} 집계\n:needs: SQL\n:::\n\n:::{skill} SQL\n:::\n",
    "a.md": review("셋째", skills("prerequisite", "집계")),
    "b.md": review("둘째", skills("taught", "집계")),
    "c.md": review("첫째", skills("taught", "SQL"), skills("prerequisite", "셈")),
    "d.md": review("딴 책", skills("taught", "Git")),
}


def test_reading_path(build: Callable[..., Built]) -> None:
    """A book comes after those that teach what it requires, directly or by ``needs``."""
    page = build({**PATH, "view.md": view("reading-path")}).page("view")
    texts = {
        book.select(".rv-source")[0].get_text(): " ".join(book.get_text().split())
        for book in page.select(".rv-step-book")
    }

    assert steps(page) == [["첫째"], ["둘째"], ["셋째"]]
    assert apart(page) == ["딴 책"]
    assert "SQL (집계에 필요) — 가르치는 책: 첫째" in texts["둘째"]
    assert "집계 — 가르치는 책: 둘째" in texts["셋째"]
    assert "먼저 셈 — 가르치는 책이 없음" in texts["첫째"]
    assert "배운다 Git" in texts["딴 책"]


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("집계", [["첫째"], ["둘째"]]),
        ("셋째", [["첫째"], ["둘째"], ["셋째"]]),
        ("c", [["첫째"]]),
    ],
)
def test_path_to_a_goal(goal: str, expected: list[list[str]], build: Callable[..., Built]) -> None:
    """A path to a skill or a book contains only what leads there."""
    built = build({**PATH, "view.md": view("reading-path", f":goal: {goal}\n")})

    assert built.warnings == []
    assert steps(built.page("view")) == expected


def test_a_book_that_states_no_needs_stands_apart(build: Callable[..., Built]) -> None:
    """Nobody knows when it can be read; others may rely on it all the same."""
    files = {
        "a.md": review("아는 책", skills("taught", "Git")),
        "b.md": review("쓰는 책", skills("prerequisite", "Git"), skills("taught", "SQL")),
        "c.md": review("권하는 책", skills("recommended", "SQL")),
    }
    built = build(
        {**files, "view.md": view("reading-path"), "goal.md": view("reading-path", ":goal: SQL\n")}
    )

    for page, others in (("view", ["권하는 책", "아는 책"]), ("goal", ["아는 책"])):
        assert apart(built.page(page)) == others
        assert steps(built.page(page)) == [["쓰는 책"]]
        assert "Git — 가르치는 책: 아는 책" in words(built.page(page))


def test_a_book_may_need_what_it_teaches_further(build: Callable[..., Built]) -> None:
    """A need below the level that the book teaches is shown, with both levels."""
    built = build(
        {
            "a.md": review(
                "둘째", skills("prerequisite", "SQL (입문)"), skills("taught", "SQL (중급)")
            ),
            "b.md": review("첫째", skills("prerequisite", "셈"), skills("taught", "SQL (초급)")),
            "c.md": review(
                "셋째", skills("prerequisite", "SQL (중급)"), skills("taught", "SQL (고급)")
            ),
            "view.md": view("reading-path"),
        }
    )
    page = built.page("view")

    assert built.warnings == []
    assert steps(page) == [["첫째"], ["둘째"], ["셋째"]]
    assert "SQL 입문 — 가르치는 책: 첫째 배운다 SQL 중급" in words(page)
    assert "SQL 중급 — 가르치는 책: 둘째 배운다 SQL 고급" in words(page)


def test_two_reviews_of_a_book_are_one_step(build: Callable[..., Built]) -> None:
    """The path names a book once, with what its reviews say together, and leads to the newest."""
    other = review("책", skills("prerequisite", "Git")).replace("2024-01-01", "2024-02-02")
    built = build(
        {
            "a.md": review("책", skills("taught", "SQL")),
            "b.md": other,
            "view.md": view("reading-path"),
        }
    )
    page = built.page("view")

    assert steps(page) == [["책"]]
    assert [link["href"] for link in page.select(".rv-source a")] == ["b.html"]
    assert "먼저 Git" in words(page)
    assert "배운다 SQL" in words(page)


def test_path_to_what_nobody_teaches(build: Callable[..., Built]) -> None:
    """The page says when no book teaches the skill that is the goal."""
    page = build({**PATH, "view.md": view("reading-path", ":goal: 셈\n")}).page("view")

    assert page.select(".rv-empty")[0].get_text() == "셈에 이르는 책이 아직 없습니다."


def test_cycle_of_books(build: Callable[..., Built]) -> None:
    """A cycle is reported and broken at one book, and all books are still listed."""
    built = build(
        {
            "a.md": review("하나", skills("prerequisite", "나"), skills("taught", "가")),
            "b.md": review("둘", skills("prerequisite", "가"), skills("taught", "나")),
            "c.md": review("셋", skills("prerequisite", "가")),
            "view.md": view("reading-path"),
        }
    )

    assert built.warnings == [
        (
            "b.md:7: WARNING: no reading order is possible: '둘' needs 가, which '하나' teaches; "
            "'하나' needs 나, which '둘' teaches. Remove one of these skills. [reviews.cycle]"
        )
    ]
    assert steps(built.page("view")) == [["둘"], ["하나"], ["셋"]]
    assert "뒤에 오는 책에서야 배우는 기술: 가" in built.page("view").get_text()


def test_english_interface(build: Callable[..., Built]) -> None:
    """The reading path is in the language of the site."""
    built = build({**PATH, "view.md": view("reading-path")}, language="en")

    assert "Step 1" in built.page("view").get_text()
    assert "taught by: 첫째" in " ".join(built.page("view").get_text().split())


@in_browser
def test_skills_that_a_reader_has(read: Callable[..., Reader]) -> None:
    """Ticking skills sorts the books into parts, and they are still ticked at the next visit."""
    reader = read()
    page = reader.open("path")

    def parts() -> dict[str, list[str]]:
        return {
            part.locator(".rv-heading, .rv-step").first.inner_text(): part.locator(
                ".rv-source"
            ).all_inner_texts()
            for part in page.locator(".rv-stage:visible").all()
        }

    assert parts() == {"1단계": ["둘", "셋"], "적지 않음": ["넷", "하나"]}
    page.get_by_label("SQL").check()
    assert parts() == {"지금": ["둘"], "하나만 더": ["셋"], "적지 않음": ["넷", "하나"]}
    expect(page.get_by_text("Git 하나만 더")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(
        "1권을 지금 읽을 수 있고, 한 가지만 더 알면 1권이 열린다."
    )

    reader.open("catalogue")
    reader.open("path")
    expect(page.get_by_label("SQL")).to_be_checked()
    page.get_by_label("Git").check()
    assert parts() == {"지금": ["둘", "셋"], "적지 않음": ["넷", "하나"]}
    page.get_by_role("button", name="모두 지우기").click()
    assert parts() == {"1단계": ["둘", "셋"], "적지 않음": ["넷", "하나"]}


@in_browser
def test_what_one_skill_opens(build: Callable[..., Built], read: Callable[..., Reader]) -> None:
    """Books that one skill opens stand together, with what teaches it at the highest level."""
    built = build(
        {
            "a.md": review("가", skills("prerequisite", "SQL (초급)", "Git")),
            "b.md": review("나", skills("prerequisite", "SQL (고급)", "Git")),
            "c.md": review("다", skills("prerequisite", "C", "Git")),
            "d.md": review("라", skills("prerequisite", "C", "SQL (입문)")),
            "e.md": review("마", skills("taught", "SQL (초급)")),
            "f.md": review("바", skills("taught", "SQL (고급)")),
            "view.md": view("reading-path"),
        }
    )
    page = read(built.output).open("view")
    page.get_by_label("Git").check()
    groups = [" ".join(each.split()) for each in page.locator(".rv-group-head").all_inner_texts()]
    later = page.locator("[data-stage=later] .rv-asks").inner_text()

    assert groups == ["SQL 하나로 2권이 열린다. 가르치는 책: 바", "한 권씩 여는 기술"]
    assert "SQL 입문 — 가르치는 책: 마, 바" in " ".join(later.split())


@in_browser
def test_who_has_a_skill_has_what_it_needs(
    build: Callable[..., Built], read: Callable[..., Reader]
) -> None:
    """A book that needs SQL only for what the reader has already can be read."""
    page = read(build({**PATH, "view.md": view("reading-path")}).output).open("view")

    page.get_by_label("집계").check()
    assert page.locator(".rv-is-readable .rv-source").all_inner_texts() == ["둘째", "셋째"]
