"""Zola: its sites, its shortcodes, and its links to pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.sources.blog import configuration, templates
from sphinx_reviews.sources.blog.run import importer
from sphinx_reviews.sources.blog.system import Addresses, System, below

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_reviews.sources.changes import Changes

_ANY: Final = re.compile(
    r"\{\{\s*(?P<name>\w+)\((?P<rest>(?:(?!\{\{).)*?)\)\s*\}\}|\{%-?\s*\w+(?:(?!\{%).)*?-?%\}",
    re.DOTALL,
)
_QUOTE: Final = (
    re.compile(r"\{%\s*(?:block)?quote\(((?:(?!\{%).)*?)\)\s*%\}"),
    re.compile(r"\{%-?\s*end\s*-?%\}"),
)
_IMAGES: Final = {"figure", "img", "image", "picture", "resize_image"}
_PAGE: Final = re.compile(r"(?<=\()@/")


def _is_root(folder: Path) -> bool:
    """Return whether a folder is a Zola site: ``base_url`` is what its configuration must have."""
    return "base_url" in _configuration(folder)


def _configuration(folder: Path) -> dict[str, Any]:
    return configuration.read(folder, ("zola.toml", "config.toml"))


def _addresses(folder: Path) -> Addresses:
    url = str(_configuration(folder).get("base_url") or "")
    return Addresses((url,))


def convert(text: str, changes: Changes) -> str:
    """Return *text* with shortcodes as Markdown; as code where their meaning is unknown."""
    kept = templates.Kept()
    text = kept.fences(text)
    text = templates.between(
        text,
        *_QUOTE,
        lambda said, inner: templates.quotation(
            inner, templates.arguments(said).first("author", "source", "cite")
        ),
    )
    text = _ANY.sub(lambda match: _printed(match, changes), text)
    return kept.restored(_PAGE.sub("/", text))


def _printed(match: re.Match[str], changes: Changes) -> str:
    """Return what a shortcode prints; as code if that is unknown."""
    name, said = (match["name"] or "").lower(), templates.arguments(match["rest"] or "")
    source = said.first("src", "path", "url")
    if name in _IMAGES and source:
        changes.note("figure shortcodes converted to images")
        return templates.image(source, said.named.get("alt", ""), said.named.get("caption", ""))
    if name in {"youtube", "vimeo"} and (number := said.first("id")):
        changes.note("videos converted to links")
        return templates.video(name, number)
    return templates.verbatim(match[0], changes)


SYSTEM: Final = System(
    name="zola",
    title="a Zola site",
    is_root=_is_root,
    contents=below("content"),
    as_markdown=convert,
    image_folders=("static", "content", ""),
    addresses=_addresses,
)
IMPORTER: Final = importer(SYSTEM, ("~/site my-library", "~/site/content/reading my-library"))
