"""Posts and collections of a Jekyll blog, as reviews and pages."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.sources.blog.run import importer
from sphinx_reviews.sources.blog.system import System
from sphinx_reviews.sources.stated import recognise
from sphinx_reviews.sources.systems.jekyll import config, liquid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from sphinx_reviews.sources.changes import Changes

#: Folders and files that only a Jekyll site has beside its config.
_BESIDE: Final = ("_layouts", "_includes", "_sass", "Gemfile")


def _is_root(folder: Path) -> bool:
    has_configuration = config.is_in(folder)
    has_posts = (folder / "_posts").is_dir() or any(_collections(folder))
    return has_posts or (has_configuration and any((folder / each).exists() for each in _BESIDE))


def _collections(folder: Path) -> Iterator[Path]:
    """Yield the collections that a site declares, and those whose names say what they hold."""
    said = config.read(folder)
    names = config.collections(said)
    below = folder / str(said.get("collections_dir") or "")
    for place in sorted(below.glob("_*")) if below.is_dir() else []:
        name = place.name.removeprefix("_")
        if place.is_dir() and (name in names or recognise.is_review_tag(name)):
            yield place


def _contents(folder: Path) -> Iterator[Path]:
    for name in ("_posts", "_drafts"):
        yield from sorted(each for each in folder.rglob(name) if each.is_dir())
    yield from _collections(folder)


def _excluded(folder: Path) -> Iterable[str]:
    listed = config.read(folder).get("exclude") or []
    return [str(each) for each in listed] if isinstance(listed, list) else []


#: The work that is left if the engine is not installed.
_INSTALL: Final = (
    'install "sphinx-reviews[liquid]", delete the page and import again to have Liquid rendered'
)


def _with_site(folder: Path) -> Callable[[str, Mapping[str, Any], Changes], str]:
    """Return what converts a text with the configuration and the includes of a site."""
    if not find_spec("liquid"):
        return _without_engine
    from sphinx_reviews.sources.systems.jekyll.rendering import Templates

    said = config.read(folder)
    site = Templates(folder, said, config.collections(said))

    def convert(text: str, page: Mapping[str, Any], changes: Changes) -> str:
        return liquid.convert(text, changes, site.on(page))

    return convert


def _without_engine(text: str, _page: Mapping[str, Any], changes: Changes) -> str:
    made = liquid.convert(text, changes)
    if changes.verbatim:
        changes.to_do.append(_INSTALL)
    return made


SYSTEM: Final = System(
    name="jekyll",
    title="a Jekyll site",
    is_root=_is_root,
    contents=_contents,
    as_markdown=liquid.convert,
    with_site=_with_site,
    image_folders=("", "assets", "assets/img"),
    addresses=config.addresses,
    needs_front_matter=True,
    excluded=_excluded,
)
IMPORTER: Final = importer(
    SYSTEM, ("~/blog my-library --dry-run", "~/blog my-library", "~/blog/_books my-library")
)
