"""What readers see is found in the source, however its author wrote it."""

from __future__ import annotations

import pytest

from sphinx_reviews.sources.suggestions.evidence import located


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ('그는 "좋다"고 했다.', "그는 “좋다”고 했다."),
        ("It's 'good' -- or is it...", "It’s ‘good’ – or is it…"),
        ('"<b>Good</b>" --- **said**\n> he.', "“Good” — said he."),
        ("“좋다”고 했다…", "“좋다”고 했다…"),
    ],
)
def test_typographic_signs(source: str, sentence: str) -> None:
    """Signs that Sphinx makes of straight ones are what the author typed."""
    assert located(source, 1, sentence) == (0, len(source))


def test_no_likeness() -> None:
    """Another sign is another text."""
    assert located("그는 '좋다'고 했다.", 1, "그는 “좋다”고 했다.") is None
