"""The cover of a book: an image that front matter names, or one in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.sources.blog.posts import line

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_reviews.sources.blog.posts import Post
    from sphinx_reviews.sources.changes import Changes

#: What a table such as ``cover: {image: x.png, alt: y}`` names the image.
_NAMES: Final = ("image", "teaser", "src", "url", "path", "file", "feature", "thumbnail")
_DIRECTIVE: Final = re.compile(
    r"^`{3}\{image\} (?P<source>\S+)\n(?P<options>(?::\w+:.*\n)*)`{3}$", re.MULTILINE
)
_INLINE: Final = re.compile(r"!\[(?P<options>[^\[\]]*)\]\(<?(?P<source>[^\s<>()]+)>?[^()]*\)")
_COVER: Final = re.compile(r"표지|cover|커버", re.IGNORECASE)
_TARGET: Final = re.compile(r"^:target: ", re.MULTILINE)


class _Image(NamedTuple):
    source: str
    #: Its alternative text, and where it leads.
    options: str


class Named(NamedTuple):
    """The cover that front matter names."""

    #: A local file if there is one, else an address; empty if there is neither.
    source: str
    #: The fields that name it.
    used: set[str]


def of_front_matter(post: Post, place: Callable[[str], str], changes: Changes) -> Named:
    """Return the cover that front matter names."""
    elsewhere, used = "", set[str]()
    for name, value in post.values("cover"):
        address = _address(value)
        if not address:
            continue
        changes.images.append(address)
        if not isinstance(value, dict) or len(value) == 1:
            used.add(name)
        placed = place(address)
        if placed.startswith("/"):
            return Named(placed, used)
        elsewhere = elsewhere or placed or address
    return Named(elsewhere, used)


def _address(value: Any) -> str:
    if isinstance(value, dict):
        return next((line(value[each]) for each in _NAMES if line(value.get(each))), "")
    return line(value[0]) if isinstance(value, list) and value else line(value)


def of_text(text: str, title: str) -> str:
    """Return the image in a converted text that is most likely the cover, local or not.

    It is the first that says so, or leads out of the site as a cover leads to a shop; else the
    first of all.
    """
    directives = (_Image(each["source"], each["options"]) for each in _DIRECTIVE.finditer(text))
    images = [
        *directives,
        *(_Image(each["source"], each["options"]) for each in _INLINE.finditer(text)),
    ]
    says = (each for each in images if _is_cover(each, title))
    chosen = next(says, images[0] if images else None)
    return chosen.source if chosen else ""


def _is_cover(image: _Image, title: str) -> bool:
    return bool(
        _COVER.search(image.source)
        or _COVER.search(image.options)
        or _TARGET.search(image.options)
        or (title and title in image.options)
    )
