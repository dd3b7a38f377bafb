"""Emphasis beside Korean letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

CASES = [
    ("**변경 로그(changelog)**는 커진다", "<strong>변경 로그(changelog)</strong>는"),
    ('**"따옴표"**가 붙는다', "</strong>가"),
    ("한글**(괄호)**도", "한글<strong>(괄호)</strong>도"),
    ("*기울임.*은", "<em>기울임.</em>은"),
    ("***셋(3)***은", "<em><strong>셋(3)</strong></em>은"),
    ("~~취소(선)~~는", "<s>취소(선)</s>는"),
    ("**日本(にほん)**の", "<strong>日本(にほん)</strong>の"),
    ("a**(b)**c", "a**(b)**c"),
    ("5*(3+2)*7", "5*(3+2)*7"),
    ("_밑줄(줄)_은", "_밑줄(줄)_은"),
    ("곱하기 2 * 3 * 4", "2 * 3 * 4"),
]


def test_emphasis(build: Callable[..., Built]) -> None:
    """Emphasis ends before a particle whatever it ends in, and elsewhere as in CommonMark."""
    built = build(
        {"page.md": "# 글\n\n" + "\n\n".join(typed for typed, _ in CASES)},
        myst_enable_extensions=["colon_fence", "strikethrough"],
        suppress_warnings=["myst.strikethrough"],
    )
    paragraphs = built.page("page").select("section > p")

    assert built.warnings == []
    for paragraph, (_, expected) in zip(paragraphs, CASES, strict=True):
        assert expected in str(paragraph)


@pytest.mark.parametrize("builder", ["text", "html"])
def test_in_directives(build: Callable[..., Built], builder: str) -> None:
    """It is the same within directives, and in every output."""
    page = "# 개념\n\n:::{concept} 낱말\n**용어(term)**는 뜻.\n:::\n"
    built = build({"page.md": page}, builder=builder)

    assert (
        "**용어(term)**는" in built.text("page.txt")
        if builder == "text"
        else ("<strong>용어(term)</strong>는" in built.text("page.html"))
    )
