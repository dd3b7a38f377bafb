"""The map of skills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.libraries.viewed import review, skills, view

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_skill_map(build: Callable[..., Built]) -> None:
    """The map shows areas by levels, with numbers of reviews, gaps, and skills that no review names."""
    built = build(
        {
            "skills.md": "# 기술\n\n:::{skill} SQL\n:area: 데이터\n:::\n\n"
            ":::{skill} Git\n:area: 도구\n:::\n\n:::{skill} 셸\n:area: 도구\n:::\n",
            "a.md": review("하나", skills("taught", "SQL (입문)", "Git (중급)")),
            "b.md": review("둘", skills("prerequisite", "SQL (입문)", "이름만")),
            "view.md": view("skill-map"),
        }
    )
    rows = [
        [" ".join(cell.get_text().split()) for cell in row.find_all(["th", "td"])]
        for row in built.page("view").select("table.rv-skill-map tr")
    ]
    gap = "서평 없음"

    assert rows == [
        ["분야", "입문", "초급", "중급", "고급", "수준 표시 없음", "서평에 없음"],
        ["데이터", "SQL 2편", gap, gap, gap, gap, "—"],
        ["도구", gap, gap, "Git 1편", gap, gap, "셸"],
        ["그 밖", gap, gap, gap, gap, "이름만 1편", "—"],
    ]


def test_skill_map_as_text(build: Callable[..., Built]) -> None:
    """In plain text the columns are as wide as a name, so that words stay whole."""
    built = build(
        {
            "a.md": review("하나", skills("taught", "쿠버네티스 (입문)")),
            "view.md": view("skill-map"),
        },
        builder="text",
    )

    assert "쿠버네티스" in built.text("view.txt")
