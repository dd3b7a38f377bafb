"""What makes a page a review, in odd but valid forms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.pages import facts, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

OPENING = """\
:::{book} 첫 책
:authors: 지은이
:::

:::{disclosure} gift
:by: 출판사
:::
"""
TOP = "---\ndate: 2024-01-01\n---\n\n# 글\n\n"


@pytest.mark.parametrize("builder", ["html", "text", "pdf", "latex", "epub"])
def test_a_rating_alone_is_a_verdict(build: Callable[..., Built], builder: str) -> None:
    """A verdict may be a rating without a word, and every output shows it."""
    page = TOP + OPENING + "\n:::{verdict}\n:rating: 4.5\n:::\n\n{concept}`낱말`.\n"
    concepts = "# 개념\n\n:::{concept} 낱말\n뜻.\n:::\n\n```{catalogue}\n```\n"
    config = (
        {"html_baseurl": "https://example.org/", "reviews_pdf": True} if builder == "html" else {}
    )
    built = build({"review.md": page, "concepts.md": concepts}, builder=builder, **config)

    assert [each for each in built.warnings if "reviews." in each] == []
    if builder == "html":
        (record,) = json.loads(built.text("reviews.json"))["reviews"]
        assert record["verdict"]["word"] is None
        assert record["verdict"]["rating"] == 4.5
        assert "4.5" in text(built.page("review").select_one(".rv-verdict"))
        assert "4.5" in text(built.page("concepts").select_one(".rv-spread .rv-source"))
        assert '"ratingValue": 4.5' in built.text("review.html").replace('":4.5', '": 4.5')
        assert "4.5" in built.text("feed.atom")


@pytest.mark.parametrize(
    ("draft", "is_published"),
    [
        ("draft: true", False),
        ("draft: yes", False),
        ("draft: ture", False),
        ("draft: 예", False),
        ("draft: 1", False),
        ("draft: [a: b", False),
        ("drafts: true", False),
        ("Draft: true", False),
        ("draft:", False),
        ("x: a: b\ndraft: true", False),
        ("draft: false", True),
        ("draft: off", True),
        ("Draft: false", True),
        ("author: a: b", True),
    ],
)
def test_what_cannot_be_read_is_no_permission(
    build: Callable[..., Built],
    draft: str,
    is_published: bool,  # noqa: FBT001
) -> None:
    """A review is published only if nothing says, or tries to say, that it is a draft."""
    page = TOP.replace("date:", f"{draft}\ndate:") + OPENING
    built = build({"review.md": page, "all.md": "# 모두\n\n```{catalogue}\n:display: list\n```\n"})

    assert bool(built.page("all").select(".rv-titles a")) == is_published


@pytest.mark.parametrize("heading", ["", "## 첫 절\n\n내용.\n"])
def test_a_review_without_a_heading(build: Callable[..., Built], heading: str) -> None:
    """Its title is that of the front matter, and the disclosure stands before all text."""
    top = "---\ndate: 2024-01-01\ntitle: 앞머리의 제목\n---\n"
    built = build({"review.md": f"{top}{OPENING}\n머리말이다.\n\n{heading}"})
    page = text(built.page("review").select_one("div.body"))

    assert page.startswith("앞머리의 제목")
    assert page.index("무료로 제공받아") < page.index("머리말이다")
    assert built.page("review").title.text.startswith("앞머리의 제목")  # type: ignore[union-attr]
    assert "앞머리의 제목" in text(built.page("index").select_one(".toctree-wrapper"))


def test_options_of_restructuredtext(build: Callable[..., Built]) -> None:
    """A value may go on in the next line, and the options below it are kept."""
    page = """\
:date: 2024-01-01

첫 책
=====

.. book:: 첫 책,
     둘째 줄
   :authors: 홍길동,
     이몽룡
   :publisher: 출판사 #1
   :zzz: 모름
   :pages: 100

.. disclosure:: bought
"""
    built = build({"review.rst": page})
    shown = facts(built.page("review"))

    assert next(each for each in built.warnings if "zzz" in each).startswith("review.rst:11: ")
    assert not [each for each in built.warnings if "reviews.cut" in each]
    assert (shown["지은이"], shown["펴낸 곳"], shown["분량"]) == (
        "홍길동, 이몽룡",
        "출판사 #1",
        "100쪽",
    )


def test_a_dropped_record_takes_no_other_with_it(build: Callable[..., Built]) -> None:
    """What stands below a table that docutils drops keeps its own place and heading."""
    table = "````{list-table}\n* - 책\n  - 기술\n* - :::{skills}\n    - 깃\n    :::\n````\n"
    lists = (
        "\n:::{skills}\n:kind: taught\n- SQL (중급) — 이유\n:::\n\n:::{concept} 낱말\n뜻.\n:::\n"
    )
    built = build({"review.md": TOP + OPENING + table + lists})

    assert text(built.page("review").select_one(".rv-skill-names")) == "SQL 중급"
    data = json.loads(built.text("reviews.json"))
    assert [each["skill"] for each in data["recommendations"]] == ["skill-sql"]
