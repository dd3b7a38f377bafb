"""The description of a skill, and the books that reviews name it for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from support.libraries.viewed import review, skills, verdict, view
from support.pages import entry, facts, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from support.projects import Built

PAGE: Final = "# SQL\n\n:::{skill} SQL\n:aliases: 에스큐엘\n묻고 고치는 말.\n:::\n"
SHARED: Final = "# 기술\n\n:::{skill} SQL\n:aliases: 에스큐엘\n묻고 고치는 말.\n:::\n\n:::{skill} Git\n내력.\n:::\n"

REVIEWS: Final = {
    "a.md": review("고급서", skills("taught", "SQL (고급) — 조율까지"), verdict("mixed", "3.5")),
    "b.md": review("중급서", skills("taught", "에스큐엘 (중급) — 조인을 쓰게 된다")),
    "c.md": review("나중서", skills("taught", "SQL (중급)"), skills("prerequisite", "SQL (초급)")),
    "d.md": review("준비서", skills("prerequisite", "SQL (입문)"), text="{skill}`SQL`을 말한다."),
    "e.md": review("권장서", skills("recommended", "SQL")),
}


def _groups(found: Tag) -> dict[str, list[Tag]]:
    """Return the books under each heading."""
    return {
        text(heading): listed.find_all("li", recursive=False)
        for heading in found.select(".rv-heading")
        if (listed := heading.find_next_sibling("ul"))
    }


def _built(build: Callable[..., Built], files: dict[str, str], **how: Any) -> Tag:
    return entry(build(files, **how).page("skills"), "skill-sql")


def test_books_on_a_page_of_its_own(build: Callable[..., Built]) -> None:
    """Books are grouped by what they do with the skill, lessons from the lowest level up."""
    found = _built(build, {"skills.md": PAGE, **REVIEWS})
    groups = _groups(found)

    assert {
        heading: [text(book.select_one(".rv-source")) for book in books]
        for heading, books in groups.items()
    } == {
        "가르친다 3권": ["나중서 중급", "중급서 중급", "고급서 고급"],
        "먼저 필요하다 2권": ["준비서 입문", "나중서 초급"],
        "권한다 1권": ["권장서"],
        "글에서 언급한 서평 1편": ["준비서"],
    }


def test_what_is_said_of_a_book(build: Callable[..., Built]) -> None:
    """Each book has the reviewer's reason, how the book was obtained, the verdict and the date."""
    found = _built(build, {"skills.md": PAGE, **REVIEWS})
    last = _groups(found)["가르친다 3권"][-1]

    assert "조율까지" in text(last)
    assert text(last.select_one(".rv-by")).startswith("직접 구매 · 조건부 추천 · 5점 만점에 3.5점")


def test_several_reviews_of_a_book(build: Callable[..., Built]) -> None:
    """A book stands once, with its newest review and the levels of all."""
    book = {"isbn": "9791169210850"}
    files = {
        "old.md": review("책", skills("taught", "SQL (초급) — 옛 이유"), date="2020-01-01", **book),
        "new.md": review("책", skills("taught", "SQL (중급) — 새 이유"), date="2024-01-01", **book),
    }
    found = _built(build, {"skills.md": PAGE, **files})
    (listed,) = _groups(found)["가르친다 1권"]
    link = listed.select_one("a")
    assert link is not None

    assert link["href"] == "new.html"
    assert text(listed.select_one(".rv-source")) == "책 초급, 중급"
    assert "새 이유" in text(listed)
    assert "다른 서평 1편에도" in text(listed)


@pytest.mark.parametrize(
    ("lists", "remark"),
    [
        (
            [skills("taught", "SQL (고급)"), skills("prerequisite", "SQL (중급)")],
            "이 모음에는 SQL 입문서가 없습니다. 가르치는 책은 고급부터 있습니다.",
        ),
        (
            [skills("taught", "SQL (중급)")],
            "이 모음에는 SQL 입문서가 없습니다. 가르치는 책은 중급부터 있습니다."
            " 다만 SQL 기술을 먼저 요구하지 않는 책이 있습니다: 책",
        ),
        ([skills("prerequisite", "SQL")], "이 모음에는 SQL 기술을 가르치는 책이 아직 없습니다."),
        ([skills("recommended", "SQL")], "이 모음에는 SQL 기술을 가르치는 책이 아직 없습니다."),
        ([skills("taught", "SQL (초급)")], ""),
        # How far such a book goes is unknown.
        ([skills("taught", "SQL")], ""),
        ([], ""),
    ],
)
@pytest.mark.parametrize("source", [PAGE, SHARED])
def test_what_beginners_will_not_find(
    build: Callable[..., Built], source: str, lists: list[str], remark: str
) -> None:
    """A skill says that no book teaches it, or none to beginners."""
    found = _built(build, {"skills.md": source, "a.md": review("책", *lists)})

    assert " ".join(map(text, found.select(".rv-remark"))) == remark
    assert bool(found.select(".rv-empty")) == (not lists)


def test_shared_pages_are_light(build: Callable[..., Built]) -> None:
    """Where skills share a page, they have counts and a few names, no reasons or sentences."""
    more = {f"m{n}.md": review(f"하나 더 {n}", skills("taught", "SQL (고급)")) for n in range(2)}
    found = _built(build, {"skills.md": SHARED, "all.md": view("catalogue"), **REVIEWS, **more})

    assert facts(found) == {
        "다른 이름": "에스큐엘",
        "가르친다": "5권 — 나중서, 중급서, 고급서 그리고 2권 · 모든 책 보기",
        "먼저 필요하다": "2권 · 모든 책 보기",
        "권한다": "1권 · 모든 책 보기",
    }
    assert found.select("blockquote, .rv-backlinks, .rv-skill-books, details") == []
    assert "조율까지" not in text(found)


def test_all_books_of_a_shared_page(build: Callable[..., Built]) -> None:
    """Counts lead to the catalogue of all reviews, filtered by what books do with the skill."""
    part = view("catalogue", ":filter: skill = SQL\n")
    files = {"skills.md": SHARED, "all.md": view("catalogue"), "another.md": part, **REVIEWS}
    found = _built(build, files)

    assert [link["href"] for link in found.find_all("a") if "?" in link["href"]] == [
        "all.html?taught=SQL",
        "all.html?prerequisite=SQL",
        "all.html?recommended=SQL",
    ]


@pytest.mark.parametrize("options", ["", ":limit: 2\n", ":display: cards\n"])
def test_all_books_without_a_catalogue(build: Callable[..., Built], options: str) -> None:
    """Where no catalogue lists all books and can be filtered, they are listed folded."""
    files = {"skills.md": SHARED, **REVIEWS}
    if options:
        files["part.md"] = view("catalogue", options)
    found = _built(build, files)
    folded = found.select_one("details")

    assert text(folded) == "모든 책 보기 먼저 필요하다: 준비서, 나중서 권한다: 권장서"
    assert "?" not in str(found)


def test_many_books_without_a_catalogue(build: Callable[..., Built]) -> None:
    """A shared page has no more than twenty books of a kind folded, and says how many are left."""
    needing = {f"{n}.md": review(f"책 {n:02}", skills("prerequisite", "SQL")) for n in range(22)}
    folded = _built(build, {"skills.md": SHARED, **needing}).select_one("details")

    assert len(folded.select("a")) == 20
    assert text(folded).startswith("책 더 보기 먼저 필요하다: 책 00, ")
    assert text(folded).endswith(", 책 19 그리고 2권")


def test_mentions_of_a_shared_page(build: Callable[..., Built]) -> None:
    """A book whose review mentions the skill without listing it is named."""
    files = {"skills.md": SHARED, "a.md": review("책", text="{skill}`SQL`을 말한다.")}

    assert facts(_built(build, files))["언급한다"] == "책"


def test_other_writers_name_all_books(build: Callable[..., Built]) -> None:
    """Plain text names every book on a shared page, where no catalogue lists them."""
    files = {"skills.md": SHARED, **REVIEWS}
    printed = build(files, builder="text").text("skills.txt")

    assert all(title in printed for title in ("고급서", "중급서", "나중서", "준비서", "권장서"))
    assert "모든 책 보기" not in printed


def test_page_of_its_own_as_text(build: Callable[..., Built]) -> None:
    """Plain text has the words of a page of HTML."""
    printed = build({"skills.md": PAGE, **REVIEWS}, builder="text").text("skills.txt")

    assert "가르친다 3권" in printed
    assert "조율까지" in printed
    assert "조건부 추천" in printed
