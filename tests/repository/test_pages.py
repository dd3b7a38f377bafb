"""Every kind of page of this repository's site, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

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


#: Widths of the window, and modes.
VIEWS = [(390, "light"), (1280, "dark"), (390, "dark"), (1280, "light")]
#: Each kind of page in one view, by turns.
SHORT = [(kind, VIEWS[number % 2]) for number, kind in enumerate(KINDS)]
LONG = [(kind, view) for kind in KINDS for view in VIEWS if (kind, view) not in SHORT]


@in_browser
@pytest.mark.parametrize(
    ("kind", "view"), [*SHORT, *(pytest.param(*each, marks=pytest.mark.long) for each in LONG)]
)
def test_page(
    kind: str, view: tuple[int, Literal["light", "dark"]], site: Path, read: Callable[..., Reader]
) -> None:
    """A page fits the screen, has one main landmark, requests nothing from other hosts, and axe finds nothing serious."""
    width, mode = view
    reader = read(site, viewport={"width": width, "height": 900}, color_scheme=mode)
    page = reader.open(kind)

    assert violations(page) == []
    assert page.locator("main, [role=main]").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.outside() == []
    assert reader.errors == []
