"""The catalogue: which reviews it shows, in which order, and what of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.libraries.viewed import review, skills, verdict, view
from support.pages import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup

    from support.projects import Built

SHELF = {
    "a.md": review(
        "나무", skills("taught", "SQL"), date="2024-01-01", text=verdict("추천", "4"),
        publisher="가람", published="2020-05-01", level="입문",
    ),
    "b.md": review(
        "Apple", skills("prerequisite", "에스큐엘"), date="2024-03-01",
        text=verdict("비추천", "1.5"), publisher="나루", published="2021",
    ),
    "c.md": review("가지", date="2024-02-01", head="tags: [책]\n", published="2020"),
    "d.md": review("초고", date="2024-05-01", head="draft: true\n"),
    "skills.md": "# 기술\n\n:::{skill} SQL\n:aliases: 에스큐엘\n:::\n",
}  # fmt: skip


def cards(page: BeautifulSoup) -> list[str]:
    """Return the titles of the cards of a catalogue."""
    return [title.get_text() for title in page.select(".rv-card-title")]


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        ("", ["Apple", "가지", "나무"]),
        (":sort: title\n", ["가지", "나무", "Apple"]),
        (":sort: rating\n", ["나무", "Apple", "가지"]),
        (":limit: 2\n", ["Apple", "가지"]),
        (":filter: skill = sql\n", ["Apple", "나무"]),
        (":filter: taught = 에스큐엘\n", ["나무"]),
        (":filter: year = 2020\n", ["가지", "나무"]),
        (":filter: year = 2020; verdict = 추천\n", ["나무"]),
        (":filter: verdict = 추천, 비추천\n", ["Apple", "나무"]),
        (":filter: level = introductory\n", ["나무"]),
        (":filter: publisher = 나루\n:sort: title\n", ["Apple"]),
        (":filter: tag = 책\n", ["가지"]),
        (":filter: author = 지은이\n:limit: 1\n", ["Apple"]),
    ],
)
def test_catalogue(options: str, titles: list[str], build: Callable[..., Built]) -> None:
    """A catalogue shows the chosen reviews in the right order, and never a draft."""
    built = build({**SHELF, "view.md": view("catalogue", options)})

    assert built.warnings == []
    assert cards(built.page("view")) == titles


def test_card(build: Callable[..., Built]) -> None:
    """A card names people, year, verdict, disclosure and skills; its heading leads to the review."""
    card = build({**SHELF, "view.md": view("catalogue")}).page("view").select(".rv-card")[2]
    link = card.select("h2.rv-card-title a")[0]

    assert link["href"] == "a.html"
    shown = " ".join(card.get_text(" ").split())
    for fact in ("지은이 · 2020", "추천", "4", "★★★★☆", "직접 구매", "SQL"):
        assert fact in shown
    assert card.select("[aria-label='5점 만점에 4점']")
    assert "평점 없음" not in shown


def test_a_card_names_reviews_that_say_neither_by_whom_nor_when(
    build: Callable[..., Built],
) -> None:
    """Two reviews of a book have a link each, whatever they leave out."""
    book = ":::{book} 나무\n:authors: 지은이\n:::\n\n글.\n"
    built = build(
        {
            "a.md": f"# 하나\n\n{book}",
            "b.md": f"---\ndate: 2024-01-01\n---\n\n# 둘\n\n{book}",
            "view.md": view("catalogue", ""),
        }
    )
    named = built.page("view").select(".rv-card .rv-verdict-by")
    assert [link.get_text() for link in named] == ["2024년 1월 1일", "날짜 없음"]


def test_cards_show_no_more_than_three_skills_and_two_people(build: Callable[..., Built]) -> None:
    """Long lists of skills and people are cut short on a card."""
    lists = skills("taught", "가", "나", "다", "라", "마"), skills("prerequisite", "바")
    source = review("책", *lists).replace("지은이", "하나, 둘, 셋, 넷")
    card = build({"a.md": source, "view.md": view("catalogue")}).page("view").select(".rv-card")[0]
    rows = [" ".join(part.get_text().split()) for part in card.select("dt, dd")]

    assert rows == ["먼저", "바", "배운다", "가 · 나 · 다 외 2"]
    assert "하나, 둘 외 2명" in card.get_text()


def test_cards_have_no_facets(build: Callable[..., Built]) -> None:
    """Cards that are embedded in a page come without facets."""
    page = build({**SHELF, "view.md": view("catalogue", ":display: cards\n")}).page("view")

    assert len(cards(page)) == 3
    assert page.select("main form, .body form") == []


def test_catalogue_as_list(build: Callable[..., Built]) -> None:
    """A list has one line for each review, in every builder."""
    files = {**SHELF, "view.md": view("catalogue", ":display: list\n:limit: 2\n")}
    lines = [text(item) for item in build(files).page("view").select(".rv-titles li")]

    assert lines == [
        "Apple — 지은이, 나루, 2021. 직접 구매, 비추천 · 5점 만점에 1.5점",
        "가지 — 지은이, 2020. 직접 구매",
    ]
    assert "Apple" in build(files, "text").text("view.txt")


def test_cover_on_a_card(build: Callable[..., Built]) -> None:
    """A card shows the cover of the review, wherever the catalogue is."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    built = build(
        {
            "x/a.md": review("책", cover="c.svg"),
            "x/c.svg": svg,
            "deep/view.md": view("catalogue"),
        }
    )
    image = built.page("deep/view").select(".rv-card img")[0]

    assert (built.output / "deep" / str(image["src"])).resolve().read_text() == svg
    assert image["alt"] == ""
