"""The repository's own site builds without a warning, and a browser shows it well."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from selenium import webdriver

from builds import sphinx_build

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
FIRST = "reviews/designing-machine-learning-systems"
PAGES = [
    "index",
    FIRST,
    "reviews/concepts/monitoring",
    "reviews/skills",
    "docs/reference/directives",
]
BUILDERS = ["dirhtml", "singlehtml", "latex", "epub", "text", "man", "gettext"]


@pytest.fixture(name="site", scope="session")
def fixture_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as strictly as can be."""
    output = tmp_path_factory.mktemp("site") / "html"
    sphinx_build(ROOT, output, "-n", "-W", "--keep-going", "-j", "2")
    return output


@pytest.mark.parametrize("builder", BUILDERS)
def test_builders(builder: str, tmp_path: Path) -> None:
    """Every builder builds the site, and warns of nothing that is ours."""
    printed = sphinx_build(ROOT, tmp_path / builder, builder=builder)

    assert [line for line in printed.splitlines() if "Babel option" not in line] == []


def test_first_review(site: Path) -> None:
    """The review that the project comes from is whole, and its concepts lead to definitions."""
    page = BeautifulSoup((site / f"{FIRST}.html").read_text(), "html.parser")
    skills = {skill.get_text() for skill in page.select(".rv-skill > a")}
    concepts = page.select("a:has(> .review-concept)")

    assert "한빛미디어" in page.select(".rv-disclosure")[0].get_text()
    assert page.select(".rv-no-rating")[0].get_text() == "평점 없음"
    assert skills >= {"Git", "SQL", "NoSQL", "Python", "Dask", "REST API", "쿠버네티스", "에어플로"}
    assert len(concepts) > 10
    for link in concepts:
        target, _, anchor = str(link["href"]).partition("#")
        definition = (site / "reviews" / target).read_text()
        assert f'id="{anchor}"' in definition
        assert FIRST.rpartition("/")[2] in definition


def test_size_of_the_library(site: Path) -> None:
    """Cross-references are real: enough reviews, concepts and skills, and shared ones."""
    concepts = list((site / "reviews" / "concepts").glob("*.html"))
    skills = BeautifulSoup((site / "reviews" / "skills.html").read_text(), "html.parser")
    shared = [
        page
        for page in concepts
        if len(BeautifulSoup(page.read_text(), "html.parser").select(".rv-backlinks > li")) > 1
    ]

    assert len(list((site / "reviews").glob("*-*.html"))) >= 5
    assert len(concepts) > 15
    assert len(skills.select(".rv-entry")) >= 20
    assert len(shared) >= 5


def test_no_remote_resources(site: Path) -> None:
    """No page loads anything from another host."""
    for path in site.rglob("*.html"):
        page = BeautifulSoup(path.read_text(), "html.parser")
        for tag in page.select("img[src], script[src], link[rel=stylesheet], link[rel=preconnect]"):
            address = str(tag.get("src") or tag.get("href"))
            assert "//" not in address, f"{path.name}: {address}"


# -- in a browser ------------------------------------------------------------


@pytest.fixture(name="browser", scope="session")
def fixture_browser() -> Iterator[webdriver.Chrome]:
    """Chromium without a window."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not binary or not driver:
        pytest.skip("needs chromium and chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield browser
    browser.quit()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("page", PAGES)
def test_page_in_browser(page: str, width: int, site: Path, browser: webdriver.Chrome) -> None:
    """A page fits its window, has one main landmark, asks no other host, and logs no error."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500},
    )
    browser.get_log("performance")
    browser.get((site / f"{page}.html").as_uri())
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]

    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert (
        browser.execute_script("return document.querySelectorAll('main, [role=main]').length") == 1
    )
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_contrast(mode: str, site: Path, browser: webdriver.Chrome) -> None:
    """Text of our components is readable: 4.5 to 1 or better (WCAG 2.2, 1.4.3)."""
    browser.get((site / f"{FIRST}.html").as_uri())
    browser.execute_script("setColorMode(arguments[0])", mode)
    ratios = browser.execute_script(
        """
        const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        const rgba = colour => {
          canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
          return canvas.getImageData(0, 0, 1, 1).data;
        };
        const luminance = ([r, g, b]) => {
          const [R, G, B] = [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
          return .2126 * R + .7152 * G + .0722 * B;
        };
        const behind = element => {
          for (; element; element = element.parentElement) {
            const colour = rgba(getComputedStyle(element).backgroundColor);
            if (colour[3] === 255) return colour;
          }
          return [255, 255, 255];
        };
        const result = {};
        for (const selector of ['.rv-disclosure p', '.rv-word strong', '.rv-verdict > p', '.rv-facts dt',
                                '.rv-no-rating', '.rv-level', '.rv-skill a', '.review-concept']) {
          const element = document.querySelector(selector);
          const [a, b] = [rgba(getComputedStyle(element).color), behind(element)].map(luminance);
          result[selector] = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        }
        return result;
        """
    )

    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}
