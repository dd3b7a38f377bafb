"""What the library's search finds, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.browser import in_browser
from support.builds import sphinx_build, write
from support.libraries.searched import ENGINEERING, LEDGER, MACHINE, TABLE
from support.projects import CONF
from support.searching import found, found_whole, parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


@in_browser
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("머신러닝을", [MACHINE]),
        ("쿠버네티스에서", ["쿠버네티스", MACHINE]),
        ("k8s", ["쿠버네티스", MACHINE]),
        ("배포하는", [MACHINE, ENGINEERING]),
        ("데이터 엔지니어링", [ENGINEERING]),
        ("데이터엔지니어링을", [ENGINEERING]),
        ("mlops", [MACHINE]),
        ("어렵다", [MACHINE]),
        ("data drift", ["데이터 분포 시프트", MACHINE]),
        ("데이터 드리프트를", ["데이터 분포 시프트", MACHINE]),
        ("C%2B%2B", [TABLE, "이상한 쪽"]),
        ("CI/CD에서", [TABLE]),
        ("machine learning", [MACHINE]),
        ("ㅁㅅㄹㄴ", [MACHINE]),
        ("ㅋㅂㄴㅌㅅ", ["쿠버네티스"]),
        ("__proto__", ["이상한 쪽"]),
        ("constructor", ["이상한 쪽"]),
        ("고양이를", []),
    ],
)
def test_finds(visit: Callable[..., Page], query: str, titles: list[str]) -> None:
    """The search page finds a word in any form, with the best results first."""
    shown = [title for _, title in found_whole(visit(f"search.html?q={query}"))]

    assert shown[: len(titles)] == titles
    assert len(shown) == len(titles)


@in_browser
@pytest.mark.parametrize(
    "query", ["이더리움", "스마트 계약", "홍길동", "정다섯", "다솜", "나눔회", "ledgers at work"]
)
def test_what_stands_beside_a_review_is_searched(visit: Callable[..., Page], query: str) -> None:
    """Tags, reviewer, translator, publisher, giver and original title find the review."""
    assert [title for _, title in found(visit(f"search.html?q={query}"))] == [LEDGER]


@in_browser
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("풍차", ["이상한 쪽"]),
        ("물레방아", ["이상한 쪽"]),
        ("굴렁쇠", ["이상한 쪽"]),
        ("보이지", []),
        ("숨은말", []),
        ("middot", []),
    ],
)
def test_html_is_searched_as_readers_see_it(
    visit: Callable[..., Page], query: str, titles: list[str]
) -> None:
    """The words of HTML in a page find it; its tags, comments and styles do not."""
    page = visit(f'search.html?q="{query}"')
    assert [title for _, title in found_whole(page)] == titles


@in_browser
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("testing", [LEDGER]),
        ("library", [LEDGER]),
        ("ＧＰＴ－４", [LEDGER]),
        ("gpt4", [LEDGER]),
        ("4", []),
        ("컨테이너", ["쿠버네티스", LEDGER, "이상한 쪽"]),
        ("container", [LEDGER, "이상한 쪽", "쿠버네티스"]),
        ("ethereum", [LEDGER]),
        ("kubernetes를", ["쿠버네티스", MACHINE]),
        ("쿠버네티쓰", ["쿠버네티스", MACHINE]),
        ("머신런닝을", [MACHINE]),
        ("libaries", [LEDGER]),
        ("tsts", [LEDGER]),
        ("contianer", [LEDGER, "이상한 쪽", "쿠버네티스"]),
        ("batch", ["이상한 쪽"]),
        ("fine-tuned", ["이상한 쪽"]),
        ("open source", [LEDGER]),
        ("junit을", ["이상한 쪽"]),
        ("5-1", []),
        ("분신 원장", [LEDGER]),
        ("ajtlsfjsld", [MACHINE]),
        ("todrkr", [TABLE]),
        ("ㅡㅁ초ㅑㅜㄷ ㅣㄷㅁ구ㅑㅜㅎ", [MACHINE]),
        ("qovhgoTek 쿠버네티스", [MACHINE]),
    ],
)
def test_what_is_written_in_another_way(
    visit: Callable[..., Page], query: str, titles: list[str]
) -> None:
    """Other forms, letters and scripts, misspelt words and those of the wrong keyboard find the same."""
    assert [title for _, title in found_whole(visit(f"search.html?q={query}"))] == titles


@in_browser
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ('"품질을 먼저"', [ENGINEERING]),
        ('"먼저 품질을"', []),
        ('"품질을 먼저" OR 원장', [ENGINEERING, LEDGER]),
        ('"데이터 품질"', [ENGINEERING]),
        ('"머신 러닝"', []),
        ('"데이터" "품질이"', [TABLE]),
        ('"품질을 풍선"', []),
        ("데이터 -배포", [TABLE, "데이터 분포 시프트"]),
        ("원장 OR 쿠버네티스", [LEDGER, MACHINE, "쿠버네티스"]),
    ],
)
def test_operators(visit: Callable[..., Page], query: str, titles: list[str]) -> None:
    """A phrase is wanted as it stands, a word after a minus not at all, and one of two is enough."""
    shown = {title for _, title in found_whole(visit(f"search.html?q={query}"))}

    assert shown == set(titles)


@in_browser
@pytest.mark.parametrize(
    ("query", "meant", "titles"),
    [
        ("ajtlsfjsld", "머신러닝", [MACHINE]),
        ("쿠버 네티스", "쿠버네티스", ["쿠버네티스", MACHINE]),
        ("쿠버네태스", "쿠버네티스", ["쿠버네티스", MACHINE]),
        ("임베 디드", "임베디드", ["이상한 쪽"]),
        ("쿠버네티스의모델", "쿠버네티스의 모델", [MACHINE]),
        ("장부를여럿이 다솜", "장부를 여럿이 다솜", [LEDGER]),
    ],
)
def test_what_was_meant_is_told(
    visit: Callable[..., Page], query: str, meant: str, titles: list[str]
) -> None:
    """With other keys or spaces a query finds what was meant, and the page says what that is."""
    page = visit(f"search.html?q={query}")

    assert [title for _, title in found_whole(page)] == titles
    expect(page.locator(".rv-search-status")).to_contain_text(f"‘{meant}’에 대한 결과")


@in_browser
def test_kinds(visit: Callable[..., Page]) -> None:
    """Each result says what it is; a book and its review are one result."""
    assert found(visit("search.html?q=쿠버네티스")) == [("기술", "쿠버네티스"), ("서평", MACHINE)]
    assert found(visit("search.html?q=색인을"))[0] == ("개념", "색인")
    assert found(visit("search.html?q=김하나")) == [("책", MACHINE)]
    assert found(visit("search.html?q=모은다")) == [("쪽", "개념 모음")]


@in_browser
def test_words_that_stand_together_come_first(visit: Callable[..., Page]) -> None:
    """Words side by side are taken as one name; results with the words apart follow."""
    page = visit("search.html?q=데이터 품질")
    titles = [title for _, title in found(page)]

    assert titles[0] == ENGINEERING
    assert set(titles[:3]) == {ENGINEERING, TABLE, MACHINE}
    assert parts(page) == ["낱말이 떨어져 나오는 곳", "일부만 맞는 곳"]


@in_browser
@pytest.mark.parametrize(
    ("query", "first", "missing"),
    [
        ("쿠버네티스 원장", MACHINE, "원장"),
        ("조용한 표 분산 쿠버네티스 고양이", TABLE, "분산, 쿠버네티스"),
        ("C%23", None, None),
    ],
)
def test_some_of_the_words(
    visit: Callable[..., Page], query: str, first: str | None, missing: str | None
) -> None:
    """Entries with some of the words follow under a heading of their own, with what they lack."""
    page = visit(f"search.html?q={query}")
    titles = [title for _, title in found(page)]

    assert titles[:1] == ([first] if first else [])
    if missing:
        assert parts(page) == ["일부만 맞는 곳"]
        expect(page.locator(".rv-result-missing").first).to_contain_text(missing)


@in_browser
def test_exact_form_comes_first(visit: Callable[..., Page]) -> None:
    """The form that was typed ranks above other forms of the same word."""
    assert found(visit("search.html?q=배포했다"))[0][1] == MACHINE
    assert found(visit("search.html?q=배포는"))[0][1] == ENGINEERING


@in_browser
def test_excerpt_is_a_sentence(visit: Callable[..., Page]) -> None:
    """What is shown of a page is a sentence rather than a row of names, without footnote marks."""
    page = visit("search.html?q=회전목마")

    expect(page.locator(".rv-result-text")).to_have_text("회전목마가 돈다.")


@in_browser
def test_hidden_pages_are_not_found(visit: Callable[..., Page]) -> None:
    """Drafts and pages that ask to be left out are in no result."""
    page = visit("search.html?q=머신러닝과 배포")

    assert {title for _, title in found(page)} == {MACHINE, ENGINEERING}


@in_browser
def test_near_words_come_before_far_ones(tmp_path: Path, visit: Callable[..., Page]) -> None:
    """Of many pages with the words of a query, the one that has them in a sentence is first."""
    filling = [f"문장 {n}에는 다른 말이 있습니다.\n\n" for n in range(30)]
    far = "".join(["망원경을 샀다. 망원경을 닦는다.\n\n", *filling, "등대에 간다. 등대에 산다.\n"])
    near = "".join([*filling[:15], "망원경을 들고 등대에 갔다.\n\n", *filling[15:]])
    pages = {f"far{n}.md": f"# 먼 쪽 {n}\n\n{far}" for n in range(12)}
    pages |= {"near.md": f"# 가까운 쪽\n\n{near}", "conf.py": CONF}
    index = "# 처음\n\n```{toctree}\n:glob:\n*\n```\n"
    write(tmp_path / "source", {"index.md": index, **pages})
    sphinx_build(tmp_path / "source", tmp_path / "html")

    page = visit("search.html?q=망원경을 등대에", tmp_path / "html")

    assert found(page)[0] == ("쪽", "가까운 쪽")
