"""Every kind of page of this repository's site, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.browser import in_browser, violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.browser import Reader

KINDS = [
    "index",
    "reviews/index",
    "reviews/designing-machine-learning-systems",
    "reviews/concepts/index",
    "reviews/concepts/monitoring",
    "reviews/skills",
    "reviews/skills/sql",
    "reviews/editors",
    "reviews/map",
    "reviews/compare",
    "reviews/compare?books=reviews/pro-git&books=reviews/software-engineering-at-google",
    "reviews/path?have=git,python,sql,cobol",
    "reviews/graph",
    "reviews/about",
    "docs/index",
    "docs/gallery",
    "docs/how-to/arrange-concepts",
    "search",
]


@in_browser
@pytest.mark.parametrize("kind", KINDS)
def test_page(kind: str, site: Path, read: Callable[..., Reader]) -> None:
    """A page fits the screen, has one main landmark, requests nothing from other hosts, and axe finds nothing serious."""
    reader = read(site)
    for width, mode in ((390, "light"), (1280, "dark")):
        reader.page.set_viewport_size({"width": width, "height": 900})
        reader.page.emulate_media(color_scheme=mode)
        page = reader.open(kind)

        assert violations(page) == [], f"{width} {mode}"
        assert page.locator("main, [role=main]").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.outside() == []
    assert reader.errors == []
