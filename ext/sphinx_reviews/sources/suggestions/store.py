"""``suggestions.json``: derived from the library, and made again at any time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sphinx_reviews.output import files
from sphinx_reviews.sources.suggestions.model import VERSION, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: The name of the file, in the source directory.
FILE: Final = "suggestions.json"


class StoreError(Exception):
    """Why the suggestions cannot be read, and what to do."""


def write(path: Path, suggestions: Iterable[Suggestion]) -> None:
    """Write suggestions.

    :raises OSError: if they cannot be written.
    """
    content = {"version": VERSION, "suggestions": [each.as_json() for each in suggestions]}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    files.write(path, f"{text}\n".encode())


def read(path: Path) -> list[Suggestion]:
    """Return the suggestions of a file.

    :raises StoreError: if there is none, or if it is not what :func:`write` writes.
    """
    again = "run sphinx-reviews suggest"
    try:
        content = json.loads(path.read_bytes())
        if content["version"] != VERSION:
            raise StoreError(f"{path} is of another version; {again}")
        return [Suggestion.from_json(each) for each in content["suggestions"]]
    except FileNotFoundError as error:
        raise StoreError(f"{path} does not exist; {again}") from error
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise StoreError(f"{path} cannot be read ({error}); {again}") from error
