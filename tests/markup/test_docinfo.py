"""What stands in front of reStructuredText and notebooks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from support.projects import CONF

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

REVIEW: Final = """
첫 책
=====

.. book:: 첫 책
   :authors: 홍길동

.. disclosure:: bought
"""
TOP: Final = """\
.. 이 글은 초안이었다.

:date: 2024-02-01
:Updated: 2024-03-01
:author: 이몽룡
:tags: 도구,
   데이터
:lang: en
:redirect-from:
   - /2024/first/
   - /old/first.html
:orphan:
"""


def reviews_of(built: Built) -> list[dict[str, Any]]:
    """Return the published reviews, as data holds them."""
    found: list[dict[str, Any]] = json.loads(built.text("reviews.json"))["reviews"]
    return found


def test_field_list(build: Callable[..., Built]) -> None:
    """The field list above the title of reStructuredText is what front matter is in Markdown."""
    built = build({"a.rst": TOP + REVIEW})
    (review,) = reviews_of(built)

    assert built.warnings == []
    assert review["date"] == "2024-02-01"
    assert review["updated"] == "2024-03-01"
    assert review["authors"] == ["reviewer-이몽룡"]
    assert review["tags"] == ["도구", "데이터"]
    assert review["language"] == "en"
    assert "Cover" not in built.text("a.html")
    assert "Author" in built.page("a").get_text()
    assert (built.output / "2024/first/index.html").exists()
    assert (built.output / "old/first.html").exists()


def test_draft(build: Callable[..., Built]) -> None:
    """A draft in reStructuredText is not published."""
    built = build({"a.rst": ":draft: true\n" + TOP + REVIEW})

    assert reviews_of(built) == []


def test_mistakes_in_a_field_list(build: Callable[..., Built]) -> None:
    """A value that cannot be read, or is missing, is warned of as one writes it there."""
    wrong = build({"a.rst": ":author: 나\n:date: 2024-13-01\n" + REVIEW})
    assert [line for line in wrong.warnings if "a.rst:2:" in line and "reviews.date" in line]
    missing = build({"a.rst": REVIEW})
    assert missing.warnings == [
        "a.rst:1: WARNING: the review has no date. "
        "Write ':date: YYYY-MM-DD' above the title. [reviews.missing]"
    ]


#: A parser of notebooks as small as can be: of a cell of Markdown it takes the text.
NOTEBOOKS: Final = """
import json

from myst_parser.parsers.sphinx_ import MystParser


class Notebooks(MystParser):
    supported = ("ipynb",)

    def parse(self, inputstring, document):
        cells = json.loads(inputstring)["cells"]
        super().parse("".join("".join(cell["source"]) for cell in cells), document)


def setup(app):
    app.add_source_suffix(".ipynb", "ipynb")
    app.add_source_parser(Notebooks)
"""


def test_notebook(build: Callable[..., Built]) -> None:
    """The metadata of a notebook is what front matter is in Markdown."""
    text = "# 책\n\n:::{book} 책\n:authors: 나\n:::\n\n:::{disclosure} bought\n:::\n"
    metadata = {
        "date": "2024-01-02",
        "tags": ["가", "나"],
        "draft": False,
        "author": "김",
        "kernelspec": {"name": "python3"},
    }
    cell = {"cell_type": "markdown", "metadata": {}, "source": [text]}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": [cell]}
    conf = CONF.replace('"sphinx_reviews"', '"sphinx_reviews", "notebooks"')
    on_path = "import sys\nsys.path.insert(0, os.path.dirname(__file__))\n"
    built = build(
        {
            "conf.py": f"import os\n{on_path}{conf}",
            "notebooks.py": NOTEBOOKS,
            "a.ipynb": json.dumps(notebook),
        }
    )
    (review,) = reviews_of(built)

    assert built.warnings == []
    assert (review["date"], review["authors"]) == ("2024-01-02", ["reviewer-김"])
    assert review["tags"] == ["가", "나"]
