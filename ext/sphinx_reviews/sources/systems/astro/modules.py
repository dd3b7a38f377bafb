"""Lines of JavaScript in MDX: what they import is known, and they are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FIRST: Final = re.compile(
    r"import\s*(?:[\"'{*]|[\w$]+\s*,|[\w$]+\s+from\b)"
    r"|export\s+(?:(?:const|let|var|function|default|async|class|type|interface)\b|[{*])"
)
_IMPORT: Final = re.compile(r"import\s+([\w$]+)\s*(?:,[^\"']*)?\s+from\s*[\"']([^\"']+)[\"']")


class Read(NamedTuple):
    """A text in two parts."""

    text: str
    #: The lines of JavaScript, in blocks.
    modules: list[str]

    @property
    def imports(self) -> Mapping[str, str]:
        """The paths of what is imported, by name."""
        return {name: path for each in self.modules for name, path in _IMPORT.findall(each)}


def read(text: str) -> Read:
    """Return a text without fences, and the blocks of JavaScript that stood in it."""
    lines = text.split("\n")
    kept: list[str] = []
    modules: list[str] = []
    at, is_free = 0, True
    while at < len(lines):
        if is_free and _FIRST.match(lines[at]):
            end = next(_ends(lines, at))
            modules.append("\n".join(lines[at:end]))
            at = end
            continue
        kept.append(lines[at])
        is_free = not lines[at].strip()
        at += 1
    return Read("\n".join(kept), modules)


#: No block of JavaScript in a post is longer, in lines.
_LONGEST: Final = 200


def _ends(lines: list[str], start: int) -> Iterator[int]:
    """Yield where a block may end: where its brackets are closed, or else at the first empty line."""
    depth, empty = 0, 0
    for number in range(start, min(start + _LONGEST, len(lines))):
        line = lines[number]
        if not line.strip():
            empty = empty or number
        depth += sum(map(line.count, "([{")) - sum(map(line.count, ")]}"))
        if depth <= 0:
            yield number + 1
            return
    yield empty or start + 1
