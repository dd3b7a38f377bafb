"""What builders other than HTML make of a library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from support.libraries.reviewed import LIBRARY
from support.shelf import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


@pytest.mark.parametrize(
    "builder",
    ["html", "dirhtml", "singlehtml", "latex", "epub", "text", "man", "texinfo", "gettext", "xml"],
)
def test_every_builder(builder: str, build: Callable[..., Built]) -> None:
    """No builder warns of anything that the extension makes, in a first or a second build."""
    files = {**LIBRARY, "views.md": VIEWS}
    once = build(files, builder, version="1", copyright="나")
    twice = build(files, builder, version="1", copyright="나")

    warnings = once.warnings + twice.warnings
    assert [line for line in warnings if "Babel option" not in line] == []


def test_latex_has_every_target(build: Callable[..., Built]) -> None:
    """Each reference in the LaTeX source leads to a label that exists."""
    built = build(LIBRARY, "latex")
    source = next(built.output.glob("*.tex")).read_text()
    labels = set(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", source))

    assert set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", source)) <= labels


def test_translators_get_only_text_of_authors(build: Callable[..., Built]) -> None:
    """Message catalogues hold notes and definitions, and no phrase of the interface."""
    built = build(LIBRARY, "gettext")
    messages = "".join(path.read_text() for path in built.output.glob("*.pot"))

    assert 'msgid "{concept}`모니터링` 지표를 뽑으려면"' in messages
    assert 'msgid "질의하는 말."' in messages
    assert "다른 이름" not in messages
