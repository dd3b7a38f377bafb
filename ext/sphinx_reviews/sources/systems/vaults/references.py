"""References of Logseq to blocks, ``((6512…))``, as the text of these blocks, with a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.markdown_to_myst import wiki
from sphinx_reviews.sources.systems.vaults import outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_reviews.sources.blog.system import Joining
    from sphinx_reviews.sources.changes import Changes

#: ``((id))``, ``{{embed ((id))}}``, ``[label](((id)))``
_REFERENCE: Final = re.compile(
    r"\{\{embed[ \t]+\(\((?P<embedded>[\w-]+)\)\)[ \t]*\}\}"
    r"|\[(?P<label>[^\[\]\n]+)\]\(\(\((?P<labelled>[\w-]+)\)\)\)"
    r"|\(\((?P<plain>[0-9a-f]{8}-[0-9a-f-]{27})\)\)"
)
_MARKER: Final = re.compile(r"(?:#{1,6}|[A-Z]{3,11}(?= [^A-Z]))[ \t]+")
#: How often a block may refer to one that refers to another.
_DEEPEST: Final = 4


class _Known(NamedTuple):
    """A block that others refer to."""

    path: str
    text: str


def joined(texts: Mapping[str, Joining]) -> dict[str, str]:
    """Return texts with what the blocks that they refer to say; others stay as they are."""
    known = dict(_known(texts))
    return {path: _joined(path, body, changes, known) for path, (body, changes) in texts.items()}


def _known(texts: Mapping[str, Joining]) -> Iterator[tuple[str, _Known]]:
    for path, (body, _) in texts.items():
        if "id:: " in body:
            for block in outline.parsed(body).within():
                if name := block.properties.get("id"):
                    yield name, _Known(path, _MARKER.sub("", " ".join(block.text.split()), count=1))


def _joined(path: str, body: str, changes: Changes, known: Mapping[str, _Known]) -> str:
    def said(match: re.Match[str]) -> str:
        block = known.get(match["embedded"] or match["labelled"] or match["plain"])
        if block is None or not block.text:
            return match[0]
        changes.note("references to blocks changed to their text")
        text = match["label"] or wiki.plain(block.text)
        if block.path == path or re.search(r"[\[\]|]", text):
            return text
        return f"[[{page_path(block.path)}|{text}]]"

    for _ in range(_DEEPEST):
        if "((" not in body:
            break
        body = _REFERENCE.sub(said, body)
    return body


def page_path(path: str) -> str:
    """Return the path of a page as a link to it says it, without the folder of all pages."""
    return path.partition("/")[2].removesuffix(".md")
