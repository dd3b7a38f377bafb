"""The configuration of a Jekyll site, and the addresses that it gives to posts."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.sources.blog import configuration
from sphinx_reviews.sources.blog.system import Addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_NAMES: Final = ("_config.yml", "_config.yaml")
#: What the names of patterns stand for.
_STYLES: Final = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
#: The pattern of a collection, of which the names of patterns keep only their end.
_OF_COLLECTION: Final = "/:collection/:path:output_ext"


def is_in(folder: Path) -> bool:
    """Return whether a folder holds a configuration."""
    return any((folder / name).is_file() for name in _NAMES)


def read(folder: Path) -> dict[str, Any]:
    """Return the configuration of a site; nothing if it cannot be read."""
    return configuration.read(folder, _NAMES)


def collections(said: Mapping[str, Any]) -> set[str]:
    """Return the names of the collections that a configuration declares."""
    declared = said.get("collections") or []
    return {str(each) for each in declared} if isinstance(declared, (list, dict)) else set()


def addresses(folder: Path) -> Addresses:
    """Return the addresses of a site."""
    said = read(folder)
    url, base = (str(said.get(name) or "").rstrip("/") for name in ("url", "baseurl"))
    return Addresses((f"{url}{base}", url, base), partial(_patterns, said))


def _patterns(said: dict[str, Any], path: str) -> Iterator[str]:
    """Yield the patterns of the address of a post, by its path below the site."""
    folders = path.split("/")[:-1]
    kind = "posts" if {"_posts", "_drafts"} & set(folders) else "".join(folders[:1]).lstrip("_")
    defaults = said.get("defaults")
    for each in defaults if isinstance(defaults, list) else []:
        scope, values = (configuration.table(each, name) for name in ("scope", "values"))
        within = str(scope.get("path") or "").strip("/")
        is_below = not within or path.startswith(f"{within}/") or fnmatchcase(path, within)
        if values.get("permalink") and is_below and scope.get("type", kind) == kind:
            yield _pattern(values["permalink"], kind)
    collection = configuration.table(configuration.table(said, "collections"), kind)
    if kind == "posts":
        yield _pattern(collection.get("permalink") or said.get("permalink") or "date", kind)
    else:
        yield _pattern(collection.get("permalink") or _OF_COLLECTION, kind)


def _pattern(stated: object, kind: str) -> str:
    """Return what a pattern or its name stands for."""
    pattern = str(stated)
    if kind != "posts" and pattern in _STYLES:
        return _OF_COLLECTION
    return _STYLES.get(pattern, pattern)
