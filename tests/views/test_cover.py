"""The cover of a book, and the drawing that takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.libraries.reviewed import CONCEPTS, LIBRARY, REVIEW, SKILLS

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


@pytest.mark.parametrize(
    "title",
    [
        "책",
        "프로젝트 범위 산정부터 프로덕션 배포 후 모니터링까지 한 번에 짚어 보는 실무자를 위한 MLOps 완벽 해부 안내서",
        "가나다라마바사아자차카타파하가나다라마바사아자차카타파하" * 4,
        "<script>alert('x')</script> & Co.",
    ],
)
def test_stand_in(title: str, build: Callable[..., Built]) -> None:
    """A book without a cover gets a drawn one with its title, whose lines fit and break no word."""
    review = REVIEW.replace(":::{book} 머신러닝 시스템 설계", f":::{{book}} {title}")
    page = build({"reviews/dmls.md": review, "concepts.md": CONCEPTS, "skills.md": SKILLS}).page(
        "reviews/dmls"
    )
    cover = page.select_one(".rv-book svg")
    assert cover is not None
    words = cover.find_all("text")[0]
    lines = [line.get_text() for line in words.find_all("tspan")]
    size = float(str(words["font-size"]))

    assert cover["aria-hidden"] == "true"
    assert all(part in title for line in lines for part in line.split("…"))
    assert all(0 < float(str(line["y"])) < 115 for line in words.find_all("tspan"))
    assert all(sum(1 if ord(c) > 0x1100 else 0.4 for c in line) * size <= 170 for line in lines)
    if max(map(len, title.split())) < 12:
        assert " ".join(lines) == title


def test_cover(build: Callable[..., Built]) -> None:
    """A cover beside the review is shown with an alternative text that names the book."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 3"/>'
    review = REVIEW.replace(":pages: 436", ":pages: 436\n:cover: cover.svg")
    built = build({**LIBRARY, "reviews/dmls.md": review, "reviews/cover.svg": svg})
    image = built.page("reviews/dmls").select_one(".rv-book img")
    assert image is not None

    assert image["alt"] == "『머신러닝 시스템 설계』 표지"
    assert (built.output / "reviews" / str(image["src"])).read_text() == svg
