"""Where links between the posts of a site lead among the new pages."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.names import key
from sphinx_reviews.sources.blog import facts, permalinks
from sphinx_reviews.sources.blog.posts import line
from sphinx_reviews.sources.markdown_to_myst.lines import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_reviews.sources.blog.posts import Post
    from sphinx_reviews.sources.blog.system import Addresses

_SCHEME: Final = re.compile(r"^(?:https?:)?//", re.IGNORECASE)


class _Home(NamedTuple):
    """What the addresses of a site begin with."""

    #: Without scheme and outer slashes.
    address: str
    #: Whether it names the host.
    is_whole: bool


def _homes(stated: Iterable[str]) -> Iterator[_Home]:
    """Yield what addresses begin with; a path below a host also without the host."""
    for each in stated:
        is_whole = bool(_SCHEME.match(each))
        bare = _SCHEME.sub("", each).strip("/")
        path = bare.partition("/")[2] if is_whole else ""
        found = (_Home(bare, is_whole), _Home(path, is_whole=False))
        yield from (home for home in found if home.address)


class Pages:
    """The new pages, by the addresses that their posts had."""

    def __init__(
        self,
        planned: Iterable[tuple[Post, str]],
        contents: Sequence[str],
        addresses: Addresses,
    ) -> None:
        """Take the posts with the paths of their pages, and the folders of posts of the site."""
        listed = list(planned)
        self._homes = sorted(_homes(addresses.homes), key=lambda home: -len(home.address))
        self._patterns = addresses.patterns
        self._contents = sorted(contents, key=len, reverse=True)
        self._paths = {key(each): path for post, path in listed for each in self._addresses(post)}
        slugs = Counter(key(post.slug) for post, _ in listed)
        #: By the last part of their address, if no other post has it.
        self._slugs = {key(post.slug): path for post, path in listed if slugs[key(post.slug)] == 1}

    def local(self, target: str) -> str:
        """Return where a link leads within the site; unchanged if it leads out of it."""
        bare = _SCHEME.sub("", target).lstrip("/")
        for home in self._homes:
            is_whole = bool(_SCHEME.match(target))
            if is_whole == home.is_whole and f"{bare}/".startswith(f"{home.address}/"):
                return f"/{bare.removeprefix(home.address).lstrip('/')}"
        return target

    def find(self, target: str, post: Post, folder: str) -> str | None:
        """Return the path of the page at an address, from a folder; None if there is none.

        :param post: the one with the link.
        """
        here = posixpath.dirname(self._below(post.path))
        near = (posixpath.normpath(posixpath.join(each, target)) for each in (here, f"{here}/x"))
        tried = map(key, (target, *near))
        found = next((self._paths[each] for each in tried if each in self._paths), None)
        last = re.sub(r"\.(?:html|mdx?|qmd|ipynb)$", "", posixpath.basename(target))
        path = found or self._slugs.get(key(last))
        return posixpath.relpath(path, folder) if path else None

    def _below(self, path: str) -> str:
        """Return a path without the folder of posts that it is in."""
        for folder in self._contents:
            if path.startswith(f"{folder}/"):
                return path.removeprefix(f"{folder}/")
        return path

    def _addresses(self, post: Post) -> Iterator[str]:
        """Yield the addresses that a post may have had on the old site, and its names in a vault."""
        yield from post.words("names")
        below = PurePosixPath(self._below(post.path))
        dated = f"{post.date}-{post.slug}"
        patterns = (*self._patterns(post.path), *_own_patterns(post))
        for each in (
            *facts.addresses(post),
            *(
                each
                for one in patterns
                for each in permalinks.addresses(one, post, below.as_posix())
            ),
            post.path,
            PurePosixPath(post.path).with_suffix("").as_posix(),
            dated,
            f"{post.date.replace('-', '/')}/{post.slug}",
            below.as_posix(),
            below.with_suffix("").as_posix(),
            (below.parent / (post.text("slug") or post.slug)).as_posix(),
            *([below.parent.as_posix()] if below.stem == "index" else []),
        ):
            if bare := address(each):
                yield from (bare, f"{bare}.html")


def _own_patterns(post: Post) -> list[str]:
    """Return the patterns in the front matter of a post."""
    stated = (line(value) for _, value in post.values("addresses"))
    return [each for each in stated if ":" in each and not _SCHEME.match(each)]
