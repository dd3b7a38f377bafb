"""Programs in Python as processes of their own, which begin with their modules imported.

Each of the hundreds of builds and commands that tests run would spend most of its time on
imports.  One process imports them once, does nothing else, and forks for each run; what it
forks is as fresh as a process that was started.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import signal
    from collections.abc import Mapping, Sequence

_NURSERY = Path(__file__).with_name("nursery.py")
#: What a process must be started with, because Python reads it before anything else.
_AT_START = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}


class Process:
    """A running program."""

    def __init__(self, arguments: Sequence[str], folder: Path | None, **environment: str) -> None:
        self.arguments = arguments
        self._output = [tempfile.NamedTemporaryFile() for _ in range(2)]  # noqa: SIM115
        wanted = {
            "arguments": [*arguments],
            "folder": str(folder or Path.cwd()),
            "environment": {**os.environ, **_AT_START, **environment},
            "output": [each.name for each in self._output],
        }
        self._nursery = _nursery(wanted["environment"])
        self.pid = self._nursery.ask({"start": wanted})

    def wait(self, seconds: float | None = None) -> subprocess.CompletedProcess[bytes] | None:
        """Return what the program did; None if it is still running after some seconds."""
        status = self._nursery.ask({"wait": self.pid, "seconds": seconds})
        if status is None:
            return None
        printed = [Path(each.name).read_bytes() for each in self._output]
        for each in self._output:
            each.close()
        return subprocess.CompletedProcess([*self.arguments], status, *printed)

    def kill(self, by: signal.Signals) -> None:
        """End the program by a signal."""
        os.kill(self.pid, by)
        self.wait()


def run(
    *arguments: str, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m`` with some arguments, of which the first is the module.

    It can read nothing, and its output is no terminal.  With other modules on its path it is
    started, since nothing that was imported is of use to it.
    """
    if "PYTHONPATH" in environment:
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=folder,
            env={**os.environ, **_AT_START, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    done = Process(arguments, folder, **environment).wait()
    assert done is not None
    return done


class _Nursery:
    """The process that forks."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(_NURSERY)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self._close)

    def ask(self, question: object) -> Any:
        """Ask and return the answer."""
        to, answer = self._process.stdin, self._process.stdout
        assert to is not None
        assert answer is not None
        _send(to, question)
        return json.loads(answer.readline())

    def _close(self) -> None:
        self._process.communicate()


def _send(to: IO[str], question: object) -> None:
    to.write(json.dumps(question) + "\n")
    to.flush()


_nurseries: dict[tuple[str, ...], _Nursery] = {}


def _nursery(environment: Mapping[str, str]) -> _Nursery:
    """Return the nursery of those that are started with such an environment."""
    key = tuple(
        f"{name}={value}"
        for name, value in sorted(environment.items())
        if name.startswith(("PYTHON", "LC_", "LANG"))
    )
    if key not in _nurseries:
        _nurseries[key] = _Nursery(environment)
    return _nurseries[key]
