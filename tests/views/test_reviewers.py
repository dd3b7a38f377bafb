"""Reviewers: bylines, their pages, the list of all, their feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.libraries.shared import DESCRIBED, REVIEWERS, library
from support.libraries.viewed import review, skills, verdict, view
from support.pages import facts, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

PERSON = (
    "# 김하나\n\n:::{reviewer} 김하나\n:aliases: 하나\n:affiliation: 읽는 모임\n"
    ":url: https://hana.example/\n책을 읽는 사람이다.\n:::\n"
)


def signed(author: str, title: str = "책", day: int = 1, kind: str = "bought") -> str:
    """Return a review by somebody."""
    made = review(title, date=f"2024-01-{day:02}", head=f"author: {author}\n")
    return made.replace("{disclosure} bought", f"{{disclosure}} {kind}")


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("김하나", "김하나"),
        ("하나", "김하나"),
        ("이둘", "이둘"),
        ("[하나, 이둘]", "김하나, 이둘"),
        ("하나, 김하나", "김하나"),
        ("김 하나 (하나)", "김하나"),
        ("", "서가 주인"),
    ],
)
def test_byline(author: str, shown: str, build: Callable[..., Built]) -> None:
    """A review is signed by those it names, under their defined names, or else by the site."""
    built = build({"a.md": signed(author), "who.md": PERSON})

    assert text(built.page("a").select_one(".rv-byline")) == f"서평 {shown} · 2024년 1월 1일"


def test_a_byline_leads_to_the_reviewer(build: Callable[..., Built]) -> None:
    """It leads to a definition, or to the list of reviewers; else to nothing beside the page."""
    files = {"a.md": signed("하나, 이둘"), "b.md": signed("이둘", "딴 책"), "who.md": PERSON}

    def links(built: Built, page: str) -> list[object]:
        return [link["href"] for link in built.page(page).select(".rv-byline a")]

    assert links(build(files), "a") == ["who.html#reviewer-김하나"]
    assert links(build(files), "b") == ["a.html"]
    listed = build({**files, "all.md": view("reviewers")})
    assert links(listed, "a") == ["who.html#reviewer-김하나", "all.html#reviewer-이둘"]
    assert listed.page("all").find(id="reviewer-이둘") is not None
    assert listed.page("who").find(id="reviewer-김하나") is not None


def test_page_of_a_reviewer(build: Callable[..., Built]) -> None:
    """It shows who this is, how the books were obtained, what about, and the reviews."""
    built = build(
        {
            "who.md": PERSON,
            "skills.md": "# 기술\n\n:::{skill} SQL\n:area: 데이터\n:::\n",
            "a.md": signed("하나", "책 가", 1, "gift\n:by: 가람")
            + skills("taught", "SQL")
            + "\n\n"
            + verdict("recommend"),
            "b.md": signed("하나", "책 나", 2, "gift+paid\n:by: 가람") + verdict("skip"),
            "c.md": signed("하나", "책 다", 3),
            "d.md": signed("이둘", "책 라", 4),
            "e.md": signed("하나", "책 마", 5).replace("---\n", "---\ndraft: true\n", 1),
        },
        html_baseurl="https://site.example/",
    )
    page = built.page("who")

    assert built.warnings == []
    assert facts(page.select(".rv-entry")[0]) == {
        "다른 이름": "하나",
        "소속": "읽는 모임",
        "웹사이트": "hana.example",
        "다룬 분야": "데이터 (1)",
        "다룬 책이 가르치는 기술": "SQL",
        "구독": "Atom, JSON Feed",
    }
    assert [text(each) for each in page.select(".rv-tally li")] == [
        "도서 협찬 · 가람 2편",
        "직접 구매 1편",
        "유료 광고 · 가람 1편",
        "추천 1편",
        "조건부 추천 0편",
        "비추천 1편",
    ]
    assert [text(each) for each in page.select(".rv-years > .rv-heading")] == [
        "쓴 서평 3편",
        "2024",
    ]
    assert [each.get_text() for each in page.select(".rv-review-list a")] == [
        "책 다",
        "책 나",
        "책 가",
    ]
    feed = json.loads(built.text("feeds/reviewer-김하나.json"))
    assert [each["title"] for each in feed["items"]] == ["책 다", "책 나", "책 가"]
    assert (built.output / "feeds/reviewer-김하나.atom").exists()
    assert [link["href"] for link in page.select(".rv-entry a[type]")] == [
        "feeds/reviewer-%EA%B9%80%ED%95%98%EB%82%98.atom",
        "feeds/reviewer-%EA%B9%80%ED%95%98%EB%82%98.json",
    ]


def test_roles_and_objects(build: Callable[..., Built]) -> None:
    """A reviewer is referred to by name or alias, from here and from other sites."""
    built = build(
        {
            "who.md": PERSON,
            "a.md": signed("하나"),
            "b.md": "# 글\n\n{reviewer}`하나`와 [](<김하나>)\n",
        }
    )

    assert built.warnings == []
    assert [link["href"] for link in built.page("b").select("a.internal")][-2:] == [
        "who.html#reviewer-김하나"
    ] * 2


def test_cards_name_reviewers_where_there_are_several(build: Callable[..., Built]) -> None:
    """A library of one reviewer does not repeat the name on each card."""
    files = {"a.md": signed("하나", "책 가"), "view.md": view("catalogue")}

    assert build(files).page("view").select(".rv-card .rv-byline") == []
    several = build({**files, "b.md": signed("이둘", "책 나", 2)}).page("view")
    assert [text(each) for each in several.select(".rv-card .rv-byline")] == [
        "이둘 · 2024년 1월 2일",
        "하나 · 2024년 1월 1일",
    ]


def test_the_placeholder_of_sphinx_is_never_published(build: Callable[..., Built]) -> None:
    """Without an author a review has no byline, and nothing is signed by "not set"."""
    conf = 'extensions = ["myst_parser", "sphinx_reviews"]\nlanguage = "ko"\nmyst_enable_extensions = ["colon_fence"]\nhtml_theme = "basic"\nhtml_baseurl = "https://site.example/"\n'
    built = build({"conf.py": conf, "a.md": signed("")})

    assert len(built.warnings) == 1
    assert "does not say who wrote it" in built.warnings[0]
    assert text(built.page("a").select_one(".rv-byline")) == "2024년 1월 1일"
    for path in built.output.rglob("*.*"):
        if path.suffix in {".html", ".json", ".atom", ".ttl", ".bib"}:
            assert "Author name not set" not in path.read_text(), path


def test_library_of_a_study_group(build: Callable[..., Built]) -> None:
    """Eight reviewers, thirty reviews, twenty books: each is counted once, wherever it is shown."""
    built = build(library(), html_baseurl="https://site.example/")
    data = json.loads(built.text("reviews.json"))
    rows = built.page("people").select(".rv-reviewers > li")

    assert built.warnings == []
    assert (len(data["books"]), len(data["reviews"])) == (20, 30)
    assert len(built.page("views").select(".rv-card")) == 20
    assert len(built.page("views").select(".rv-step-book")) == 20
    assert len(rows) == len(REVIEWERS)
    assert {path.stem for path in (built.output / "feeds").glob("*.atom")} == {
        f"reviewer-{name.lower().replace(' ', '-')}" for name in DESCRIBED
    }
