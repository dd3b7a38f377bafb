"""Liquid, Jekyll's template language: its output, if the post alone determines it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.markdown_to_myst.code_spans import code
from sphinx_reviews.sources.markdown_to_myst.links import destination

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_reviews.sources.changes import Changes

#: A fence; without a last line, it ends where the text ends.
_FENCED: Final = re.compile(
    r"^[ \t]*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$(?:.*?^[ \t]*(?P=fence)[`~]*[ \t]*$|.*)",
    re.DOTALL | re.MULTILINE,
)
#: A tag or an output. It contains no opening, so that looking for its end takes linear time.
_ANY: Final = re.compile(
    r"\{%-?(?P<tag>(?:(?!\{%|%\}|\n[ \t]*\n).)*?)-?%\}"
    r"|\{\{-?(?P<output>(?:(?!\{\{|\}\}|\n[ \t]*\n).)*?)-?\}\}",
    re.DOTALL,
)
#: An include that prints nothing.
_SILENT: Final = re.compile(
    r"^[ \t]*\{%-?[ \t]*include[ \t]+JB/setup[ \t]*-?%\}[ \t]*\n?", re.MULTILINE
)
_FIGURE: Final = re.compile(r"include\s+(?:figure|image|img)")
_ARGUMENT: Final = re.compile(r"\b(\w+)\s*=\s*[\"']([^\"']*)[\"']")
_SITE: Final = re.compile(r"site\.(?:baseurl|url)")
#: A text with filters that only prepend the address of the site.
_ADDRESS: Final = re.compile(
    r"[\"']([^\"'{}|]*)[\"'](?:\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+))*"
)
_POST: Final = re.compile(r"post_url\s+(\S+)|link\s+_posts/(\S+?)(?:\.\w+)?")


def convert(text: str, changes: Changes) -> str:
    """Return *text* with Liquid as Markdown; as code where its meaning is unknown."""
    kept: list[str] = []

    def keep(kept_text: str) -> str:
        kept.append(kept_text)
        return f"\0{len(kept) - 1}\0"

    text = _between(text, "highlight", lambda name, inner: _fence(name, inner, changes))
    text = _between(text, "raw", lambda _, inner: keep(inner))
    text = _FENCED.sub(lambda match: keep(match[0]), text)
    text = _between(text, "comment", lambda _name, _inner: _noted(changes, "comments removed"))
    text = _SILENT.sub(lambda _: _noted(changes, "includes that print nothing removed"), text)
    text = _ANY.sub(lambda match: _printed(match, changes), text)
    # What is kept may contain marks of what was kept before it.
    while "\0" in text:
        text = re.sub(r"\0(\d+)\0", lambda match: kept[int(match[1])], text)
    return text


def _between(text: str, name: str, make: Callable[[str, str], str]) -> str:
    """Return *text* with each pair of tags, and what is between them, replaced.

    :param make: takes the arguments of the first tag, and the text up to the second one.
    """
    tags = re.finditer(rf"\{{%-?\s*(end)?{name}\b((?:(?!\{{%|%\}}).)*?)-?%\}}", text)
    made: list[str] = []
    at = 0
    opening: re.Match[str] | None = None
    for tag in tags:
        if not tag[1]:
            opening = opening or tag
        elif opening:
            made += [
                text[at : opening.start()],
                make(opening[2].strip(), text[opening.end() : tag.start()]),
            ]
            at, opening = tag.end(), None
    return "".join([*made, text[at:]])


def _noted(changes: Changes, change: str) -> str:
    changes.note(change)
    return ""


def _fence(arguments: str, inner: str, changes: Changes) -> str:
    changes.note("highlight blocks converted to fences")
    longest = max(map(len, re.findall(r"`{3,}", inner)), default=2)
    fence = "`" * (longest + 1)
    lexer = arguments.split(maxsplit=1)[0] if arguments else ""
    lines = inner.strip(" \t").removeprefix("\n").removesuffix("\n")
    return f"\n{fence}{lexer}\n{lines}\n{fence}\n"


def _printed(match: re.Match[str], changes: Changes) -> str:
    """Return what a tag or an output prints; as code if that is unknown."""
    tag, output = (match["tag"] or "").strip(), (match["output"] or "").strip()
    if _SITE.fullmatch(output):
        return ""
    if address := _ADDRESS.fullmatch(output):
        return address[1]
    if post := _POST.fullmatch(tag):
        return f"/{post[1] or post[2]}"
    if _FIGURE.match(tag) and (image := _image(tag)):
        changes.note("figure includes converted to images")
        return image
    changes.verbatim.append(match[0])
    return code(" ".join(match[0].split("\n")))


def _image(tag: str) -> str:
    """Return the image that an include shows; nothing if its arguments name none."""
    values = dict(_ARGUMENT.findall(tag))
    source = values.get("image_path") or values.get("src") or values.get("url", "")
    caption = values.get("caption", "")
    image = f"![{values.get('alt') or caption}]({destination(source)})"
    return image + (f"\n\n{caption}" if caption else "") if source else ""
