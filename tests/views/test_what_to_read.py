"""What readers can read with the skills that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from playwright.sync_api import expect

from support.browser import in_browser, violations
from support.libraries.viewed import review, skills, verdict, view
from support.pages import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from support.browser import Reader
    from support.projects import Built

#: A book for Git, four for Python, of which one needs SQL as well, and one that states no needs.
LIBRARY: Final = {
    "skills.md": "# 기술\n\n:::{skill} Python\n:aliases: 파이썬\n:::\n\n:::{skill} 관계형 모델\n:::\n",
    "a.md": review("가", skills("prerequisite", "Git (초급)"), skills("taught", "Python")),
    "b.md": review(
        "나",
        skills("prerequisite", "Python (입문)"),
        skills("taught", "SQL"),
        text=verdict("mixed"),
    ),
    "c.md": review("다", skills("prerequisite", "Python (중급)")),
    "d.md": review("라", skills("prerequisite", "Python")),
    "e.md": review("마", skills("prerequisite", "관계형 모델", "Python")),
    "f.md": review("바", skills("taught", "Git (입문)")),
}
#: A skill as it is written in an address.
MODEL: Final = quote("관계형-모델")
ASKED: Final = {**LIBRARY, "view.md": view("what-to-read", ":limit: 3\n")}


def shown(page: Page) -> list[str]:
    """Return the books in sight, each with what is said of it."""
    return [
        f"{book.locator('.rv-source').inner_text()}: {book.locator('.rv-readable').inner_text()}"
        for book in page.locator(".rv-step-book:visible").all()
    ]


def ticked(page: Page) -> list[str]:
    """Return the skills that are ticked."""
    return [box.input_value() for box in page.get_by_role("checkbox", checked=True).all()]


def test_without_a_script(build: Callable[..., Built]) -> None:
    """The page has the first books in reading order, and says where the others are."""
    page = build({**ASKED, "path.md": view("reading-path")}).page("view")
    (link,) = page.select(".rv-acts a")

    assert [text(book) for book in page.select("li:not([hidden]) > .rv-source")] == [
        "가",
        "나",
        "다",
    ]
    assert link["href"] == "path.html"
    assert text(page.select_one("p.rv-apart")).endswith("적지 않은 책: 바")
    assert "조건부 추천 · 직접 구매" in text(page)


def test_on_paper(build: Callable[..., Built]) -> None:
    """Other writers print as many books, by steps, and those that state no needs."""
    printed = (build(ASKED, builder="text").output / "view.txt").read_text()

    assert [each for each in "가나다라마" if f'"{each}"' in printed or f" {each}\n" in printed] == [
        "가",
        "나",
        "다",
    ]
    assert "1단계" in printed
    assert "바" in printed


def test_english_interface(build: Callable[..., Built]) -> None:
    """The question and the answers are in the language of the site."""
    page = build(ASKED, language="en").page("view")

    assert "What do you know already?" in text(page)
    assert "{now} can be read now" in str(page.select_one(".rv-path")["data-say"])


@in_browser
def test_ticking_sorts_the_books(build: Callable[..., Built], read: Callable[..., Reader]) -> None:
    """What is ticked sorts the books, and is in the address, which can be handed on."""
    built = build({**ASKED, "path.md": view("reading-path")})
    page = read(built.output).open("view")
    answer = page.get_by_role("status")

    expect(answer).to_have_text(
        "지금 읽을 수 있는 책은 아직 없고, 한 가지만 더 알면 4권이 열린다. 가장 많이 여는 것은 Python 3권."
    )
    page.get_by_label("Git").focus()
    page.keyboard.press("Space")
    expect(answer).to_have_text(
        "1권을 지금 읽을 수 있고, 한 가지만 더 알면 3권이 열린다. 가장 많이 여는 것은 Python 3권."
    )
    assert shown(page) == [
        "가: 지금 읽을 수 있다",
        "나: Python 입문 하나만 더",
        "다: Python 중급 하나만 더",
    ]
    page.get_by_label("관계형 모델").check()
    assert page.url.endswith(f"/view.html?have=git,{MODEL}")

    page.reload()
    assert ticked(page) == ["관계형 모델", "Git"]
    expect(page.locator(".rv-acts a")).to_have_text("5권 모두 보기")
    page.locator(".rv-acts a").click()
    assert page.url.endswith(f"/path.html?have=git,{MODEL}")
    assert ticked(page) == ["관계형 모델", "Git"]
    page.go_back()
    assert ticked(page) == ["관계형 모델", "Git"]
    page.goto(page.url.partition("?")[0])
    assert ticked(page) == ["관계형 모델", "Git"]


@in_browser
def test_an_address_from_a_teacher(
    build: Callable[..., Built], read: Callable[..., Reader]
) -> None:
    """Names in the address may be aliases, in any spelling; unknown ones are shown and go away."""
    reader = read(build(ASKED).output)
    page = reader.open("view")
    page.get_by_label("Git").check()
    page.goto(f"{page.url.partition('?')[0]}?have=파이썬,관계형_모델,COBOL&from=class#top")

    assert ticked(page) == ["Python", "관계형 모델"]
    assert shown(page) == [
        "나: 지금 읽을 수 있다",
        "다: 지금 읽을 수 있다",
        "라: 지금 읽을 수 있다",
        "마: 지금 읽을 수 있다",
        "가: Git 초급 하나만 더",
    ]
    assert violations(page, ".rv-path") == []
    page.get_by_role("button", name="COBOL 빼기").press("Enter")
    assert "COBOL" not in page.locator(".rv-have").inner_text()
    assert page.evaluate("document.activeElement.value") == "Python"
    assert page.url.endswith(f"?from=class&have=python,{MODEL}#top")
    assert reader.errors == []
