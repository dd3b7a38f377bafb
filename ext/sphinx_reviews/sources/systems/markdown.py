"""Markdown files in folders, with or without front matter, of no system that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog.run import importer
from sphinx_reviews.sources.blog.system import System

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_reviews.sources.changes import Changes


def _contents(folder: Path) -> Iterator[Path]:
    yield folder


def _as_it_is(text: str, _changes: Changes) -> str:
    return text


SYSTEM: Final = System(
    name="markdown",
    title="a folder of Markdown",
    is_root=lambda folder: folder.is_dir(),
    contents=_contents,
    as_markdown=_as_it_is,
)
IMPORTER: Final = importer(SYSTEM, ("~/notes/books my-library --all-reviews",))
