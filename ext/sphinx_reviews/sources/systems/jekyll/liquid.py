"""Liquid, Jekyll's template language: its output, as far as the post or its site determine it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

from sphinx_reviews.sources.blog import templates

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_reviews.sources.changes import Changes

#: A tag or an output. It contains no opening, so that looking for its end takes linear time.
_ANY: Final = re.compile(
    r"\{%-?(?P<tag>(?:(?!\{%|%\}|\n[ \t]*\n).)*?)-?%\}"
    r"|\{\{-?(?P<output>(?:(?!\{\{|\}\}|\n[ \t]*\n).)*?)-?\}\}",
    re.DOTALL,
)
_OPENING: Final = re.compile(r"\{\{|\{%")
#: An include that prints nothing.
_SILENT: Final = re.compile(
    r"^[ \t]*\{%-?[ \t]*include[ \t]+JB/setup[ \t]*-?%\}[ \t]*\n?", re.MULTILINE
)
_INCLUDE: Final = re.compile(r"\s*include(?:_cached)?\s")
#: Includes and tags that themes and plug-ins bring along.
_FIGURE: Final = re.compile(r"include\s+(?:figure|image|img)")
_VIDEO: Final = re.compile(r"(?:include\s+)?(?P<name>youtube|vimeo|video)\b")
_GIST: Final = re.compile(r"gist\s+[\"']?(?P<path>[\w/-]+)[\"']?")
_ARGUMENT: Final = re.compile(r"\b(\w+)\s*=\s*[\"']([^\"']*)[\"']")
_SITE: Final = re.compile(r"site\.(?:baseurl|url)")
#: A text with filters that only prepend the address of the site.
_ADDRESS: Final = re.compile(
    r"[\"']([^\"'{}|]*)[\"'](?:\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+))*"
)
_POST: Final = re.compile(r"post_url\s+(\S+)|link\s+(\S+?)(?:\.(?:md|markdown|html))?")


class Renderer(Protocol):
    """Renders Liquid with what a site says, for one post."""

    def knows(self, tag: str) -> bool:
        """Return whether a tag is one of Liquid."""

    def rendered(self, text: str) -> str | None:
        """Return what a text prints; None if a part of it cannot be rendered."""


def convert(text: str, changes: Changes, renderer: Renderer | None = None) -> str:
    """Return *text* with Liquid as Markdown; as code where its meaning is unknown."""
    kept = templates.Kept()
    text = _between(text, "highlight", lambda name, inner: _fence(name, inner, changes))
    text = _between(text, "raw", lambda _, inner: kept.keep(inner))
    text = kept.fences(text)
    text = _between(text, "comment", lambda _name, _inner: _noted(changes, "comments removed"))
    text = _SILENT.sub(lambda _: _noted(changes, "includes that print nothing removed"), text)
    if renderer:
        text = _rendered(text, changes, renderer, kept)
    return kept.restored(_ANY.sub(lambda match: _printed(match, changes), text))


def _rendered(text: str, changes: Changes, renderer: Renderer, kept: templates.Kept) -> str:
    """Return a text with what the site prints: all of it, or else each part that can be rendered."""
    made: list[str] = []
    at = 0
    for match in _ANY.finditer(text):
        tag = match["tag"]
        is_liquid = tag is None or renderer.knows(tag.strip())
        known = _known(match) if is_liquid else kept.keep(_printed(match, changes))
        between = _without_openings(text[at : match.start()], kept)
        made += [between, match[0] if known is None else known]
        at = match.end()
    text = "".join([*made, _without_openings(text[at:], kept)])
    if not _OPENING.search(text):
        return text
    whole = renderer.rendered(text)
    if whole is not None and kept.are_in(whole):
        changes.note("Liquid rendered")
        return whole
    return _ANY.sub(lambda match: _part(match, changes, renderer, kept), text)


def _without_openings(text: str, kept: templates.Kept) -> str:
    """Return a text between tags without what only looks like the beginning of one."""
    return _OPENING.sub(lambda opening: kept.keep(opening[0]), text)


def _part(match: re.Match[str], changes: Changes, renderer: Renderer, kept: templates.Kept) -> str:
    """Return what an include or an output prints; unchanged if it cannot be rendered alone."""
    tag = match["tag"]
    made = renderer.rendered(match[0]) if tag is None or _INCLUDE.match(tag) else None
    if made is None or not kept.are_in(made):
        return match[0]
    changes.note("Liquid rendered")
    return made


def _between(text: str, name: str, make: Callable[[str, str], str]) -> str:
    opening = re.compile(rf"\{{%-?\s*{name}\b((?:(?!\{{%|%\}}).)*?)-?%\}}")
    closing = re.compile(rf"\{{%-?\s*end{name}\b(?:(?!\{{%|%\}}).)*?-?%\}}")
    return templates.between(text, opening, closing, make)


def _noted(changes: Changes, change: str) -> str:
    changes.note(change)
    return ""


def _fence(arguments: str, inner: str, changes: Changes) -> str:
    return templates.fence(arguments.split(maxsplit=1)[0] if arguments else "", inner, changes)


def _printed(match: re.Match[str], changes: Changes) -> str:
    """Return what a tag or an output prints; as code if that is unknown."""
    tag = (match["tag"] or "").strip()
    if (known := _known(match)) is not None:
        return known
    if _FIGURE.match(tag) and (image := _image(tag)):
        changes.note("figure includes converted to images")
        return image
    if link := _link(tag):
        changes.note("videos and gists converted to links")
        return link
    return templates.verbatim(match[0], changes)


def _known(match: re.Match[str]) -> str | None:
    """Return what a tag or an output prints on every site; None if that depends on the site."""
    tag, output = (match["tag"] or "").strip(), (match["output"] or "").strip()
    if _SITE.fullmatch(output):
        return ""
    if address := _ADDRESS.fullmatch(output):
        return address[1]
    if post := _POST.fullmatch(tag):
        return f"/{(post[1] or post[2]).removeprefix('/')}"
    return None


def _image(tag: str) -> str:
    """Return the image that an include shows; nothing if its arguments name none."""
    values = dict(_ARGUMENT.findall(tag))
    source = values.get("image_path") or values.get("src") or values.get("url", "")
    caption = values.get("caption", "")
    return templates.image(source, values.get("alt", ""), caption) if source else ""


def _link(tag: str) -> str:
    """Return a link to the video or the gist that a tag shows; nothing if it shows none."""
    if gist := _GIST.fullmatch(tag):
        return f"<https://gist.github.com/{gist['path']}>"
    video = _VIDEO.match(tag)
    if not video:
        return ""
    said = templates.arguments(tag[video.end() :].removeprefix(".html").removeprefix(".liquid"))
    host = said.named.get("provider", video["name"]).replace("video", "youtube")
    number = said.first("id")
    if number.startswith("https://"):
        return f"<{number}>"
    return templates.video(host, number) if number and host in {"youtube", "vimeo"} else ""
