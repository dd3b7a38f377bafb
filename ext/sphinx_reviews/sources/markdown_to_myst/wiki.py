"""Wiki links, embeds and highlights, as Obsidian and Logseq have them, as Markdown."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, unquote

from sphinx_reviews.records.names import normalize
from sphinx_reviews.sources.markdown_to_myst.links import destination

if TYPE_CHECKING:
    from sphinx_reviews.sources.changes import Changes

#: ``[[page]]``, ``[[page#heading|text]]``, ``![[image.png|300]]``; a table needs ``\|``.
LINK: Final = re.compile(
    r"(?P<embed>!?)\[\[(?P<target>[^\[\]|\n]+?)(?:\\?\|(?P<label>[^\[\]\n]*))?\]\]"
)
_IMAGES: Final = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".avif"}
#: What else a vault may hold, and a library does not show.
_FILES: Final = {
    ".pdf", ".mp3", ".m4a", ".wav", ".ogg", ".flac", ".mp4", ".mov", ".mkv", ".webm", ".canvas", ".base", ".epub",
}  # fmt: skip
#: ``300`` or ``300x200``: how wide an image is shown.
_SIZE: Final = re.compile(r"(\d+)(?:x\d+)?")
_SCHEME: Final = "wiki:"
#: ``==text==``, and ``^^text^^`` in Logseq.
_HIGHLIGHT: Final = re.compile(r"(\*\*)?(==|\^\^)(?=[^\s=^])([^\n]*?[^\s=^])\2(?(1)\*\*)")


class Place(NamedTuple):
    """Where a wiki link leads."""

    #: The name or the path of a page; empty for the page that the link is on.
    page: str
    #: A heading of the page, or ``^`` and the name of a block.
    within: str

    @property
    def shown(self) -> str:
        """What a link without a text shows."""
        if not self.page:
            return self.within
        return PurePosixPath(self.page).name.removesuffix(".md")


def _place(written: str) -> Place:
    page, _, within = written.partition("#")
    return Place(normalize(page), normalize(within.rpartition("#")[2]))


def place(target: str) -> Place | None:
    """Return where a link made by :func:`links` leads; None if another made it."""
    return _place(unquote(target[len(_SCHEME) :])) if target.startswith(_SCHEME) else None


def links(text: str, changes: Changes) -> str:
    """Return *text* with wiki links and embeds as links and images of Markdown."""
    return LINK.sub(lambda match: _link(match, changes), text)


def _link(match: re.Match[str], changes: Changes) -> str:
    where, label = _place(match["target"].strip()), (match["label"] or "").strip()
    suffix = PurePosixPath(where.page).suffix.lower()
    if match["embed"] and suffix in _IMAGES:
        changes.note("embedded images converted to images")
        return sized(label, where.page)
    if suffix in _FILES:
        if (work := f"add the file: {where.page}") not in changes.to_do:
            changes.to_do.append(work)
        return label or where.shown
    if match["embed"]:
        changes.note("embedded notes changed to links")
    return f"[{label or where.shown}]({_SCHEME}{quote(match['target'].strip(), safe='')})"


def sized(label: str, source: str) -> str:
    """Return an image whose label ends in its size, such as ``shot|300``, with an attribute."""
    alt, _, last = label.rpartition("|")
    size = _SIZE.fullmatch(last.strip())
    alt = (alt if size else label).replace("|", " ").strip()
    width = f'{{:width="{size[1]}"}}' if size else ""
    return f"![{alt}]({destination(source)}){width}"


def plain(text: str) -> str:
    """Return a text with wiki links as what they show; an image as its path."""
    return LINK.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    where = _place(match["target"].strip())
    if PurePosixPath(where.page).suffix.lower() in _IMAGES:
        return where.page
    return (match["label"] or "").strip() or where.shown


def highlights(text: str, changes: Changes) -> str:
    """Return *text* with what is highlighted as strong."""

    def strong(match: re.Match[str]) -> str:
        changes.note("highlights shown as strong")
        return f"**{match[3]}**"

    return _HIGHLIGHT.sub(strong, text)
