"""What a mention means is the same wherever it is shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from support.papers import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

OPENING: Final = ":::{book} 책\n:authors: 김하나\n:::\n:::{disclosure} bought\n:::\n"
FILES: Final = {
    "concepts.md": (
        "# 개념\n\n:::{concept} 모니터링\n:aliases: 감시\n지켜보는 일. {concept}`감시`라고도 한다.\n:::\n"
    ),
    "review.md": (
        f"---\ndate: 2024-01-02\n---\n# 서평\n\n{OPENING}\n이 책은 [지켜보기](<모니터링>)를 다룬다.\n"
    ),
}


def test_plain_link_counts_everywhere(build: Callable[..., Built]) -> None:
    """A plain link to a concept is in backlinks, data, structured data, search and the PDF."""
    built = build(FILES, html_baseurl="https://reviews.example/", reviews_pdf=True)
    page = built.page("review")
    data = json.loads(built.text("reviews.json"))
    structured = json.loads(page.select('script[type="application/ld+json"]')[0].get_text())

    assert "지켜보기" in built.page("concepts").select(".rv-spread mark")[0].get_text()
    assert [(each["kind"], each["target"]) for each in data["mentions"]] == [
        ("concept", "concept-모니터링")
    ]
    assert structured["@graph"][0]["mentions"][0]["name"] == "모니터링"
    assert "이 서평에 나온 개념" in Paper(built.output / "review.pdf").text
    assert "이 개념을 다룬 서평 1편" in built.text("_static/sphinx-reviews/previews-data-ko.js")


def test_definition_does_not_mention_itself(build: Callable[..., Built]) -> None:
    """A concept defined in a review that names itself there is mentioned by nobody."""
    concept = FILES["concepts.md"].removeprefix("# 개념\n")
    review = f"---\ndate: 2024-01-02\n---\n# 서평\n\n{OPENING}{concept}"
    built = build({"review.md": review})

    assert json.loads(built.text("reviews.json"))["mentions"] == []
    assert built.page("review").select(".rv-spread") == []
