#!/usr/bin/env python3
"""Where a build's seconds go: CPU by stage, of a cold build, of one with nothing to do, of edits.

Examples:
  python stages.py 300
  python stages.py 1000 --theme furo --edit sentence --edit concept
  python stages.py 300 --pdf

"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corpus import Edit
from sites import EDITS, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HERE: Final = Path(__file__).parent
#: What is below this share in every build is one row, "less than that".
_SMALLEST: Final = 0.005

Seconds = dict[str, float]


def profiled(source: Path, folder: Path, settings: list[str]) -> Seconds:
    """Build in a process of its own, and return stage -> CPU seconds.

    :raises subprocess.CalledProcessError: if the build fails.
    """
    told = folder / "stages.json"
    command = [
        *(sys.executable, str(_HERE / "profiler.py"), str(told)),
        *("-b", "html", "-q", "-d", str(folder / "doctrees"), *settings),
        *(str(source), str(folder / "html")),
    ]
    subprocess.run(command, check=True)
    found: Seconds = json.loads(told.read_text("utf-8"))
    return found


def builds(asked: argparse.Namespace, folder: Path) -> Iterator[tuple[str, Seconds]]:
    """Yield the stages of each build by its name; edits add up."""
    source = folder / "source"
    settings = ["-D", "reviews_pdf=1"] if asked.pdf else []
    made: list[Edit] = []
    for step in (Step.COLD, Step.NOTHING, *map(_step, asked.edit)):
        made += [EDITS[step]] if step in EDITS else []
        _write(source, asked, made)
        yield step, profiled(source, folder, settings)


def _step(edit: Edit) -> Step:
    return next(step for step, each in EDITS.items() if each is edit)


def _write(source: Path, asked: argparse.Namespace, edits: list[Edit]) -> None:
    """Make the sources what the edits say, in a process of its own."""
    options = ["--theme", asked.theme, *(f"--edit={edit}" for edit in edits)]
    command = [sys.executable, str(_HERE / "corpus.py"), str(asked.size), str(source), *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def table(measured: Mapping[str, Seconds]) -> Iterator[str]:
    """Yield the lines of a Markdown table, the stages of the first build from the longest."""
    totals = {name: sum(stages.values()) for name, stages in measured.items()}
    found = {stage for stages in measured.values() for stage in stages}
    shown = [
        stage
        for stage in sorted(
            found, key=lambda stage: [-each.get(stage, 0) for each in measured.values()]
        )
        if any(each.get(stage, 0) > totals[name] * _SMALLEST for name, each in measured.items())
    ]
    yield "| CPU seconds of | " + " | ".join(measured) + " |"
    yield "| --- |" + " ---: |" * len(measured)
    for stage in shown:
        yield _row(stage, {name: each.get(stage, 0) for name, each in measured.items()}, totals)
    rest = {
        name: sum(seconds for stage, seconds in each.items() if stage not in shown)
        for name, each in measured.items()
    }
    yield _row("all the rest", rest, totals)
    yield _row("**the build**", totals, totals)


def _row(stage: str, seconds: Mapping[str, float], totals: Mapping[str, float]) -> str:
    cells = (
        f"{each:.2f} ({each / totals[name]:.0%})" if each else "" for name, each in seconds.items()
    )
    return f"| {stage} | " + " | ".join(cells) + " |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("size", type=int, nargs="?", default=300, help="reviews (300)")
    parser.add_argument("--theme", default="sphinx_reviews", help="of the pages (sphinx_reviews)")
    parser.add_argument("--edit", action="append", type=Edit, choices=list(Edit), help="(sentence)")
    parser.add_argument("--pdf", action="store_true", help="print PDFs as well")
    asked = parser.parse_args()
    asked.edit = asked.edit or [Edit.SENTENCE]
    with tempfile.TemporaryDirectory(prefix="stages-") as folder:
        measured = dict(builds(asked, Path(folder)))
    sys.stdout.write(f"{asked.size} reviews, {asked.theme}\n\n" + "\n".join(table(measured)) + "\n")


if __name__ == "__main__":
    main()
