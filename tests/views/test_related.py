"""Related reviews at the end of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.libraries.viewed import concepts, review, skills

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
    shown = [" ".join(item.select("div + div")[0].get_text().split()) for item in listed]

    # 나 is the rarer, and so is where the covers of these two agree.
    where = [cover.select(".rv-lit")[0]["d"] for cover in listed]
    assert where[0] != where[1]
    assert shown == ["둘 나, 가를 함께 다룹니다.", "셋 가를 함께 다룹니다."]
    assert built.page("w").select(".rv-related") == []
    assert built.page("d").select(".rv-related") == []
