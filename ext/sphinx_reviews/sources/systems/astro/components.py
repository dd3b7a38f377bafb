"""Components of JSX that many themes have, as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.blog import notices, templates
from sphinx_reviews.sources.html_to_markdown import watched
from sphinx_reviews.sources.markdown_to_myst.links import destination
from sphinx_reviews.sources.stated import fact_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.sources.changes import Changes

_IMAGE: Final = re.compile(r".*(?:image|picture|figure|img|photo)", re.IGNORECASE)
_VIDEO: Final = re.compile(r"(?:lite)?(youtube|vimeo)\w*", re.IGNORECASE)
_QUOTE: Final = re.compile(r"(?:block|pull)?quote", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://\S+")
_KINDS: Final = ("type", "variant", "kind", "intent", "severity")
_TITLES: Final = ("title", "summary", "label", "name", "header")


class Component(NamedTuple):
    """A component with what its attributes say, as far as the post tells."""

    name: str
    said: Mapping[str, str]
    #: Markdown; None if it has no closing tag.
    inner: str | None
    indent: str

    def first(self, *names: str) -> str:
        """Return the value of the first attribute that is there."""
        return next((self.said[name] for name in names if self.said.get(name)), "")


def markdown(component: Component, changes: Changes) -> str | None:
    """Return a component as Markdown; None if its meaning is unknown."""
    name, inner = component.name, component.inner
    source = component.first("src", "source")
    if _IMAGE.fullmatch(name) and source:
        changes.note("components converted to images")
        return _image(component, source)
    if (video := _VIDEO.fullmatch(name)) and (
        number := component.first("id", "videoId", "url", "src")
    ):
        changes.note("videos converted to links")
        is_address = _ADDRESS.fullmatch(number)
        return f"<{watched(number)}>" if is_address else templates.video(video[1].lower(), number)
    if inner is not None and (made := _around(component, inner)):
        changes.note(f"components <{name}> converted to Markdown")
        return made
    return _attributes(component, changes)


def _attributes(component: Component, changes: Changes) -> str | None:
    """Return what a component shows that says all in its attributes; None if that is unknown."""
    if component.name == "Code" and (written := component.first("code")):
        return templates.fence(component.first("lang"), written, changes)
    if component.name == "Badge" and (text := component.first("text")):
        return text
    address = component.first("href", "url", "id", "to")
    if _ADDRESS.fullmatch(address) or (address and component.first("href")):
        return _link(component, address)
    return None


def _image(component: Component, source: str) -> str:
    caption = component.first("caption") or fact_lines.plain(component.inner or "")
    width = component.first("width")
    shown = templates.image(source, component.first("alt"), caption)
    image, *below = shown.split("\n\n", 1)
    return "\n\n".join([image + (f'{{:width="{width}"}}' if width else ""), *below])


def _around(component: Component, inner: str) -> str:
    """Return the text of a component that only says what kind of text it is; or nothing."""
    name, title = component.name.lower(), component.first(*_TITLES)
    if name in notices.NAMES:
        return notices.callout(
            component.first(*_KINDS) or name, title, inner, indent=component.indent
        )
    if name in notices.FOLDED:
        return notices.callout(
            "note", title or component.name, inner, indent=component.indent, is_folded=True
        )
    if _QUOTE.fullmatch(name):
        return templates.quotation(inner, component.first("author", "source", "cite", "by"))
    return notices.titled(title, inner) if title and name in notices.TITLED else ""


def _link(component: Component, address: str) -> str:
    shown = (component.inner or "").strip() or component.first(*_TITLES)
    said = component.first("description", "text")
    link = f"[{shown}]({destination(address)})" if shown else f"<{address}>"
    return f"{link}: {said}" if said else link
