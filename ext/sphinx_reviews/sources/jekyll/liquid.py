"""Liquid, Jekyll's template language: what it would print, if the post alone determines it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx_reviews.sources.changes import Changes

_FENCED: Final = re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)`*[ \t]*$", re.DOTALL | re.MULTILINE
)
_RAW: Final = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_COMMENT: Final = re.compile(r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}\n?", re.DOTALL)
_HIGHLIGHT: Final = re.compile(
    r"^[ \t]*\{%-?\s*highlight\s+(\S+)[^%]*-?%\}[ \t]*\n?(.*?)\n?[ \t]*\{%-?\s*endhighlight\s*-?%\}",
    re.DOTALL | re.MULTILINE,
)
#: An include that prints nothing.
_SILENT: Final = re.compile(r"^[ \t]*\{%-?\s*include\s+JB/setup\s*-?%\}[ \t]*\n?", re.MULTILINE)
_FIGURE: Final = re.compile(
    r"\{%-?\s*include\s+(?:figure|image|img)\S*\s+([^%]*?(?:image_path|src|url)\s*=[^%]*?)-?%\}"
)
_ARGUMENT: Final = re.compile(r"(\w+)\s*=\s*[\"']([^\"']*)[\"']")
_SITE: Final = re.compile(r"\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}")
_POST_URL: Final = re.compile(r"\{%-?\s*post_url\s+(\S+)\s*-?%\}")
_ANY: Final = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")


def convert(text: str, changes: Changes) -> str:
    """Return *text* with Liquid as Markdown; as code where its meaning is unknown."""
    text = _HIGHLIGHT.sub(lambda match: _fence(match, changes), text)
    raw: list[str] = []

    def keep(match: re.Match[str]) -> str:
        raw.append(match[1] if match.re is _RAW else match[0])
        return f"\0{len(raw) - 1}\0"

    text = _FENCED.sub(keep, _RAW.sub(keep, text))
    text = _SILENT.sub(lambda _: _noted(changes, "includes that print nothing removed"), text)
    text = _COMMENT.sub(lambda _: _noted(changes, "comments removed"), text)
    text = _FIGURE.sub(lambda match: _image(match, changes), text)
    text = _SITE.sub("", text)
    text = _POST_URL.sub(lambda match: f"/{match[1]}", text)
    text = _ANY.sub(lambda match: _verbatim(match, changes), text)
    return re.sub(r"\0(\d+)\0", lambda match: raw[int(match[1])], text)


def _noted(changes: Changes, change: str) -> str:
    changes.note(change)
    return ""


def _fence(match: re.Match[str], changes: Changes) -> str:
    changes.note("highlight blocks converted to fences")
    longest = max(map(len, re.findall(r"`{3,}", match[2])), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{match[1]}\n{match[2]}\n{fence}"


def _image(match: re.Match[str], changes: Changes) -> str:
    values = dict(_ARGUMENT.findall(match[1]))
    source = values.get("image_path") or values.get("src") or values.get("url", "")
    caption = values.get("caption", "")
    changes.note("figure includes converted to images")
    return f"![{values.get('alt') or caption}]({source})" + (f"\n\n{caption}" if caption else "")


def _verbatim(match: re.Match[str], changes: Changes) -> str:
    """Return Liquid as code, so that it is shown as written."""
    changes.verbatim.append(match[0])
    return f"`` {match[0]} ``" if "`" in match[0] else f"`{match[0]}`"
