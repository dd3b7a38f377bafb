"""Presses side by side, each in a process of its own.

The compiler keeps the layout of its last ten documents and gives hardly any memory back, so a
process prints one batch and ends: its memory is that of the largest document in the batch.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_reviews.typst.press import Order, Printed


class PrintingError(Exception):
    """The process ended before all PDFs of a batch were printed."""


class Pressroom:
    """Prints batches; several threads may do so at once.

    :param folder: the folder with the images.
    :param fonts: font directories, searched before the bundled fonts.
    """

    def __init__(self, folder: Path, fonts: Sequence[Path]) -> None:
        self._folder = folder
        self._fonts = [str(path) for path in fonts]
        self._running: set[subprocess.Popen[bytes]] = set()

    def print(self, orders: Sequence[Order]) -> list[Printed | str]:
        """Return each PDF, or why Typst cannot print it.

        :raises PrintingError: if the process ends before the last.
        """
        batch = json.dumps([self._fonts, orders]).encode()
        process = started(
            __name__,
            str(self._folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._running.add(process)
        try:
            output, errors = process.communicate(batch)
        finally:
            self._running.discard(process)
        if process.returncode:
            said = errors.decode(errors="replace").splitlines()
            raise PrintingError(said[-1] if said else f"status {process.returncode}")
        return [*_unpacked(output)]

    def stop(self) -> None:
        """Stop all printing."""
        for process in [*self._running]:
            process.kill()


def started(module: str, *arguments: str, **streams: Any) -> subprocess.Popen[bytes]:
    """Return a process that runs a module of this package.

    :param arguments: none of them comes from an author.
    """
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-P", "-m", module, *arguments],
        # conf.py may have added the path of the extension.
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        **streams,
    )


# -- in the process ----------------------------------------------------------


def _packed(result: Printed | str) -> tuple[bytes, bytes]:
    """Return a line about the result, and the PDF."""
    refused = result if isinstance(result, str) else ""
    content, untagged, answer = (b"", "", "") if isinstance(result, str) else result
    line = json.dumps([len(content), refused, untagged, answer])
    return f"{line}\n".encode(), content


def _unpacked(output: bytes) -> Iterator[Printed | str]:
    from sphinx_reviews.typst.press import Printed  # the compiler is slow to load

    start = 0
    while start < len(output):
        end = output.index(b"\n", start)
        size, refused, *others = json.loads(output[start:end])
        start = end + 1 + size
        yield refused or Printed(output[end + 1 : start], *others)


def _print_all(folder: Path, input_: IO[bytes], output: IO[bytes]) -> None:
    from typst import TypstError

    from sphinx_reviews.typst.press import Order, Press, reason_of

    fonts, orders = json.load(input_)
    press = Press(folder, [Path(path) for path in fonts])
    for order in orders:
        try:
            result: Printed | str = press.print(Order(*order))
        except TypstError as error:
            result = reason_of(error)
        output.writelines(_packed(result))


if __name__ == "__main__":
    _print_all(Path(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
