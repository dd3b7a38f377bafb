"""The search page of a theme, on any Korean site."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

import pytest

from support.browser import in_browser
from support.builds import sphinx_build, write

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PLAIN: Final = {
    "conf.py": "extensions = ['myst_parser', 'sphinx_reviews.search']\nlanguage = 'ko'\nhtml_theme = 'basic'\n",
    "index.md": "# 첫 쪽\n\n```{toctree}\na\nb\nc\n```\n",
    "a.md": "# 가\n\n모델은 머신러닝을 아는 사람이 배포했다. MLOps를 쓴다.\n",
    "b.md": "# 나\n\n데이터 엔지니어링은 어려웠다. 쿠버네티스에서 돌린다.\n",
    "c.md": "# 다\n\nC++와 CI/CD를 다룬 책이다. 끝까지 읽고 만들었다. 규칙을 따라 할당할수있다.\n",
}


@pytest.fixture(name="plain_site", scope="module")
def fixture_plain_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Korean site without reviews."""
    folder = tmp_path_factory.mktemp("search")
    write(folder / "source", dict(PLAIN))
    assert sphinx_build(folder / "source", folder / "html") == ""
    return folder / "html"


@in_browser
@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("머신러닝", ["가"]),
        ("머신러닝에서는", ["가"]),
        (unicodedata.normalize("NFD", "머신러닝"), ["가"]),
        ("배포하는", ["가"]),
        ("mlops", ["가"]),
        ("MLOps로 모델의", ["가"]),
        ("데이터엔지니어링", ["나"]),
        ("데이터 엔지니어링을", ["나"]),
        ("쿠버네티스의", ["나"]),
        ("책", ["다"]),
        ("책은", ["다"]),
        ("c++", ["다"]),
        ("CI/CD에서", ["다"]),
        ("읽는다", ["다"]),
        ("만든다", ["다"]),
        ("만드는", ["다"]),
        ("어렵다", ["나"]),
        ("따르느라 할당했었던", ["다"]),
        ("고양이를", []),
    ],
)
def test_search_page(browser: Browser, plain_site: Path, query: str, pages: list[str]) -> None:
    """The search page of a theme, opened from a file, finds the right pages."""
    page = browser.new_page()
    page.goto(f"{(plain_site / 'search.html').as_uri()}?q={query.replace('+', '%2B')}")
    page.wait_for_selector("#search-results .search-summary", state="attached")
    page.wait_for_function("!document.querySelector('#search-progress')?.textContent.includes('.')")
    found = page.locator("#search-results li > a").all_inner_texts()
    page.close()

    assert found == pages
