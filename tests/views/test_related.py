"""Related reviews at the end of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.libraries.viewed import concepts, review, skills
from support.pages import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_related_reviews(build: Callable[..., Built]) -> None:
    """A review lists those that share the most concepts with it, and says which."""
    built = build(
        {
            "c.md": concepts("가", "나", "다"),
            "x.md": review("하나", text="{concept}`가` {concept}`나`"),
            "y.md": review("둘", text="{concept}`가` {concept}`나`"),
            "z.md": review("셋", text="{concept}`가`"),
            "w.md": review("넷", text="{concept}`다`"),
            "d.md": review("초고", skills("taught", "Git"), head="draft: true\n"),
        }
    )
    listed = built.page("x").select(".rv-related li")
    shown = [text(item) for item in built.page("x").select(".rv-related li > p")]

    # 나 is the rarer, and so is where the covers of these two agree.
    where = [cover.select(".rv-lit")[0]["d"] for cover in listed]
    assert where[0] != where[1]

    assert shown == ["둘 나, 가를 함께 다룹니다.", "셋 가를 함께 다룹니다."]
    drawn = built.page("x").select_one(".rv-related .rv-graph-box")
    assert drawn is not None
    assert [text(link) for link in drawn.select("a")] == ["나", "가", "둘", "셋"]
    assert [str(line["data-ends"]) for line in drawn.select("line")] == [
        "self s0",
        "self s1",
        "s0 r0",
        "s1 r0",
        "s1 r1",
    ]
    # One review says no more as a drawing than in words.
    assert built.page("w").select(".rv-related") == []
    assert built.page("d").select(".rv-related") == []
