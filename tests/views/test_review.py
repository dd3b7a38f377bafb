"""What the opening of a review shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.libraries.reviewed import LIBRARY, REVIEW
from support.libraries.viewed import review, skills
from support.pages import facts, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_opening_order(library: Built) -> None:
    """Disclosure, verdict and card follow the title, wherever they are in the source."""
    article = library.page("reviews/dmls").select_one("section")
    assert article is not None
    opening = article.find_all(recursive=False)[:6]

    assert [child.get("class", [child.name])[0] for child in opening] == [
        "h1",
        "rv-disclosure",
        "rv-verdict",
        "rv-strip",
        "rv-byline",
        "rv-rail",
    ]
    assert article.select_one(".rv-rail > .rv-book") is not None


def test_card(library: Built) -> None:
    """The card shows what is known about the book."""
    card = library.page("reviews/dmls").select_one(".rv-book")
    assert card is not None

    assert facts(card) == {
        "태그": "MLOps, 데이터 엔지니어링",
        "지은이": "칩 후옌 (Chip Huyen)",
        "옮긴이": "김대근, 김영민",
        "펴낸 곳": "한빛미디어",
        "펴낸 날": "2023년 3월 14일",
        "원제": "Designing Machine Learning Systems",
        "분량": "436쪽",
        "ISBN": "979-11-6921-085-0",
    }
    assert [time["datetime"] for time in card.find_all("time")] == ["2023-03-14"]


def test_disclosure_sentence(library: Built) -> None:
    """The standard sentence is in the page's language, with the right particle."""
    disclosure = library.page("reviews/dmls").select_one(".rv-disclosure")

    assert text(disclosure) == "도서 협찬 한빛미디어로부터 책을 무료로 제공받아 쓴 글입니다."


def test_rating(build: Callable[..., Built]) -> None:
    """A rating is shown as a number and as stars with a text for screen readers."""
    review = REVIEW.replace(":for: 현업", ":rating: 4.5\n:for: 현업")
    page = build({**LIBRARY, "reviews/dmls.md": review}).page("reviews/dmls")
    stars = page.select_one(".rv-stars")
    assert stars is not None
    assert stars.parent is not None

    assert text(stars.parent) == "추천 · 4.5 ★★★★½"
    assert (stars["role"], stars["aria-label"]) == ("img", "5점 만점에 4.5점")


def test_language_of_a_page(build: Callable[..., Built]) -> None:
    """The interface is in English on an English review of a Korean site."""
    review = REVIEW.replace("date: 2023-04-23", "date: 2023-04-23\nlang: en")
    page = build({**LIBRARY, "reviews/dmls.md": review}).page("reviews/dmls")

    assert page.html is not None
    assert page.html["lang"] == "en"
    assert text(page.select_one(".rv-disclosure")) == (
        "Free copy The reviewer received the book free of charge from 한빛미디어."
    )
    assert text(page.select_one(".rv-no-rating")) == "No rating"


def test_wording_of_the_author(build: Callable[..., Built]) -> None:
    """The wording of the author replaces the standard sentence."""
    review = REVIEW.replace(":by: 한빛미디어\n", ":by: 한빛미디어\n책을 제공받아 **씁니다**.\n")
    page = build({**LIBRARY, "reviews/dmls.md": review}).page("reviews/dmls")

    assert text(page.select_one(".rv-disclosure")) == "도서 협찬 책을 제공받아 씁니다."


def test_strip(build: Callable[..., Built]) -> None:
    """Needs and lessons stand apart, with levels; what is recommended besides is not said again."""
    files = {
        "a.md": review(
            "책",
            skills("recommended", "SQL (고급)", "Git", "도커 (입문)"),
            skills("taught", "Git (중급)"),
            skills("prerequisite", "SQL (입문)", "셈"),
        )
    }

    assert facts(build(files).page("a").select(".rv-strip")[0]) == {
        "먼저": "SQL 입문, 셈",
        "배운다": "Git 중급",
        "권한다": "도커 입문",
    }


def test_site_reviewer(build: Callable[..., Built]) -> None:
    """A review that names no reviewer shows the configured ones."""
    page = build(LIBRARY, reviews_author="김서평, 이둘").page("reviews/dmls")

    assert text(page.select_one(".rv-byline")) == "서평 김서평, 이둘 · 2023년 4월 23일"


def test_isbn_10_is_shown_in_both_forms(build: Callable[..., Built]) -> None:
    """An ISBN-10 is shown as ISBN-13 and as it was typed, with hyphens."""
    review = REVIEW.replace("9791169210850", "8968481474")
    card = build({**LIBRARY, "reviews/dmls.md": review}).page("reviews/dmls").select_one(".rv-book")
    assert card is not None

    assert facts(card)["ISBN"] == "978-89-6848-147-5 (ISBN-10 89-6848-147-4)"


def test_skill_by_two_names(build: Callable[..., Built]) -> None:
    """A skill that lists name by an alias and by its name is one, at the higher level."""
    skills = "".join(
        f":::{{skills}}\n:kind: taught\n- {name}\n:::\n\n"
        for name in ("k8s (초급)", "쿠버네티스 (중급)")
    )
    built = build(
        {
            "a.md": f"---\ndate: 2024-01-01\n---\n# 책\n\n:::{{book}} 책\n:authors: 김하나\n:::\n"
            f":::{{disclosure}} bought\n:::\n\n{skills}",
            "skills.md": "# 기술\n\n:::{skill} 쿠버네티스\n:aliases: k8s\n:::\n",
        }
    )

    assert facts(built.page("a").select(".rv-strip")[0]) == {"배운다": "쿠버네티스 중급"}
