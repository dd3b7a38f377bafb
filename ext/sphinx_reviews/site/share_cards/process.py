"""The drawing of share cards, in a process of its own.

Sphinx keeps one core busy with pages, or all with ``-j``; a thread would take turns with
it, and would not live on in the processes that it makes for ``-j``.
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

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_JOBS: Final = "cards.json"
_ERRORS: Final = "errors.txt"
#: Pages come first where there are fewer cores than work.
_NICENESS: Final = 10


class DrawingError(Exception):
    """The process ended before all cards were drawn."""


class Drawing:
    """Cards that are being drawn.

    :param folder: where the images of the cards are.
    :param fonts: folders of fonts that are preferred to those that come along.
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
            self._process = subprocess.Popen(  # noqa: S603  (nothing in it is an author's)
                [sys.executable, "-P", "-m", __name__, str(folder)],
                # A project may find its extensions on a path that its conf.py adds.
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                stdout=subprocess.PIPE,
                stderr=errors,
            )

    def refusals(self) -> Iterator[str]:
        """Wait for each card, and yield why it cannot be drawn; nothing for one that is there.

        They come in the order of the sources.

        :raises DrawingError: if the process ends before the last.
        """
        assert self._process.stdout
        for line in self._process.stdout:
            yield json.loads(line)
        if self._process.wait():
            told = self._errors.read_text(encoding="utf-8", errors="replace").splitlines()
            raise DrawingError(told[-1] if told else f"status {self._process.returncode}")

    def stop(self) -> None:
        """Let the process end with the cards that it has in hand.

        It ends when nobody listens, so also with a build that is interrupted or killed.
        """
        assert self._process.stdout
        self._process.stdout.close()
        self._process.wait()


def _draw_all(folder: Path) -> Iterator[str]:
    from sphinx_reviews.typst.press import PRESSES, Press

    jobs = json.loads((folder / _JOBS).read_text(encoding="utf-8"))
    press = Press(folder, [Path(path) for path in jobs["fonts"]])

    def draw(path: str) -> str:
        picture = press.draw(jobs["sources"][path])
        if isinstance(picture, str):
            return picture
        write(Path(path), picture)
        return ""

    with ThreadPoolExecutor(PRESSES) as pool:
        yield from pool.map(draw, jobs["sources"])


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    for refusal in _draw_all(Path(sys.argv[1])):
        sys.stdout.write(f"{json.dumps(refusal)}\n")
        sys.stdout.flush()
