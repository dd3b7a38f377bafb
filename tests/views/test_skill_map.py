"""The map of skills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from support.libraries.viewed import review, skills, view
from support.pages import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from support.projects import Built

DESCRIPTIONS: Final = (
    "# 기술\n\n:::{skill} SQL\n:area: 데이터\n:aliases: 에스큐엘\n:::\n\n"
    ":::{skill} Git\n:area: 도구\n:::\n\n:::{skill} 셸\n:area: 도구\n:::\n\n"
    ":::{skill} 에어플로\n:area: 도구\n:::\n"
)


def _rows(built: Built, page: str = "view") -> dict[str, list[str]]:
    """Return the cells of each row of a map, in words, by the row's name."""
    return {
        text(row.select_one("th a")): [_words(cell) for cell in row.find_all("td")]
        for row in built.page(page).select("table.rv-skill-map tbody tr")
    }


def _words(cell: Tag) -> str:
    """Return what a cell says, and where it leads to."""
    link = cell.find("a")
    return f"{link['aria-label']} → {link['href']}" if link else text(cell)


def _titles(built: Built) -> list[str]:
    head = built.page("view").select_one("table.rv-skill-map thead tr")
    assert head is not None
    return [text(cell) for cell in head.find_all("th")]


def test_needs_are_not_lessons(build: Callable[..., Built]) -> None:
    """A cell counts books that teach; where books only need the skill, it says that none teaches it."""
    built = build(
        {
            "skills.md": DESCRIPTIONS,
            "a.md": review(
                "하나", skills("taught", "SQL (중급)"), skills("prerequisite", "셸 (입문)")
            ),
            "b.md": review("둘", skills("prerequisite", "에스큐엘 (입문)", "셸 (입문)")),
            "c.md": review("셋", skills("taught", "에스큐엘 (중급)")),
            "view.md": view("skill-map"),
        }
    )
    rows = _rows(built)

    assert rows["SQL"] == [
        "SQL 입문: 1권이 필요로 하지만 이 수준을 가르치는 책이 없음, 둘 → b.html",
        "",
        "SQL 중급: 2권이 가르침 → skills.html#skill-sql",
        "",
    ]
    assert rows["셸"][0].startswith("셸 입문: 2권이 필요로 하지만 가르치는 책이 없음")
    assert [text(row) for row in built.page("view").select("th:has(.rv-gap)")] == [
        "셸 가르치는 책이 없음"
    ]


def test_a_cell_leads_to_its_books(build: Callable[..., Built]) -> None:
    """A number leads to the one book, or to those in the catalogue."""
    files = {
        "skills.md": DESCRIPTIONS,
        "a.md": review("하나", skills("taught", "SQL"), skills("prerequisite", "Git")),
        "b.md": review("둘", skills("taught", "SQL"), skills("prerequisite", "Git")),
        "c.md": review("셋", skills("taught", "셸")),
        "view.md": view("skill-map"),
        "list.md": view("catalogue"),
    }
    links = build(files).page("view").select("td a")

    assert [(link["href"], text(link)) for link in links] == [
        ("list.html?taught=SQL", "2"),
        ("c.html", "1"),
        ("list.html?prerequisite=Git", "2"),
    ]


def test_skills_that_are_only_needed(build: Callable[..., Built]) -> None:
    """Above the map stand the skills that no book teaches, those that most books need first."""
    built = build(
        {
            "skills.md": DESCRIPTIONS,
            "a.md": review("하나", skills("prerequisite", "SQL (입문)", "Git", "셸 (중급)")),
            "b.md": review("둘", skills("prerequisite", "셸"), skills("taught", "SQL (고급)")),
            "view.md": view("skill-map"),
        }
    )
    remark = built.page("view").select_one(".rv-remark")
    assert remark is not None

    assert "기술 2가지:" in text(remark)
    assert [text(link) for link in remark.find_all("a")] == ["셸", "Git"]


def test_a_book_counts_once(build: Callable[..., Built]) -> None:
    """Two reviews of one book count once, at the highest level that they state."""
    built = build(
        {
            "skills.md": DESCRIPTIONS,
            "a.md": review("하나", skills("taught", "SQL (초급)"), isbn="9791169210850"),
            "b.md": review("하나", skills("taught", "SQL (중급)"), isbn="9791169210850"),
            "view.md": view("skill-map"),
        }
    )

    assert _rows(built)["SQL"] == ["", "", "SQL 중급: 1권이 가르침, 하나 → a.html", ""]


def test_neither_taught_nor_needed(build: Callable[..., Built]) -> None:
    """A recommended skill is neither lesson nor gap; words say so, and that no review names one."""
    built = build(
        {
            "skills.md": DESCRIPTIONS,
            "a.md": review(
                "하나", skills("recommended", "에어플로 (중급)"), skills("taught", "Git")
            ),
            "view.md": view("skill-map"),
        }
    )
    rows = _rows(built)

    assert rows["에어플로"] == ["1권이 권할 뿐, 가르치거나 필요로 하는 책은 없음"]
    assert rows["셸"] == ["아직 이 기술을 말한 서평이 없음"]


def test_no_level_stated(build: Callable[..., Built]) -> None:
    """Books without a level have a column of their own, which is left out without any."""
    lists = {"Git (입문)": "입문", "Git": "수준 표시 없음"}
    for entry, column in lists.items():
        built = build(
            {
                "skills.md": DESCRIPTIONS,
                "a.md": review("하나", skills("taught", entry)),
                "view.md": view("skill-map"),
            }
        )
        cells = dict(zip(_titles(built)[1:], _rows(built)["Git"], strict=True))

        assert cells[column] == f"Git {column}: 1권이 가르침, 하나 → a.html"
        assert ("수준 표시 없음" in cells) == (column == "수준 표시 없음")


def test_areas(build: Callable[..., Built]) -> None:
    """Each area has a heading; skills without a description come last."""
    built = build(
        {
            "skills.md": DESCRIPTIONS,
            "a.md": review("하나", skills("taught", "이름만")),
            "view.md": view("skill-map"),
        }
    )
    page = built.page("view")

    assert [text(each) for each in page.select(".rv-heading")] == ["데이터", "도구", "그 밖"]
    assert text(page.select("table.rv-skill-map")[-1].select_one("tbody th")) == "이름만"


@pytest.mark.parametrize(("builder", "name"), [("text", "view.txt"), ("latex", "*.tex")])
def test_other_writers_say_the_same(build: Callable[..., Built], builder: str, name: str) -> None:
    """Text and LaTeX have the words of the cells; columns are as wide as a name, so words stay whole."""
    built = build(
        {
            "skills.md": DESCRIPTIONS,
            "a.md": review(
                "하나", skills("taught", "쿠버네티스 (입문)"), skills("prerequisite", "셸")
            ),
            "view.md": view("skill-map"),
        },
        builder=builder,
    )
    (printed,) = built.output.glob(name)
    words = printed.read_text()

    assert "쿠버네티스" in words
    assert "가르침" in words
    assert "하지만" in words
    assert "서평이 없음" in words
