"""What systems differ in: how to know one, where its posts and images are, its template language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from sphinx_reviews.sources.changes import Changes


class System(NamedTuple):
    """A system that makes a site from posts."""

    name: str
    #: What a folder of it is, such as ``a Hugo site``.
    title: str
    #: Whether a folder is the top of such a site.
    is_root: Callable[[Path], bool]
    #: The folders of posts, below the top.
    contents: Callable[[Path], Iterable[Path]]
    #: Its template language as Markdown.
    as_markdown: Callable[[str, Changes], str]
    #: Folders below the top in which the addresses of images begin.
    image_folders: tuple[str, ...] = ("",)
    #: Whether a file without front matter is no post.
    needs_front_matter: bool = False
    #: Whether the line of dashes above the fields may be missing.
    may_lack_first_line: bool = False
    #: Folders of the site without posts, as patterns of their paths.
    excluded: Callable[[Path], Iterable[str]] = lambda _: ()


def below(name: str) -> Callable[[Path], Iterator[Path]]:
    """Return the ``contents`` of a system that has all posts below one folder."""

    def contents(folder: Path) -> Iterator[Path]:
        if (folder / name).is_dir():
            yield folder / name

    return contents
