"""HTML as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

if TYPE_CHECKING:
    from bs4 import Tag

    from sphinx_reviews.sources.changes import Changes

_COMMENT: Final = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)
_NAMES: Final = (
    "img|iframe|embed|video|audio|source|br|hr|b|strong|i|em|u|ins|mark|small|big|s|del|strike|"
    "sub|sup|span|font|center|div|p|section|article|a|code|kbd|tt|pre|h[1-6]|ul|ol|li|dl|dt|dd|"
    "blockquote|table|thead|tbody|tfoot|tr|td|th|col|colgroup|figure|figcaption|details|summary|"
    "abbr|q|cite|nobr|caption|header|footer|main|aside|nav|picture|object|param|wbr|script|style"
)
#: Attributes without a value; other words after the name make it a title, such as <A Tour>.
_BARE: Final = (
    "allowfullscreen|async|autoplay|border|compact|controls|default|defer|frameborder|hidden|"
    "loop|muted|noshade|nowrap|open|playsinline|reversed|webkitallowfullscreen|"
    "mozallowfullscreen|data-[\\w-]+"
)
_VALUE: Final = r"""(?:"[^"]*"|'[^']*'|[^\s"'<>=]+)"""
_KNOWN: Final = re.compile(
    rf"(?<!\\)</?(?:{_NAMES})(?:\s+(?:[\w:@.-]+\s*=\s*{_VALUE}|(?:{_BARE})\b(?!\s*=)))*\s*/?>",
    re.IGNORECASE,
)
#: An opening bracket that Markdown would read as HTML, though it is not that of an address,
#: or of a link's target.
_WORDS: Final = re.compile(
    r"(?<!\\)(?<!\]\()(?<!\]: )<(?=[A-Za-z/?<]|![^-])(?!(?:[a-z][a-z0-9+.-]+:|[^\s<>@]+@)[^\s<>]*>)",
    re.IGNORECASE,
)
_KEPT: Final = re.compile(rf"{_KNOWN.pattern}|<!--(?:(?!<!--|-->).)*-->", re.IGNORECASE | re.DOTALL)
#: What MyST would read as a comment, a directive, a break or an attribute.
_AT_START: Final = re.compile(r"^(\s*)(%|:::|\+\+\+|\{)")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")


class _Converter(MarkdownConverter):
    """Keeps the width of images, in kramdown's notation, and turns players into links."""

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        source = " ".join(str(el.get("src", "")).split()).replace(" ", "%20")
        alt = " ".join(str(el.get("alt") or "").split()).replace("]", ")").replace("[", "(")
        width = str(el.get("width") or "")
        if not source:
            return alt
        return f"![{alt}]({source})" + (f'{{:width="{width}"}}' if width else "")

    def convert_iframe(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = watched(str(el.get("src") or el.get("data-src") or ""))
        title = str(el.get("title") or "").strip() or address
        return f"[{title}]({address})" if address else ""

    convert_embed = convert_video = convert_audio = convert_source = convert_iframe

    def convert_figcaption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    convert_summary = convert_figcaption


class _AroundMarkdown(_Converter):
    """Keeps the text between the tags as Markdown, and escapes only brackets."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return _WORDS.sub(r"\\<", _ENTITY.sub("&amp;", text))


def watched(address: str) -> str:
    """Return the address of a video's page, given that of its player."""
    address = f"https:{address}" if address.startswith("//") else address
    video = re.match(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)", address)
    return f"https://www.youtube.com/watch?v={video[1]}" if video else address


def markdown(fragment: str, *, is_markdown: bool = False) -> str:
    """Convert HTML to Markdown.

    :param is_markdown: whether the text between the tags is Markdown already.
    """
    soup = BeautifulSoup(_guarded(fragment), "html.parser")
    for each in soup(["script", "style"]):
        each.decompose()
    converter = (_AroundMarkdown if is_markdown else _Converter)(
        heading_style="ATX", bullets="-", escape_misc=True, newline_style="backslash"
    )
    return str(converter.convert_soup(soup))


def paragraphs(fragment: str) -> str:
    """Return HTML as MyST; a line break usually ends a paragraph there."""
    text = markdown(fragment.replace("\n", "<br/>")).replace("\r", "")
    lines = [line.rstrip().removesuffix("\\").rstrip() for line in text.split("\n")]
    lines = [_AT_START.sub(r"\1\\\2", line) for line in lines]
    return re.sub(r"\n{2,}", "\n\n", "\n\n".join(line for line in lines if line))


def block(fragment: str, changes: Changes) -> list[str] | None:
    """Return the lines of an HTML block as Markdown; nothing if it should stay unchanged."""
    if _COMMENT.fullmatch(fragment):
        return None
    if fragment.lstrip().startswith("<!--") and "-->" not in fragment:
        # Without an end, it would hide the rest of the page.
        return fragment.rstrip("\n").replace("<!--", "\\<!--", 1).split("\n")
    if not _KNOWN.search(fragment):
        return _WORDS.sub(r"\\<", fragment.rstrip("\n")).split("\n")
    if "<script" in fragment.lower() or "<style" in fragment.lower():
        changes.verbatim.append(" ".join(fragment.split())[:100])
    made = markdown(fragment, is_markdown=True).strip("\n")
    changes.note("HTML converted to Markdown")
    return re.sub(r"\n{3,}", "\n\n", made).split("\n")


def on_one_line(text: str) -> str:
    """Return *text* without line breaks in its tags."""
    return _KNOWN.sub(lambda tag: tag[0].replace("\n", " "), text)


def inline(text: str, changes: Changes) -> str:
    """Return *text* with the HTML in it as Markdown; other words in angle brackets stay words."""
    if not _KNOWN.search(text):
        return _WORDS.sub(r"\\<", text)
    changes.note("HTML converted to Markdown")
    spaces = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    made = markdown(text, is_markdown=True).strip("\n")
    return spaces[0] + " ".join(made.split("\n")).strip() + spaces[1] if made.strip() else ""


def _guarded(text: str) -> str:
    """Return *text* with < and > as entities, except those of known tags and comments."""
    text = re.sub(r"&(?!#?\w+;)", "&amp;", text)
    made, at = [], 0
    for match in _KEPT.finditer(text):
        made += [text[at : match.start()].replace("<", "&lt;").replace(">", "&gt;"), match[0]]
        at = match.end()
    made.append(text[at:].replace("<", "&lt;").replace(">", "&gt;"))
    return "".join(made)
