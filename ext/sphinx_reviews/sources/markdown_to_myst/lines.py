"""Markup within lines that MyST reads differently: HTML, images, links, footnotes, roles."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from sphinx_reviews.records.names import normalize
from sphinx_reviews.sources import html_to_markdown
from sphinx_reviews.sources.markdown_to_myst import wiki
from sphinx_reviews.sources.markdown_to_myst.code_spans import put_back, set_aside
from sphinx_reviews.sources.markdown_to_myst.images import Images
from sphinx_reviews.sources.markdown_to_myst.links import destination, rewrite

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_reviews.sources.markdown_to_myst.links import Link
    from sphinx_reviews.sources.markdown_to_myst.text import Text

#: The scheme of an address, which leads out of the site.
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
#: The schemes that MyST knows; others, such as ``obsidian:``, open a program.
_LEADING: Final = re.compile(r"(?:https?|mailto|ftp):", re.IGNORECASE)
#: A reference to a footnote, or the beginning of one.
_FOOTNOTE: Final = re.compile(r"^ {0,3}\[\^[^\[\]\s]+\]:|(?<!\\)\[\^([^\[\]\s]+)\]")
_DEFINED_FOOTNOTE: Final = re.compile(r"^ {0,3}\[\^([^\[\]\n]+)\]:", re.MULTILINE)
#: What MyST would read as a comment, a break or a directive, or as a target.
_MYST_LINE: Final = re.compile(r"^(\s*)(?=%|\+\+\+|:::)")
_MYST_TARGET: Final = re.compile(r"^(\s*\([^)\s]*\))(?==\s*$)")
#: An item of a list of tasks.
_TASK: Final = re.compile(r"^([\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=[ \t])")
#: A brace before code would be a role.
_ROLE: Final = re.compile(r"(?<!\\)\{([\w:+-]+)\}(?=[\0`])")


class Foreign(NamedTuple):
    """Markup of a dialect of Markdown that MyST does not have."""

    #: A line that consists of it is removed.
    pattern: re.Pattern[str]
    #: The change to report.
    note: str


def no_page(address: str) -> None:
    """Return nothing: a text that stands alone has no pages beside it."""


def unchanged(address: str) -> str:
    """Return an address as it is: a text that stands alone has no site."""
    return address


class Surroundings(NamedTuple):
    """The context that converting a text needs."""

    #: From the address of a page on the old site to its new path, relative to the folder of
    #: this one; nothing if there is no such page.
    page: Callable[[str], str | None]
    #: From the address of an image to its new one; empty if there is no such image.
    place_image: Callable[[str], str]
    #: Alternative text of last resort for images.
    default_alt: str
    foreign: Foreign | None = None
    #: From the address of a link to the one within the old site; unchanged if it leads out of it.
    local: Callable[[str], str] = unchanged


class Lines:
    """Rewrites the lines of a text, except those of code."""

    def __init__(self, text: Text, surroundings: Surroundings) -> None:
        self._text = text
        self._page = surroundings.page
        self._local = surroundings.local
        self._foreign = surroundings.foreign
        self._images = Images(text, surroundings.place_image, surroundings.default_alt)
        #: Where links within the page may lead.
        self._anchors = {
            slug(block.content) for block in text.blocks() if block.kind == "heading_open"
        }
        self._quoted = {
            line
            for block in text.blocks()
            if block.kind == "blockquote_open"
            for line in range(block.start, block.end)
        }
        self._references = dict(text.references())
        self._footnotes = set(_DEFINED_FOOTNOTE.findall(str(text)))

    def convert(self) -> None:
        """Rewrite the text."""
        in_code = {
            line
            for block in self._text.blocks()
            if block.kind in {"fence", "code_block"}
            for line in range(block.start, block.end)
        }
        made: list[str] = []
        for number, line in enumerate(self._text.lines):
            made += [line] if number in in_code else self._line(number, line)
        self._text.replace(0, len(self._text.lines), made)

    def _line(self, number: int, line: str) -> list[str]:
        if self._foreign and self._foreign.pattern.fullmatch(line.strip()):
            self._text.changes.note(self._foreign.note)
            return []
        visible, code_spans = set_aside(line)
        visible = _TASK.sub(_box, html_to_markdown.inline(visible, self._text.changes))
        picture = self._picture(number, visible)
        if picture is not None:
            return [put_back(each, code_spans) for each in picture]
        visible = rewrite(visible, self._references, partial(self._link, number, code_spans))
        visible = _FOOTNOTE.sub(self._footnote, self._without_foreign(visible))
        text = put_back(_ROLE.sub(r"\\{\1}", visible), code_spans)
        text = _MYST_TARGET.sub(r"\1\\", text)
        # Without an empty line, a footnote below a quotation would be part of it.
        above = [""] if number in self._quoted and _DEFINED_FOOTNOTE.match(line) else []
        return [*above, _MYST_LINE.sub(r"\1\\", text)]

    def _picture(self, number: int, line: str) -> list[str] | None:
        """Return a line that is one image, perhaps within a link, as a directive."""
        if "![" not in line:
            return None
        found: list[Link] = []

        def note(link: Link) -> str:
            found.append(link)
            is_around = len(found) == 2 and not link.text.strip()  # noqa: PLR2004  (image, link)
            return "" if link.is_image or is_around else "\0"

        rest = rewrite(line, self._references, note)
        rest = self._foreign.pattern.sub("", rest) if self._foreign else rest
        if rest.strip(" \t>") or not 1 <= len(found) <= 2:  # noqa: PLR2004
            return None
        image, *around = found
        target = around[0].target if around else ""
        if image.title not in {"", image.text} and "width" not in image.attributes:
            return None  # Only an image within a line has a title.
        if not image.is_image or not image.target or (target and not _is_outside(target)):
            return None
        return self._images.on_own_line(number, image, destination(target).strip("<>"))

    def _without_foreign(self, part: str) -> str:
        if not self._foreign or not self._foreign.pattern.search(part):
            return part
        self._text.changes.note(self._foreign.note)
        return self._foreign.pattern.sub("", part)

    def _footnote(self, match: re.Match[str]) -> str:
        """Return a reference to a footnote, escaped if there is no such footnote."""
        is_known = match[1] is None or match[1] in self._footnotes
        return match[0] if is_known else f"\\{match[0]}"

    def _link(self, number: int, code_spans: list[str], link: Link) -> str:
        """Return a link as one that leads somewhere in the library, or as text."""
        if link.is_image:
            return self._images.within_line(number, link)
        place = wiki.place(link.target)
        return self._wiki_link(link, place) if place else self._plain_link(link, code_spans)

    def _plain_link(self, link: Link, code_spans: list[str]) -> str:
        if not link.target.strip("#"):
            self._text.changes.note("links without a target changed to their text")
            return link.text
        if link.target.startswith("#") and unquote(link.target[1:]) in self._anchors:
            return str(link)
        target = self._local(link.target)
        page = None if _is_outside(target) else self._page(address(target))
        if page is not None:
            self._text.changes.note("links to other posts changed to their pages")
            return str(link._replace(target=page))
        if _is_outside(link.target):
            return self._outside_link(link)
        written = put_back(link.target, code_spans)
        self._text.changes.to_do.append(f"repair a link within the old site: {written}")
        return link.as_text()

    def _outside_link(self, link: Link) -> str:
        """Return a link out of the old site; as text if only a program on the computer opens it."""
        if link.target.startswith("//"):
            return str(link._replace(target=f"https:{link.target}"))
        if _LEADING.match(link.target):
            return str(link)
        self._text.changes.note(f"link into a program changed to its text: {link.target}")
        return link.text

    def _wiki_link(self, link: Link, place: wiki.Place) -> str:
        """Return a wiki link as one to a page or heading; as text if there is none, as is usual."""
        if not place.page and (anchor := slug(place.within)) in self._anchors:
            return str(link._replace(target=f"#{anchor}"))
        page = self._page(place.page) if place.page else None
        if page is not None:
            self._text.changes.note("links to other posts changed to their pages")
            return str(link._replace(target=page))
        self._text.changes.note(f"no page for the link to {place.page or place.within}")
        return link.text


def _box(task: re.Match[str]) -> str:
    """Return the beginning of a task with the box that readers know, for which MyST has no markup."""
    return f"{task[1]}{'☐' if task[2] == ' ' else '☑'}"


def address(target: str) -> str:
    """Return a normalized address of a page on the old site."""
    return normalize(unquote(re.split("[?#]", target, maxsplit=1)[0])).strip("/")


def _is_outside(target: str) -> bool:
    """Return whether an address leads out of the old site."""
    return bool(_SCHEME.match(target)) or target.startswith("//")


def slug(title: str) -> str:
    """Return the anchor of a heading, as GitHub and MyST make it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")
