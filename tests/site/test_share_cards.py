"""The images that other sites show beside a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ExtensionError

from support.libraries.published import BASE, CONCEPTS, FIRST, LIBRARY, SECOND
from support.projects import CONF

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built


def test_cards_that_cannot_be_written(build: Callable[..., Built], tmp_path: Path) -> None:
    """One warning says why cards cannot be written; when that is mended they are drawn."""
    in_the_way = tmp_path / "html/_cards"
    in_the_way.parent.mkdir()
    in_the_way.touch()
    built = build(LIBRARY, html_baseurl=BASE)
    (warning,) = built.warnings
    assert warning.startswith("index.md:1: WARNING: the process that draws share cards stopped")
    assert "Error: " in warning
    assert warning.endswith("[reviews.pdf]")

    in_the_way.unlink()
    assert build(LIBRARY, html_baseurl=BASE).warnings == []
    assert (in_the_way / "a.png").is_file()


BROKEN_OFF = """
def break_off(app, page, *rest):
    for _ in range(600):
        if page != "index" or (app.outdir / "_cards/b.png").stat().st_mtime_ns != {before}:
            break
        time.sleep(0.05)
    return 1 / 0 if page == "index" else None

def setup(app):
    app.connect("html-page-context", break_off)
"""


def test_cards_after_a_build_that_broke_off(build: Callable[..., Built]) -> None:
    """A card of a build that failed is drawn again, and is removed with its review."""
    built = build(LIBRARY, html_baseurl=BASE)
    card = built.output / "_cards/b.png"
    before, stamp = card.read_bytes(), card.stat().st_mtime_ns
    edited = LIBRARY | {"b.md": SECOND.replace("골라 읽을", "다시 읽을")}
    conf = f"import time\n{CONF}{BROKEN_OFF}"
    with pytest.raises(ExtensionError):
        build(edited | {"conf.py": conf.format(before=stamp)}, html_baseurl=BASE)
    assert card.read_bytes() != before
    build(LIBRARY, html_baseurl=BASE)
    assert card.read_bytes() == before

    stamp = card.stat().st_mtime_ns
    with pytest.raises(ExtensionError):
        build(edited | {"conf.py": conf.format(before=stamp)}, html_baseurl=BASE)
    build({"concepts.md": CONCEPTS, "a.md": FIRST}, html_baseurl=BASE)
    assert not card.exists()
