"""Sentences of a Markdown text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a sentence contains as a whole: a link, an address, code; and the point in a name.
_ATOM: Final = (
    r"\[[^\[\]\n]*\]\([^()\n]*\)|<[a-z]+:[^<>\s]*>|`[^`\n]*`"
    r"|https?://[^\s<>()]*[^\s<>().,!?]|\.(?=[A-Za-z0-9])"
)
#: A line that ends in two spaces or a backslash ends a sentence as well.
_BREAK: Final = r"(?:  |\\)\n"
SENTENCE: Final = re.compile(
    rf"(?:{_ATOM}|[^.!?。\n])(?:{_ATOM}|(?!{_BREAK})[^.!?。])*"
    rf"(?:[.!?。]+[\"'”’)\]*_~]*|(?={_BREAK})|$)(?:{_BREAK})?\s*"
)
#: Marks of a table, or of a macro, which mean nothing elsewhere.
_FIXED: Final = re.compile(r"[{}|]")


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, each on one line."""
    for match in SENTENCE.finditer(text):
        yield on_one_line(match[0])


def on_one_line(sentence: str) -> str:
    """Return a sentence without line breaks."""
    return " ".join(sentence.replace("\\\n", "\n").split())


def is_whole(sentence: str) -> bool:
    """Return whether a sentence keeps its markup wherever it is moved."""
    bare = re.sub(_ATOM, "", sentence)
    are_paired = bare.count("[") == bare.count("]") and bare.count("`") % 2 == 0
    return are_paired and not _FIXED.search(bare)
