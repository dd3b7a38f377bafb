"""What books say of a concept: in which order, and how much of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from support.libraries.viewed import concepts, review, verdict
from support.pages import quoted, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

OWN: Final = "# 락\n\n:::{concept} 락\n한 번에 하나만 들이는 장치.\n:::\n"


def test_the_weightiest_comes_first(build: Callable[..., Built]) -> None:
    """First a section about it, then more sentences, then the better advice, then the newer review."""
    said = "{concept}`락`을 거는 법을 말한다."
    built = build(
        {
            "lock.md": OWN,
            "a.md": review("나중에 추천한 책", verdict("recommend"), date="2024-02-02", text=said),
            "b.md": review("먼저 추천한 책", verdict("recommend"), date="2024-01-01", text=said),
            "c.md": review("말린 책", verdict("skip"), date="2024-03-03", text=said),
            "d.md": review("절을 둔 책", verdict("skip"), text=f"## 락을 풀기\n\n{said}"),
            "e.md": review(
                "여러 번 말한 책",
                text="{concept}`락`, 신호, 장벽을 늘어놓는다. 둘째로 {concept}`락`을 잰다. "
                "{concept}`락`은 줄이다.\n\n- {concept}`락`",
            ),
        }
    )
    page = built.page("lock")

    assert [text(each.a) for each in page.select(".rv-source")] == [
        "절을 둔 책",
        "여러 번 말한 책",
        "나중에 추천한 책",
        "먼저 추천한 책",
        "말린 책",
    ]
    assert quoted(page.select(".rv-spread > li")[1]) == [
        "락은 줄이다.",
        "둘째로 락을 잰다.",
        "락, 신호, 장벽을 늘어놓는다.",
    ]
    assert [text(each).partition(" — ")[0] for each in page.select(".rv-fragments > li")] == ["락"]


def test_all_of_it_is_on_the_page(build: Callable[..., Built]) -> None:
    """Each book has its cover; what is beyond a dozen is folded, on a shared page beyond three."""
    said = "{concept}`락`과 {concept}`핀`을 말한다."
    books = {f"r{n}.md": review(f"책 {n:02}", text=said) for n in range(15)}
    built = build({"lock.md": OWN, "c.md": concepts("핀", "홀로"), **books})
    own, shared = (built.page(name) for name in ("lock", "c"))

    for page, shown in ((own, 12), (shared, 3)):
        assert len(page.select(".rv-spread > li")) == 15
        assert len(page.select(".rv-told > .rv-spread > li")) == shown
        assert text(page.select_one(".rv-told > .rv-fold > summary")) == f"{15 - shown}권 더"
    assert len(own.select(".rv-spread .rv-cover .rv-lit")) == 12
    assert shared.select(".rv-cover") == []


def test_what_is_missing_is_said(build: Callable[..., Built]) -> None:
    """A concept of one review says that no other book discusses it."""
    page = build({"lock.md": OWN, "a.md": review("책", text="{concept}`락`을 건다.")}).page("lock")

    assert "아직 한 권만 말한다" in text(page.select_one(".rv-told"))
