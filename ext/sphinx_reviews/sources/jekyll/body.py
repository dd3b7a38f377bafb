"""From kramdown with Liquid and HTML to MyST, losing no word.

The text is rewritten where it must be, and otherwise left as its author wrote it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from markdown_it import MarkdownIt
from pygments.filters import RaiseOnErrorTokenFilter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from sphinx_reviews.sources import html_to_markdown
from sphinx_reviews.sources.jekyll import liquid
from sphinx_reviews.sources.jekyll.recognise import disclosure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it.token import Token

_MARKDOWN: Final = MarkdownIt("commonmark").enable("table")


@dataclass
class Body:
    """A text while it is rewritten, and what was done to it."""

    lines: list[str]
    #: From the address of an image to its new one.
    place: Callable[[str], str] = str
    #: Where links within the page may lead, and footnotes that there are.
    anchors: set[str] = field(default_factory=set)
    footnotes: set[str] = field(default_factory=set)
    changed: dict[str, int] = field(default_factory=dict)
    verbatim: list[str] = field(default_factory=list)
    to_do: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)

    def note(self, change: str) -> None:
        """Count a change."""
        self.changed[change] = self.changed.get(change, 0) + 1

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "\n".join(self.lines)

    def tokens(self) -> list[Token]:
        """Return the blocks of the text, each with its lines."""
        return [token for token in _MARKDOWN.parse(self.text) if token.map]

    def replace(self, token: Token, lines: list[str]) -> None:
        """Put *lines* in the place of a block."""
        assert token.map
        start, end = token.map
        self.lines[start:end] = lines


def convert(text: str, links: Mapping[str, str], place: Callable[[str], str]) -> Body:
    """Return the body of a post as MyST.

    :param links: address of a post on the site -> its new path, from the folder of this one.
    :param place: from the address of an image to its new one; empty if there is no such image.
    """
    body = Body([], place=place)
    body.lines = liquid.convert(text, body).splitlines()
    for step in (_html_blocks, _code, _headings, _tables):
        step(body)
    _words(body, links)
    return body


def _from_the_end(body: Body, kind: str) -> list[Token]:
    """Return the blocks of a kind, the last first, so that lines before keep their numbers."""
    return [token for token in reversed(body.tokens()) if token.type == kind]


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" >"))]


# -- blocks ------------------------------------------------------------------


def _html_blocks(body: Body) -> None:
    """Turn blocks of HTML into Markdown."""
    for token in _from_the_end(body, "html_block"):
        assert token.map
        indent = _indent(body.lines[token.map[0]])
        made = html_to_markdown.block(token.content, body)
        if made is not None:
            body.replace(token, [indent + line if line else line for line in ["", *made, ""]])


def _code(body: Body) -> None:
    """Name no lexer that Pygments does not have, or that cannot read the code."""
    for token in _from_the_end(body, "fence"):
        assert token.map
        name = token.info.strip().split(maxsplit=1)[0] if token.info.strip() else ""
        start = token.map[0]
        if name and not _can_be_read(name, token.content):
            line = body.lines[start]
            body.lines[start] = line[: line.index(token.markup) + len(token.markup)] + "text"
            body.note(f"code in {name}, which Pygments cannot colour, shown plain")


def _can_be_read(name: str, code: str) -> bool:
    try:
        lexer = get_lexer_by_name(name)
    except ClassNotFound:
        return False
    lexer.add_filter(RaiseOnErrorTokenFilter())
    try:
        for _ in lexer.get_tokens(code):
            pass
    except Exception:  # noqa: BLE001  (whatever a lexer raises, Sphinx would warn of it)
        return False
    return True


def _headings(body: Body) -> None:
    """Let headings begin at the second level, each at most one deeper than the one before."""
    found = [token for token in body.tokens() if token.type == "heading_open"]
    levels: list[int] = []
    new: list[int] = []
    for token in found:
        level = int(token.tag[1])
        while levels and levels[-1] >= level:
            levels.pop()
        levels.append(level)
        new.append(min(6, len(levels) + 1))
    for token, level in reversed([*zip(found, new, strict=True)]):
        assert token.map
        start, end = token.map
        written = body.lines[start:end]
        text = written[0] if token.markup.startswith("#") else " ".join(written[:-1])
        indent = _indent(text)
        title = re.sub(r"\s+#+\s*$", "", re.sub(r"^#+\s*", "", text[len(indent) :])).strip()
        title = re.sub(r"\s*\{[:#][^}]*\}\s*$", "", title)
        if not title:
            body.replace(token, [""])
            continue
        line = f"{indent}{'#' * level} {title}"
        if line != written[0] or len(written) > 1:
            body.note("headings begin at the second level")
        body.replace(token, [line])


def settle_rules(body: Body) -> None:
    """Take away rules where documents may have none: at ends of sections, or two together."""
    tokens = [token for token in body.tokens() if token.level == 0 and token.type != "inline"]
    for number in range(len(tokens) - 1, -1, -1):
        if tokens[number].type != "hr":
            continue
        around = tokens[number - 1] if number else None, next(iter(tokens[number + 1 :]), None)
        if any(each is None or each.type in {"hr", "heading_open"} for each in around):
            body.replace(tokens.pop(number), [""])
            body.note("rules at the end of a section taken away")


_ROW: Final = re.compile(r"^\s*\|.*\|\s*$")


def _tables(body: Body) -> None:
    """Give tables without a heading an empty one, as Markdown asks for."""
    for token in _from_the_end(body, "paragraph_open"):
        assert token.map
        start, end = token.map
        rows = body.lines[start:end]
        if len(rows) > 1 and all(_ROW.match(row) for row in rows):
            columns = rows[0].count("|") - 1
            body.lines[start:start] = ["|" + " |" * columns, "|" + " --- |" * columns]
            body.note("tables without a heading given an empty one")


# -- lines -------------------------------------------------------------------

_CODE_SPAN: Final = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_IMAGE: Final = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<src>[^)\s>]+)>?(?:\s+[\"'][^)]*[\"'])?\s*\)(?P<attributes>\{:[^}]*\})?"
)
_ATTRIBUTES: Final = re.compile(r"\{:[^}]*\}")
_LINK: Final = re.compile(
    r"(?<!!)\[(?P<text>[^\]]*)\]\((?P<target>(?![a-z][a-z+.-]*:)[^)\s]+)(?P<title>\s+\"[^\"]*\")?\)"
)
_FOOTNOTE: Final = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)")
_WIDTH: Final = re.compile(r"width\s*[=:]\s*[\"']?\s*(\d+)\s*(%|px)?")


def _words(body: Body, links: Mapping[str, str]) -> None:
    """Rewrite what stands in lines of text, and images."""
    body.anchors = {_slug(each.content) for each in _titles(body)}
    body.footnotes = set(re.findall(r"^ {0,3}\[\^([^\]]+)\]:", body.text, re.MULTILINE))
    code = {
        line
        for token in body.tokens()
        if token.type in {"fence", "code_block"} and token.map
        for line in range(*token.map)
    }
    written: list[str] = []
    for number, line in enumerate(body.lines):
        written += [line] if number in code else _line(body, number, line, links)
    body.lines = written


def _titles(body: Body) -> list[Token]:
    """Return the texts of the headings."""
    tokens = _MARKDOWN.parse(body.text)
    return [after for one, after in pairwise(tokens) if one.type == "heading_open"]


def _slug(title: str) -> str:
    """Return the anchor of a heading, as GitHub and MyST make it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")


def _line(body: Body, number: int, line: str, links: Mapping[str, str]) -> list[str]:
    image = _IMAGE.fullmatch(line.strip())
    if image:
        return _image(body, number, image, _indent(line))
    if _ATTRIBUTES.fullmatch(line.strip()):
        body.note("kramdown attributes taken away")
        return []
    return [_outside_code(line, lambda text: _inline(body, number, text, links))]


def _outside_code(line: str, rewrite: Callable[[str], str]) -> str:
    """Return *line* with everything but code rewritten; MyST's own signs escaped."""
    made = []
    at = 0
    for span in _CODE_SPAN.finditer(line):
        made += [rewrite(line[at : span.start()]), span[0]]
        at = span.end()
    made.append(rewrite(line[at:]))
    text = "".join(made)
    # A brace before code would be a role; these begin comments, breaks, targets and directives.
    text = re.sub(r"(?<!\\)\{([\w:+-]+)\}(?=`)", r"\\{\1}", text)
    return re.sub(r"^(\s*)(%|\+\+\+|\([^)\s]*\)=\s*$|:::)", r"\1\\\2", text)


def _inline(body: Body, number: int, text: str, links: Mapping[str, str]) -> str:
    text = html_to_markdown.inline(text, body)

    def image(match: re.Match[str]) -> str:
        if match["attributes"]:
            body.note("width of an image within a line taken away")
        alt = match["alt"] or _alt(body, number)
        source = _placed(body, match["src"])
        return f"![{alt}]({source})" if source else f"{match['alt']} (`{match['src']}`)"

    text = _IMAGE.sub(image, text)
    if _ATTRIBUTES.search(text):
        body.note("kramdown attributes taken away")
        text = _ATTRIBUTES.sub("", text)
    text = re.sub(r"!\[([^\]]*)\]\(\s*\)", r"\1", text)
    text = _FOOTNOTE.sub(
        lambda match: match[0] if match[1] in body.footnotes else f"\\{match[0]}", text
    )
    return _LINK.sub(lambda match: _link(body, match, links), text)


def _link(body: Body, match: re.Match[str], links: Mapping[str, str]) -> str:
    target = match["target"]
    if target.startswith("#") and unquote(target[1:]) in body.anchors:
        return match[0]
    path = target.partition("#")[0].strip("/")
    if path in links:
        body.note("links to other posts lead to their pages here")
        return f"[{match['text']}]({links[path]})"
    body.to_do.append(f"a link within the old site: {target}")
    return f"{match['text']} (`{target}`)"


def _image(body: Body, number: int, match: re.Match[str], indent: str) -> list[str]:
    """Return an image on a line of its own as a directive, which can have a width."""
    source = _placed(body, match["src"])
    if not source:
        return [f"{indent}{match['alt']} (`{match['src']}`)"]
    alt = match["alt"] or _alt(body, number)
    lines = [f"```{{image}} {source}", f":alt: {alt.replace(' #', ' ＃')}"]
    if width := _WIDTH.search(match["attributes"] or ""):
        lines.append(f":width: {width[1]}{width[2] or 'px'}")
    body.note("images on a line of their own as directives")
    return [indent + line for line in ["", *lines, "```", ""]]


def _placed(body: Body, source: str) -> str:
    """Return the new address of an image, and note it; or nothing if there is none."""
    body.images.append(source)
    placed = body.place(source)
    if not placed:
        body.to_do.append(f"an image that is not there: {source}")
    return placed


_NEIGHBOURS: Final = 12
_LONGEST_ALT: Final = 60
_MARKS: Final = re.compile(r"[*_`#>\[\]|]|\([^)]*\)|<[^>]*>|\{[^}]*\}")


def _alt(body: Body, number: int) -> str:
    """Return the text nearest to an image, above it if there is any, as its alternative text."""
    above = body.lines[max(0, number - _NEIGHBOURS) : number][::-1]
    below = body.lines[number + 1 : number + 1 + _NEIGHBOURS]
    for line in (*above, *below):
        text = " ".join(_MARKS.sub(" ", line).split()) if "![" not in line else ""
        is_text = re.search(r"\w{2}", text) and not re.match(r"\s*(?:`{3}|:\w)", line)
        if is_text and not disclosure(text):
            alt = text if len(text) <= _LONGEST_ALT else text[: _LONGEST_ALT - 1].rstrip() + "…"
            body.to_do.append(f"check the alternative text of an image: {alt}")
            return alt.replace('"', "'").strip(":")
    body.to_do.append("write the alternative text of an image")
    return "그림"
