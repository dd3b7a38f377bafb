"""Writing new files without changing existing ones."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class FileError(Exception):
    """Why a file was not written."""


def write_new(folder: Path, name: str, content: bytes, *, is_dry_run: bool = False) -> bool:
    """Write a file, and return whether it is new.

    It is written completely or not at all, even if the process ends while writing.

    :param name: its path below *folder*.
    :raises FileError: if it exists with different content, or cannot be written.
    """
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise FileError("its path leads out of the folder")
    if path.exists() or path.is_symlink():
        if path.is_file() and path.read_bytes() == content:
            return False
        raise FileError("it exists with different content; delete or rename it to have it written")
    if not is_dry_run:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_name(f".{path.name}.{os.getpid()}")
            unfinished.write_bytes(content)
            unfinished.replace(path)
        except OSError as error:
            raise FileError(f"it cannot be written: {error.strerror}") from error
    return True
