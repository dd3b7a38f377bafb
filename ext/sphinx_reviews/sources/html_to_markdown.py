"""HTML as Markdown."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

if TYPE_CHECKING:
    from bs4 import Tag

    from sphinx_reviews.sources.changes import Changes

_COMMENT: Final = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_KNOWN: Final = re.compile(
    r"</?(?:img|iframe|embed|video|audio|source|br|hr|b|strong|i|em|u|ins|mark|small|big|s|del|strike|sub|sup|span|font|"
    r"center|div|p|section|article|a|code|kbd|tt|pre|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|table|"
    r"thead|tbody|tr|td|th|figure|figcaption|details|summary|abbr|q|cite|nobr|caption)\b[^<>]*>",
    re.IGNORECASE,
)


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
        address = _watched(str(el.get("src") or el.get("data-src") or ""))
        title = str(el.get("title") or "").strip() or address
        return f"[{title}]({address})" if address else ""

    convert_embed = convert_video = convert_audio = convert_source = convert_iframe

    def convert_figcaption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    convert_summary = convert_figcaption


def _watched(address: str) -> str:
    """Return the address of a video's page, given that of its player."""
    address = f"https:{address}" if address.startswith("//") else address
    video = re.match(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)", address)
    return f"https://www.youtube.com/watch?v={video[1]}" if video else address


def markdown(fragment: str, *, is_markdown: bool = False) -> str:
    """Return HTML as Markdown.

    :param is_markdown: whether the text between the tags is Markdown already.
    """
    soup = BeautifulSoup(fragment, "html.parser")
    for each in soup(["script", "style"]):
        each.decompose()
    converter = _Converter(
        heading_style="ATX",
        bullets="-",
        escape_misc=not is_markdown,
        escape_asterisks=not is_markdown,
        escape_underscores=not is_markdown,
        newline_style="backslash",
    )
    return str(converter.convert_soup(soup))


def block(fragment: str, changes: Changes) -> list[str] | None:
    """Return the lines of an HTML block as Markdown; nothing if it should stay unchanged."""
    if _COMMENT.fullmatch(fragment):
        return None
    if "<script" in fragment.lower() or "<style" in fragment.lower():
        changes.verbatim.append(" ".join(fragment.split())[:100])
    made = markdown(fragment, is_markdown=True).strip("\n")
    changes.note("HTML converted to Markdown")
    return re.sub(r"\n{3,}", "\n\n", made).splitlines()


def inline(text: str, changes: Changes) -> str:
    """Return *text* with the HTML in it as Markdown."""
    if not _TAG.search(text):
        return text
    if not _KNOWN.search(text):
        return text
    changes.note("HTML converted to Markdown")
    spaces = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    # Known tags only: anything else between < and > is the author's text.
    escaped = re.sub(r"&(?!#?\w+;)", "&amp;", text)
    guarded = _guard(escaped)
    made = (
        unescape(markdown(guarded, is_markdown=True)).strip("\n")
        if "<" in guarded
        else unescape(guarded)
    )
    return spaces[0] + " ".join(made.split("\n")).strip() + spaces[1] if made.strip() else ""


def _guard(text: str) -> str:
    """Return *text* with < and > as entities, except those of known tags."""
    made, at = [], 0
    for match in _KNOWN.finditer(text):
        made += [text[at : match.start()].replace("<", "&lt;").replace(">", "&gt;"), match[0]]
        at = match.end()
    made.append(text[at:].replace("<", "&lt;").replace(">", "&gt;"))
    return "".join(made)
