"""Obsidian: its vaults, its Markdown, and the notes of its plug-ins Book Search and Dataview."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.sources.blog import keys
from sphinx_reviews.sources.blog.front_matter import Split
from sphinx_reviews.sources.blog.run import importer
from sphinx_reviews.sources.blog.system import System
from sphinx_reviews.sources.blog.templates import Kept, verbatim
from sphinx_reviews.sources.markdown_to_myst import wiki
from sphinx_reviews.sources.systems.vaults import inline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sphinx_reviews.sources.changes import Changes

_CONFIGURATION: Final = ".obsidian"
#: Where Obsidian and its plug-in Templater say which folder holds templates.
_TEMPLATES: Final = {
    "templates.json": "folder",
    "plugins/templater-obsidian/data.json": "templates_folder",
}
#: What only Book Search writes.
_BOOK_SEARCH: Final = re.compile(
    r"\A---\n(?:.*\n)*?(?:tags?: *\[?\"?📚|(?:totalPage|localCover|myRate|isbn1[03]): )"
)
_PLACEHOLDER: Final = (
    r"(?:<%|\{\{\s*(?i:title|date|time|author|value|name|isbn1[03]|coverurl)\b[^{}\n]*\}\})"
)
#: A note with placeholders among its fields, in a heading, or before all else.
_TEMPLATE: Final = re.compile(
    rf"\A---\n(?:(?!---\n).*\n)*?(?!---\n).*{_PLACEHOLDER}|^#.*{_PLACEHOLDER}|\A\s*{_PLACEHOLDER}",
    re.MULTILINE,
)
_LEFT_OVER: Final = re.compile(r"<%(?:(?!<%).)*?%>", re.DOTALL)
_DRAWING: Final = re.compile(r"\A---\n(?:.*\n)*?excalidraw-plugin:")
_COMMENT: Final = re.compile(r"%%(.*?)%%", re.DOTALL)
_BLOCK_ID: Final = re.compile(r"(?:^|[ \t]+)\^[A-Za-z0-9-]+[ \t]*$", re.MULTILINE)
_SIZED: Final = re.compile(
    r"!\[(?P<label>[^\[\]\n]*\|\d+(?:x\d+)?)\]\(<?(?P<source>[^()\s<>]+)>?\)"
)
#: Fields that only a note about a book has, and others, as Book Search names them.
_ONLY_OF_BOOKS: Final = {"publisher", "isbn", "isbn10", "isbn13", "totalpage"}
_OF_BOOKS: Final = {*_ONLY_OF_BOOKS, "author", "authors"}
#: What fields mean in a note about a book, and elsewhere do not.
_IN_BOOKS: Final = {
    "publish": "publicationDate", "publishdate": "publicationDate", "total": "totalPage",
    "categories": "category",
}  # fmt: skip
#: What they mean in a page of the web that the Web Clipper kept, with its address as source.
_IN_CLIPPINGS: Final = {"published": "published there"}
_NAMES: Final = {"alias", "aliases"}


def _is_root(folder: Path) -> bool:
    return (folder / _CONFIGURATION).is_dir()


def _contents(folder: Path) -> Iterator[Path]:
    yield folder


def _excluded(folder: Path) -> Iterator[str]:
    for name, option in _TEMPLATES.items():
        try:
            found = json.loads((folder / _CONFIGURATION / name).read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            continue
        if isinstance(found, dict) and (excluded := str(found.get(option) or "").strip("/")):
            yield excluded


def _bare(text: str) -> str:
    """Return a text without its code."""
    kept = Kept()
    return re.sub("\0\\d+\0", "", kept.fences(kept.spans(text)))


def _is_written(text: str) -> bool:
    """Return whether a text can only be a note of Obsidian: by its links, or by Book Search."""
    return bool(_BOOK_SEARCH.match(text) or ("[[" in text and wiki.LINK.search(_bare(text))))


def _no_post(text: str) -> str:
    """Return why a note is none that its author wrote for readers."""
    if _DRAWING.match(text):
        return "a drawing"
    return "a template" if _TEMPLATE.search(_bare(text)) else ""


def _understood(_path: str, split: Split) -> Split:
    fields, body = inline.understood(split)
    return Split(dict(_renamed(fields)), body)


def _renamed(fields: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield fields with names that mean the same in every system."""
    stated = {keys.plain(name): value for name, value in fields.items()}
    otherwise: Mapping[str, str] = {}
    if not _OF_BOOKS.isdisjoint(stated):
        otherwise = _IN_BOOKS
    if str(stated.get("source")).startswith("http") and _ONLY_OF_BOOKS.isdisjoint(stated):
        otherwise = _IN_CLIPPINGS
    for name, value in fields.items():
        plain = keys.plain(name)
        if plain == "publish" and isinstance(value, bool):  # of the service Publish
            yield "published", value
        elif plain in _NAMES:
            yield "names", value
        else:
            yield otherwise.get(plain, name), value


def convert(text: str, changes: Changes) -> str:
    """Return a note as Markdown; its callouts are understood in any text."""
    kept = Kept()
    text = kept.fences(kept.spans(text))
    text = _LEFT_OVER.sub(lambda match: kept.keep(verbatim(match[0], changes)), text)
    text = _COMMENT.sub(lambda match: _without(match, changes, kept), text)
    text, number = _BLOCK_ID.subn("", text)
    for _ in range(number):
        changes.note("names of blocks removed")
    text = _SIZED.sub(lambda match: wiki.sized(match["label"], match["source"]), text)
    text = wiki.highlights(wiki.links(text, changes), changes)
    return kept.restored(text)


def _without(match: re.Match[str], changes: Changes, kept: Kept) -> str:
    """Return nothing in the place of a comment, which the report shows."""
    changes.note(f"comment left out: {' '.join(kept.restored(match[1]).split())}")
    return ""


SYSTEM: Final = System(
    name="obsidian",
    title="an Obsidian vault",
    is_root=_is_root,
    contents=_contents,
    as_markdown=convert,
    excluded=_excluded,
    is_written=_is_written,
    no_post=_no_post,
    understood=_understood,
    has_authors_of_books=True,
    has_line_breaks=True,
    has_images_anywhere=True,
)
IMPORTER: Final = importer(SYSTEM, ("~/vault my-library --dry-run", "~/vault/Books my-library"))
