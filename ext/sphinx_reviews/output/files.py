"""Single files: written atomically, deleted without a trace, named by digests."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write a file atomically, unless it already contains *content*."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = part(path)
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def part(path: Path) -> Path:
    """Return the path where a file is written until it is complete."""
    return path.with_name(f"{path.name}.part")


def delete(path: Path, folder: Path) -> None:
    """Delete a file, and the folders below *folder* that become empty.

    A file that is elsewhere, because a folder on its path is a link, is left alone.
    """
    if not path.parent.resolve().is_relative_to(folder.resolve()):
        return
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()


#: Names that need no second look: a build checks thousands.
_PLAINLY_INSIDE: Final = re.compile(r"(?!.*\.\.)[^/\\:\0][^\\:\0]*", re.DOTALL)


def is_inside(name: str) -> bool:
    """Return whether *name* is the path of a file below a folder, in any notation."""
    if _PLAINLY_INSIDE.fullmatch(name):
        return name != "."
    path = PurePosixPath(name)
    is_relative = not path.is_absolute() and not PureWindowsPath(name).drive
    return is_relative and bool(path.parts) and not {"..", "\0"} & {*path.parts, *name}


def scratch_folder(doctrees: Path, output: Path) -> Path:
    """Return the folder for temporary files of a build into *output*."""
    return doctrees / f"_scratch-{digest(str(output))}"


def content_digest(path: Path | str) -> str:
    """Return a digest of a file's content; empty if there is no such file."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  (Path.open, for thousands, takes longer)
            return digest(file.read())
    except OSError:
        return ""


def digest(*made_from: object) -> str:
    """Return a digest of the inputs of a file: bytes, or values whose ``repr`` is stable."""
    found = hashlib.blake2b(digest_size=12)
    for each in made_from:
        found.update(each if isinstance(each, bytes) else repr(each).encode())
    return found.hexdigest()
