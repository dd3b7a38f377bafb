"""The posts of a site, and what a site is in words."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.blog.posts import PostError, text_of
from sphinx_reviews.sources.stated import recognise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.sources.blog.system import System

#: Folders that no author writes in.
_SKIPPED: Final = {"node_modules", "vendor", "_site", "public", "__pycache__"}
#: How far above the named folder the top of the site may be.
_HIGHEST: Final = 5


class Site(NamedTuple):
    """A site, or a part of it."""

    root: Path
    #: Of posts, in the order of their paths.
    files: list[Path]
    #: The folders of posts, below the top.
    contents: list[Path]


def located(system: System, source: Path) -> Site:
    """Return the site that a folder or file is, or is part of, with the posts to import."""
    folder = (source if source.is_dir() else source.parent).absolute()
    root = next((each for each in _above(folder) if _holds(system, each, folder)), folder)
    contents = list(system.contents(root)) if system.is_root(root) else []
    if source.is_file():
        return Site(root, [folder / source.name], contents)
    excluded = [each.strip("/") for each in system.excluded(root)]
    contents = [each for each in contents if not _is_excluded(each.relative_to(root), excluded)]
    within = [each for each in contents if each.is_relative_to(folder)] or [folder]
    files = {
        path
        for each in within
        for path in _walk(each, root, excluded)
        if path.suffix.lower() in system.suffixes
    }
    return Site(root, sorted(files), contents)


def _above(folder: Path) -> Iterator[Path]:
    yield from (folder, *folder.parents[:_HIGHEST])


def _holds(system: System, root: Path, folder: Path) -> bool:
    """Return whether a folder is a site that another folder is, or is a folder of posts of."""
    return system.is_root(root) and (
        root == folder or any(map(folder.is_relative_to, system.contents(root)))
    )


def _walk(folder: Path, root: Path, excluded: Iterable[str]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = [
            name
            for name in folders
            if name not in _SKIPPED
            and not name.startswith(".")
            and not _is_excluded((here / name).relative_to(root), excluded)
        ]
        yield from (here / name for name in names)


def _is_excluded(path: Path, excluded: Iterable[str]) -> bool:
    """Return whether a folder, or one above it, matches a pattern."""
    above = [each.as_posix() for each in (path, *path.parents) if each.name]
    return any(fnmatchcase(folder, each) for folder in above for each in excluded)


def description(system: System, source: Path) -> str:
    """Return what a source is, such as ``a Hugo site, 181 posts, 37 in content/books``.

    Empty if it is no such site.
    """
    if source.is_file() and source.suffix.lower() not in system.suffixes:
        return ""
    site = located(system, source)
    if not site.files or not (system.is_root(site.root) or _is_told(system, site)):
        return ""
    found = Counter(_book_folder(path.relative_to(site.root)) for path in site.files)
    folders = [f"{number} in {name}" for name, number in found.most_common() if name]
    return ", ".join([system.title, counted(len(site.files), "post"), *folders])


def _is_told(system: System, site: Site) -> bool:
    """Return whether a post of a folder shows what it is a part of."""
    return system.is_written is not None and any(map(system.is_written, _texts(site)))


def _texts(site: Site) -> Iterator[str]:
    for path in site.files:
        with suppress(PostError):
            yield text_of(path, site.root)


def counted(number: int, thing: str) -> str:
    """Return a number of things in words."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _book_folder(path: Path) -> str:
    """Return the folder above a post whose name says that it is about books, if there is one."""
    found = [each for each in path.parents if each.name and recognise.is_review_tag(each.name)]
    return found[-1].as_posix() if found else ""
