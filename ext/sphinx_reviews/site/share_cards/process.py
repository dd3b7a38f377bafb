"""Drawing share cards in a separate process.

Sphinx keeps one core busy with pages, or all with ``-j``; a thread would compete with it
for the interpreter, and would not survive in the processes that it forks for ``-j``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_reviews.output.files import write
from sphinx_reviews.typst.pressroom import started

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_JOBS: Final = "cards.json"
_ERRORS: Final = "errors.txt"
#: Pages take priority when cores are scarce.
_NICENESS: Final = 10
#: How many cards are drawn at once; a compiler releases Python's lock while it works.
_PRESSES: Final = min(os.cpu_count() or 1, 4)


class DrawingError(Exception):
    """The process ended before all cards were drawn."""


class Drawing:
    """Cards that are being drawn.

    :param folder: the folder with the images of the cards.
    :param fonts: font directories, searched before the bundled fonts.
    :param sources: path of each card -> its Typst source.
    """

    def __init__(self, folder: Path, fonts: Sequence[Path], sources: Mapping[Path, str]) -> None:
        jobs = {
            "fonts": [str(path) for path in fonts],
            "sources": {str(path): source for path, source in sources.items()},
        }
        (folder / _JOBS).write_text(json.dumps(jobs), encoding="utf-8")
        self._errors = folder / _ERRORS
        with self._errors.open("wb") as errors:
            self._process = started(__name__, str(folder), stdout=subprocess.PIPE, stderr=errors)

    def refusals(self) -> Iterator[str]:
        """Wait for each card, and yield why it cannot be drawn; empty for a card that was drawn.

        Results come in the order of the sources.

        :raises DrawingError: if the process ends before the last.
        """
        assert self._process.stdout
        for line in self._process.stdout:
            yield json.loads(line)
        if self._process.wait():
            errors = self._errors.read_text(encoding="utf-8", errors="replace").splitlines()
            raise DrawingError(errors[-1] if errors else f"status {self._process.returncode}")

    def stop(self) -> None:
        """Stop after the cards being drawn.

        The process ends when its output is closed, so even if the build is interrupted or killed.
        """
        assert self._process.stdout
        self._process.stdout.close()
        self._process.wait()


def _draw_all(folder: Path) -> Iterator[str]:
    from sphinx_reviews.typst.press import Press

    jobs = json.loads((folder / _JOBS).read_text(encoding="utf-8"))
    press = Press(folder, [Path(path) for path in jobs["fonts"]])

    def draw(path: str) -> str:
        picture = press.draw(jobs["sources"][path])
        if isinstance(picture, str):
            return picture
        write(Path(path), picture)
        return ""

    with ThreadPoolExecutor(_PRESSES) as pool:
        yield from pool.map(draw, jobs["sources"])


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    for refusal in _draw_all(Path(sys.argv[1])):
        sys.stdout.write(f"{json.dumps(refusal)}\n")
        sys.stdout.flush()
