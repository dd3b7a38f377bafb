"""Which modules must not import Sphinx."""

from __future__ import annotations

import subprocess
import sys

import pytest

PURE = [
    "model",
    "fields",
    "words",
    "collation",
    "query",
    "definitions",
    "facets",
    "reading_order",
    "together",
    "sentences",
    "library",
    "phrases",
    "options",
    "importing.jekyll.run",
    "importing.goodreads",
    "search.analyser",
    "search.terms",
    "addresses",
    "disclosures",
    "judgement",
    "publish.bibliography",
    "publish.dump",
    "publish.feeds",
    "publish.goodreads",
    "publish.identity",
    "publish.json_ld",
    "publish.metadata",
    "publish.redirects",
    "publish.sitemap",
    "publish.skos",
]


@pytest.mark.parametrize("module", PURE)
def test_pure_modules_need_no_sphinx(module: str) -> None:
    """The data model and what is built on it import neither Sphinx nor docutils."""
    code = (
        "import sys\n"
        "class Blocker:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name.split('.')[0] in {'sphinx', 'docutils', 'myst_parser'}:\n"
        "            raise AssertionError(f'imports {name}')\n"
        "sys.meta_path.insert(0, Blocker())\n"
        f"import sphinx_reviews.{module}\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
