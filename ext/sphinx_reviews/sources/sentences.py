"""Sentences of a text, and moving some of them elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_reviews.sources.markdown_to_myst.text import Text

_Found = TypeVar("_Found")

_SENTENCE: Final = re.compile(r"[^.!?。\n][^.!?。]*(?:[.!?。]+[\"'”’)\]]*|$)\s*")
#: A sentence with other characters would lose markup if it were moved.
_PLAIN: Final = re.compile(r"^[^\[\]`{}|]*$")


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, each on one line."""
    for match in _SENTENCE.finditer(text):
        yield " ".join(match[0].split())


def take(
    text: Text, recognised: Callable[[str], _Found | None], most: int | None = None
) -> list[_Found]:
    """Remove the sentences that are recognised from the paragraphs, and return what they say.

    :param most: take no more than this, counted from the end.
    """
    found: list[_Found] = []
    for paragraph in text.last_first("paragraph_open"):
        if paragraph.level or len(found) == most:
            continue
        written = "\n".join(text.lines[paragraph.start : paragraph.end])
        for match in reversed([*_SENTENCE.finditer(written)]):
            sentence = " ".join(match[0].split())
            if not _PLAIN.match(sentence) or len(found) == most:
                continue
            what = recognised(sentence)
            if what is not None:
                found.append(what)
                written = written[: match.start()] + written[match.end() :]
        text.replace(paragraph.start, paragraph.end, written.splitlines() or [""])
    return found[::-1]
