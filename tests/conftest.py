"""Fixtures: projects that are built, and the browser that opens their pages."""

from __future__ import annotations

import io
import os
import re
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock
from playwright.sync_api import sync_playwright
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from support.browser import CHROMIUM, Reader
from support.builds import sphinx_build, write
from support.libraries.browsed import SHELF
from support.libraries.reviewed import LIBRARY
from support.projects import CONF, INDEX, ROOT, Built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

# What commands print is compared; on a CI machine Sphinx would colour it.
os.environ["NO_COLOR"] = "1"


@pytest.fixture(name="browser", scope="session")
def fixture_browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(name="site", scope="session")
def fixture_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built as strictly as can be, once for all workers."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    output = shared / "site" / "html"
    with FileLock(shared / "site.lock"):
        if not (output / "index.html").is_file():
            sphinx_build(ROOT, output, "-n", "-W", "--keep-going", "-j", "2")
    return output


@pytest.fixture(name="build")
def fixture_build(tmp_path: Path) -> Callable[..., Built]:
    """Build a project from ``name=text`` pairs, within this process."""

    def build(files: dict[str, str], builder: str = "html", **config: object) -> Built:
        source, output = tmp_path / "source", tmp_path / builder
        write(source, {"conf.py": CONF, "index.md": INDEX, **files})
        printed = io.StringIO()
        with patch_docutils(source), docutils_namespace():
            app = Sphinx(
                source,
                source,
                output,
                tmp_path / "doctrees",
                builder,
                confoverrides=config,
                status=None,
                warning=printed,
                freshenv=True,
            )
            app.build()
        plain = re.sub(r"\x1b\[[0-9;]*m", "", printed.getvalue()).replace(f"{source}/", "")
        return Built(source, output, [line for line in plain.splitlines() if line])

    return build


@pytest.fixture(name="library")
def fixture_library(build: Callable[..., Built]) -> Built:
    """A review with its concepts and skills."""
    built = build(LIBRARY)

    assert built.warnings == []

    return built


@pytest.fixture(name="shelf", scope="session")
def fixture_shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library, built once for all browser tests."""
    folder = tmp_path_factory.mktemp("shelf")
    write(folder / "source", {"conf.py": CONF, "index.md": INDEX, **SHELF})
    assert sphinx_build(folder / "source", folder / "html") == ""
    return folder / "html"


@pytest.fixture(name="read")
def fixture_read(browser: Browser, shelf: Path) -> Iterator[Callable[..., Reader]]:
    """Open pages of the small library, or of another site."""
    readers: list[Reader] = []

    def read(site: Path = shelf, **options: Any) -> Reader:
        readers.append(Reader(browser, site, **options))
        return readers[-1]

    yield read
    for reader in readers:
        reader.page.context.close()
