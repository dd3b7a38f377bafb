"""The concepts and skills that a library already defines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.records.names import key

if TYPE_CHECKING:
    from pathlib import Path

_DEFINITION: Final = re.compile(
    r"^(?:`{3,}|:{3,})\{(concept|skill)\}[ \t]+(.+?)[ \t]*$((?:\n:[\w-]+:.*$)*)", re.MULTILINE
)
_ALIASES: Final = re.compile(r"^:aliases:(.*)$", re.MULTILINE)


def definitions(folder: Path) -> dict[str, str]:
    """Return, for the key of each defined name and alias, the role that refers to it."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text("utf-8", "replace")
        for kind, name, options in _DEFINITION.findall(text):
            aliases = ",".join(_ALIASES.findall(options))
            for each in (name, *re.split("[,;]", aliases)):
                if each.strip():
                    found.setdefault(key(each), f"{{{kind}}}`{name}`")
    return found
