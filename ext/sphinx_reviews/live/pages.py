"""Files of the output as they are served, and whether they are still what a reader has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from markupsafe import escape

from sphinx_reviews.output.files import content_digest

if TYPE_CHECKING:
    from pathlib import Path

#: Where the addresses of the server itself begin; no page of a site does.
OWN: Final = "/.sphinx-reviews"


class Pages:
    """The output directory as readers know it."""

    def __init__(self, output: Path) -> None:
        self._output = output
        #: Path of a file that is not a page -> digest of what was served.
        self._served: dict[Path, str] = {}

    def path(self, address: str) -> Path | None:
        """Return the file of an address, which may not exist; None if it is outside of the site.

        :param address: path of a URL, without escapes.
        """
        try:
            path = (self._output / address.lstrip("/")).resolve()
            path = path / "index.html" if path.is_dir() else path
        except (OSError, ValueError):
            return None
        return path if path.is_relative_to(self._output) else None

    def digest(self, address: str) -> str:
        """Return a digest of the page at an address; empty if there is none."""
        path = self.path(address)
        return content_digest(path) if path else ""

    def note(self, path: Path) -> None:
        """Remember that a file is being served, or is missing."""
        self._served.setdefault(path, content_digest(path))

    def changed(self) -> list[str]:
        """Return the addresses of files that are no longer what was served."""
        served = self._served.copy()  # a thread may add to it meanwhile
        now = {path: content_digest(path) for path in served}
        changed = [path for path, digest in now.items() if digest != served[path]]
        self._served |= now
        return [f"/{quote(path.relative_to(self._output).as_posix())}" for path in sorted(changed)]


def with_overlay(page: bytes, digest: str) -> bytes:
    """Return a page with the script that loads it again, as the last element of its body."""
    before, end, after = page.rpartition(b"</body>")
    script = f'<script src="{OWN}/overlay.js" data-digest="{digest}"></script>'
    return (before or after) + script.encode() + (end + after if before else b"")


def placeholder(text: str, language: str) -> bytes:
    """Return a page for an address where there is no page yet."""
    return (
        f'<!DOCTYPE html><html lang="{escape(language)}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(text)}</title>'
        "<style>:root { color-scheme: light dark; font-family: system-ui }</style>"
        f"<body><p>{escape(text)}</p></body>"
    ).encode()
