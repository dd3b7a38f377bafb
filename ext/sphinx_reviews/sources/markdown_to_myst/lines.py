"""Markup within lines that MyST reads differently: HTML, images, links, footnotes, roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from sphinx_reviews.sources import html_to_markdown
from sphinx_reviews.sources.markdown_to_myst.images import Images

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_reviews.sources.markdown_to_myst.text import Text

_CODE_SPAN: Final = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_LINK: Final = re.compile(
    r"(?<!!)\[(?P<text>[^\]]*)\]\((?P<target>(?![a-z][a-z+.-]*:)[^)\s]+)(?P<title>\s+\"[^\"]*\")?\)"
)
_FOOTNOTE: Final = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)")
_DEFINED_FOOTNOTE: Final = re.compile(r"^ {0,3}\[\^([^\]]+)\]:", re.MULTILINE)


class Foreign(NamedTuple):
    """Markup of a dialect of Markdown that MyST does not have."""

    #: A line that consists of it goes away.
    pattern: re.Pattern[str]
    #: The change to report.
    note: str


class Surroundings(NamedTuple):
    """What a text needs to know about everything around it."""

    #: Address of a page on the old site -> its new path, relative to the folder of this one.
    links: Mapping[str, str]
    #: From the address of an image to its new one; empty if there is no such image.
    place_image: Callable[[str], str]
    #: Alternative text of images where there is nothing else to say.
    default_alt: str
    foreign: Foreign | None = None


class Lines:
    """Rewrites the lines of a text, except those of code."""

    def __init__(self, text: Text, surroundings: Surroundings) -> None:
        self._text = text
        self._links = surroundings.links
        self._foreign = surroundings.foreign
        self._images = Images(text, surroundings.place_image, surroundings.default_alt)
        #: Where links within the page may lead.
        self._anchors = {
            _slug(block.content) for block in text.blocks() if block.kind == "heading_open"
        }
        self._footnotes = set(_DEFINED_FOOTNOTE.findall(str(text)))

    def convert(self) -> None:
        """Rewrite the text."""
        code = {
            line
            for block in self._text.blocks()
            if block.kind in {"fence", "code_block"}
            for line in range(block.start, block.end)
        }
        made: list[str] = []
        for number, line in enumerate(self._text.lines):
            made += [line] if number in code else self._line(number, line)
        self._text.replace(0, len(self._text.lines), made)

    def _line(self, number: int, line: str) -> list[str]:
        image = self._images.on_own_line(number)
        if image is not None:
            return image
        if self._foreign and self._foreign.pattern.fullmatch(line.strip()):
            self._text.changes.note(self._foreign.note)
            return []
        return [_outside_code(line, lambda part: self._inline(number, part))]

    def _inline(self, number: int, part: str) -> str:
        """Return a part of a line that is not code."""
        part = html_to_markdown.inline(part, self._text.changes)
        part = self._images.within_line(number, part)
        part = self._without_foreign(part)
        part = re.sub(r"!\[([^\]]*)\]\(\s*\)", r"\1", part)
        part = _FOOTNOTE.sub(self._footnote, part)
        return _LINK.sub(self._link, part)

    def _without_foreign(self, part: str) -> str:
        if not self._foreign or not self._foreign.pattern.search(part):
            return part
        self._text.changes.note(self._foreign.note)
        return self._foreign.pattern.sub("", part)

    def _footnote(self, match: re.Match[str]) -> str:
        """Return a reference to a footnote, escaped if there is no such footnote."""
        return match[0] if match[1] in self._footnotes else f"\\{match[0]}"

    def _link(self, match: re.Match[str]) -> str:
        target = match["target"]
        if target.startswith("#") and unquote(target[1:]) in self._anchors:
            return match[0]
        path = target.partition("#")[0].strip("/")
        if path in self._links:
            self._text.changes.note("links to other posts changed to their pages")
            return f"[{match['text']}]({self._links[path]})"
        self._text.changes.to_do.append(f"repair a link within the old site: {target}")
        return f"{match['text']} (`{target}`)"


def _slug(title: str) -> str:
    """Return the anchor of a heading, as GitHub and MyST make it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")


def _outside_code(line: str, rewrite: Callable[[str], str]) -> str:
    """Return *line* with everything except code rewritten, and MyST's own markup escaped."""
    made: list[str] = []
    at = 0
    for span in _CODE_SPAN.finditer(line):
        made += [rewrite(line[at : span.start()]), span[0]]
        at = span.end()
    made.append(rewrite(line[at:]))
    text = "".join(made)
    # A brace before code would be a role; these begin comments, breaks, targets and directives.
    text = re.sub(r"(?<!\\)\{([\w:+-]+)\}(?=`)", r"\\{\1}", text)
    return re.sub(r"^(\s*)(%|\+\+\+|\([^)\s]*\)=\s*$|:::)", r"\1\\\2", text)
