#!/usr/bin/env python3
"""What the data beside the pages costs: heads, files, share cards, citations; and what an edit writes.

Examples:
  python publish_cost.py
  python publish_cost.py 1000 --theme shibuya --pdf

"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corpus import Corpus, Edit, files, write
from sphinx.application import Sphinx

from sphinx_reviews.publish import beside, heads
from sphinx_reviews.views import citation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: The share of a cold build that should be enough.
TARGET: Final = 0.05

#: What is measured -> the functions that do it.
_PARTS: Final = {
    "heads": ((heads, "_make"), (heads, "_put")),
    "files": ((beside, "write"),),
    "citations": ((citation, "_html"),),
    "share cards": ((heads, "draw_all"),),
}
_DATA: Final = ("*.json", "*.jsonl", "*.bib", "*.ttl", "*.atom", "*.xml", "_cards/**/*.png")


def measured_build(source: Path, output: Path, *, has_pdf: bool) -> dict[str, float]:
    """Build *source* in this process, and return the CPU seconds of the whole and of each part."""
    took = dict.fromkeys(_PARTS, 0.0)

    def timed(part: str, owner: Any, name: str) -> None:
        function: Callable[..., Any] = getattr(owner, name)

        def run(*arguments: Any, **options: Any) -> Any:
            start = time.process_time()
            try:
                return function(*arguments, **options)
            finally:
                took[part] += time.process_time() - start

        setattr(owner, name, run)

    for part, functions in _PARTS.items():
        for owner, name in functions:
            timed(part, owner, name)
    settings = {"html_baseurl": "https://reviews.example/", "reviews_pdf": has_pdf}
    doctrees = output.with_name("doctrees")
    start = time.process_time()
    Sphinx(source, source, output, doctrees, "html", confoverrides=settings, status=None).build()
    return {"whole": time.process_time() - start, **took}


def build(source: Path, output: Path, *, has_pdf: bool) -> dict[str, float]:
    """Build in a process of its own, as users do."""
    command = [sys.executable, __file__, "--child", str(source), str(output)]
    done = subprocess.run(
        [*command, *(["--pdf"] if has_pdf else [])], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def stamps(output: Path) -> dict[str, int]:
    """Return when each file of data was written."""
    return {
        path.relative_to(output).as_posix(): path.stat().st_mtime_ns
        for pattern in _DATA
        for path in output.glob(pattern)
    }


def measure(number: int, theme: str, *, has_pdf: bool) -> Iterator[str]:
    """Yield what was measured, as lines."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder, "source"), Path(folder, "html")
        corpus = Corpus(number, theme=theme)
        write(source, files(corpus))
        for name, edits in (
            ("cold", frozenset[Edit]()),
            ("nothing to do", frozenset[Edit]()),
            ("one sentence edited", frozenset({Edit.SENTENCE})),
        ):
            write(source, files(replace(corpus, edits=edits)))
            before = stamps(output)
            took = build(source, output, has_pdf=has_pdf)
            after = stamps(output)
            changed = sorted(each for each in after if after[each] != before.get(each))
            data = sum(took[part] for part in _PARTS)
            parts = ", ".join(f"{part} {took[part]:.2f}" for part in _PARTS)
            yield f"{name}: {took['whole']:.1f} s, of which data {data:.2f} s ({parts})"
            yield (
                f"  share {data / took['whole']:.1%}, target {TARGET:.0%}"
                if not before
                else (f"  files of data written: {', '.join(changed) or 'none'}")
            )


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("number", type=int, nargs="?", default=1000, help="reviews")
    parser.add_argument("--theme", default="basic")
    parser.add_argument("--pdf", action="store_true", help="print PDFs as well")
    parser.add_argument("--child", nargs=2, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        sys.stdout.write(json.dumps(measured_build(*asked.child, has_pdf=asked.pdf)))
        return
    for line in measure(asked.number, asked.theme, has_pdf=asked.pdf):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
