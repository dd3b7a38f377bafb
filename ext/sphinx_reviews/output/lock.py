"""One build at a time in an output directory."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

#: File name of the lock in the output directory; it stays, empty: removing it would be a race.
NAME: Final = ".sphinx-reviews.lock"


class BusyError(Exception):
    """Another build is writing into the directory."""


class Lock:
    """Keeps other builds out of an output directory.

    The operating system releases the lock of a build that was killed.

    :param folder: the output directory.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = FileLock(folder / NAME)

    def take(self) -> None:
        """Acquire the lock.

        :raises BusyError: if another build holds it.
        """
        if self._lock.is_locked:
            return
        Path(self._lock.lock_file).parent.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(blocking=False)
        except Timeout as error:
            raise BusyError from error

    def free(self) -> None:
        """Release the lock."""
        self._lock.release()
