"""The index of concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.libraries.viewed import concepts, review, view

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_concept_index(build: Callable[..., Built]) -> None:
    """Concepts are listed with counts under their initial, 까 under ㄱ, Hangul before Latin."""
    names = ["나", "까치", "가위", "B-트리", "배포", "A/B 시험", "3층 구조", "각도"]
    built = build(
        {
            "c.md": concepts(*names),
            "r.md": review("책", text="{concept}`까치`와 {concept}`나`."),
            "view.md": view("concept-index"),
        }
    )
    index = built.page("view").select(".rv-index")[0]
    groups = [
        (
            heading.get_text(),
            [" ".join(item.get_text().split()) for item in heading.find_next("ul").select("li")],
        )
        for heading in index.select(".rv-heading")
    ]

    assert groups == [
        ("ㄱ", ["가위 0편", "각도 0편", "까치 1편"]),
        ("ㄴ", ["나 1편"]),
        ("ㅂ", ["배포 0편"]),
        ("A", ["A/B 시험 0편"]),
        ("B", ["B-트리 0편"]),
        ("#", ["3층 구조 0편"]),
    ]
    jumps = [str(link["href"]) for link in built.page("view").select(".rv-letters a")]
    ids = {f"#{heading['id']}" for heading in index.select(".rv-heading")}
    assert set(jumps) == ids
