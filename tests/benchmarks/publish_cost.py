#!/usr/bin/env python3
"""What the data beside the pages costs: heads, files, share cards, citations; and what an edit writes.

Examples:
  python publish_cost.py
  python publish_cost.py 1000 --theme shibuya --pdf
  python publish_cost.py 1000 --times 3 --jobs 2

"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from corpus import Corpus, Edit, files, write
from sphinx.application import Sphinx

from sphinx_reviews.course import Course
from sphinx_reviews.site import data_files, heads
from sphinx_reviews.site.share_cards import cards
from sphinx_reviews.views import citation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: The share of a cold build that should be enough.
TARGET: Final = 0.05

#: What is measured -> the functions that do it.
_PARTS: Final[dict[str, tuple[tuple[Any, str], ...]]] = {
    "heads": ((heads.Heads, "head"), (heads, "put")),
    "files": ((data_files, "write"),),
    "citations": ((citation, "_html"),),
    "share cards": ((Course, "_begin_cards"), (cards.ShareCards, "finish")),
}
#: What a function returns where it is not run; None if it is not here.
_NOTHING: Final[dict[str, Any]] = {"_html": ""}
_DATA: Final = ("*.json", "*.jsonl", "*.bib", "*.ttl", "*.atom", "*.xml", "_cards/**/*.png")


class Took(NamedTuple):
    """Seconds of a build."""

    #: On the clock, and of the processor in all threads.
    whole: float
    processor: float
    #: On the clock, while Sphinx waits for a part.
    parts: dict[str, float]

    @property
    def data(self) -> float:
        """What Sphinx waits for all parts."""
        return sum(self.parts.values())


def measured_build(source: Path, output: Path, *, has_pdf: bool, has_data: bool, jobs: int) -> Took:
    """Build *source* in this process; without what is measured, if not *has_data*."""
    parts = dict.fromkeys(_PARTS, 0.0)

    def timed(part: str, owner: Any, name: str) -> None:
        function: Callable[..., Any] = getattr(owner, name)

        def run(*arguments: Any, **options: Any) -> Any:
            start = time.perf_counter()
            try:
                return function(*arguments, **options) if has_data else _NOTHING.get(name)
            finally:
                parts[part] += time.perf_counter() - start

        setattr(owner, name, run)

    for part, functions in _PARTS.items():
        for owner, name in functions:
            timed(part, owner, name)
    settings = {"html_baseurl": "https://reviews.example/", "reviews_pdf": has_pdf}
    doctrees = output.with_name("doctrees")
    start, processor = time.perf_counter(), time.process_time()
    Sphinx(source, source, output, doctrees, "html", settings, status=None, parallel=jobs).build()
    return Took(time.perf_counter() - start, time.process_time() - processor, parts)


def build(source: Path, output: Path, *options: str) -> Took:
    """Build in a process of its own, as users do."""
    command = [sys.executable, __file__, "--child", str(source), str(output), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Took(*json.loads(done.stdout.splitlines()[-1]))


def stamps(output: Path) -> dict[str, int]:
    """Return when each file of data was written."""
    return {
        path.relative_to(output).as_posix(): path.stat().st_mtime_ns
        for pattern in _DATA
        for path in output.glob(pattern)
    }


def cold(source: Path, folder: Path, times: int, options: list[str]) -> Iterator[str]:
    """Yield what cold builds take, with the data and without, by turns."""
    output = folder / "html"
    wholes: dict[bool, list[Took]] = {True: [], False: []}
    for has_data in (False, True) * times:
        for path in (output, output.with_name("doctrees")):
            shutil.rmtree(path, ignore_errors=True)
        wholes[has_data].append(
            build(source, output, *options, *([] if has_data else ["--without"]))
        )
    # On a machine that others use as well, the fastest says most.
    bare, took = (min(wholes[has_data], key=_whole) for has_data in (False, True))
    yield f"without data: {bare.whole:.1f} s, CPU {bare.processor:.1f} s"
    yield f"cold: {listed(took)}"
    share, difference = took.data / took.whole, took.whole / bare.whole - 1
    yield f"  share {share:.1%}, by the difference {difference:.1%}; target {TARGET:.0%}"


def _whole(took: Took) -> float:
    return took.whole


def listed(took: Took) -> str:
    """Return the figures of a build in words."""
    parts = ", ".join(f"{part} {seconds:.2f}" for part, seconds in took.parts.items())
    return (
        f"{took.whole:.1f} s, CPU {took.processor:.1f} s, of which data {took.data:.2f} s ({parts})"
    )


def rebuilt(source: Path, folder: Path, corpus: Corpus, options: list[str]) -> Iterator[str]:
    """Yield what builds after a cold one take and write."""
    output = folder / "html"
    for name, edits in (
        ("nothing to do", frozenset[Edit]()),
        ("one sentence edited", frozenset({Edit.SENTENCE})),
    ):
        write(source, files(replace(corpus, edits=edits)))
        before = stamps(output)
        yield f"{name}: {listed(build(source, output, *options))}"
        after = stamps(output)
        changed = sorted(each for each in after if after[each] != before.get(each))
        yield f"  files of data written: {', '.join(changed) or 'none'}"


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("number", type=int, nargs="?", default=1000, help="reviews")
    parser.add_argument("--theme", default="basic")
    parser.add_argument("--times", type=int, default=1, help="cold builds of each kind")
    parser.add_argument("--pdf", action="store_true", help="print PDFs as well")
    parser.add_argument("--jobs", type=int, default=1, help="as the option -j of sphinx-build")
    parser.add_argument("--without", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--child", nargs=2, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        took = measured_build(
            *asked.child, has_pdf=asked.pdf, has_data=not asked.without, jobs=asked.jobs
        )
        sys.stdout.write(json.dumps(took))
        return
    options = [f"--jobs={asked.jobs}", *(["--pdf"] if asked.pdf else [])]
    corpus = Corpus(asked.number, theme=asked.theme)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "source"
        write(source, files(corpus))
        for line in chain(
            cold(source, folder, asked.times, options), rebuilt(source, folder, corpus, options)
        ):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
