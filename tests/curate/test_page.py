"""The page, with a person at a keyboard that writes Hangul."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from support.browser import in_browser, violations
from support.curating import AUDIENCE, SKILL, SUGGESTIONS, Curate, library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = in_browser

#: What a Korean keyboard writes with the keys that decide.
HANGUL = {
    "KeyA": "ㅁ", "KeyL": "ㅣ", "KeyN": "ㅜ", "KeyX": "ㅌ", "KeyS": "ㄴ", "KeyU": "ㅕ",
    "KeyM": "ㅡ", "KeyE": "ㄷ", "KeyJ": "ㅓ", "KeyK": "ㅏ",
}  # fmt: skip

PAIR = "파이썬남는다=python"


class Person:
    """Somebody at the page, and all that the page asked for or complained of."""

    def __init__(self, browser: Browser, curate: Curate, **options: Any) -> None:
        self.address = curate.address
        self.page: Page = browser.new_context(**options).new_page()
        self.errors: list[str] = []
        self.asked: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(curate.address)
        self.page.locator("h1").wait_for()

    def press(self, code: str, *, shift: bool = False, **event: bool) -> None:
        """Press a key of a keyboard that writes Hangul."""
        self.page.evaluate(
            """(init) => (document.activeElement ?? document.body).dispatchEvent(
                new KeyboardEvent("keydown", {...init, bubbles: true, cancelable: true}))""",
            {"code": code, "key": HANGUL.get(code, code), "shiftKey": shift, **event},
        )

    def sees(self, title: str) -> None:
        """Wait for a question, or for what is there when all are decided."""
        self.page.wait_for_function(
            "(title) => document.querySelector('h1').textContent === title", arg=title
        )

    def decides(self, code: str, then: str, *, shift: bool = False) -> None:
        """Press a key, and wait for the next question."""
        self.press(code, shift=shift)
        self.sees(then)


@pytest.fixture(name="curate")
def fixture_curate(tmp_path: Path) -> Iterator[Curate]:
    """The command, on a small library."""
    library(tmp_path)
    curate = Curate(tmp_path)
    yield curate
    curate.close()


@pytest.fixture(name="person")
def fixture_person(browser: Browser) -> Iterator[Callable[..., Person]]:
    """Let somebody come to the page."""
    people: list[Person] = []

    def person(curate: Curate, **options: Any) -> Person:
        people.append(Person(browser, curate, **options))
        return people[-1]

    yield person
    for each in people:
        each.page.context.close()
        assert each.errors == []
        assert [url for url in each.asked if not url.startswith(each.address)] == []


def test_whole_library_with_keys(person: Callable[..., Person], curate: Curate) -> None:
    """Pairs, names and facts are decided with a key each; undo goes back over all of them."""
    someone = person(curate)
    someone.sees(PAIR)
    someone.press("KeyA", isComposing=True)
    someone.press("KeyA", repeat=True)
    someone.press("KeyA", ctrlKey=True)
    someone.press("KeyM")
    someone.sees("python남는다=파이썬")
    someone.press("KeyM")
    someone.sees(PAIR)
    assert curate.state()["answers"] == {}

    someone.decides("KeyA", "파이썬")
    assert someone.page.locator(".chips li").all_text_contents() == ["python×", "Py×"]
    someone.decides("KeyS", "데이터 분석")
    someone.decides("KeyL", "책")
    someone.decides("KeyX", "파이썬")
    someone.press("KeyE")
    someone.page.keyboard.type("3")
    someone.press("KeyA")  # a letter of what is typed
    someone.page.keyboard.press("Enter")
    someone.sees("3")
    someone.decides("KeyA", "추천")
    assert "보이는 2개 받기" in someone.page.locator("footer").inner_text()
    someone.decides("KeyA", "파이썬", shift=True)
    someone.decides("KeyN", "모두 정했다.")

    answers = {id_: each["answer"] for id_, each in curate.state()["answers"].items()}
    assert answers == {
        SUGGESTIONS[0].id: "accept",
        SUGGESTIONS[1].id: "accept",  # with its name
        SUGGESTIONS[2].id: "link",
        SUGGESTIONS[4].id: "list",
        SUGGESTIONS[5].id: "never",
        SUGGESTIONS[6].id: "accept",
        AUDIENCE.id: "accept",
        SKILL.id: "reject",
    }
    assert curate.state()["answers"][SUGGESTIONS[2].id]["value"]["name"] == "3"

    for title in ("파이썬", "추천", "3", "책", "데이터 분석", PAIR):
        someone.decides("KeyU", title)
    assert curate.state()["answers"] == {}
    someone.press("KeyU", shift=True)
    someone.page.get_by_text("정함: 같다").wait_for()
    assert list(curate.state()["answers"]) == [SUGGESTIONS[0].id]


def test_two_windows(person: Callable[..., Person], curate: Curate) -> None:
    """A window that did not see what another decided shows it, and decides nothing.

    Nor is anything decided when the server has ended, and the page says so.
    """
    one, two = person(curate), person(curate)
    one.decides("KeyN", "파이썬")

    two.press("KeyA")
    two.page.get_by_role("status").filter(has_text="다른 창").wait_for()
    assert "409" in two.errors.pop()
    assert [each["answer"] for each in curate.state()["answers"].values()] == ["reject"]
    two.decides("KeyS", "파이썬")
    two.decides("KeyA", "python")
    assert len(curate.state()["answers"]) == 2

    curate.process.kill()
    curate.process.wait()
    two.press("KeyA")
    two.page.get_by_role("status").filter(has_text="서버가 끝났다").wait_for()
    two.sees("python")
    assert "ERR_CONNECTION_REFUSED" in two.errors.pop()


def test_hostile_text(person: Callable[..., Person], undecided: Curate) -> None:
    """What a page or a model says is shown as text, and does nothing."""
    someone = person(undecided)
    someone.decides("Digit3", "추천")
    someone.decides("KeyS", "조건부 추천")
    someone.decides("KeyS", "초보자")
    someone.decides("KeyS", "파이썬")

    assert '<img src=x onerror="window.hit=1">' in someone.page.locator("mark").first.inner_text()
    assert someone.page.locator("main img, main script, main b b").count() == 0
    assert someone.page.evaluate("window.hit") is None
    assert someone.page.title() == "제안 · <b>서가</b>"


def test_accessible(person: Callable[..., Person], undecided: Curate) -> None:
    """Every kind of question is, in both modes, on a phone as well, where targets are large."""
    for width, smallest in ((390, 44), (1280, 24)):
        someone = person(undecided, viewport={"width": width, "height": 800}, color_scheme="dark")
        page = someone.page
        assert violations(page) == []
        sizes = page.evaluate(
            """[...document.querySelectorAll("button, input")].filter((each) => each.offsetWidth)
                .map((each) => Math.min(each.offsetWidth, each.offsetHeight))"""
        )
        assert min(sizes) >= smallest
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.emulate_media(color_scheme="light")
        someone.press("Digit3")
        someone.press("KeyE")
        assert violations(page) == []
    page.keyboard.press("Enter")
    someone.press("Digit2")
    someone.press("Slash", shift=True)
    assert violations(page) == []


def test_pointer_and_filter(person: Callable[..., Person], curate: Curate) -> None:
    """What keys do, a pointer does as well; a filter finds what was decided."""
    someone = person(curate, viewport={"width": 390, "height": 800}, has_touch=True)
    page = someone.page
    page.get_by_role("button", name="다르다").tap()
    someone.sees("파이썬")
    page.get_by_role("button", name="다음").tap()
    someone.sees("python")
    page.get_by_role("button", name="Py 빼기").tap()
    page.get_by_role("button", name="링크", exact=True).tap()
    someone.sees("데이터 분석")
    page.get_by_role("searchbox").fill("PYTH")
    someone.sees("python")
    page.get_by_text("정함: 링크").wait_for()
    page.keyboard.press("Escape")
    someone.sees("python")
    someone.press("KeyS")
    someone.sees("데이터 분석")
    page.get_by_role("button", name="되돌리기").tap()
    someone.sees("python")
    page.get_by_role("button", name="다시 하기").tap()
    page.get_by_text("정함: 링크").wait_for()

    value = curate.state()["answers"][SUGGESTIONS[3].id]["value"]
    assert value["aliases"] == []
