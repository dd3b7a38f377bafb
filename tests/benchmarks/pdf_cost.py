#!/usr/bin/env python3
"""What PDFs cost: time and memory of a build of all, of one edit, and of nothing to do.

Beside it, WeasyPrint on the same pages, if it is installed, with the Pango that it asks of the
system.  Memory is that of all processes of a build together, each shared page counted once.

Examples:
  python pdf_cost.py
  python pdf_cost.py 1000 --theme basic --pages 20

"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus import Corpus, Edit, files, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: How many times faster than WeasyPrint a review should be.
TARGET: Final = 10
#: Seconds between two looks at memory.
_INTERVAL: Final = 0.1

_WEASYPRINT: Final = """\
import sys, time
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
HTML(sys.argv[1]).write_pdf(font_config=fonts)  # fonts are found once
start = time.perf_counter()
for page in sys.argv[1:]:
    HTML(page).write_pdf(font_config=fonts)
print(time.perf_counter() - start)
"""


class Cost(NamedTuple):
    """What one build costs."""

    wall: float
    #: CPU of all its processes.
    cpu: float
    #: Most of all its processes together, in megabytes; 0 where the system does not say.
    memory: int

    def __str__(self) -> str:
        """Return the columns of a line."""
        return f"{self.wall:8.1f} s   {self.cpu:8.1f} CPU s   {self.memory:6} MB"


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _family(process: int) -> Iterator[int]:
    """Yield the numbers of a process and all below it."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from _family(int(child))


def _memory(process: int) -> int:
    """Return the memory of a process and all below it, in megabytes."""
    found = 0
    for each in _family(process):
        lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        found += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return found // 1000


class Site:
    """A project of *size* reviews in a folder."""

    def __init__(self, size: int, theme: str, folder: Path) -> None:
        self._corpus = Corpus(size, theme=theme)
        self.source, self._folder = folder / "source", folder

    def write(self, *edits: Edit) -> None:
        """Make the sources what the edits say."""
        write(self.source, files(replace(self._corpus, edits=frozenset(edits))))

    def build(self, builder: str, *options: str) -> Cost:
        """Build, and return what it costs."""
        start, cpu, memory = time.perf_counter(), _cpu(), 0
        doctrees = self._folder / ("html" if builder == "html" else "doctrees")
        build = subprocess.Popen(
            [
                *(sys.executable, "-m", "sphinx", "-q", "-b", builder, *options),
                *("-d", str(doctrees), str(self.source), str(self.output(builder))),
            ],
            stderr=subprocess.DEVNULL,
        )
        while build.poll() is None:
            with suppress(OSError):  # a process has just ended
                memory = max(memory, _memory(build.pid))
            time.sleep(_INTERVAL)
        assert build.returncode == 0
        return Cost(time.perf_counter() - start, _cpu() - cpu, memory)

    def forget(self) -> None:
        """Remove all PDFs and what they are made from, but keep what Sphinx has read."""
        shutil.rmtree(self.output("pdf"), ignore_errors=True)
        shutil.rmtree(self._folder / "doctrees" / "_pdf", ignore_errors=True)

    def output(self, builder: str) -> Path:
        """Return where a builder writes."""
        return self._folder / f"out-{builder}"

    def stamps(self) -> dict[Path, int]:
        """Return when each PDF was written."""
        return {path: path.stat().st_mtime_ns for path in self.output("pdf").rglob("*.pdf")}


def _weasyprint(pages: Sequence[Path]) -> float:
    """Return the seconds a page that WeasyPrint takes in one process."""
    done = subprocess.run(
        [sys.executable, "-c", _WEASYPRINT, *map(str, pages)],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    return float(done.stdout) / len(pages)


def _table(site: Site, size: int, pages: int) -> Iterator[str]:
    """Yield the lines of the table as they are measured."""
    yield f"{size} reviews"
    site.write()
    site.build("dummy")
    serial = site.build("pdf")
    yield f"  all PDFs                {serial}"
    site.forget()
    yield f"  all PDFs, -j 2          {site.build('pdf', '-j', '2')}"
    nothing = site.build("pdf")
    yield f"  nothing to do           {nothing}"
    before = site.stamps()
    site.write(Edit.SENTENCE)
    edited = site.build("pdf")
    after = site.stamps()
    printed = sorted(path.name for path in after if after[path] != before.get(path))
    yield f"  one sentence edited     {edited}   printed: {', '.join(printed)}"
    if find_spec("weasyprint") is None:
        yield "  WeasyPrint is not installed: nothing to compare with"
        return
    site.build("html")
    ours = (serial.cpu - nothing.cpu) / size
    theirs = _weasyprint(sorted(site.output("html").glob("reviews/r*.html"))[:pages])
    yield f"  WeasyPrint, a review: {theirs:.3f} s, {theirs / ours:.1f} times ours"
    yield f"    with its share of the library; at least {TARGET} times is wanted"


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 300], help="reviews (100 300)")
    parser.add_argument("--pages", type=int, default=5, help="pages for WeasyPrint (5)")
    parser.add_argument("--theme", default="shibuya", help="theme of its pages (shibuya)")
    options = parser.parse_args()
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            site = Site(size, options.theme, Path(name))
            for line in _table(site, size, options.pages):
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
