"""Which files of a folder a build wrote, and which it changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class _File(NamedTuple):
    #: Time of the last change, and the file's number: another one if it was replaced.
    stamp: tuple[int, int]
    digest: str


Snapshot = dict[str, _File]


class Written(NamedTuple):
    """Numbers of files."""

    #: Written, whether or not they say something else now.
    rewritten: int
    #: New, gone, or with another content.
    changed: int


def snapshot(folder: Path, before: Snapshot) -> Snapshot:
    """Return all files below *folder*; those with the stamp of *before* are not read again."""
    found: Snapshot = {}
    for path in folder.rglob("*"):
        if path.is_file():
            name, status = path.relative_to(folder).as_posix(), path.stat()
            stamp = (status.st_mtime_ns, status.st_ino)
            known = before.get(name)
            found[name] = known if known and known.stamp == stamp else _File(stamp, _digest(path))
    return found


def _digest(path: Path) -> str:
    # In pieces: what this process holds is the least that a child reports as its own.
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()


def compared(before: Snapshot, after: Snapshot) -> Written:
    """Return how many files a build wrote between two snapshots."""
    gone = len(before.keys() - after.keys())
    return Written(
        sum(name not in before or before[name].stamp != file.stamp for name, file in after.items()),
        gone
        + sum(
            name not in before or before[name].digest != file.digest for name, file in after.items()
        ),
    )
