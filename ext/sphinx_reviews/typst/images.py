"""Images for Typst: copies in the only folder that it may read."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.util.images import parse_data_uri

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes

_FORMATS: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})
_LONGEST_ADDRESS: Final = 100


class Images:
    """The images of all documents.

    :param source: the source directory; addresses of images start there.
    :param folder: the folder for the copies.
    :param can_show: whether Typst can read the copy with that name.
    """

    def __init__(self, source: Path, folder: Path, can_show: Callable[[str], bool]) -> None:
        self._source = source
        self._folder = folder
        self._can_show = can_show
        #: Address of an image -> the name of its copy, or None if it cannot be shown.
        self._staged: dict[str, str | None] = {}

    def staged(self, node: nodes.image) -> str | None:
        """Return the name of the copy; None, with a warning, if it cannot be shown."""
        uri = preferred(node)
        if "://" in uri:
            warn(
                Subtype.PDF,
                node,
                "the image %s is on another host, and nothing is fetched for the PDF, which "
                "shows its alternative text and address. Keep a copy beside the page, and "
                "write ![%s](copy.png).",
                uri,
                node.get("alt", ""),
            )
            return None
        if self.copy(uri) is None:
            warn(
                Subtype.PDF,
                node,
                "the PDF cannot show the image %s. "
                "Use an undamaged file in one of these formats: %s.",
                readable(uri),
                ", ".join(sorted(_FORMATS)),
            )
        return self.copy(uri)

    def copy(self, uri: str) -> str | None:
        """Copy an image into the folder; None if Typst cannot show it."""
        if uri not in self._staged:
            self._staged[uri] = self._stage(uri)
        return self._staged[uri]

    def _stage(self, uri: str) -> str | None:
        suffix, content = self._read(uri)
        if suffix not in _FORMATS or not content:
            return None
        name = hashlib.blake2b(content, digest_size=12).hexdigest() + suffix
        if not (self._folder / name).exists():  # a compiler may be reading it
            (self._folder / name).write_bytes(content)
        return name if self._can_show(name) else None

    def _read(self, uri: str) -> tuple[str, bytes]:
        """Return the file suffix for the format of an image, and its content."""
        if inline := parse_data_uri(uri):
            return mimetypes.guess_extension(inline.mimetype) or "", inline.data
        path = self._source / uri
        return path.suffix.lower(), path.read_bytes() if path.is_file() else b""


def preferred(node: nodes.image) -> str:
    """Return the address of an image, among those that Sphinx found for it."""
    candidates: dict[str, str] = node.get("candidates", {})
    shown = (uri for uri in candidates.values() if Path(uri).suffix.lower() in _FORMATS)
    return candidates.get("*") or next(shown, node["uri"])


def readable(uri: str) -> str:
    """Return the address of an image, shortened for messages if it is very long."""
    return uri if len(uri) <= _LONGEST_ADDRESS else uri[:_LONGEST_ADDRESS] + "…"
