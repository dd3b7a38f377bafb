#!/usr/bin/env python3
"""What a catalogue costs a reader: bytes of its page, and time from a tick to a new frame.

Examples:
  python catalogue_cost.py
  python catalogue_cost.py 100 1000

"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from corpus import Corpus, files, write
from playwright.sync_api import sync_playwright

_PAGE: Final = "# 목록\n\n```{catalogue}\n```\n"

#: Milliseconds of script and layout for each of some ticks, beginning with the most chosen values.
_TICKS: Final = """() => [...document.querySelectorAll(".rv-filters [data-number]")]
  .slice(0, 24)
  .map((box) => {
    const start = performance.now();
    box.click();
    document.body.getBoundingClientRect();
    const took = performance.now() - start;
    box.click();
    return took;
  })"""


def _built(size: int, folder: Path) -> Path:
    """Build a library of *size* reviews, and return the page of its catalogue."""
    source, output = folder / "source", folder / "html"
    wanted = files(Corpus(size))
    index = wanted["index.md"].replace("reviews/index\n", "catalogue\nreviews/index\n", 1)
    write(source, {**wanted, "index.md": index, "catalogue.md": _PAGE})
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-j", "auto", str(source), str(output)], check=True
    )
    return output / "catalogue.html"


def _ticks(page: Path) -> list[float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.goto(page.as_uri())
        took: list[float] = tab.evaluate(_TICKS)
        browser.close()
    return took


def main() -> int:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", metavar="N", type=int, nargs="*", default=[1000])
    asked = parser.parse_args()
    sys.stdout.write("reviews   KB     KB gzip   tick: median ms   highest ms\n")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            page = _built(size, Path(folder))
            text = page.read_bytes()
            ticks = _ticks(page)
            sys.stdout.write(
                f"{size:7}{len(text) / 1000:8.0f}{len(gzip.compress(text, 6)) / 1000:9.1f}"
                f"{statistics.median(ticks):14.1f}{max(ticks):14.1f}\n"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
