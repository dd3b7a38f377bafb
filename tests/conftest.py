"""Fixtures: a Sphinx project made of texts, and what its build prints and writes."""

from __future__ import annotations

import io
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from builds import sphinx_build, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

CONF = """\
extensions = ["myst_parser", "sphinx_reviews"]
language = "ko"
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""
INDEX = "# 서가\n\n```{toctree}\n:glob:\n\n**\n```\n"


# What commands print is compared; on a CI machine Sphinx would colour it.
os.environ["NO_COLOR"] = "1"

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium")


@pytest.fixture(name="browser", scope="session")
def fixture_browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(name="site", scope="session")
def fixture_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built as strictly as can be."""
    output = tmp_path_factory.mktemp("site") / "html"
    sphinx_build(ROOT, output, "-n", "-W", "--keep-going", "-j", "2")
    return output


@dataclass
class Built:
    """A project that has been built."""

    source: Path
    output: Path
    #: One line each, with paths from the source directory.
    warnings: list[str]

    def page(self, docname: str) -> BeautifulSoup:
        """Return a page of the HTML site."""
        return BeautifulSoup((self.output / f"{docname}.html").read_text(), "html.parser")

    def text(self, name: str) -> str:
        """Return a file of the output."""
        return (self.output / name).read_text()


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
