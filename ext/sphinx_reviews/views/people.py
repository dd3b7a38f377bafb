"""The first of several people, and how many more there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from sphinx_reviews.html import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_reviews.language.phrases import Phrases


def first_people(names: Sequence[str], most: int, say: Phrases) -> str:
    """Return up to *most* names in a line."""
    return _line(", ".join(names[:most]), len(names) - most, say)


def first_people_html(names: Sequence[str], most: int, say: Phrases) -> Markup:
    """Return the same as HTML, each name in its language."""
    shown = Markup(", ").join(spoken(each, say.language) for each in names[:most])
    return Markup(_line(shown, len(names) - most, say))  # noqa: S704  (escaped)


def _line(shown: str, more: int, say: Phrases) -> str:
    return say("{names} and {n} more", names=shown, n=more) if more > 0 else shown
