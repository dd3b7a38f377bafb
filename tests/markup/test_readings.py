"""When a book was read: in front matter, and from there on the page and in the data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.readers import check_json, json_ld

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

REVIEW = ":::{book} 시험하는 법\n:authors: 홍길동\n:::\n\n:::{disclosure} bought\n:::\n\n글이다.\n"


@pytest.mark.parametrize(
    ("read", "said", "shown"),
    [
        ("2023-03-01/2023-04-10", ["2023-03-01/2023-04-10"], "읽음 2023년 3월 1일–2023년 4월 10일"),
        ("[2023-05-05, 2020-02/2020-03]", ["2023-05-05", "2020-02/2020-03"], "읽음 2023년 5월 5일, 2020년 2월–2020년 3월"),
        ("2023-04-10/", ["2023-04-10/"], "읽음 2023년 4월 10일–"),
    ],
)  # fmt: skip
def test_periods(build: Callable[..., Built], read: str, said: list[str], shown: str) -> None:
    """Each time that a book was read is shown below the review's date, and is in the data."""
    built = build({"a.md": f"---\ndate: 2024-01-01\nread: {read}\n---\n# 가\n\n{REVIEW}"})
    (review,) = json.loads(built.text("reviews.json"))["reviews"]
    thing = json_ld(built.page("a"))["CriticReview"]
    times = [(each.get("startTime", ""), each.get("endTime", "")) for each in thing["mentions"]]

    check_json(built.output)
    assert built.warnings == []
    assert review["read"] == said
    assert built.page("a").select_one(".rv-byline").get_text().endswith(shown)
    assert ["/".join(each).removeprefix("/") for each in times] == said


@pytest.mark.parametrize(
    ("read", "problem"),
    [("2023-05-02/2023-04-01", "ends before it begins"), ("봄", "is not a date")],
)
def test_no_period(build: Callable[..., Built], read: str, problem: str) -> None:
    """What is no period is a warning, and is shown as typed."""
    built = build({"a.md": f"---\ndate: 2024-01-01\nread: {read}\n---\n# 가\n\n{REVIEW}"})

    assert problem in "".join(built.warnings)
    assert read in built.page("a").select_one(".rv-byline").get_text()
