"""The Sphinx projects that tests build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]

CONF = """\
extensions = ["myst_parser", "sphinx_reviews"]
language = "ko"
author = "서가 주인"
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""

INDEX = "# 서가\n\n```{toctree}\n:glob:\n\n**\n```\n"


@dataclass
class Built:
    """A project that has been built."""

    source: Path
    output: Path
    #: One line each, with paths relative to the source directory.
    warnings: list[str]

    def page(self, docname: str) -> BeautifulSoup:
        """Return a page of the HTML site."""
        return BeautifulSoup((self.output / f"{docname}.html").read_text(), "html.parser")

    def text(self, name: str) -> str:
        """Return a file of the output."""
        return (self.output / name).read_text()
