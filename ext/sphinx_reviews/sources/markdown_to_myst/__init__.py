"""From Markdown with HTML to MyST, without losing a word.

Only what MyST reads differently is rewritten; everything else stays as its author wrote it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.sources.markdown_to_myst import blocks, callouts
from sphinx_reviews.sources.markdown_to_myst.lines import Lines

if TYPE_CHECKING:
    from sphinx_reviews.sources.markdown_to_myst.lines import Surroundings
    from sphinx_reviews.sources.markdown_to_myst.text import Text


def convert(text: Text, surroundings: Surroundings) -> None:
    """Convert a text to MyST."""
    for step in (
        blocks.convert_html,
        blocks.join_tags,
        blocks.name_lexers,
        blocks.level_headings,
        blocks.head_tables,
        blocks.remove_inner_rules,
    ):
        step(text)
    Lines(text, surroundings).convert()
    callouts.convert(text)
