"""What a reader sees: the pages of small projects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup, Tag

    from conftest import Built

REVIEW = """\
---
date: 2023-04-23
tags: [MLOps, 데이터 엔지니어링]
---

# 머신러닝 시스템 설계

머리말이다.

:::{book} 머신러닝 시스템 설계
:subtitle: 프로젝트 범위 산정부터
:authors: 칩 후옌 (Chip Huyen)
:translators: 김대근, 김영민
:publisher: 한빛미디어
:published: 2023-03-14
:isbn: 9791169210850
:pages: 436
:original: Designing Machine Learning Systems
:::

:::{verdict} recommend
:for: 현업 개발자
:not-for: 코드를 찾는 사람
{concept}`모니터링`까지 짚어 준다.
:::

:::{disclosure} gift
:by: 한빛미디어
:::

앞 문장이다. 운영 중의 {concept}`데이터 분포 시프트`를 다룬다[^1]. 뒤 문장이다.
줄이 바뀌어도 {concept}`분포 변화`는 같은 개념이다.

[^1]: 각주도 {concept}`데이터 분포 시프트`를 말한다.

## 무엇을 {concept}`모니터링`하나

| 무엇 | 언제 |
| --- | --- |
| {concept}`모니터링`의 지표 | 늘 |

- 목록의 {concept}`data distribution shift`.

:::{note}
참고로 {skill}`SQL`이 쓰인다.
:::

:::{skills}
- Git
- SQL (중급) — {concept}`모니터링` 지표를 뽑으려면
- 쿠버네티스 (입문) + 에어플로
:::
"""

CONCEPTS = """\
# 개념

:::{concept} 데이터 분포 시프트
:aliases: data distribution shift, 분포 변화
:broader: 모니터링
운영 중 입력의 분포가 학습 때와 달라지는 현상.
:::

:::{concept} 모니터링
:related: 데이터 분포 시프트
운영 중인 시스템을 지켜보는 일. {concept}`모니터링`은 자기 자신이다.
:::

:::{concept} 아무도 말하지 않는 개념
뜻.
:::
"""

SKILLS = """\
# 기술

:::{skill} SQL
:aliases: 에스큐엘
:needs: Git
:learn: https://www.postgresql.org/docs/
질의하는 말.
:::
"""

LIBRARY = {"reviews/dmls.md": REVIEW, "concepts.md": CONCEPTS, "skills.md": SKILLS}


def text(tag: Tag | None) -> str:
    """Return the text of *tag* with single spaces."""
    assert tag is not None
    return re.sub(r"\s+", " ", tag.get_text()).strip()


def facts(tag: Tag) -> dict[str, str]:
    """Return the terms and values of the first list of facts in *tag*."""
    listed = tag.select_one("dl.rv-facts")
    assert listed is not None
    return {
        text(term): text(value)
        for term, value in zip(listed.find_all("dt"), listed.find_all("dd"), strict=True)
    }


def entry(page: BeautifulSoup, anchor: str) -> Tag:
    """Return the definition with this anchor."""
    found = page.find(id=anchor)
    assert found is not None
    return found


@pytest.fixture(name="library")
def fixture_library(build: Callable[..., Built]) -> Built:
    """A review, its concepts and skills."""
    built = build(LIBRARY)

    assert built.warnings == []

    return built


def test_opening_order(library: Built) -> None:
    """Disclosure, verdict and card follow the title, wherever they were written."""
    article = library.page("reviews/dmls").select_one("section")
    assert article is not None
    opening = article.find_all(recursive=False)[:4]

    assert [child.get("class", [child.name])[0] for child in opening] == [
        "h1",
        "rv-disclosure",
        "rv-verdict",
        "rv-book",
    ]


def test_card(library: Built) -> None:
    """The card tells what is known of the book, and that there is no rating."""
    card = library.page("reviews/dmls").select_one(".rv-book")
    assert card is not None

    assert facts(card) == {
        "평점": "평점 없음",
        "서평 쓴 날": "2023년 4월 23일",
        "태그": "MLOps, 데이터 엔지니어링",
        "지은이": "칩 후옌 (Chip Huyen)",
        "옮긴이": "김대근, 김영민",
        "펴낸 곳": "한빛미디어",
        "펴낸 날": "2023년 3월 14일",
        "원제": "Designing Machine Learning Systems",
        "분량": "436쪽",
        "ISBN": "979-11-6921-085-0",
        "기술": "Git, SQL, 쿠버네티스, 에어플로",
    }
    assert [time["datetime"] for time in card.find_all("time")] == ["2023-03-14", "2023-04-23"]


def test_disclosure_sentence(library: Built) -> None:
    """The standard sentence is in the page's language, with the right particle."""
    disclosure = library.page("reviews/dmls").select_one(".rv-disclosure")

    assert text(disclosure) == "도서 협찬 한빛미디어로부터 책을 무료로 제공받아 쓴 글입니다."


def test_rating(build: Callable[..., Built]) -> None:
    """A rating is a figure, then stars that are read aloud in words."""
    review = REVIEW.replace(":for: 현업", ":rating: 4.5\n:for: 현업")
    page = build({**LIBRARY, "reviews/dmls.md": review}).page("reviews/dmls")
    stars = page.select_one(".rv-stars")
    assert stars is not None
    assert stars.parent is not None

    assert text(stars.parent) == "4.5 ★★★★½"
    assert (stars["role"], stars["aria-label"]) == ("img", "5점 만점에 4.5점")


def test_backlinks(library: Built) -> None:
    """A concept lists each sentence that mentions it, with the term marked and its section."""
    found = entry(library.page("concepts"), "concept-데이터-분포-시프트")
    quotes = [
        (text(quote.select_one("mark")), text(quote.p).rpartition(" — ")[0])
        for quote in found.find_all("blockquote")
    ]

    assert text(found.select_one(".rv-source")) == "머신러닝 시스템 설계 추천"
    assert quotes == [
        ("데이터 분포 시프트", "운영 중의 데이터 분포 시프트를 다룬다."),
        ("분포 변화", "줄이 바뀌어도 분포 변화는 같은 개념이다."),
        ("data distribution shift", "목록의 data distribution shift."),
        ("데이터 분포 시프트", "각주도 데이터 분포 시프트를 말한다."),
    ]


def test_backlinks_from_everywhere(library: Built) -> None:
    """Verdicts, headings, tables and notes of skills count; the definition itself does not."""
    found = entry(library.page("concepts"), "concept-모니터링")
    quotes = [text(quote.p).split(" — ") for quote in found.find_all("blockquote")]
    links = [quote.select_one(".rv-where")["href"] for quote in found.find_all("blockquote")]  # type: ignore[index]
    heading = library.page("reviews/dmls").find("h2")
    assert heading is not None
    assert heading.parent is not None
    section = heading.parent["id"]

    assert quotes == [
        ["모니터링까지 짚어 준다.", "머신러닝 시스템 설계"],
        ["무엇을 모니터링하나", "무엇을 모니터링하나"],
        ["모니터링의 지표", "무엇을 모니터링하나"],
        ["모니터링 지표를 뽑으려면", "무엇을 모니터링하나"],
    ]
    assert links == ["reviews/dmls.html", *[f"reviews/dmls.html#{section}"] * 3]


def test_no_backlinks(library: Built) -> None:
    """A concept that nobody mentions says how that changes."""
    found = entry(library.page("concepts"), "concept-아무도-말하지-않는-개념")

    assert "언급하면 여기에 나타납니다" in text(found.select_one(".rv-empty"))


def test_relations(library: Built) -> None:
    """Narrower and related are made on the other side."""
    page = library.page("concepts")

    assert facts(entry(page, "concept-모니터링")) == {
        "하위 개념": "데이터 분포 시프트",
        "관련 개념": "데이터 분포 시프트",
    }
    assert facts(entry(page, "concept-데이터-분포-시프트"))["관련 개념"] == "모니터링"


def test_skill(library: Built) -> None:
    """A skill says what it needs, and which reviews ask for it, how well and why."""
    found = entry(library.page("skills"), "skill-sql")

    assert facts(found) == {
        "다른 이름": "에스큐엘",
        "먼저 알 것": "Git",
        "배울 곳": "postgresql.org",
    }
    assert [
        text(item) for item in found.select(".rv-backlinks li > p, .rv-backlinks blockquote")
    ] == [
        "머신러닝 시스템 설계",
        "추천 (중급) 모니터링 지표를 뽑으려면 — 무엇을 모니터링하나",
        "참고로 SQL이 쓰인다. — 무엇을 모니터링하나",
    ]


def test_undefined_skill_is_found_in_its_list(library: Built) -> None:
    """A skill exists as soon as a list names it, and links lead there."""
    needs = entry(library.page("skills"), "skill-sql").select_one("dl a")
    assert needs is not None
    target = library.page("reviews/dmls").find(id="skill-git")

    assert needs["href"] == "reviews/dmls.html#skill-git"
    assert text(target) == "Git"


def test_list_of_skills(library: Built) -> None:
    """A list shows names with levels, joined as they were typed, and notes."""
    items = library.page("reviews/dmls").select(".rv-skill-list > li")

    assert [text(item) for item in items] == [
        "Git",
        "SQL (중급) 모니터링 지표를 뽑으려면",
        "쿠버네티스 (입문) + 에어플로",
    ]


def test_references(build: Callable[..., Built]) -> None:
    """Names, aliases, ISBN, docname, explicit text and plain links all lead somewhere."""
    page = """\
# 글

{concept}`분포 변화` {concept}`그것 <데이터 분포 시프트>` {review:concept}`모니터링`
{skill}`에스큐엘` {book}`머신러닝 시스템 설계` {book}`979-11-6921-085-0` {book}`reviews/dmls`
[링크](<분포 변화>) [](#concept-모니터링)
"""
    built = build({**LIBRARY, "page.md": page})
    body = built.page("page").select_one("section > p")
    assert body is not None

    assert built.warnings == []
    assert [(text(link), link["href"]) for link in body.find_all("a")] == [
        ("분포 변화", "concepts.html#concept-데이터-분포-시프트"),
        ("그것", "concepts.html#concept-데이터-분포-시프트"),
        ("모니터링", "concepts.html#concept-모니터링"),
        ("에스큐엘", "skills.html#skill-sql"),
        *[("머신러닝 시스템 설계", "reviews/dmls.html")] * 3,
        ("링크", "concepts.html#concept-데이터-분포-시프트"),
        ("모니터링", "concepts.html#concept-모니터링"),
    ]


def test_composition_of_hangul_does_not_matter(build: Callable[..., Built]) -> None:
    """A reference typed in decomposed Hangul finds the concept."""
    import unicodedata

    page = unicodedata.normalize("NFD", "# 글\n\n{concept}`모니터링`\n")

    assert build({**LIBRARY, "page.md": page}).warnings == []


def test_drafts_are_not_shown_elsewhere(build: Callable[..., Built]) -> None:
    """A draft has its page, but no definition lists it."""
    draft = REVIEW.replace("date: 2023-04-23", "date: 2023-04-23\ndraft: true")
    built = build({**LIBRARY, "reviews/dmls.md": draft})

    assert built.page("reviews/dmls").select_one(".rv-book") is not None
    assert built.page("concepts").select(".rv-backlinks") == []


def test_language_of_a_page(build: Callable[..., Built]) -> None:
    """A review in English speaks English on a Korean site."""
    review = REVIEW.replace("date: 2023-04-23", "date: 2023-04-23\nlang: en")
    page = build({**LIBRARY, "reviews/dmls.md": review}).page("reviews/dmls")

    assert page.html is not None
    assert page.html["lang"] == "en"
    assert text(page.select_one(".rv-disclosure")) == (
        "Free copy The reviewer received the book free of charge from 한빛미디어."
    )
    assert text(page.select_one(".rv-no-rating")) == "No rating"


def test_own_wording(build: Callable[..., Built]) -> None:
    """An author's own words stand in the place of the standard sentence."""
    review = REVIEW.replace(":by: 한빛미디어\n", ":by: 한빛미디어\n책을 제공받아 **씁니다**.\n")
    page = build({**LIBRARY, "reviews/dmls.md": review}).page("reviews/dmls")

    assert text(page.select_one(".rv-disclosure")) == "도서 협찬 책을 제공받아 씁니다."


def test_site_reviewer(build: Callable[..., Built]) -> None:
    """The configured reviewer signs the reviews that name nobody."""
    card = build(LIBRARY, reviews_author="김서평").page("reviews/dmls").select_one(".rv-book")
    assert card is not None

    assert facts(card)["서평 쓴 이"] == "김서평"


def test_isbn_10_is_shown_in_both_forms(build: Callable[..., Built]) -> None:
    """An ISBN-10 is printed as ISBN-13, and as it was typed, with hyphens."""
    review = REVIEW.replace("9791169210850", "8968481474")
    card = build({**LIBRARY, "reviews/dmls.md": review}).page("reviews/dmls").select_one(".rv-book")
    assert card is not None

    assert facts(card)["ISBN"] == "978-89-6848-147-5 (ISBN-10 89-6848-147-4)"


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
    """A book without a cover gets one of letters, whose lines stay on it and lose nothing."""
    review = REVIEW.replace(":::{book} 머신러닝 시스템 설계", f":::{{book}} {title}")
    page = build({"reviews/dmls.md": review, "concepts.md": CONCEPTS, "skills.md": SKILLS}).page(
        "reviews/dmls"
    )
    cover = page.select_one(".rv-book svg")
    assert cover is not None
    words = cover.find_all("text")[0]
    lines = [line.get_text() for line in words.find_all("tspan")]
    size, top = float(str(words["font-size"])), float(str(words["y"]))
    shown = "".join(lines).replace(" ", "")

    assert cover["aria-hidden"] == "true"
    assert shown.removesuffix("…") in title.replace(" ", "")
    assert 0 < top + 1.32 * size * (len(lines) - 1) < 260
    assert all(sum(1 if ord(c) > 0x1100 else 0.4 for c in line) * size <= 165 for line in lines)
    if len(title) < 80:
        assert "…" not in shown


def test_cover(build: Callable[..., Built]) -> None:
    """A cover beside the review is shown with a text that names the book."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 3"/>'
    review = REVIEW.replace(":pages: 436", ":pages: 436\n:cover: cover.svg")
    built = build({**LIBRARY, "reviews/dmls.md": review, "reviews/cover.svg": svg})
    image = built.page("reviews/dmls").select_one(".rv-book img")
    assert image is not None

    assert image["alt"] == "『머신러닝 시스템 설계』 표지"
    assert (built.output / "reviews" / str(image["src"])).read_text() == svg


def test_author_text_is_escaped(build: Callable[..., Built]) -> None:
    """Nothing that an author types in a directive becomes markup."""
    bad = "<img src=x onerror=alert(1)>"
    review = f"""\
---
date: 2024-01-01
author: {bad}
tags: ["{bad}"]
---

# 글

:::{{book}} {bad}
:subtitle: {bad}
:authors: {bad}
:publisher: {bad}
:series: {bad}
:nonsense: {bad}
:::

:::{{disclosure}} gift
:by: {bad}
:::

:::{{verdict}} {bad}
:for: {bad}
:::

:::{{skills}}
- {bad.replace("(", "").replace(")", "")} ({bad}) — 이유
:::
"""
    concepts = f"# 개념\n\n:::{{concept}} {bad}\n:aliases: {bad}2\n:::\n"
    built = build({"review.md": review, "concepts.md": concepts})

    for docname in ("review", "concepts"):
        assert "onerror=alert" not in str(built.page(docname).find_all("img"))
        assert not [tag for tag in built.page(docname).find_all() if tag.has_attr("onerror")]


def test_inventory_holds_aliases(library: Built) -> None:
    """Another site can link to a concept by any of its names."""
    import zlib

    raw = (library.output / "objects.inv").read_bytes()
    names = zlib.decompress(raw.split(b"\n", 4)[4]).decode()

    for name in ("데이터 분포 시프트", "분포 변화"):
        assert f"{name} review:concept" in names


def test_anchors_do_not_depend_on_other_pages(build: Callable[..., Built]) -> None:
    """A concept keeps its anchor when another page is read before it."""
    before = {"a.md": "# 가\n\n:::{concept} C++\n뜻.\n:::\n\n:::{concept} C#\n뜻.\n:::\n"}
    built = build({**LIBRARY, **before})

    assert built.page("concepts").find(id="concept-모니터링")
    assert built.page("a").find(id="concept-c-plus-plus")
    assert built.page("a").find(id="concept-c-sharp")
