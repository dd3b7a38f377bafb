"""What systems differ in: how to know one, where its posts and images are, its template language."""

from __future__ import annotations

from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from sphinx_reviews.sources.blog.front_matter import Split
    from sphinx_reviews.sources.changes import Changes


_MARKDOWN: Final = frozenset({".md", ".markdown", ".mkd", ".mkdown", ".html"})
_NONE: Final[Mapping[str, Callable[[str, Changes], str]]] = MappingProxyType({})


class Joining(NamedTuple):
    """A text, and the record of its changes."""

    body: str
    changes: Changes


class Addresses(NamedTuple):
    """The addresses of a site."""

    #: Its own, such as ``https://me.example/blog``, or the path below which it is.
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
    #: Whether a text can only be of this system; None if no text says so.
    is_written: Callable[[str], bool] | None = None
    #: Why a file with such a text is no post; empty if it is one.
    no_post: Callable[[str], str] = lambda _: ""
    #: From the path of a post and what is in it to the same, with what the system reads otherwise;
    #: raises :class:`FrontMatterError`.
    understood: Callable[[str, Split], Split] = lambda _, split: split
    #: The texts of all posts, by path, with what they take from one another.
    joined: Callable[[Mapping[str, Joining]], Mapping[str, str]] | None = None
    #: Whether the field ``author`` is always of the book, and never who wrote the post.
    has_authors_of_books: bool = False
    #: Whether a new line in a paragraph is one for the reader.
    has_line_breaks: bool = False
    #: Whether an image may be anywhere, and its file name finds it.
    has_images_anywhere: bool = False
    #: Its other dialects of Markdown, by the suffixes of their files.
    dialects: Mapping[str, Callable[[str, Changes], str]] = _NONE
    #: What the name of a file or folder begins with that is only a part of pages; empty for none.
    part_prefix: str = ""

    @property
    def suffixes(self) -> frozenset[str]:
        """What the names of posts end in."""
        return _MARKDOWN | self.dialects.keys()

    def markdown(self, path: str, text: str, changes: Changes) -> str:
        """Return the text of the post at a path as Markdown."""
        suffix = PurePosixPath(path).suffix.lower()
        return self.dialects.get(suffix, self.as_markdown)(text, changes)

    def is_part(self, path: str) -> bool:
        """Return whether the file at a path below the site is only a part of pages."""
        prefix = self.part_prefix
        return bool(prefix) and any(each.startswith(prefix) for each in path.split("/"))


def below(name: str) -> Callable[[Path], Iterator[Path]]:
    """Return the ``contents`` of a system that has all posts below one folder."""

    def contents(folder: Path) -> Iterator[Path]:
        if (folder / name).is_dir():
            yield folder / name

    return contents
