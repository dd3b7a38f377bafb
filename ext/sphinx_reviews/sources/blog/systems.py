"""What systems differ in: how to know one, where its posts and images are, its template language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from sphinx_reviews.sources.changes import Changes


class Addresses(NamedTuple):
    """The addresses of a site."""

    #: Its own, such as ``https://me.example/blog``, and the path below which it is.
    homes: tuple[str, ...] = ()
    #: From the path of a post below the top to patterns of its address, such as ``/:year/:title/``.
    patterns: Callable[[str], Iterable[str]] = lambda _: ()


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
    #: The same with what a site says, if it does: from its top to what converts a text, given the
    #: fields of its page.
    with_site: Callable[[Path], Callable[[str, Mapping[str, Any], Changes], str]] | None = None
    #: Folders below the top in which the addresses of images begin.
    image_folders: tuple[str, ...] = ("",)
    #: Whether a file without front matter is no post.
    needs_front_matter: bool = False
    #: Whether the line of dashes above the fields may be missing.
    may_lack_first_line: bool = False
    addresses: Callable[[Path], Addresses] = lambda _: Addresses()
    #: Folders of the site without posts, as patterns of their paths.
    excluded: Callable[[Path], Iterable[str]] = lambda _: ()


def below(name: str) -> Callable[[Path], Iterator[Path]]:
    """Return the ``contents`` of a system that has all posts below one folder."""

    def contents(folder: Path) -> Iterator[Path]:
        if (folder / name).is_dir():
            yield folder / name

    return contents
