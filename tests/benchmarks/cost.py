"""What one process costs, with all that it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# One kilobyte is the unit of ru_maxrss, but on macOS it is the byte.
_PEAK_UNITS_A_MEGABYTE: Final = 1024**2 if sys.platform == "darwin" else 1024
#: Seconds between two looks at the memory of processes that fork.
_INTERVAL: Final = 0.1


class Cost(NamedTuple):
    """What a process took: seconds, and megabytes at the peak."""

    #: User and system time of the process and of all that it waited for.
    cpu: float
    wall: float
    #: Of the largest process.
    peak: float
    #: Of all processes at one time, a page that several share counted once; 0 if not looked at.
    together: float


def measured(command: Sequence[str], printed: Path, *, has_family: bool) -> tuple[Cost, int]:
    """Run *command*, and return what it cost and its status.

    :param printed: the file for what the command prints.
    :param has_family: whether to look at the memory of all its processes, on Linux alone.
    """
    # The order of sets, and so the work on them, is the same in every run.
    environment = {**os.environ, "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    start, together = time.perf_counter(), 0.0
    with printed.open("wb") as log:
        child = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        # wait4 returns what this child used; resource.getrusage adds up all children so far.
        while not (ended := os.wait4(child.pid, os.WNOHANG if has_family else 0))[0]:
            together = max(together, _memory(child.pid))
            time.sleep(_INTERVAL)
    wall = time.perf_counter() - start
    _, status, used = ended
    child.returncode = os.waitstatus_to_exitcode(status)
    peak = used.ru_maxrss / _PEAK_UNITS_A_MEGABYTE
    return Cost(used.ru_utime + used.ru_stime, wall, peak, together), child.returncode


def _memory(process: int) -> float:
    """Return the megabytes of a process and all below it."""
    return sum(_share(each) for each in _family(process)) / 1024


def _family(process: int) -> Iterator[int]:
    yield process
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _read(path).split():
            yield from _family(int(child))


def _share(process: int) -> int:
    """Return the kilobytes of a process; of a page that n processes share, an nth."""
    lines = _read(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it has just ended
        return ""
