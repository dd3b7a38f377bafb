"""Liquid, Jekyll's template language: its output, if the post alone determines it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

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
#: An include that prints nothing.
_SILENT: Final = re.compile(
    r"^[ \t]*\{%-?[ \t]*include[ \t]+JB/setup[ \t]*-?%\}[ \t]*\n?", re.MULTILINE
)
_FIGURE: Final = re.compile(r"include\s+(?:figure|image|img)")
_ARGUMENT: Final = re.compile(r"\b(\w+)\s*=\s*[\"']([^\"']*)[\"']")
_SITE: Final = re.compile(r"site\.(?:baseurl|url)")
#: A text with filters that only prepend the address of the site.
_ADDRESS: Final = re.compile(
    r"[\"']([^\"'{}|]*)[\"'](?:\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+))*"
)
_POST: Final = re.compile(r"post_url\s+(\S+)|link\s+_posts/(\S+?)(?:\.\w+)?")


def convert(text: str, changes: Changes) -> str:
    """Return *text* with Liquid as Markdown; as code where its meaning is unknown."""
    kept = templates.Kept()
    text = _between(text, "highlight", lambda name, inner: _fence(name, inner, changes))
    text = _between(text, "raw", lambda _, inner: kept.keep(inner))
    text = kept.fences(text)
    text = _between(text, "comment", lambda _name, _inner: _noted(changes, "comments removed"))
    text = _SILENT.sub(lambda _: _noted(changes, "includes that print nothing removed"), text)
    text = _ANY.sub(lambda match: _printed(match, changes), text)
    return kept.restored(text)


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
    tag, output = (match["tag"] or "").strip(), (match["output"] or "").strip()
    if _SITE.fullmatch(output):
        return ""
    if address := _ADDRESS.fullmatch(output):
        return address[1]
    if post := _POST.fullmatch(tag):
        return f"/{post[1] or post[2]}"
    if _FIGURE.match(tag) and (image := _image(tag)):
        changes.note("figure includes converted to images")
        return image
    return templates.verbatim(match[0], changes)


def _image(tag: str) -> str:
    """Return the image that an include shows; nothing if its arguments name none."""
    values = dict(_ARGUMENT.findall(tag))
    source = values.get("image_path") or values.get("src") or values.get("url", "")
    caption = values.get("caption", "")
    return templates.image(source, values.get("alt", ""), caption) if source else ""
