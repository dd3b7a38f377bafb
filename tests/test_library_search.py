"""The library's own search: what it finds, how it ranks, and how a reader uses it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from builds import differences, sphinx_build, write
from conftest import CHROMIUM, CONF, INDEX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

in_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here: the library's search was not tested"
)


def review(title: str, date: str, body: str, **book: str) -> str:
    """Return the source of a review."""
    verdict = book.pop("verdict", "recommend")
    options = "".join(f":{name}: {value}\n" for name, value in book.items())
    return (
        f"---\ndate: {date}\n---\n\n# {title}\n\n:::{{book}} {title}\n{options}:::\n\n"
        f":::{{disclosure}} bought\n:::\n\n:::{{verdict}} {verdict}\n총평이다.\n:::\n\n{body}\n"
    )


LIBRARY: Final = {
    "list.md": "# 목록\n\n```{catalogue}\n```\n",
    "concepts.md": "# 개념 모음\n\n여기에 개념을 모은다.\n\n"
    ":::{concept} 데이터 분포 시프트\n:aliases: data drift, 데이터 드리프트\n"
    "배운 때와 다른 값이 들어오는 일.\n:::\n\n"
    ":::{concept} 색인\n:aliases: index\n찾는 길을 줄이는 자료.\n:::\n",
    "skills.md": "# 기술\n\n:::{skill} 쿠버네티스\n:aliases: k8s\n컨테이너를 돌리는 기술.\n:::\n",
    "a.md": review(
        "머신러닝 현장", "2024-01-01",
        "## 배포\n\n모델을 쿠버네티스에 배포했다. {concept}`data drift`를 살핀다.\n\n"
        "## 품질\n\nMLOps를 쓰면 어려운 일이 줄었다.\n\n:::{skills}\n:kind: taught\n- k8s\n:::",
        authors="김하나", publisher="가람", original="Machine Learning in the Field",
    ),
    "b.md": review(
        "데이터엔지니어링 첫걸음", "2024-03-01",
        "## 앞\n\n데이터 품질을 먼저 본다. 배포는 나중 일이다.\n\n## 뒤\n\n{concept}`색인`을 배웠다.",
        authors="이두리", publisher="나루", verdict="skip",
    ),
    "c.md": review(
        "조용한 표", "2024-02-01",
        "데이터는 많다. 그러나 품질이 모자란다. C++와 CI/CD는 다루지 않는다.",
        authors="박세찬", publisher="가람", verdict="mixed",
    ),
    "draft.md": "---\ndraft: true\n---\n\n# 덜 쓴 글\n\n:::{book} 덜 쓴 책\n:::\n\n머신러닝과 배포.\n",
    "hidden.md": "---\nnosearch: true\n---\n\n# 숨은 쪽\n\n머신러닝과 배포.\n",
    "odd.md": "# 이상한 쪽\n\n`</script><b>` 그리고 `\\u2028` 과 `__proto__` 와 constructor 를 적는다.\n",
}  # fmt: skip


@pytest.fixture(name="library", scope="module")
def fixture_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library, as a site of files."""
    folder = tmp_path_factory.mktemp("library")
    write(folder / "source", {"conf.py": CONF, "index.md": INDEX, **LIBRARY})
    sphinx_build(folder / "source", folder / "html")
    return folder / "html"


@pytest.fixture(name="visit")
def fixture_visit(browser: Browser, library: Path) -> Iterator[Callable[..., Page]]:
    """Open a page of the library from its file."""
    contexts = []

    def visit(name: str = "index.html", site: Path = library, **options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(site.as_uri() + "/" + name)
        return page

    yield visit
    for context in contexts:
        context.close()


def found(page: Page) -> list[tuple[str, str]]:
    """Return kind and title of the results on a page, in their order."""
    expect(page.locator(".rv-search-status")).not_to_be_empty()
    return [
        (each.locator(".rv-kind").inner_text(), each.locator(".rv-result-title").inner_text())
        for each in page.locator(".rv-result").all()
    ]


def open_dialog(page: Page) -> None:
    """Open the dialog, and wait until it takes what is typed."""
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()


MACHINE, ENGINEERING, TABLE = "머신러닝 현장", "데이터엔지니어링 첫걸음", "조용한 표"


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
        ("C%2B%2B", [TABLE]),
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
    """The page that a theme's search box leads to finds a word in any form, the likeliest first."""
    shown = [title for _, title in found(visit(f"search.html?q={query}"))]

    assert shown[: len(titles)] == titles
    assert len(shown) == len(titles)


@in_browser
def test_kinds(visit: Callable[..., Page]) -> None:
    """Each result tells what it is; a book and its review are one result."""
    assert found(visit("search.html?q=쿠버네티스")) == [("기술", "쿠버네티스"), ("서평", MACHINE)]
    assert found(visit("search.html?q=색인을"))[0] == ("개념", "색인")
    assert found(visit("search.html?q=김하나")) == [("책", MACHINE)]
    assert found(visit("search.html?q=모은다")) == [("쪽", "개념 모음")]


@in_browser
def test_words_that_stand_together_come_first(visit: Callable[..., Page]) -> None:
    """Neighbours are one name; where the words stand apart is shown when it is asked for."""
    page = visit("search.html?q=데이터 품질")
    assert [title for _, title in found(page)] == [ENGINEERING]

    page.get_by_role("button", name="낱말이 떨어져").click()
    expect(page.locator(".rv-result")).to_have_count(3)
    assert {title for _, title in found(page)} == {ENGINEERING, TABLE, MACHINE}


@in_browser
def test_exact_form_comes_first(visit: Callable[..., Page]) -> None:
    """The form that was typed is worth more than another of the same word."""
    assert found(visit("search.html?q=배포했다"))[0][1] == MACHINE
    assert found(visit("search.html?q=배포는"))[0][1] == ENGINEERING


@in_browser
def test_sentence_and_section(visit: Callable[..., Page]) -> None:
    """A result shows the sentence with what was found marked, and leads to its section."""
    page = visit("search.html?q=어렵다")
    result = page.locator(".rv-result").first
    expect(result.locator(".rv-result-text")).to_have_text("MLOps를 쓰면 어려운 일이 줄었다.")
    expect(result.locator(".rv-result-text mark")).to_have_text(["어려운"])
    expect(result.locator(".rv-result-section")).to_have_text("품질")

    result.get_by_role("link").click()
    page.wait_for_url(re.compile(r"/a\.html#"))
    target = page.evaluate(
        "document.getElementById(decodeURIComponent(location.hash.slice(1))).textContent"
    )
    assert "어려운 일이" in target


@in_browser
def test_filters_and_order(visit: Callable[..., Page]) -> None:
    """Results can be chosen by kind, skill, concept, publisher and verdict; all is in the address."""
    page = visit("search.html?q=데이터")
    everything = found(page)
    page.get_by_role("group", name="종류").get_by_role("button", name="서평").click()
    expect(page.locator(".rv-result")).to_have_count(3)
    page.locator(".rv-search-filters summary").click()
    page.get_by_label("펴낸 곳").select_option("가람")
    expect(page.locator(".rv-result")).to_have_count(2)
    page.get_by_label("차례").select_option(label="새 글부터")
    expect(page.locator(".rv-result-title").first).to_have_text(TABLE)
    page.get_by_label("총평").select_option("추천")
    expect(page.locator(".rv-result")).to_have_count(1)

    page.reload()
    assert found(page) == [("서평", MACHINE)]
    assert len(everything) > 3
    for asked in ("skill=쿠버네티스", "concept=데이터 분포 시프트&kind=review"):
        assert ("서평", MACHINE) in found(visit(f"search.html?q=배포&{asked}"))
        assert ("서평", ENGINEERING) not in found(visit(f"search.html?q=배포&{asked}"))


@in_browser
def test_suggestion(visit: Callable[..., Page]) -> None:
    """A misspelt name gets the right one to choose, and the way to the whole list."""
    page = visit("search.html?q=쿠버네티쓰")
    assert found(page) == []
    expect(page.get_by_role("link", name="목록")).to_be_visible()

    page.get_by_role("button", name="쿠버네티스").click()
    expect(page.locator(".rv-result")).to_have_count(2)
    assert "q=" in page.url


@in_browser
def test_word_that_is_nowhere(visit: Callable[..., Page]) -> None:
    """A word that no text has is left out, and that is told."""
    page = visit("search.html?q=머신러닝 고양이")

    assert found(page) == [("서평", MACHINE)]
    expect(page.locator(".rv-search-status")).to_contain_text("고양이")


@in_browser
def test_dialog_by_keyboard(visit: Callable[..., Page]) -> None:
    """Control-K and / open a combobox; arrows choose, Enter opens, Esc closes."""
    page = visit("b.html")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="검색")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    open_dialog(page)
    page.keyboard.type("배포하")
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("2건 찾음")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    chosen = options.last.locator(".rv-result-title").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/(a|b)\.html"))
    expect(page.locator("h1").first).to_contain_text(chosen)


@in_browser
def test_dialog_leads_to_all_results(visit: Callable[..., Page]) -> None:
    """Enter with nothing chosen opens the page of results."""
    page = visit("b.html")
    open_dialog(page)
    page.keyboard.type("배포")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("search.html"))

    assert len(found(page)) == 2


@in_browser
@pytest.mark.parametrize("typed", ["머신러", "머신ㄹ", "머신러닝으", "쿠버네"])
def test_half_typed_word(visit: Callable[..., Page], typed: str) -> None:
    """Search in the dialog finds a word before it is typed to its end."""
    page = visit("b.html")
    open_dialog(page)
    page.keyboard.type(typed)

    expect(page.get_by_role("option").filter(has_text=MACHINE).first).to_be_visible()


@in_browser
def test_slash_in_a_field_is_a_letter(visit: Callable[..., Page]) -> None:
    """Where a reader types, / is a letter."""
    page = visit("search.html")
    page.locator(".rv-search input").press_sequentially("CI/CD")

    expect(page.locator(".rv-result-title")).to_have_text([TABLE])


@in_browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(visit: Callable[..., Page], width: int, scheme: Any) -> None:
    """Page and dialog with results fit the screen, and axe finds nothing serious in them."""
    options = {"viewport": {"width": width, "height": 780}, "color_scheme": scheme}
    page = visit("search.html?q=데이터&verdict=recommend", **options)
    assert found(page)
    dialog = visit("a.html", **options)
    open_dialog(dialog)
    dialog.keyboard.type("데이터")
    expect(dialog.get_by_role("option").first).to_be_visible()
    dialog.keyboard.press("ArrowDown")
    empty = visit("search.html?q=쿠버네티쓰", **options)
    assert found(empty) == []

    for each, part in ((page, ".rv-search-page"), (dialog, "dialog"), (empty, ".rv-search-page")):
        result = Axe().run(each, context=part, options={"preload": False}).response
        assert [
            (rule["id"], [node["html"] for node in rule["nodes"]])
            for rule in result["violations"]
            if rule["impact"] in {"serious", "critical"}
        ] == []
        assert each.evaluate("document.documentElement.scrollWidth") <= width


@in_browser
def test_without_scripts(visit: Callable[..., Page]) -> None:
    """Without JavaScript the page says so, and leads to what lists everything."""
    page = visit("search.html?q=데이터", java_script_enabled=False)

    expect(page.get_by_text("자바스크립트")).to_be_visible()
    expect(page.get_by_role("link", name="목록")).to_have_attribute("href", "list.html")


@in_browser
def test_hidden_pages_are_not_found(visit: Callable[..., Page]) -> None:
    """A draft and a page that asks to be left out are in no result."""
    assert {title for _, title in found(visit("search.html?q=머신러닝과 배포"))} == {MACHINE}


# -- the files ---------------------------------------------------------------


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """An edit leaves the index as a fresh build makes it, and writes no other result again."""
    sources = {"conf.py": CONF, "index.md": INDEX, **LIBRARY}
    write(tmp_path / "source", sources)
    sphinx_build(tmp_path / "source", tmp_path / "html")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "html/_search").rglob("*.js")}
    write(tmp_path / "source", {**sources, "c.md": sources["c.md"].replace("많다", "아주 많다")})
    sphinx_build(tmp_path / "source", tmp_path / "html")
    pages = [path for path in before if path.parent.name == "pages"]
    rewritten = [path for path in pages if path.stat().st_mtime_ns != before[path]]
    del sources["c.md"]
    write(tmp_path / "source", sources)
    sphinx_build(tmp_path / "source", tmp_path / "html")
    write(tmp_path / "fresh", sources)
    sphinx_build(tmp_path / "fresh", tmp_path / "fresh-html", "-j", "2", hash_seed=1)

    assert len(rewritten) == 1
    assert "아주" not in "".join(path.read_text() for path in pages if path.exists())
    assert differences(tmp_path / "html", tmp_path / "fresh-html") == []


def test_sphinx_search_can_be_kept(tmp_path: Path) -> None:
    """A site may keep Sphinx's search, and nothing is left of the other."""
    write(tmp_path / "source", {"conf.py": CONF, "index.md": INDEX, **LIBRARY})
    sphinx_build(tmp_path / "source", tmp_path / "html")
    assert (tmp_path / "html/_search").is_dir()
    sphinx_build(tmp_path / "source", tmp_path / "html", "-D", "reviews_search=0")
    page = BeautifulSoup((tmp_path / "html/search.html").read_text(), "html.parser")

    assert not (tmp_path / "html/_search").exists()
    assert (tmp_path / "html/searchindex.js").read_text().startswith("Search.setIndex")
    assert page.find(id="search-results")
    assert not page.select("[data-search-page]")
    sphinx_build(tmp_path / "source", tmp_path / "html")
    write(tmp_path / "fresh", {"conf.py": CONF, "index.md": INDEX, **LIBRARY})
    sphinx_build(tmp_path / "fresh", tmp_path / "fresh-html")
    assert differences(tmp_path / "html", tmp_path / "fresh-html") == []


def test_other_languages_keep_sphinx_search(tmp_path: Path) -> None:
    """An English library is searched by Sphinx, with its stemmer; Korean can be asked for."""
    conf = CONF.replace('"ko"', '"en"')
    write(tmp_path / "source", {"conf.py": conf, "index.md": INDEX, **LIBRARY})
    sphinx_build(tmp_path / "source", tmp_path / "html")
    assert (tmp_path / "html/searchindex.js").read_text().startswith("Search.setIndex")

    sphinx_build(tmp_path / "source", tmp_path / "html", "-D", "html_search_language=ko")
    assert (tmp_path / "html/_search/search.js").is_file()
    assert "Book, skill, concept" in (tmp_path / "html/searchindex.js").read_text()
