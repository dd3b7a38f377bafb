"""Markdown becomes MyST in few passes over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.sources import markdown_to_myst
from sphinx_reviews.sources.changes import Changes
from sphinx_reviews.sources.markdown_to_myst import text as texts
from sphinx_reviews.sources.markdown_to_myst.lines import Surroundings
from sphinx_reviews.sources.markdown_to_myst.text import Text

if TYPE_CHECKING:
    import pytest


def test_blocks_are_parsed_only_after_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that needs no change is parsed once, however many steps look at its blocks."""
    parsed: list[str] = []
    parser = texts._PARSER  # noqa: SLF001  (the cost is what the test is about)
    parse = parser.parse
    monkeypatch.setattr(parser, "parse", lambda *given: parsed.append(given[0]) or parse(*given))
    source = "글이다.\n\n## 제목\n\n```python\nx = 1\n```\n\n| a |\n| --- |\n| 1 |"
    text = Text(source, Changes())
    markdown_to_myst.convert(text, Surroundings({}.get, str, ""))

    assert str(text) == source
    assert text.changes == Changes()
    assert parsed == [source]


def test_all_steps_report_to_one_object() -> None:
    """Every step of a conversion writes into the same record of changes."""
    changes = Changes()
    text = Text("# 하나\n\n<b>굵게</b> [글](/old)\n\n![](a.png)\n\n<script>x</script>\n", changes)
    markdown_to_myst.convert(text, Surroundings({}.get, str, "Image"))

    assert len(changes.noted) == 3
    assert changes.images == ["a.png"]
    assert changes.verbatim == ["<script>x</script>"]
    assert any("/old" in each for each in changes.to_do)


def test_counts_of_changes() -> None:
    """A change that was made several times is listed once, with its number."""
    changes = Changes()
    for change in ("a", "b", "a"):
        changes.note(change)

    assert changes.noted == ["a (2)", "b"]
