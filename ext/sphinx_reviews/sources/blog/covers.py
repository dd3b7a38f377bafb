"""The cover of a book: an image that front matter names, or one in the text."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
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
#: Where a cover leads; an image that leads to itself is no cover.
_TARGET: Final = re.compile(
    r"^:target: (?P<address>(?!\S+\.(?:png|jpe?g|gif|webp)$)https?://\S+)",
    re.MULTILINE | re.IGNORECASE,
)
_ALT: Final = re.compile(r"^:alt: (.*\S)$", re.MULTILINE)
#: Images that a page that is a folder shows without a field, as themes of Hugo do.
_BUNDLED: Final = tuple(
    f"{name}.{suffix}"
    for name in ("cover", "featured", "feature", "thumbnail")
    for suffix in ("jpg", "jpeg", "png", "webp")
)


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
    path = PurePosixPath(post.path)
    if not elsewhere and path.stem.partition(".")[0] == "index":
        elsewhere = next(filter(None, (place(f"/{path.parent / each}") for each in _BUNDLED)), "")
    return Named(elsewhere, used)


def _address(value: Any) -> str:
    if isinstance(value, dict):
        return next((line(value[each]) for each in _NAMES if line(value.get(each))), "")
    if isinstance(value, list):
        named = sorted(value, key=lambda each: not _COVER.search(str(each)))
        return next(filter(None, map(_address, named)), "")
    return line(value)


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


class Taken(NamedTuple):
    """A text without its cover."""

    text: str
    #: Its alternative text.
    alt: str
    #: Where the cover led, or empty.
    address: str


def without(text: str, cover: str) -> Taken | None:
    """Return a converted text without the image that is the cover, if it begins with that.

    After a sentence it stays: a caption, or what the text says of it, would be left alone.
    """
    found = _DIRECTIVE.search(text)
    if not found or found["source"] != cover:
        return None
    if re.search(r"^[ \t]*[^\s`:#%]", text[: found.start()], re.MULTILINE):
        return None
    target = _TARGET.search(found["options"])
    if not target and ":target:" in found["options"]:
        return None
    alt = _ALT.search(found["options"])
    return Taken(
        f"{text[: found.start()]}{text[found.end() :]}",
        alt[1] if alt else "",
        target["address"] if target else "",
    )


def _is_cover(image: _Image, title: str) -> bool:
    return bool(
        _COVER.search(image.source)
        or _COVER.search(image.options)
        or _TARGET.search(image.options)
        or (title and title in image.options)
    )
