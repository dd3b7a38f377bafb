"""Posts and collections of a Jekyll blog, as reviews and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources import recognise
from sphinx_reviews.sources.blog import configuration
from sphinx_reviews.sources.blog.run import importer
from sphinx_reviews.sources.blog.systems import System
from sphinx_reviews.sources.jekyll import liquid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_CONFIGURATION: Final = ("_config.yml", "_config.yaml")
#: Folders and files that only a Jekyll site has beside its configuration.
_BESIDE: Final = ("_layouts", "_includes", "_sass", "Gemfile")


def _is_root(folder: Path) -> bool:
    has_configuration = any((folder / name).is_file() for name in _CONFIGURATION)
    has_posts = (folder / "_posts").is_dir() or any(_collections(folder))
    return has_posts or (has_configuration and any((folder / each).exists() for each in _BESIDE))


def _collections(folder: Path) -> Iterator[Path]:
    """Yield the collections that a site declares, and those whose names say what they hold."""
    found = configuration.read(folder, _CONFIGURATION)
    declared = found.get("collections") or []
    names = {str(each) for each in declared} if isinstance(declared, (list, dict)) else set()
    below = folder / str(found.get("collections_dir") or "")
    for place in sorted(below.glob("_*")) if below.is_dir() else []:
        name = place.name.removeprefix("_")
        if place.is_dir() and (name in names or recognise.is_review_tag(name)):
            yield place


def _contents(folder: Path) -> Iterator[Path]:
    for name in ("_posts", "_drafts"):
        yield from sorted(each for each in folder.rglob(name) if each.is_dir())
    yield from _collections(folder)


def _excluded(folder: Path) -> Iterable[str]:
    listed = configuration.read(folder, _CONFIGURATION).get("exclude") or []
    return [str(each) for each in listed] if isinstance(listed, list) else []


SYSTEM: Final = System(
    name="jekyll",
    title="a Jekyll site",
    is_root=_is_root,
    contents=_contents,
    as_markdown=liquid.convert,
    image_folders=("", "assets", "assets/img"),
    needs_front_matter=True,
    excluded=_excluded,
)
IMPORTER: Final = importer(
    SYSTEM, ("~/blog my-library --dry-run", "~/blog my-library", "~/blog/_books my-library")
)
