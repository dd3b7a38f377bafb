"""Hugo: its sites, and its shortcodes."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog import configuration, notices, pairs, templates
from sphinx_reviews.sources.blog.run import importer
from sphinx_reviews.sources.blog.system import Addresses, System, below

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_reviews.sources.changes import Changes

_ENDINGS: Final = ("toml", "yaml", "yml", "json")
_OPENING: Final = r"\{\{[<%]\s*"
_CLOSING: Final = r"\s*[>%]\}\}"
_ANY: Final = re.compile(
    rf"{_OPENING}(?P<close>/?)\s*(?P<name>[\w./-]+)(?P<rest>(?:(?!\{{\{{).)*?)(?P<empty>/?){_CLOSING}",
    re.DOTALL,
)
#: One that is shown and not run.
_SHOWN: Final = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}")
_CODE: Final = (
    re.compile(rf"{_OPENING}(?:highlight|code)\b((?:(?!\{{\{{).)*?){_CLOSING}"),
    re.compile(rf"{_OPENING}/\s*(?:highlight|code){_CLOSING}"),
)
_QUOTES: Final = {"quote", "blockquote", "pullquote", "epigraph"}
_IMAGES: Final = {"figure", "img", "image", "imgproc", "pic", "picture", "center-image"}
_VIDEOS: Final = {"youtube", "vimeo"}
#: The shortcodes of other services -> the address of what they show.
_SERVICES: Final = {
    "gist": "https://gist.github.com/{}/{}",
    "x": "https://x.com/{}/status/{}",
    "tweet": "https://x.com/{}/status/{}",
    "twitter": "https://x.com/{}/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
}


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

    return Addresses((url,), of)


def convert(text: str, changes: Changes) -> str:
    """Return *text* with shortcodes as Markdown; as code where their meaning is unknown."""
    kept = templates.Kept()
    text = _SHOWN.sub(lambda match: kept.keep(f"{{{{{match[1]}{match[2]}{match[3]}}}}}"), text)
    text = kept.fences(templates.without_more(text, changes))
    text = templates.between(
        text,
        *_CODE,
        lambda said, inner: kept.keep(
            templates.fence(templates.arguments(said).first("lang", "language"), inner, changes)
        ),
    )
    text = pairs.changed(text, _tags(text), partial(_paired, kept=kept, changes=changes))
    return kept.restored(_ANY.sub(lambda match: _printed(match, changes), text))


def _tags(text: str) -> Iterator[pairs.Tag]:
    for match in _ANY.finditer(text):
        if not match["empty"]:
            start, name = match.start(), match["name"].lower()
            before = pairs.indent(text, start)
            yield pairs.Tag(start, match.end(), name, match["rest"], bool(match["close"]), before)


def _paired(tag: pairs.Tag, inner: str, kept: templates.Kept, changes: Changes) -> str | None:
    """Return what a pair of shortcodes and the text between them show; None if that is unknown."""
    said = templates.arguments(tag.said)
    restored = kept.restored(_ANY.sub(lambda match: _printed(match, changes), inner))
    if tag.name in _QUOTES:
        return kept.keep(templates.quotation(restored, said.first("author", "source", "cite")))
    made = notices.of_tag(tag.name, said, restored, changes, tag.indent)
    return None if made is None else kept.keep(made)


def _printed(match: re.Match[str], changes: Changes) -> str:
    """Return what a shortcode prints; as code if that is unknown."""
    name, said = match["name"].lower(), templates.arguments(match["rest"])
    source = said.first("src", "source", "link")
    if match["close"]:
        return templates.verbatim(match[0], changes)
    if name in _IMAGES and source:
        changes.note("figure shortcodes converted to images")
        caption = " — ".join(filter(None, map(said.named.get, ("title", "caption", "attr"))))
        return templates.image(
            source, said.named.get("alt", ""), caption, said.named.get("link", "")
        )
    if name in _VIDEOS and (number := said.first("id")):
        changes.note("videos converted to links")
        return templates.video(name, number)
    if name in {"ref", "relref"} and (path := said.first("path")):
        return path
    if name in _SERVICES and (address := _address(_SERVICES[name], said)):
        return f"<{address}>"
    return templates.verbatim(match[0], changes)


def _address(pattern: str, said: templates.Arguments) -> str:
    """Return the address of a post on another service; nothing if the arguments are others."""
    named = [said.named[name] for name in ("user", "id") if name in said.named]
    parts = named or said.plain
    return pattern.format(*parts) if len(parts) >= pattern.count("{}") else ""


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
