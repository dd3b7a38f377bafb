"""Edits of files, all of a file at once, and what they change."""

from __future__ import annotations

import difflib
import hashlib
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from sphinx_reviews.output import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sphinx_reviews.sources.suggestions.model import Edit


class EditError(Exception):
    """Why a file was not edited."""


def by_file(edits: Iterable[Edit]) -> Iterator[tuple[str, list[Edit]]]:
    """Yield files with their edits."""
    for file, of_file in groupby(sorted(edits, key=attrgetter("file")), attrgetter("file")):
        yield file, list(of_file)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text after the edits of one file, which are in its order.

    :raises EditError: if the text is not what an edit replaces.
    """
    for each in reversed([*edits]):
        if text[each.start : each.end] != each.before:
            raise EditError("its text is another now; run the command again")
        text = text[: each.start] + each.after + text[each.end :]
    return text


def apply(folder: Path, file: str, edits: Iterable[Edit]) -> None:
    """Make the edits of one file, all or none.

    :param folder: the source directory, outside of which nothing is written.
    :raises EditError: if the file is not as it was when the edits were planned, or cannot be
        written.
    """
    path, wanted = _path(folder, file), list(edits)
    try:
        content = path.read_bytes() if path.is_file() else None
        sha = "" if content is None else hashlib.sha256(content).hexdigest()
        if {sha} != {each.sha256 for each in wanted}:
            raise EditError("it has changed meanwhile; run the command again")
        files.write(path, edited((content or b"").decode(), wanted).encode())
    except OSError as error:
        raise EditError(f"it cannot be written: {error.strerror}") from error


def diff(folder: Path, file: str, edits: Iterable[Edit]) -> str:
    """Return what the edits of one file change, as a unified diff.

    :raises EditError: as :func:`apply` would.
    """
    path, wanted = _path(folder, file), list(edits)
    before = path.read_bytes().decode() if path.is_file() else ""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True),
        edited(before, wanted).splitlines(keepends=True),
        f"a/{file}" if before else "/dev/null",
        f"b/{file}",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline\n" for line in lines)


def _path(folder: Path, file: str) -> Path:
    path = (folder / file).resolve()
    if not files.is_inside(file) or not path.is_relative_to(folder.resolve()):
        raise EditError("it is outside of the folder")
    return path
