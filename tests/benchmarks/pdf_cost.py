#!/usr/bin/env python3
"""What PDFs cost, beside WeasyPrint on the same pages; and what one edit prints again.

WeasyPrint is measured if it is installed, with the Pango that it asks of the system.

Examples:
  python pdf_cost.py
  python pdf_cost.py 1000 --theme basic --pages 20

"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corpus import Corpus, Edit, files, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: How many times faster than WeasyPrint a review should be.
TARGET: Final = 10

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


class Site:
    """A project of *size* reviews in a folder."""

    def __init__(self, size: int, theme: str, folder: Path) -> None:
        self._corpus = Corpus(size, theme=theme)
        self.source, self._folder = folder / "source", folder

    def write(self, *edits: Edit) -> None:
        """Make the sources what the edits say."""
        write(self.source, files(replace(self._corpus, edits=frozenset(edits))))

    def build(self, builder: str) -> float:
        """Build, and return the seconds that it took."""
        start = time.perf_counter()
        subprocess.run(
            [
                *(sys.executable, "-m", "sphinx", "-q", "-b", builder),
                *("-d", str(self._folder / f"{builder}-doctrees")),
                *(str(self.source), str(self.output(builder))),
            ],
            check=True,
        )
        return time.perf_counter() - start

    def output(self, builder: str) -> Path:
        """Return where a builder writes."""
        return self._folder / builder

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
    site.write()
    reading = site.build("dummy")
    cold = site.build("pdf")
    nothing = site.build("pdf")
    before = site.stamps()
    site.write(Edit.SENTENCE)
    edited = site.build("pdf")
    after = site.stamps()
    printed = sorted(path.name for path in after if after[path] != before.get(path))
    # What an edit takes is nearly all for the library, which has every review.
    library = edited - nothing
    ours = (cold - reading - library) / size
    yield f"{size} reviews, seconds"
    yield f"  reading alone                {reading:8.2f}"
    yield f"  reading and printing, cold   {cold:8.2f}"
    yield f"  nothing to do                {nothing:8.2f}"
    yield f"  one sentence edited          {edited:8.2f}   printed: {', '.join(printed)}"
    yield f"  printing the library         {library:8.2f}"
    yield f"  printing a review            {ours:8.3f}"
    if find_spec("weasyprint") is None:
        yield "  WeasyPrint is not installed: nothing to compare with"
        return
    site.build("html")
    theirs = _weasyprint(sorted(site.output("html").glob("reviews/r*.html"))[:pages])
    yield f"  WeasyPrint, a review         {theirs:8.3f}   {theirs / ours:.1f} times ours"
    yield f"                                          at least {TARGET} is wanted"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("size", type=int, nargs="?", default=100, help="reviews (100)")
    parser.add_argument("--pages", type=int, default=5, help="pages for WeasyPrint (5)")
    parser.add_argument("--theme", default="shibuya", help="theme of its pages (shibuya)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        site = Site(options.size, options.theme, Path(name))
        for line in _table(site, options.size, options.pages):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
