"""Hexo: its sites, and its tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog import configuration, templates
from sphinx_reviews.sources.blog.run import importer
from sphinx_reviews.sources.blog.systems import Addresses, System, below
from sphinx_reviews.sources.markdown_to_myst.links import destination

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_reviews.sources.changes import Changes

_ANY: Final = re.compile(
    r"\{%-?\s*(?P<name>\w+)(?P<rest>(?:(?!\{%).)*?)-?%\}|\{\{(?:(?!\{\{).)*?\}\}", re.DOTALL
)
#: Tags in pairs, by what they make of what is between them.
_CODE, _QUOTE, _RAW = (
    (
        re.compile(rf"\{{%-?\s*(?:{names})\b((?:(?!\{{%).)*?)-?%\}}"),
        re.compile(rf"\{{%-?\s*end(?:{names})\s*-?%\}}"),
    )
    for names in ("codeblock|code", "blockquote|quote", "raw")
)
_LANGUAGE: Final = re.compile(r"\blang:(\S+)")
_IMAGE_FILE: Final = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|avif)$", re.IGNORECASE)


def _is_root(folder: Path) -> bool:
    return (folder / "source/_posts").is_dir()


def _addresses(folder: Path) -> Addresses:
    said = configuration.read(folder, ("_config.yml", "_config.yaml"))
    url, root = str(said.get("url") or ""), str(said.get("root") or "")
    pattern = str(said.get("permalink") or ":year/:month/:day/:title/")
    return Addresses((url, root), lambda _: [pattern])


def convert(text: str, changes: Changes) -> str:
    """Return *text* with tags as Markdown; as code where their meaning is unknown."""
    kept = templates.Kept()
    text = kept.fences(text)
    text = templates.between(
        text,
        *_CODE,
        lambda said, inner: kept.keep(templates.fence(_lexer(said), inner, changes)),
    )
    text = templates.between(text, *_RAW, lambda _, inner: kept.keep(inner))
    text = templates.between(text, *_QUOTE, lambda said, inner: templates.quotation(inner, said))
    return kept.restored(_ANY.sub(lambda match: _printed(match, changes), text))


def _lexer(said: str) -> str:
    found = _LANGUAGE.search(said)
    return found[1] if found else ""


def _printed(match: re.Match[str], changes: Changes) -> str:
    """Return what a tag prints; as code if that is unknown."""
    name = match["name"] or ""
    words = templates.arguments((match["rest"] or "").strip()).plain
    if name in {"asset_img", "img"} and (image := _image(words)):
        changes.note("image tags converted to images")
        return image
    if name in {"post_link", "asset_link"} and words:
        return f"[{' '.join(words[1:]) or words[0]}]({destination(words[0])})"
    if name in {"post_path", "asset_path"} and words:
        return words[0]
    if name in {"youtube", "vimeo"} and words:
        changes.note("videos converted to links")
        return templates.video(name, words[0])
    return templates.verbatim(match[0], changes)


def _image(words: list[str]) -> str:
    """Return an image of ``[class] file [width] [height] [title [alt]]``; nothing without a file."""
    at = next((number for number, word in enumerate(words) if _IMAGE_FILE.match(word)), None)
    if at is None:
        return ""
    said = [word for word in words[at + 1 :] if not word.isdigit()]
    return templates.image(words[at], " ".join(said))


SYSTEM: Final = System(
    name="hexo",
    title="a Hexo site",
    is_root=_is_root,
    contents=below("source"),
    as_markdown=convert,
    image_folders=("source", ""),
    addresses=_addresses,
    may_lack_first_line=True,
)
IMPORTER: Final = importer(SYSTEM, ("~/site my-library",))
