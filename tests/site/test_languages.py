"""Sites in languages that Sphinx names in its own way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.libraries.published import BASE, LIBRARY
from support.readers import graph_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


@pytest.mark.parametrize(
    ("language", "tag", "named"),
    [("zh_CN", "zh-CN", {"en", "ko"}), ("pt_BR", "pt-BR", {"en", "ko", "pt-br"})],
)
def test_language_of_the_site(
    build: Callable[..., Built], language: str, tag: str, named: set[str]
) -> None:
    """Pages and files of data name the site's language by its BCP 47 tag.

    Texts of the graph have it where their letters can be of the language; the interface is in
    English, and the library in Korean.
    """
    built = build(LIBRARY, language=language, html_baseurl=BASE)
    data = json.loads(built.text("reviews.json"))
    html = built.page("a").html
    labels = {
        term.language for term in graph_of(built.output).objects() if hasattr(term, "language")
    }

    assert built.warnings == []
    assert html
    assert html["lang"] == tag
    assert f'"inLanguage": "{tag}"' in built.text("a.html")
    assert json.loads(built.text("feed.json"))["language"] == tag
    assert f'xml:lang="{tag}"' in built.text("feed.atom")
    assert data["language"] == tag
    assert {review["language"] for review in data["reviews"]} == {tag}
    assert {label.lower() for label in labels if label} == named


def test_language_of_a_book_of_pages(build: Callable[..., Built]) -> None:
    """An EPUB names its language by its BCP 47 tag."""
    built = build(LIBRARY, "epub", language="zh_TW", version="1", copyright="나")

    assert "<dc:language>zh-TW</dc:language>" in built.text("content.opf")
