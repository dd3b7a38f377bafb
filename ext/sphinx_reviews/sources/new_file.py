"""New files in a folder, without touching what is there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class FileError(Exception):
    """A file that is not written, and why."""


def write_new(folder: Path, name: str, text: str, *, is_dry_run: bool = False) -> bool:
    """Write a file, and return whether it was not there.

    It is there whole or not at all, also if the process ends while writing.

    :param name: its path from *folder*.
    :raises FileError: if something else is there.
    """
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise FileError("its path leads out of the folder")
    if path.exists() or path.is_symlink():
        if path.is_file() and path.read_bytes() == text.encode():
            return False
        raise FileError("it is there already, and says something else")
    if not is_dry_run:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            half = path.with_name(f".{path.name}.{os.getpid()}")
            half.write_bytes(text.encode())
            half.replace(path)
        except OSError as error:
            raise FileError(f"it cannot be written: {error.strerror}") from error
    return True
