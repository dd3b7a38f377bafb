"""Which saved files matter: sources, templates, static files, ``conf.py``."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

import watchfiles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Folders of tools, besides those whose names begin with a dot.
_TOOLS: Final = frozenset({"__pycache__", "_build", "node_modules", "venv"})
#: What editors write beside a file while they save it, what builds do, and what Sphinx compiles.
_PASSING: Final = ("~", ".swp", ".swx", ".tmp", ".bak", ".part", ".crdownload", ".pyc", ".mo")
#: Vim tries whether it may write a file of this name.
_TRIED_BY_VIM: Final = "4913"
#: How long no further file may be saved before a build begins, in milliseconds.
_QUIET: Final = 40
#: How long a build waits at most for further files, in milliseconds.
_PATIENCE: Final = 400


def matters(path: Path, folders: Sequence[Path], written: Sequence[Path]) -> bool:
    """Return whether a build could depend on a file below one of *folders*.

    :param written: folders that builds write to.
    """
    if any(path.is_relative_to(each) for each in written):
        return False
    below = next((path.relative_to(each) for each in folders if path.is_relative_to(each)), None)
    return (
        below is not None
        and not any(part.startswith(".") or part in _TOOLS for part in below.parts)
        and not path.name.endswith(_PASSING)
        and not path.name.startswith(("#", "~$"))
        and path.name != _TRIED_BY_VIM
    )


def needs_new_process(path: Path, source: Path) -> bool:
    """Return whether a changed file may be loaded in a way that only a new process undoes.

    That is ``conf.py``, a module of Python, and a translation.
    """
    return path == source / "conf.py" or path.suffix in {".py", ".po"} or _is_loaded(path)


def _is_loaded(path: Path) -> bool:
    """Return whether a file belongs to a package that this process has loaded, as a template."""
    packages = {name.partition(".")[0] for name in sys.modules}
    return any(
        path.is_relative_to(folder)
        for name in packages
        for folder in map(Path, getattr(sys.modules.get(name), "__path__", None) or ())
    )


class Watch:
    """Watches folders in a thread.

    :param folders: absolute paths.
    :param written: folders that builds write to.
    :param tell: is called in that thread with the files that were saved together.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        written: Sequence[Path],
        tell: Callable[[frozenset[Path]], None],
    ) -> None:
        self._folders, self._written, self._tell = folders, written, tell
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        for changes in watchfiles.watch(
            *self._folders,
            watch_filter=lambda _, path: matters(Path(path), self._folders, self._written),
            stop_event=self._stop,
            step=_QUIET,
            debounce=_PATIENCE,
            rust_timeout=500,
            raise_interrupt=False,
        ):
            self._tell(frozenset(Path(path) for _, path in changes))

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()
        self._thread.join()
