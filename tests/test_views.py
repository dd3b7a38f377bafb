"""Views of the whole library: what they show, in which order, and with which reasons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup

    from conftest import Built


def review(
    title: str, *lists: str, date: str = "2024-01-01", head: str = "", text: str = "", **book: str
) -> str:
    """Return the source of a review with lists of skills."""
    options = "".join(f":{name.replace('_', '-')}: {value}\n" for name, value in book.items())
    return (
        f"---\ndate: {date}\n{head}---\n\n# {title}\n\n:::{{book}} {title}\n"
        f":authors: 지은이\n{options}:::\n\n:::{{disclosure}} bought\n:::\n\n{text}\n\n"
        + "\n\n".join(lists)
        + "\n"
    )


def skills(kind: str, *names: str) -> str:
    """Return a list of skills."""
    items = "\n".join(f"- {name}" for name in names)
    return f":::{{skills}}\n:kind: {kind}\n{items}\n:::"


def verdict(word: str, rating: str = "") -> str:
    """Return a verdict."""
    return f":::{{verdict}} {word}\n" + (f":rating: {rating}\n" if rating else "") + "평.\n:::"


def concepts(*names: str) -> str:
    """Return a page that defines concepts."""
    return "# 개념\n\n" + "\n\n".join(f":::{{concept}} {name}\n뜻.\n:::" for name in names)


def view(directive: str, options: str = "") -> str:
    """Return a page with one view."""
    return f"# 보기\n\n```{{{directive}}}\n{options}```\n"


# -- catalogue ---------------------------------------------------------------

SHELF = {
    "a.md": review(
        "나무", skills("taught", "SQL"), date="2024-01-01", text=verdict("추천", "4"),
        publisher="가람", published="2020-05-01", level="입문",
    ),
    "b.md": review(
        "Apple", skills("prerequisite", "에스큐엘"), date="2024-03-01",
        text=verdict("비추천", "1.5"), publisher="나루", published="2021",
    ),
    "c.md": review("가지", date="2024-02-01", head="tags: [책]\n", published="2020"),
    "d.md": review("초고", date="2024-05-01", head="draft: true\n"),
    "skills.md": "# 기술\n\n:::{skill} SQL\n:aliases: 에스큐엘\n:::\n",
}  # fmt: skip


def cards(page: BeautifulSoup) -> list[str]:
    """Return the titles of the cards of a catalogue."""
    return [title.get_text() for title in page.select(".rv-card-title")]


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        ("", ["Apple", "가지", "나무"]),
        (":sort: title\n", ["가지", "나무", "Apple"]),
        (":sort: rating\n", ["나무", "Apple", "가지"]),
        (":limit: 2\n", ["Apple", "가지"]),
        (":filter: skill = sql\n", ["Apple", "나무"]),
        (":filter: taught = 에스큐엘\n", ["나무"]),
        (":filter: year = 2020\n", ["가지", "나무"]),
        (":filter: year = 2020; verdict = 추천\n", ["나무"]),
        (":filter: verdict = 추천, 비추천\n", ["Apple", "나무"]),
        (":filter: level = introductory\n", ["나무"]),
        (":filter: publisher = 나루\n:sort: title\n", ["Apple"]),
        (":filter: tag = 책\n", ["가지"]),
        (":filter: author = 지은이\n:limit: 1\n", ["Apple"]),
    ],
)
def test_catalogue(options: str, titles: list[str], build: Callable[..., Built]) -> None:
    """Which reviews a catalogue shows, and in which order; never a draft."""
    built = build({**SHELF, "view.md": view("catalogue", options)})

    assert built.warnings == []
    assert cards(built.page("view")) == titles


def test_card(build: Callable[..., Built]) -> None:
    """A card tells who, where and when, the judgement, the disclosure, and leads to the review."""
    card = build({**SHELF, "view.md": view("catalogue")}).page("view").select(".rv-card")[2]
    link = card.select(".rv-card-title a")[0]

    assert link["href"] == "a.html"
    shown = " ".join(card.get_text(" ").split())
    for fact in ("지은이", "가람, 2020", "추천", "4", "★★★★☆", "직접 구매", "SQL"):
        assert fact in shown
    assert card.select("[aria-label='5점 만점에 4점']")


def test_cards_show_no_more_than_two_skills_and_people(build: Callable[..., Built]) -> None:
    """Long lists do not push the facts off a card."""
    source = review("책", skills("taught", "가", "나", "다")).replace("지은이", "하나, 둘, 셋, 넷")
    card = build({"a.md": source, "view.md": view("catalogue")}).page("view").select(".rv-card")[0]

    assert [chip.get_text() for chip in card.select(".rv-chip-skill")] == ["가", "나"]
    assert "하나, 둘 외 2명" in card.get_text()


def test_cards_have_no_facets(build: Callable[..., Built]) -> None:
    """Cards inside a page come without anything to choose by."""
    page = build({**SHELF, "view.md": view("catalogue", ":display: cards\n")}).page("view")

    assert len(cards(page)) == 3
    assert page.select("main form, .body form") == []


def test_catalogue_as_list(build: Callable[..., Built]) -> None:
    """A list is one line for each review, in every builder."""
    files = {**SHELF, "view.md": view("catalogue", ":display: list\n:limit: 2\n")}
    lines = [item.get_text() for item in build(files).page("view").select(".rv-titles li")]

    assert [line.strip() for line in lines] == [
        "Apple — 지은이, 나루, 2021. 직접 구매, 비추천, 1.5 ★½☆☆☆",
        "가지 — 지은이, 2020. 직접 구매, 평점 없음",
    ]
    assert "Apple" in build(files, "text").text("view.txt")


def test_cover_on_a_card(build: Callable[..., Built]) -> None:
    """A card shows the cover of the review, wherever the catalogue stands."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    built = build(
        {
            "x/a.md": review("책", cover="c.svg"),
            "x/c.svg": svg,
            "deep/view.md": view("catalogue"),
        }
    )
    image = built.page("deep/view").select(".rv-card img")[0]

    assert (built.output / "deep" / str(image["src"])).resolve().read_text() == svg
    assert image["alt"] == ""


def test_empty_views(build: Callable[..., Built]) -> None:
    """A view of nothing says so."""
    names = ["catalogue", "skill-map", "concept-index", "concept-graph", "reading-path"]
    built = build({f"{name}.md": view(name) for name in names})

    assert built.warnings == []
    for name in names:
        assert "아직" in built.page(name).select(".rv-empty")[0].get_text()


# -- concepts ----------------------------------------------------------------


def test_concept_index(build: Callable[..., Built]) -> None:
    """Concepts stand under their initial, 까 under ㄱ, Hangul before Latin, with counts."""
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


def test_related_reviews(build: Callable[..., Built]) -> None:
    """A review names those that share most with it, and says what they share."""
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
    shown = [" ".join(item.get_text().split()) for item in built.page("x").select(".rv-related li")]

    assert shown == ["둘 나, 가를 함께 다룹니다.", "셋 가를 함께 다룹니다."]
    assert built.page("w").select(".rv-related") == []
    assert built.page("d").select(".rv-related") == []


def numbers(drawing: str, attribute: str) -> list[float]:
    """Return the numbers of an attribute in SVG markup."""
    return [float(number) for number in re.findall(rf'\b{attribute}="([\d.]+)"', drawing)]


def test_concept_graph(build: Callable[..., Built]) -> None:
    """Each concept is a link with a title; the list below says the same in words."""
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
    assert links["나"].find("title").get_text() == "나 — 1편"
    assert len(page.select("svg line")) == 1
    words = [" ".join(item.get_text().split()) for item in page.select(".rv-graph details li")]
    assert words == ["나 (1편) → 가", "가 (0편) → 나", "홀로 (0편)"]


def test_graph_of_many_concepts(build: Callable[..., Built]) -> None:
    """The most discussed 60 are drawn, no label on another, and the rest is owned up to."""
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
    """A definition draws what is around it, and its facts name the same concepts."""
    built = build(
        {
            "c.md": "# 개념\n\n:::{concept} 위\n뜻.\n:::\n\n:::{concept} 가운데\n:broader: 위\n"
            ":related: 옆\n뜻.\n:::\n\n:::{concept} 아래\n:broader: 가운데\n뜻.\n:::\n\n"
            ":::{concept} 옆\n뜻.\n:::\n\n:::{concept} 벗\n뜻.\n:::\n",
            "r.md": review("책", text="{concept}`가운데`와 {concept}`벗`"),
        }
    )
    entry = next(
        each
        for each in built.page("c").select(".rv-concept")
        if "가운데" in each.select(".rv-heading")[0].get_text()
    )
    drawn = {link.get_text() for link in entry.select("svg a")}
    facts = entry.select("dl.rv-facts")[0].get_text()

    assert drawn == {"위", "아래", "옆", "벗"}
    assert all(name in facts for name in drawn)


# -- skills ------------------------------------------------------------------


def test_skill_map(build: Callable[..., Built]) -> None:
    """Areas by levels, with numbers of reviews, gaps, and skills that no review names."""
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


# -- reading path ------------------------------------------------------------


def steps(page: BeautifulSoup) -> list[list[str]]:
    """Return the titles of the books of each step."""
    return [
        [book.get_text() for book in step.select(".rv-source")]
        for step in page.select("ol.rv-steps > li")
    ]


PATH = {
    "skills.md": "# 기술\n\n:::{skill} 집계\n:needs: SQL\n:::\n\n:::{skill} SQL\n:::\n",
    "a.md": review("셋째", skills("prerequisite", "집계")),
    "b.md": review("둘째", skills("taught", "집계")),
    "c.md": review("첫째", skills("taught", "SQL"), skills("prerequisite", "셈")),
    "d.md": review("딴 책", skills("taught", "Git")),
}


def test_reading_path(build: Callable[..., Built]) -> None:
    """A book comes after those that teach what it requires, directly or by ``needs``."""
    page = build({**PATH, "view.md": view("reading-path")}).page("view")
    texts = {
        book.select(".rv-source")[0].get_text(): " ".join(book.get_text().split())
        for book in page.select(".rv-step-book")
    }

    assert steps(page) == [["딴 책", "첫째"], ["둘째"], ["셋째"]]
    assert "SQL (집계에 필요) — 가르치는 책: 첫째" in texts["둘째"]
    assert "집계 — 가르치는 책: 둘째" in texts["셋째"]
    assert "먼저 필요 셈" in texts["첫째"]
    assert "배우는 기술: Git" in texts["딴 책"]


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("집계", [["첫째"], ["둘째"]]),
        ("셋째", [["첫째"], ["둘째"], ["셋째"]]),
        ("d", [["딴 책"]]),
    ],
)
def test_path_to_a_goal(goal: str, expected: list[list[str]], build: Callable[..., Built]) -> None:
    """A path to a skill or a book holds only what leads there."""
    built = build({**PATH, "view.md": view("reading-path", f":goal: {goal}\n")})

    assert built.warnings == []
    assert steps(built.page("view")) == expected


def test_path_to_what_nobody_teaches(build: Callable[..., Built]) -> None:
    """A known skill that no book teaches is told on the page."""
    page = build({**PATH, "view.md": view("reading-path", ":goal: 셈\n")}).page("view")

    assert page.select(".rv-empty")[0].get_text() == "셈에 이르는 책이 아직 없습니다."


def test_ring_of_books(build: Callable[..., Built]) -> None:
    """A ring is told, broken at one book, and all books are still there."""
    built = build(
        {
            "a.md": review("하나", skills("prerequisite", "나"), skills("taught", "가")),
            "b.md": review("둘", skills("prerequisite", "가"), skills("taught", "나")),
            "c.md": review("셋", skills("prerequisite", "가")),
            "view.md": view("reading-path"),
        }
    )

    assert built.warnings == [
        (
            "b.md:7: WARNING: no order of reading is right: '둘' needs 가, which '하나' teaches; "
            "'하나' needs 나, which '둘' teaches. Take one of these skills out. [reviews.cycle]"
        )
    ]
    assert steps(built.page("view")) == [["둘"], ["하나"], ["셋"]]
    assert "뒤에 오는 책에서야 배우는 기술: 가" in built.page("view").get_text()


def test_english_interface(build: Callable[..., Built]) -> None:
    """Views speak the language of the site."""
    built = build({**PATH, "view.md": view("reading-path")}, language="en")

    assert "Step 1" in built.page("view").get_text()
    assert "taught by: 첫째" in " ".join(built.page("view").get_text().split())
