"""Fixtures: a library, and a browser that searches it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from support.builds import sphinx_build, write
from support.libraries.searched import LIBRARY
from support.projects import CONF, INDEX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(name="searched", scope="session")
def fixture_searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library, built once for all tests of the search."""
    folder = tmp_path_factory.mktemp("searched")
    write(folder / "source", {"conf.py": CONF, "index.md": INDEX, **LIBRARY})
    sphinx_build(folder / "source", folder / "html")
    return folder / "html"


@pytest.fixture(name="visit")
def fixture_visit(browser: Browser, searched: Path) -> Iterator[Callable[..., Page]]:
    """Open a page of the library from its file."""
    contexts = []

    def visit(name: str = "index.html", site: Path = searched, **options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(site.as_uri() + "/" + name)
        return page

    yield visit
    for context in contexts:
        context.close()
