"""Books with several reviews: what is one book, and what its reviews say together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from support.libraries.viewed import skills, view
from support.pages import facts, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

ISBN = ":isbn: 979-11-6921-147-5"


def review(day: int, heading: str, title: str, *options: str, by: str = "", more: str = "") -> str:
    """Return a review of a day in March; the authors are among *options*."""
    signed = f"author: {by}\n" if by else ""
    listed = "\n".join(options)
    return (
        f"---\ndate: 2024-03-{day:02}\n{signed}---\n\n# {heading}\n\n:::{{book}} {title}\n{listed}\n:::\n\n"
        f":::{{disclosure}} bought\n:::\n\n:::{{verdict}} 추천\n{heading}의 총평이다.\n:::\n\n{more}\n"
    )


def books(built: Built) -> list[dict[str, Any]]:
    """Return the books of a library, as data holds them."""
    found: list[dict[str, Any]] = json.loads(built.text("reviews.json"))["books"]
    return found


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        (("책", ":authors: 가", ISBN), ("다른 제목", ":authors: 나", ISBN), 1),
        (("책", ":authors: 가"), (" 책 ", ":authors: 가, 나"), 1),
        (("책", ":authors: 가 (A)"), ("책", ":authors: A"), 1),
        (("책", ":authors: 가", ISBN), ("책", ":authors: 가"), 1),
        (("책", ":authors: 가", ":edition: 1판"), ("책", ":authors: 가", ":edition: 1판"), 1),
        (("책", ":authors: 가"), ("책", ":authors: 나"), 2),
        (("책", ":authors: 가", ":edition: 1판"), ("책", ":authors: 가", ":edition: 2판"), 2),
        (("책", ":authors: 가", ISBN), ("책", ":authors: 가", ":isbn: 9780306406157"), 2),
        (("책", ":authors: 가"), ("첵", ":authors: 가"), 2),
    ],
)
def test_what_is_one_book(
    one: tuple[str, ...], other: tuple[str, ...], number: int, build: Callable[..., Built]
) -> None:
    """A book is known by its ISBN, or else by title, first author and edition."""
    built = build(
        {
            "a.md": review(1, "하나", *one),
            "b.md": review(2, "둘", *other),
            "view.md": view("catalogue"),
        }
    )

    assert len(books(built)) == number
    assert len({each["id"] for each in books(built)}) == number
    assert len(built.page("view").select(".rv-card")) == number


def test_a_review_without_isbn_of_a_book_with_two_editions(build: Callable[..., Built]) -> None:
    """Nobody knows which of two editions it means, so it is of neither, with others like it."""
    named = ((ISBN, ":isbn: 9780306406157"), (":edition: 1판", ":edition: 2판"))
    for one, other in named:
        built = build(
            {
                "a.md": review(1, "하나", "책", ":authors: 가", one),
                "b.md": review(2, "둘", "책", ":authors: 가", other),
                "c.md": review(3, "셋", "책", ":authors: 가"),
                "d.md": review(4, "넷", "책", ":authors: 가"),
            }
        )

        assert built.warnings == []
        assert sorted(book["reviews"] for book in books(built)) == [["a"], ["b"], ["d", "c"]]


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("José Pérez", "John Smith", 0),
        ("José Pérez", "호세 페레스", 1),
        ("José Pérez", "호세 페레스 (José Pérez)", 1),
        ("José Pérez (호세)", "존 스미스 (John Smith)", 0),
    ],
)
def test_what_is_a_translation(
    one: str, other: str, number: int, build: Callable[..., Built]
) -> None:
    """A book of the title of the original is its original, unless the authors differ."""
    built = build(
        {
            "a.md": review(1, "하나", "Book", f":authors: {one}"),
            "b.md": review(2, "둘", "책", f":authors: {other}", ":original: Book"),
        }
    )

    assert len(built.page("a").select(".rv-other-reviews li")) == number


def test_reviews_complete_each_other(build: Callable[..., Built]) -> None:
    """Each card shows what any review of the book states; its own review is believed first."""
    built = build(
        {
            "a.md": review(1, "하나", "책", ":authors: 가", ISBN, ":pages: 100", ":level: 입문"),
            "b.md": review(2, "둘", "책", ":authors: 가", ISBN, ":publisher: 가람", ":level: 고급"),
        }
    )
    older, newer = (facts(built.page(name).select(".rv-book")[0]) for name in "ab")

    assert built.warnings == []
    assert (older["펴낸 곳"], older["분량"], older["난이도"]) == ("가람", "100쪽", "입문")
    assert (newer["펴낸 곳"], newer["분량"], newer["난이도"]) == ("가람", "100쪽", "고급")
    (book,) = books(built)
    assert (book["publisher"], book["pages"], book["level"]) == ("가람", 100, "advanced")


def test_a_draft_completes_no_other_page(build: Callable[..., Built]) -> None:
    """What only a draft states about a book is shown by the draft alone."""
    draft = review(2, "둘", "책", ":authors: 가", ISBN, ":pages: 100").replace(
        "---\n", "---\ndraft: true\n", 1
    )
    built = build({"a.md": review(1, "하나", "책", ":authors: 가", ISBN), "b.md": draft})

    assert "분량" not in facts(built.page("a").select(".rv-book")[0])
    assert "분량" in facts(built.page("b").select(".rv-book")[0])
    assert built.page("a").select(".rv-other-reviews") == []
    assert [each.get_text() for each in built.page("b").select(".rv-other-reviews a")] == ["하나"]


def test_other_reviews_and_editions(build: Callable[..., Built]) -> None:
    """A review ends with the others of its book, then those of its translations and editions."""
    built = build(
        {
            "a.md": review(
                1, "하나", "책", ":authors: 김 (Kim)", ":edition: 1판", ISBN, by="김하나"
            ),
            "b.md": review(2, "둘", "책", ":authors: 김 (Kim)", ISBN, by="이둘"),
            "c.md": review(3, "셋", "책", ":authors: 김 (Kim)", ":edition: 2판", ":original: Book"),
            "d.md": review(4, "넷", "Book", ":authors: Kim"),
            "e.md": review(5, "다섯", "책", ":authors: 박"),
        }
    )
    sections = built.page("a").select(".rv-other-reviews .rv-review-list")
    lines = [[text(line) for line in section.select("li")] for section in sections]

    assert built.warnings == []
    assert lines == [
        ["둘 이둘 · 직접 구매 · 추천 · 2024년 3월 2일 둘의 총평이다."],
        [
            "넷 서가 주인 · 직접 구매 · 추천 · 2024년 3월 4일 넷의 총평이다.",
            "셋 서가 주인 · 직접 구매 · 추천 · 2024년 3월 3일 셋의 총평이다.",
        ],
    ]
    assert built.page("e").select(".rv-other-reviews") == []


def test_a_card_shows_each_verdict(build: Callable[..., Built]) -> None:
    """A book has one card, which leads to each review of it, the newest under its title."""
    built = build(
        {
            "a.md": review(1, "하나", "책", ":authors: 가", by="김하나"),
            "b.md": review(2, "둘", "책", ":authors: 가", by="이둘").replace("추천", "비추천", 1),
            "view.md": view("catalogue"),
            "some.md": view("catalogue", ":filter: reviewer = 김하나\n"),
            "list.md": view("catalogue", ":display: list\n"),
        }
    )
    (card,) = built.page("view").select(".rv-card")
    (some,) = built.page("some").select(".rv-card")
    (line,) = built.page("list").select(".rv-titles li")

    assert [link["href"] for link in card.select("a")] == ["b.html", "b.html", "a.html"]
    assert [text(each) for each in card.select(".rv-verdicts li")] == [
        "이둘 비추천 직접 구매",
        "김하나 추천 직접 구매",
    ]
    assert [link["href"] for link in some.select("a")] == ["a.html"]
    assert text(line) == ("책 — 가. 이둘: 직접 구매, 비추천. 김하나: 직접 구매, 추천.")


def test_a_reference_means_the_newest_review(build: Callable[..., Built]) -> None:
    """A title or ISBN leads to the newest review of the book, a docname to that review."""
    links = "{book}`책` {book}`9791169211475` {book}`a` {book}`이 서평 </a>`"
    built = build(
        {
            "a.md": review(1, "하나", "책", ":authors: 가", ISBN),
            "b.md": review(2, "둘", "책", ":authors: 가", ISBN),
            "c.md": f"# 글\n\n{links}\n",
        }
    )
    found = [
        link["href"]
        for link in built.page("c").select("a.review-book, a.internal")
        if "html" in str(link["href"])
    ]

    assert [each for each in found if each in {"a.html", "b.html"}][-4:] == [
        "b.html",
        "b.html",
        "a.html",
        "a.html",
    ]


def test_related_reviews_are_of_other_books(build: Callable[..., Built]) -> None:
    """A review is not related to another of its book, nor to two of one other book."""
    concept = "{concept}`색인`을 다룬다.\n"
    built = build(
        {
            "concepts.md": "# 개념\n\n:::{concept} 색인\n찾는 길.\n:::\n",
            "a.md": review(1, "하나", "책", ":authors: 가", more=concept),
            "b.md": review(2, "둘", "책", ":authors: 가", more=concept),
            "c.md": review(3, "셋", "딴 책", ":authors: 가", more=concept),
            "d.md": review(4, "넷", "딴 책", ":authors: 가", more=concept),
        }
    )

    assert [each.get_text() for each in built.page("a").select(".rv-related a")] == ["셋"]


def test_kept_out_pages(build: Callable[..., Built]) -> None:
    """A page that is kept out shows its own records; no view, index or export does."""
    sample = review(
        2, "보기", "보기 책", ":authors: 가", more=skills("taught", "보기 기술")
    ).replace("---\n", "---\nlibrary: false\n", 1) + (
        ":::{concept} 보기 개념\n뜻.\n:::\n\n{concept}`보기 개념`과 {book}`보기 책`을 보라.\n\n"
        "```{catalogue}\n:display: list\n```\n"
    )
    built = build(
        {
            "a.md": review(1, "하나", "책", ":authors: 가"),
            "sample.md": sample,
            "view.md": "\n".join(
                map(view, ("catalogue", "concept-index", "skill-map", "reviewers"))
            ),
        }
    )
    page = built.page("sample")

    assert built.warnings == []
    assert page.select(".rv-book .rv-title, .rv-book") != []
    assert [text(each) for each in page.select(".rv-titles a")] == ["보기 책", "책"]
    assert {"#concept-보기-개념", "#"} <= {link["href"] for link in page.select("a.internal")}
    for name in ("view.html", "reviews.json", "books.bib", "concepts.skos.ttl", "index.html"):
        shown = built.text(name).replace(">보기<", "")
        assert "보기 책" not in shown
        assert "보기 개념" not in shown
        assert "보기 기술" not in shown
