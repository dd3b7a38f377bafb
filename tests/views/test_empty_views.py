"""Views of an empty library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.libraries.viewed import view

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built


def test_empty_views(build: Callable[..., Built]) -> None:
    """Each view says that there is nothing yet."""
    names = [
        "catalogue",
        "skill-map",
        "concept-index",
        "concept-graph",
        "reading-path",
        "what-to-read",
        "shelf",
        "library-summary",
    ]
    built = build({f"{name}.md": view(name) for name in names})

    assert built.warnings == []
    for name in names:
        assert "아직" in built.page(name).select(".rv-empty")[0].get_text()
