"""Drawings of concepts and their relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from support.browser import in_browser
from support.libraries.viewed import review, view
from support.pages import facts, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.browser import Reader
    from support.projects import Built


def test_concept_graph(build: Callable[..., Built]) -> None:
    """Each concept is a link with a title; the list below says the same in text."""
    built = build(
        {
            "c.md": "# 개념\n\n:::{concept} 가\n뜻.\n:::\n\n:::{concept} 나\n:broader: 가\n뜻.\n:::\n\n"
            ":::{concept} 홀로\n뜻.\n:::\n",
            "r.md": review("책", text="{concept}`나`"),
            "view.md": view("concept-graph"),
        }
    )
    page = built.page("view")
    links = {link.find("text").get_text(): link for link in page.select("svg a")}

    assert links.keys() == {"가", "나", "홀로"}
    assert links["나"]["href"] == "c.html#concept-나"
    assert links["나"].find("title").get_text() == "나 — 1권"
    assert len(page.select("[data-ends]")) == 1
    words = [" ".join(item.get_text().split()) for item in page.select(".rv-graph details li")]
    assert words == ["나 (1권) → 가", "가 (0권) → 나", "홀로 (0권)"]


def test_graph_of_many_concepts(build: Callable[..., Built]) -> None:
    """The 60 most discussed concepts are drawn without overlap, and the page says how many there are."""
    names = [f"개념 {chr(0xAC00 + 37 * number)}" for number in range(80)]
    definitions = "# 개념\n\n" + "\n\n".join(
        f":::{{concept}} {name}\n"
        + (f":broader: {names[number // 3]}\n" if number > 2 else "")
        + "뜻.\n:::"
        for number, name in enumerate(names)
    )
    text = " ".join(f"{{concept}}`{name}`" for name in names[:30])
    built = build(
        {"c.md": definitions, "r.md": review("책", text=text), "v.md": view("concept-graph")}
    )
    page = built.page("v")
    boxes = []
    for link in page.select("svg a"):
        circle, label = link.find("circle"), link.find("text")
        x, y, radius = (float(str(circle[each])) for each in ("cx", "cy", "r"))
        half = max(radius, len(label.get_text()) * 15 / 2 * 0.9)
        boxes.append((x - half, y - radius, x + half, float(str(label["y"]))))

    assert len(boxes) == 60
    assert {link.find("text").get_text() for link in page.select("svg a")} >= set(names[:30])
    assert "개념 80개 가운데 60개" in page.get_text()
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:number]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_neighbourhood(build: Callable[..., Built]) -> None:
    """A definition draws the concepts around it, which its facts name as well."""
    built = build(
        {
            "c.md": "# 개념\n\n:::{concept} 위\n뜻.\n:::\n\n:::{concept} 아래\n:broader: 가운데\n"
            "뜻.\n:::\n\n:::{concept} 옆\n뜻.\n:::\n\n:::{concept} 벗\n뜻.\n:::\n",
            "own.md": "# 가운데\n\n:::{concept} 가운데\n:broader: 위\n:related: 옆\n뜻.\n:::\n",
            "r.md": review("책", text="{concept}`가운데`와 {concept}`벗`"),
        }
    )
    page = built.page("own")
    drawn = {text(link) for link in page.select("svg a")}

    assert drawn == {"위", "아래", "옆", "벗"}
    assert drawn == {name for value in facts(page).values() for name in value.split(", ")}
    assert [text(each) for each in page.select(".rv-key li")] == [
        "실선 상위와 하위",
        "파선 관련",
        "점선 함께 다룸",
    ]
    assert built.page("c").select("svg") == []


@in_browser
def test_graph_lights_up_neighbours(read: Callable[..., Reader]) -> None:
    """Focus on a concept fades all but its neighbours, and the lines that do not touch it."""
    page = read().open("graph")
    page.locator("a[data-node]").filter(has_text="색인").focus()

    expect(page.locator("a.rv-dim text")).to_have_text(["정렬", "토일"])
    expect(page.locator("line.rv-lit")).to_have_css("opacity", "1")
    expect(page.locator("line.rv-dim")).to_have_css("opacity", "0.2")
