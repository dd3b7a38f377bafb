"""What readers do in a real browser, on pages opened from files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from builds import sphinx_build, write
from conftest import CHROMIUM, CONF, INDEX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(
    CHROMIUM is None,
    reason="no Chromium here: facets, previews, reading path, accessibility, "
    "offline use and layout were not tested in a browser",
)


def review(title: str, date: str, verdict: str, skills: str, text: str, **book: str) -> str:
    """Return the source of a review."""
    options = "".join(f":{name}: {value}\n" for name, value in book.items())
    return (
        f"---\ndate: {date}\n---\n\n# {title}\n\n:::{{book}} {title}\n:authors: {title} 지은이\n"
        f"{options}:::\n\n:::{{disclosure}} bought\n:::\n\n:::{{verdict}} {verdict}\n{text}\n:::\n\n"
        f"{skills}\n\n{{concept}}`{text}`를 다룬다.\n"
    )


def skills(kind: str, *names: str) -> str:
    """Return a list of skills."""
    items = "\n".join(f"- {name}" for name in names)
    return f":::{{skills}}\n:kind: {kind}\n{items}\n:::"


SHELF = {
    "catalogue.md": "# 목록\n\n```{catalogue}\n```\n",
    "path.md": "# 순서\n\n```{reading-path}\n```\n",
    "graph.md": "# 그림\n\n```{concept-graph}\n```\n",
    "concepts.md": "# 개념\n\n"
    ":::{concept} 색인\n:aliases: index\n:related: 조인\n찾는 길을 줄이는 자료. 둘째 문장.\n:::\n\n"
    ":::{concept} 조인\n표를 잇는 일.\n:::\n\n:::{concept} 토일\n되풀이하는 일.\n:::\n",
    "a.md": review(
        "하나", "2024-01-01", "recommend", skills("taught", "SQL"), "색인", publisher="가람",
        published="2020", original="First",
    ),
    "b.md": review(
        "둘", "2024-02-01", "mixed", skills("prerequisite", "SQL"), "색인", publisher="가람",
        published="2021",
    ),
    "c.md": review(
        "셋", "2024-03-01", "recommend", skills("prerequisite", "SQL", "Git"), "조인",
        publisher="나루", published="2021",
    ),
    "d.md": review("넷", "2024-04-01", "skip", skills("taught", "Git"), "조인"),
}  # fmt: skip


@pytest.fixture(name="shelf", scope="session")
def fixture_shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library, as a site of files."""
    folder = tmp_path_factory.mktemp("shelf")
    write(folder / "source", {"conf.py": CONF, "index.md": INDEX, **SHELF})
    assert sphinx_build(folder / "source", folder / "html") == ""
    return folder / "html"


class Reader:
    """A page of a site, open in the browser, and all that it asked for."""

    def __init__(self, browser: Browser, site: Path, **options: Any) -> None:
        self.site = site
        self.page: Page = browser.new_context(**options).new_page()
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )

    def open(self, name: str) -> Page:
        """Open a page."""
        self.page.goto((self.site / f"{name}.html").as_uri())
        return self.page

    def outside(self) -> list[str]:
        """Return the addresses that are no files of the site."""
        own = ("data:", self.site.as_uri())
        return [address for address in self.asked if not address.startswith(own)]


@pytest.fixture(name="read")
def fixture_read(browser: Browser, shelf: Path) -> Iterator[Callable[..., Reader]]:
    """Open the small library."""
    readers: list[Reader] = []

    def read(site: Path = shelf, **options: Any) -> Reader:
        readers.append(Reader(browser, site, **options))
        return readers[-1]

    yield read
    for reader in readers:
        reader.page.context.close()


def titles(page: Page) -> list[str]:
    """Return the titles of the cards that are shown, in their order."""
    # In one go, and not as painted: the browser leaves out what is not on the screen.
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".rv-card")]
            .filter((card) => card.offsetParent)
            .map((card) => card.querySelector(".rv-card-title").textContent.trim())"""
    )
    return found


def tick(page: Page, facet: str, label: str) -> None:
    """Tick a value of a facet."""
    page.locator("fieldset").filter(has_text=facet).get_by_label(label).check()


def count(page: Page, facet: str, label: str) -> str:
    """Return the number beside a value of a facet."""
    group = page.locator("fieldset").filter(has_text=facet)
    return group.locator("label").filter(has_text=label).locator(".rv-number").inner_text()


# -- catalogue ---------------------------------------------------------------


def test_facets(read: Callable[..., Reader]) -> None:
    """Values of one facet add up, facets narrow each other, and counts tell what a tick shows."""
    page = read().open("catalogue")
    status = page.get_by_role("status")

    assert titles(page) == ["넷", "셋", "둘", "하나"]
    expect(status).to_have_text("전체 4편")

    tick(page, "기술", "SQL")
    assert titles(page) == ["셋", "둘", "하나"]
    expect(status).to_have_text("4편 가운데 3편")
    assert count(page, "기술", "Git") == "2"
    assert count(page, "펴낸 곳", "가람") == "2"

    tick(page, "펴낸 곳", "가람")
    assert titles(page) == ["둘", "하나"]
    assert count(page, "펴낸 곳", "나루") == "1"
    assert count(page, "기술", "Git") == "0"

    tick(page, "펴낸 곳", "나루")
    assert titles(page) == ["셋", "둘", "하나"]


def test_state_is_in_the_address(read: Callable[..., Reader]) -> None:
    """Going back undoes a step, and an address brings its state with it."""
    reader = read()
    page = reader.open("catalogue")
    tick(page, "총평", "비추천")
    page.get_by_label("정렬").select_option("title")
    page.get_by_role("searchbox").fill("넷")
    address = page.evaluate("location.href")

    page.go_back()
    assert page.get_by_role("searchbox").input_value() == ""
    page.go_back()
    assert page.get_by_label("정렬").input_value() == "date"
    page.go_back()
    assert len(titles(page)) == 4
    page.go_forward()
    assert titles(page) == ["넷"]

    page.goto(address)
    assert titles(page) == ["넷"]
    assert page.get_by_label("정렬").input_value() == "title"
    assert page.get_by_role("searchbox").input_value() == "넷"


def test_order(read: Callable[..., Reader]) -> None:
    """Titles are sorted as a Korean dictionary has them."""
    page = read().open("catalogue")
    page.get_by_label("정렬").select_option("title")

    assert titles(page) == ["넷", "둘", "셋", "하나"]


@pytest.mark.parametrize("words", ["지은이 하나", "FIRST", "하나지은이"])
def test_free_text(words: str, read: Callable[..., Reader]) -> None:
    """Titles, people and original titles are searched, whatever the case and spaces."""
    page = read().open("catalogue")
    page.get_by_role("searchbox").fill(words)

    assert titles(page) == ["하나"]


def test_removing_conditions(read: Callable[..., Reader]) -> None:
    """Each condition has a button that takes it away; an empty list has one that takes all."""
    page = read().open("catalogue")
    tick(page, "총평", "비추천")
    tick(page, "펴낸 곳", "가람")

    assert titles(page) == []
    expect(page.get_by_text("조건에 맞는 서평이 없습니다.")).to_be_visible()
    page.get_by_role("button", name="비추천 조건 지우기").click()
    assert titles(page) == ["둘", "하나"]
    assert page.evaluate("document.activeElement.textContent").startswith("가람")

    tick(page, "총평", "비추천")
    page.get_by_role("button", name="조건 모두 지우기").click()
    assert len(titles(page)) == 4
    assert "?" not in page.url
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_by_keyboard_alone(read: Callable[..., Reader]) -> None:
    """Tab and space choose, and Enter in the field sends nothing."""
    page = read().open("catalogue")
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("searchbox").press("Enter")

    assert len(titles(page)) < 4
    assert page.url.count("=") == 1


def test_without_scripts(read: Callable[..., Reader]) -> None:
    """The whole list stands, and nothing that would need a script shows."""
    reader = read(java_script_enabled=False)
    page = reader.open("catalogue")
    shown = [each for each in page.locator("main *, .body *").all() if each.is_visible()]
    tags = {each.evaluate("element => element.localName") for each in shown}

    assert titles(page) == ["넷", "셋", "둘", "하나"]
    assert tags & {"input", "select", "button", "form", "details"} == set()


def test_facets_on_a_phone(read: Callable[..., Reader]) -> None:
    """On a phone the conditions are folded, and open at a touch."""
    page = read(viewport={"width": 390, "height": 800}, has_touch=True).open("catalogue")
    field = page.get_by_role("searchbox")

    expect(field).to_be_hidden()
    page.get_by_text("조건으로 찾기").tap()
    expect(field).to_be_visible()


# -- previews ----------------------------------------------------------------


def test_preview_by_mouse(read: Callable[..., Reader]) -> None:
    """Pointing at a reference shows definition and count, without a request; Esc hides it."""
    reader = read()
    page = reader.open("a")
    link = page.locator("a:has(> .review-concept)")
    preview = page.get_by_role("tooltip")
    page.wait_for_function("window.sphinxReviewsPreviews")
    before = len(reader.asked)

    link.hover()
    page.wait_for_timeout(100)
    expect(preview).to_have_count(0)
    expect(preview).to_be_visible()
    expect(preview).to_contain_text("찾는 길을 줄이는 자료.")
    expect(preview).not_to_contain_text("둘째 문장")
    expect(preview).to_contain_text("이 개념을 다룬 서평 2편")
    assert link.get_attribute("aria-describedby") == preview.get_attribute("id")

    preview.hover()
    page.wait_for_timeout(500)
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    assert len(reader.asked) == before


def test_preview_by_keyboard(read: Callable[..., Reader]) -> None:
    """Focus shows the preview too, and leaving hides it."""
    page = read().open("a")
    page.wait_for_function("window.sphinxReviewsPreviews")
    page.locator("a:has(> .review-concept)").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")

    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip").filter(has_text="찾는 길")).to_have_count(0)


def test_no_preview_on_touch(read: Callable[..., Reader]) -> None:
    """A touch follows the link."""
    page = read(has_touch=True).open("a")
    page.wait_for_function("window.sphinxReviewsPreviews")
    page.locator("a:has(> .review-concept)").tap()

    page.wait_for_url("**/concepts.html#concept-*")
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_preview_of_a_book(read: Callable[..., Reader]) -> None:
    """A book is previewed by its people and its verdict."""
    page = read().open("path")
    page.wait_for_function("window.sphinxReviewsPreviews")
    page.get_by_role("link", name="하나").first.hover()

    expect(page.get_by_role("tooltip")).to_contain_text("하나 지은이 · 추천")


# -- reading path, graph -----------------------------------------------------


def test_skills_that_a_reader_has(read: Callable[..., Reader]) -> None:
    """Ticked skills show what can be read now, and are still ticked at the next visit."""
    reader = read()
    page = reader.open("path")

    def readable() -> list[str]:
        return page.locator(".rv-is-readable .rv-source").all_inner_texts()

    assert sorted(readable()) == ["넷", "하나"]
    page.get_by_label("SQL").check()
    assert sorted(readable()) == ["넷", "둘", "하나"]
    expect(page.get_by_text("더 필요한 기술: Git")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("4권 가운데 3권을 지금 읽을 수 있습니다")

    reader.open("catalogue")
    reader.open("path")
    expect(page.get_by_label("SQL")).to_be_checked()
    page.get_by_label("Git").check()
    assert len(readable()) == 4


def test_graph_lights_up_neighbours(read: Callable[..., Reader]) -> None:
    """Focus on a concept dims all that are not its neighbours."""
    page = read().open("graph")
    page.locator("a[data-node]").filter(has_text="색인").focus()

    expect(page.locator("a.rv-dim text")).to_have_text(["토일"])
    expect(page.locator("line.rv-lit")).to_have_count(1)


# -- every kind of page of the site ------------------------------------------

KINDS = [
    "index",
    "reviews/index",
    "reviews/designing-machine-learning-systems",
    "reviews/concepts/index",
    "reviews/concepts/monitoring",
    "reviews/skills",
    "reviews/map",
    "reviews/path",
    "reviews/graph",
    "reviews/about",
    "docs/index",
    "docs/gallery",
    "docs/reference/directives",
    "search",
    "genindex",
]


@pytest.mark.parametrize("kind", KINDS)
def test_page(kind: str, site: Path, read: Callable[..., Reader]) -> None:
    """A page fits, has one main landmark, asks no other host, and axe finds nothing serious."""
    reader = read(site)
    for width, mode in ((390, "light"), (1280, "dark")):
        reader.page.set_viewport_size({"width": width, "height": 900})
        page = reader.open(kind)
        page.evaluate("mode => setColorMode(mode)", mode)
        page.wait_for_timeout(50)
        found = Axe().run(page, options={"preload": False}).response["violations"]
        serious = [
            (each["id"], [node["html"] for node in each["nodes"]])
            for each in found
            if each["impact"] in {"serious", "critical"}
        ]

        assert serious == [], f"{width} {mode}"
        assert page.locator("main, [role=main]").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.outside() == []
    assert reader.errors == []
