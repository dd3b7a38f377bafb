"""What is kept from one build to the next in files beside the doctrees, and found by its digest.

A file that is cut off, or that another build or program wrote, is not found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.output.files import digest

if TYPE_CHECKING:
    from pathlib import Path

#: The folder of all such files, in the folder of the doctrees.
FOLDER: Final = "_reviews"


class Kept:
    """Contents by name.

    :param folder: where the files are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """Return the path of a file."""
        return self._folder / name

    def put(self, name: str, content: bytes) -> str:
        """Keep a content, and return its digest."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return digest(content)

    def get(self, name: str, wanted: str) -> bytes | None:
        """Return a content, if it is there and has that digest."""
        try:
            content = self.path(name).read_bytes()
        except OSError:
            return None
        return content if digest(content) == wanted else None

    def drop(self, name: str) -> None:
        """Remove a content, if it is there."""
        self.path(name).unlink(missing_ok=True)
