"""Hugo: its sites, and its shortcodes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from sphinx_reviews.sources.blog import configuration, templates
from sphinx_reviews.sources.blog.run import importer
from sphinx_reviews.sources.blog.systems import Addresses, System, below

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_reviews.sources.changes import Changes

_ENDINGS: Final = ("toml", "yaml", "yml", "json")
_OPENING: Final = r"\{\{[<%]\s*"
_CLOSING: Final = r"\s*[>%]\}\}"
_ANY: Final = re.compile(
    rf"{_OPENING}(?P<name>/?[\w./-]+)(?P<rest>(?:(?!\{{\{{).)*?)/?{_CLOSING}", re.DOTALL
)
_CODE: Final = (
    re.compile(rf"{_OPENING}(?:highlight|code)\b((?:(?!\{{\{{).)*?){_CLOSING}"),
    re.compile(rf"{_OPENING}/\s*(?:highlight|code){_CLOSING}"),
)
_QUOTE: Final = (
    re.compile(rf"{_OPENING}(?:block)?quote\b((?:(?!\{{\{{).)*?){_CLOSING}"),
    re.compile(rf"{_OPENING}/\s*(?:block)?quote{_CLOSING}"),
)
_IMAGES: Final = {"figure", "img", "image", "imgproc", "pic", "picture", "center-image"}
_VIDEOS: Final = {"youtube", "vimeo"}


def _is_root(folder: Path) -> bool:
    """Return whether a folder is a Hugo site: its configuration is beside ``content``."""
    own = any((folder / f"hugo.{ending}").is_file() for ending in _ENDINGS)
    older = any((folder / f"config.{ending}").is_file() for ending in _ENDINGS)
    has_content = (folder / "content").is_dir()
    return own or (has_content and (older or (folder / "config/_default").is_dir()))


def _addresses(folder: Path) -> Addresses:
    places = [
        f"{place}{name}.{ending}"
        for place in ("", "config/_default/")
        for name in ("hugo", "config")
        for ending in _ENDINGS
    ]
    said = configuration.read(folder, places)
    url = str(said.get("baseURL") or said.get("baseurl") or "")
    stated = configuration.table(said, "permalinks")
    patterns = {**stated, **configuration.table(stated, "page")}

    def of(path: str) -> list[str]:
        """Return the pattern of a section, which is a folder of the content."""
        section = "".join(path.split("/")[1:2])
        return [str(patterns[section])] if section in patterns else []

    return Addresses((url, urlsplit(url).path), of)


def convert(text: str, changes: Changes) -> str:
    """Return *text* with shortcodes as Markdown; as code where their meaning is unknown."""
    kept = templates.Kept()
    text = kept.fences(text)
    text = templates.between(
        text,
        *_CODE,
        lambda said, inner: kept.keep(
            templates.fence(templates.arguments(said).first("lang", "language"), inner, changes)
        ),
    )
    text = templates.between(
        text,
        *_QUOTE,
        lambda said, inner: templates.quotation(
            inner, templates.arguments(said).first("author", "source", "cite")
        ),
    )
    return kept.restored(_ANY.sub(lambda match: _printed(match, changes), text))


def _printed(match: re.Match[str], changes: Changes) -> str:
    """Return what a shortcode prints; as code if that is unknown."""
    name, said = match["name"].lower(), templates.arguments(match["rest"])
    source = said.first("src", "source", "link")
    if name in _IMAGES and source:
        changes.note("figure shortcodes converted to images")
        caption = said.named.get("caption") or said.named.get("title", "")
        return templates.image(
            source, said.named.get("alt", ""), caption, said.named.get("link", "")
        )
    if name in _VIDEOS and (number := said.first("id")):
        changes.note("videos converted to links")
        return templates.video(name, number)
    if name in {"ref", "relref"} and (path := said.first("path")):
        return path
    return templates.verbatim(match[0], changes)


SYSTEM: Final = System(
    name="hugo",
    title="a Hugo site",
    is_root=_is_root,
    contents=below("content"),
    as_markdown=convert,
    image_folders=("static", "assets", "content", ""),
    addresses=_addresses,
)
IMPORTER: Final = importer(SYSTEM, ("~/site my-library", "~/site/content/books my-library"))
