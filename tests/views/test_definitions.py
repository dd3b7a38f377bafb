"""What definitions of concepts and skills show of the reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.libraries.reviewed import LIBRARY, REVIEW
from support.pages import entry, facts, quoted, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_backlinks(library: Built) -> None:
    """A concept lists each sentence that mentions it, with its section and the term marked."""
    found = entry(library.page("concepts"), "concept-데이터-분포-시프트")
    said = text(found.select_one(".rv-source"))

    assert said == "머신러닝 시스템 설계 · 추천 · 도서 협찬 · 첫머리"
    assert list(zip(map(text, found.select("mark")), quoted(found), strict=True)) == [
        ("데이터 분포 시프트", "운영 중의 데이터 분포 시프트를 다룬다."),
        ("분포 변화", "줄이 바뀌어도 분포 변화는 같은 개념이다."),
        ("data distribution shift", "목록의 data distribution shift."),
        ("데이터 분포 시프트", "각주도 데이터 분포 시프트를 말한다."),
    ]


def test_backlinks_from_everywhere(library: Built) -> None:
    """Mentions in verdicts, headings, tables and notes of skills count; those in the definition itself do not."""
    found = entry(library.page("concepts"), "concept-모니터링")
    links = [str(link["href"]).partition("#") for link in found.select(".rv-where")]
    review = library.page("reviews/dmls")
    there = [review.find(id=anchor) for _, _, anchor in links]

    assert quoted(found) == [
        "모니터링까지 짚어 준다.",
        "무엇을 모니터링하나",
        "모니터링의 지표 · 늘",
        "SQL: 모니터링 지표를 뽑으려면",
    ]
    assert len(found.select("details:not([open]) .rv-fragments > li")) == 3
    assert {page for page, _, _ in links} == {"reviews/dmls.html"}
    assert [each and each.name for each in there] == ["span", "section", "tr", "li"]


def test_no_backlinks(library: Built) -> None:
    """A concept without mentions explains how one would appear."""
    found = entry(library.page("concepts"), "concept-아무도-말하지-않는-개념")

    assert "언급하면 여기에 나타납니다" in text(found.select_one(".rv-empty"))


def test_relations(library: Built) -> None:
    """Narrower and related concepts are shown on the other side as well."""
    page = library.page("concepts")

    assert facts(entry(page, "concept-모니터링")) == {
        "하위 개념": "데이터 분포 시프트",
        "관련 개념": "데이터 분포 시프트",
    }
    assert facts(entry(page, "concept-데이터-분포-시프트"))["관련 개념"] == "모니터링"


def test_skill(library: Built) -> None:
    """A skill shows what it needs, and which books ask for it, at which level and why."""
    found = entry(library.page("skills"), "skill-sql")

    assert facts(found) == {
        "다른 이름": "에스큐엘",
        "먼저 알 것": "Git",
        "배울 곳": "postgresql.org",
    }
    shown = found.select(".rv-told .rv-heading, li p:not(.rv-by), li > p, blockquote")
    assert list(dict.fromkeys(map(text, shown))) == [
        "SQL",
        "권한다 1권",
        "머신러닝 시스템 설계 중급",
        "모니터링 지표를 뽑으려면 — 무엇을 모니터링하나",
        "글에서 언급한 서평 1편",
        "머신러닝 시스템 설계 추천",
        "참고로 SQL이 쓰인다. — 무엇을 모니터링하나",
    ]


def test_undefined_skill_is_found_in_its_list(library: Built) -> None:
    """A skill without a description is found where a list names it."""
    needs = entry(library.page("skills"), "skill-sql").select_one("dl a")
    assert needs is not None
    target = library.page("reviews/dmls").find(id="skill-git")

    assert needs["href"] == "reviews/dmls.html#skill-git"
    assert text(target) == "Git"


def test_list_of_skills(library: Built) -> None:
    """A list of skills shows names with levels, joined as they were typed, and notes."""
    items = library.page("reviews/dmls").select(".rv-skill-list > li")

    assert [text(item) for item in items] == [
        "Git",
        "SQL 중급 모니터링 지표를 뽑으려면",
        "쿠버네티스 입문 + 에어플로",
    ]


def test_drafts_are_not_shown_elsewhere(build: Callable[..., Built]) -> None:
    """A draft has a page, but no definition lists it."""
    draft = REVIEW.replace("date: 2023-04-23", "date: 2023-04-23\ndraft: true")
    built = build({**LIBRARY, "reviews/dmls.md": draft})

    assert built.page("reviews/dmls").select_one(".rv-book") is not None
    assert built.page("concepts").select(".rv-spread") == []
