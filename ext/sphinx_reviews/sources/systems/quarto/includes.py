"""Posts of Quarto with the files that they include."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.sources.blog.system import Joining

_INCLUDE: Final = re.compile(r"(?<!\{)\{\{<\s*include\s+[\"']?(?P<path>[^\"'\s{}]+)[\"']?\s*>\}\}")
#: How far files include others, and how much they make of a post, in characters.
_DEEPEST: Final = 5
_LONGEST: Final = 1_000_000


def joined(texts: Mapping[str, Joining]) -> dict[str, str]:
    """Return the text of each post with those that it includes, by path below the site."""
    return {path: _with_included(path, texts) for path in texts}


def _with_included(path: str, texts: Mapping[str, Joining]) -> str:
    """Return a text with what it includes; an include of an unknown file stays."""
    text, changes = texts[path].body, texts[path].changes
    for _ in range(_DEEPEST):
        if not _INCLUDE.search(text) or len(text) > _LONGEST:
            break
        made = _INCLUDE.sub(lambda match: _included(path, match, texts), text)
        if made == text:
            break
        changes.note("included files put into the text")
        text = made
    return text


def _included(path: str, match: re.Match[str], texts: Mapping[str, Joining]) -> str:
    """Return an included text; its path is below the site if it begins with a slash."""
    asked = match["path"]
    below = (
        asked.lstrip("/")
        if asked.startswith("/")
        else posixpath.join(posixpath.dirname(path), asked)
    )
    found = texts.get(posixpath.normpath(below))
    return found.body.strip("\n") if found else match[0]
