"""A session: saves and requests, one after the other, until the writer ends it.

Builds run in the main thread, where Ctrl-C reaches them; server and watch have their own.
"""

from __future__ import annotations

import sys
import time
import webbrowser
from concurrent.futures import Future
from queue import Empty, Queue
from typing import TYPE_CHECKING, Final, NamedTuple

from filelock import FileLock, Timeout

from sphinx_reviews.live.address import ADDRESS, port_of
from sphinx_reviews.live.builds import Builds
from sphinx_reviews.live.pages import Pages
from sphinx_reviews.live.server import Server
from sphinx_reviews.live.state import Bulletin, State
from sphinx_reviews.live.watch import Watch, needs_new_process
from sphinx_reviews.output.lock import BusyError

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console

    from sphinx_reviews.live.reports import Report

#: In the folder of Sphinx's caches: what a build makes is in the output, and this is not.
_LOCK: Final = "live.lock"
#: Seconds without a save after which there is time to clear up.
_IDLE: Final = 2
#: Seconds after which a build lets the server have its turn.
_TURN: Final = 0.0005


class OtherSessionError(Exception):
    """Another session has the same output."""


class Asked(NamedTuple):
    """What a session is for."""

    #: The folder of ``conf.py``.
    source: Path
    output: Path
    doctrees: Path
    #: Further folders whose files matter.
    watched: Sequence[Path] = ()
    is_opened: bool = False


class _Print(NamedTuple):
    name: str
    answer: Future[str]


class Session:
    """Serves a project, and builds it at every save.

    :param at: where the server listens.
    :raises OtherSessionError: if another session has the same output.
    """

    def __init__(self, asked: Asked, at: socket.socket, console: Console) -> None:
        self._asked, self._console = asked, console
        asked.doctrees.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(asked.doctrees / _LOCK)
        try:
            self._lock.acquire(blocking=False)
        except Timeout as error:
            raise OtherSessionError from error
        self.address = f"http://{ADDRESS}:{port_of(at)}/"
        self._queue: Queue[frozenset[Path] | _Print] = Queue()
        self._builds = Builds(asked.source, asked.output, asked.doctrees)
        self._pages = Pages(asked.output)
        self._bulletin = Bulletin(State(is_building=True))
        self._server = Server(at, self._pages, self._bulletin, self._ask)
        self._watch = Watch(
            (asked.source, *asked.watched), (asked.output, asked.doctrees), self._queue.put
        )

    def _ask(self, name: str) -> Future[str]:
        answer = Future[str]()
        self._queue.put(_Print(name, answer))
        return answer

    def run(self) -> bool:
        """Build at every save; return when only a new process can go on.

        :raises KeyboardInterrupt: if the writer ends the session.
        """
        # A page with its files is served three times as fast while index and data are made.
        sys.setswitchinterval(_TURN)
        self._print(f"{self.address} serves {self._asked.source}; Ctrl-C ends it")
        if self._asked.is_opened:
            webbrowser.open(self.address)
        self._build("")
        while True:
            saved = self._saved()
            if not saved:
                continue
            names = self._named(saved)
            if any(needs_new_process(path, self._asked.source) for path in saved):
                self._print(f"{names}: starting again")
                return True
            self._build(names)

    def _saved(self) -> frozenset[Path]:
        """Wait, and return all files that have been saved; print the PDFs asked for meanwhile."""
        saved: set[Path] = set()
        has_rested = False
        while True:
            try:
                # Even on Windows, Ctrl-C ends this in time.
                item = self._queue.get(timeout=0.02 if saved else _IDLE)
            except Empty:
                if saved:
                    return frozenset(saved)
                if not has_rested:
                    self._builds.rest()
                    has_rested = True
                continue
            if isinstance(item, _Print):
                if saved:  # after the build
                    self._queue.put(item)
                    return frozenset(saved)
                self._print_pdf(item)
            else:
                saved |= item

    def _build(self, names: str) -> None:
        state = self._bulletin.state
        self._bulletin.publish(state._replace(is_building=True, changed=()))

        def pages_written() -> None:
            now = self._bulletin.state
            self._bulletin.publish(now._replace(changed=tuple(self._pages.changed())))

        report = self._builds.build(pages_written)
        self._bulletin.publish(State(report, changed=tuple(self._pages.changed())))
        self._print(f"{names}: {_done(report)}" if names else _done(report))

    def _print_pdf(self, asked: _Print) -> None:
        began = time.perf_counter()
        refusal = ""
        try:
            if self._builds.print(asked.name):
                self._print(f"{asked.name}: {time.perf_counter() - began:.1f} s")
        except BusyError:
            refusal = "Another build is writing into the output."
        except Exception as error:  # noqa: BLE001  (an extension of Sphinx may raise anything)
            refusal = str(error)
        if refusal:
            self._print(f"{asked.name}: {refusal}")
        asked.answer.set_result(refusal)

    def _named(self, paths: frozenset[Path]) -> str:
        first = min(paths)
        source = self._asked.source
        name = first.relative_to(source) if first.is_relative_to(source) else first
        return f"{name}, and {len(paths) - 1} more" if len(paths) > 1 else str(name)

    def _print(self, line: str) -> None:
        now = time.strftime("%H:%M:%S")
        self._console.print(f"{now}  {line}", markup=False, highlight=False, soft_wrap=True)

    def close(self) -> None:
        """End server and watch."""
        self._watch.close()
        self._server.close()
        self._lock.release()


def _done(report: Report) -> str:
    """Return the outcome of a build, for the terminal."""
    if report.error:
        return f"failed after {report.seconds:.1f} s; the next save builds again"
    number = len(report.warnings)
    warnings = f", {number} warning{'' if number == 1 else 's'}" if number else ""
    return f"built in {report.seconds:.1f} s{warnings}"
