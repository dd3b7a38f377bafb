"""Answers that are kept, so that no question is asked twice and a run may be broken off.

They are in the library's own folder rather than the user's cache: the quotations in them are
of the library, its deletion should leave none behind, and whoever copies the library to another
computer need not ask again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.output import files

if TYPE_CHECKING:
    from pathlib import Path

#: The name of the folder, in the source directory.
FOLDER: Final = ".sphinx-reviews"
#: Keeps the folder out of the library's history, wherever it is made.
_IGNORED: Final = b"*\n"


class Memory:
    """Answers by what they depend on.

    :param folder: where they are; it need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, *question: str) -> Any:
        """Return the answer to a question; None if there is none that can be read."""
        try:
            return json.loads(self._path(question).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, answer: object, *question: str) -> None:
        """Keep an answer; it is on disk when it returns.

        :param answer: JSON values, not None.
        :raises OSError: if it cannot be written.
        """
        files.write(self._folder / ".gitignore", _IGNORED)
        files.write(self._path(question), json.dumps(answer, indent=1).encode())

    def _path(self, question: tuple[str, ...]) -> Path:
        return self._folder / f"{files.digest(question)}.json"
