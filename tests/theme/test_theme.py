"""The theme ``sphinx_reviews``: what stands around a page, with a mouse, with keys, without JavaScript."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

import pytest

from support.browser import in_browser, violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from support.browser import Reader
    from support.projects import Built

THEME: Final = {"html_theme": "sphinx_reviews", "language": "ko", "project": "서가"}

#: Two parts, one of which holds text alone.
PARTS: Final = {
    "index.md": "# 서가\n\n```{toctree}\n:hidden:\n\nreviews/index\nmanual/index\n밖 <https://example.org/>\n```\n",
    "reviews/index.md": "# 서평\n\n```{catalogue}\n```\n\n```{toctree}\n:glob:\n:hidden:\n\n*\n```\n",
    **{
        f"reviews/{name}.md": f"---\ndate: 2024-01-0{number}\n---\n\n# 책 {name}\n\n"
        f"```{{book}} 책 {name}\n:authors: 이\n```\n\n```{{disclosure}} bought\n```\n\n"
        "## 첫째\n\n글.\n\n## 둘째\n\n글.\n"
        for number, name in enumerate("abc", 1)
    },
    "manual/index.md": "---\nlang: en\n---\n\n# Manual\n\n## Steps\n\n```{toctree}\none\ntwo\nthree\n```\n",
    "manual/one.md": "---\nlang: en\n---\n\n# One\n\n## A\n\n```python\nprint(1)\n```\n\n## B\n\nText.\n",
    "manual/two.md": "# 둘\n",
    "manual/three.md": "# 셋\n",
}


def links(page: str, part: str) -> list[tuple[str, str]]:
    """Return addresses and words of the links in the element of a class."""
    found = re.search(rf'<(\w+) class="{part}[ "].*?</\1>', page, re.DOTALL)
    assert found, f"no {part}"
    return re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>([^<]*)<', found[0])


def test_places_and_parts(build: Callable[..., Built]) -> None:
    """The header has the entries of the front page; a part of text alone lists its pages."""
    built = build(PARTS, **THEME)
    review, manual = built.text("reviews/a.html"), built.text("manual/one.html")

    assert links(review, "rv-places") == [
        ("index.html", "서평"),
        ("../manual/index.html", "Manual"),
        ("https://example.org/", "밖"),
    ]
    assert '<a href="index.html" aria-current="true">서평</a>' in review
    assert 'lang="en" hreflang="en">Manual</a>' in review
    assert "rv-sections" not in review
    assert links(manual, "rv-sections") == [("#", "One"), ("two.html", "둘"), ("three.html", "셋")]
    assert "<p>Steps</p>" in manual
    assert 'lang="ko" hreflang="ko">둘</a>' in manual
    assert "On this page" in manual
    assert "rv-contents" in review


def test_options(build: Callable[..., Built]) -> None:
    """An author chooses the places of the header, and names the licence."""
    options = {
        "nav_links": [
            {"title": "책", "url": "reviews/index"},
            {"title": "밖", "url": "https://example.org/x"},
        ],
        "license": "CC BY 4.0",
        "license_url": "https://creativecommons.org/licenses/by/4.0/",
    }
    page = build(PARTS, **THEME, html_theme_options=options).text("manual/two.html")

    assert links(page, "rv-places") == [
        ("../reviews/index.html", "책"),
        ("https://example.org/x", "밖"),
    ]
    assert (
        '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>' in page
    )


def test_options_that_lead_nowhere(build: Callable[..., Built]) -> None:
    """A place that is none is a warning that says what to write, and is left out."""
    typed = [{"title": "책", "url": "revews/index"}, "서평", {"title": "밖", "url": "mailto:a@b.c"}]
    built = build(PARTS, **THEME, html_theme_options={"nav_links": typed})

    assert [line for line in built.warnings if "nav_links" in line] == [
        "conf.py:1: WARNING: html_theme_options: nav_links leads to 'revews/index', which is no document and "
        'no whole address. Write a list of {"title": "Reviews", "url": "reviews/index"}. [reviews.value]',
        "conf.py:1: WARNING: html_theme_options: nav_links contains '서평'. "
        'Write a list of {"title": "Reviews", "url": "reviews/index"}. [reviews.value]',
    ]
    assert links(built.text("index.html"), "rv-places") == [("mailto:a@b.c", "밖")]


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml"])
def test_other_builders(build: Callable[..., Built], builder: str) -> None:
    """Builders that name pages otherwise have the frame as well."""
    built = build(PARTS, builder, **THEME)

    assert "rv-places" in built.text("index.html")
    assert [line for line in built.warnings if "ERROR" in line or "say" in line] == []


@in_browser
def test_a_first_visit_is_light(site: Path, read: Callable[..., Reader]) -> None:
    """All that a review page requests weighs 60 KB at most, compressed, and comes from the site."""
    reader = read(site)
    reader.open("reviews/gradient-boosting-with-xgboost")
    files = {Path(unquote(urlsplit(address).path)) for address in reader.asked}
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in files if path.is_file()}

    assert reader.outside() == []
    assert len(sizes) > 5
    assert sum(sizes.values()) <= 60_000, sizes


@in_browser
def test_a_verdict_is_seen(build: Callable[..., Built], read: Callable[..., Reader]) -> None:
    """The words of a verdict stand where they are written, and not where the frame has its own."""
    review = PARTS["reviews/a.md"].replace("## 첫째", ":::{verdict} skip\n글.\n:::\n\n## 첫째")
    built = build(PARTS | {"reviews/a.md": review}, **THEME)
    word = read(built.output).open("reviews/a").get_by_text("비추천", exact=True).bounding_box()

    assert word
    assert word["y"] > 0


def focused(page: Page) -> str:
    """Return the words of the element that has the focus."""
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def is_seen(page: Page) -> bool:
    """Return whether the element with the focus is on the screen, and shows that it has it."""
    return bool(
        page.evaluate(
            """() => {
              const it = document.activeElement;
              const box = it.getBoundingClientRect();
              const ring = getComputedStyle(it);
              const inside = box.width > 0 && box.right > 0 && box.left < innerWidth
                && box.bottom > 0 && box.top < innerHeight;
              return inside && it.checkVisibility({ visibilityProperty: true })
                && parseFloat(ring.outlineWidth) >= 2 && ring.outlineStyle !== "none";
            }"""
        )
    )


@in_browser
@pytest.mark.parametrize("width", [1280, 390])
def test_keys(site: Path, read: Callable[..., Reader], width: int) -> None:
    """The first stop leads to the content; no stop is unseen, and each shows its focus."""
    reader = read(site, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = reader.open("reviews/gradient-boosting-with-xgboost")
    page.keyboard.press("Tab")
    assert focused(page) == "본문으로 건너뛰기"
    for _ in range(40):
        page.keyboard.press("Tab")
        assert is_seen(page), focused(page)

    page.reload()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@in_browser
def test_the_search_button(site: Path, read: Callable[..., Reader]) -> None:
    """It opens the dialog, with a finger or a key, on the whole screen of a phone."""
    reader = read(site, viewport={"width": 390, "height": 800}, has_touch=True)
    page = reader.open("reviews/map")
    page.get_by_role("button", name="검색").tap()
    page.get_by_role("combobox").fill("과적합")
    page.get_by_role("option").first.wait_for()
    box = page.locator("dialog").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 800}
    assert violations(page) == []

    page.keyboard.press("Escape")
    page.get_by_role("button", name="검색").press("Enter")
    page.get_by_role("combobox").wait_for()
    assert reader.errors == []


@in_browser
def test_brightness(site: Path, read: Callable[..., Reader]) -> None:
    """A reader's choice holds on other pages, and "as the system" takes it back."""
    reader = read(site, color_scheme="dark")
    page = reader.open("reviews/map")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.get_by_role("button", name="밝기").click()
    light = page.evaluate(ground)
    assert light != dark

    page = reader.open("reviews/path")
    assert page.evaluate(ground) == light
    assert page.get_by_role("button", name="밝기: 밝게").count() == 1
    page.get_by_role("button", name="밝기").click()
    page.get_by_role("button", name="밝기").click()
    assert page.evaluate("document.documentElement.dataset.theme") == ""
    assert page.evaluate(ground) == dark


@in_browser
def test_contents_on_a_phone(site: Path, read: Callable[..., Reader]) -> None:
    """Below the width of two columns the contents unfold, without JavaScript too."""
    options: dict[str, Any] = {"viewport": {"width": 390, "height": 800}}
    page = read(site, java_script_enabled=False, **options).open("docs/reference/directives")
    contents = page.get_by_role("navigation", name="On this page")
    assert not contents.is_visible()
    page.get_by_text("On this page").first.click()
    assert contents.is_visible()
    page.locator("summary", has_text="Menu").click()
    assert page.get_by_role("navigation", name="Menu").is_visible()


@in_browser
def test_the_section_that_is_read(site: Path, read: Callable[..., Reader]) -> None:
    """The contents mark the section that a reader has arrived at, not the one before."""
    reader = read(site, viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = reader.open("docs/how-to/arrange-concepts")
    link = page.locator(".rv-contents a", has_text="Broader and related")
    link.click()
    page.wait_for_function("location.hash === '#broader-and-related'")
    page.locator(".rv-contents a[aria-current]", has_text="Broader and related").wait_for()

    assert page.locator(".rv-contents a[aria-current]").count() == 1


@in_browser
def test_forced_colours_and_zoom(site: Path, read: Callable[..., Reader]) -> None:
    """Forced colours hide no control; at 400 % nothing has to be scrolled sideways."""
    reader = read(site, forced_colors="active", viewport={"width": 320, "height": 640})
    for name in (
        "index",
        "reviews/gradient-boosting-with-xgboost",
        "docs/reference/directives",
        "docs/reference/front-matter",
    ):
        page = reader.open(name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.get_by_role("button", name=re.compile("밝기|Brightness")).is_visible()


@in_browser
def test_paragraphs_stand_apart(site: Path, read: Callable[..., Reader]) -> None:
    """Prose has its distances, which the reset of the elements leaves alone."""
    page = read(site).open("reviews/gradient-boosting-with-xgboost")
    gap = page.evaluate(
        """() => {
          const below = document.querySelector(".rv-article section:has(> h2) > p + p");
          const above = below.previousElementSibling;
          return below.getBoundingClientRect().top - above.getBoundingClientRect().bottom;
        }"""
    )
    assert gap >= 16


@in_browser
def test_long_names_of_places(build: Callable[..., Built], read: Callable[..., Reader]) -> None:
    """Places that are too long for a line take a second one; the search keeps its room."""
    named = [
        {"title": f"이름이 긴 장소 {n}번", "url": f"https://example.org/{n}"} for n in range(8)
    ]
    built = build({"index.md": "# 서가\n"}, **THEME, html_theme_options={"nav_links": named})
    page = read(built.output, viewport={"width": 1000, "height": 640}).open("index")
    box = page.locator(".rv-menu summary").bounding_box()

    assert page.evaluate("document.documentElement.scrollWidth") <= 1000
    assert box
    assert box["x"] + box["width"] <= 1000
