"""Astro: its sites, whose posts are Markdown or MDX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog import keys, templates
from sphinx_reviews.sources.blog.posts import date
from sphinx_reviews.sources.blog.run import importer
from sphinx_reviews.sources.blog.system import System
from sphinx_reviews.sources.systems.astro import directives, mdx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_reviews.sources.blog.front_matter import Split
    from sphinx_reviews.sources.changes import Changes

_ENDINGS: Final = ("mjs", "ts", "js", "mts", "cjs", "cts")
_FOLDERS: Final = ("src/content", "src/data", "src/pages")
_COLLECTIONS: Final = ("src/content.config.ts", "src/content.config.mjs", "src/content/config.ts")
_DATES: Final = frozenset(keys.KEYS["date"])
#: Where a collection is, in the call that loads it.
_BASE: Final = re.compile(r"\bbase:\s*[\"'`](?:\./)?/?([^\"'`]+)[\"'`]")


def _is_root(folder: Path) -> bool:
    return any((folder / f"astro.config.{ending}").is_file() for ending in _ENDINGS)


def _contents(folder: Path) -> Iterator[Path]:
    """Yield the folders that hold posts by custom, and those that collections name."""
    for name in dict.fromkeys([*_FOLDERS, *_bases(folder)]):
        place = folder / name
        if place.is_dir() and place.resolve().is_relative_to(folder.resolve()):
            yield place


def _bases(folder: Path) -> Iterator[str]:
    for name in _COLLECTIONS:
        try:
            yield from _BASE.findall((folder / name).read_text("utf-8"))
        except (OSError, ValueError):
            continue


def _markdown(text: str, changes: Changes) -> str:
    """Return *text*, of a file that is not MDX, with directives as Markdown."""
    kept = templates.Kept()
    text = directives.prepared(kept.fences(text), kept, changes)
    return kept.restored(directives.converted(text, kept, changes))


def _understood(_path: str, post: Split) -> Split:
    """Return a post whose date is called so: in some themes it is ``published``."""
    fields, published = dict(post.fields), post.fields.get("published")
    if date(published) and not any(key in _DATES for key in map(keys.plain, fields)):
        fields["date"] = fields.pop("published")
    return post._replace(fields=fields)


SYSTEM: Final = System(
    name="astro",
    title="an Astro site",
    is_root=_is_root,
    contents=_contents,
    as_markdown=_markdown,
    dialects={".mdx": mdx.converted},
    understood=_understood,
    image_folders=("public", "src/assets", "src", ""),
    part_prefix="_",
)
IMPORTER: Final = importer(SYSTEM, ("~/site my-library", "~/site/src/content/blog my-library"))
