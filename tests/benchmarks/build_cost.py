#!/usr/bin/env python3
"""What a build with sphinx_reviews costs, beside plain Sphinx on the same text.

Examples:
  python build_cost.py
  python build_cost.py 30 300 --repeat 3
  python build_cost.py 1000 --theme furo

"""

from __future__ import annotations

import argparse
import enum
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus import EDITED, Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

#: What every ratio should stay below.
TARGET: Final = 1.15

_CORPUS: Final = Path(__file__).with_name("corpus.py")
# One kilobyte is the unit of ru_maxrss, but on macOS it is the byte.
_PEAK_UNITS_A_MEGABYTE: Final = 1024**2 if sys.platform == "darwin" else 1024

# -- one build ---------------------------------------------------------------


class Cost(NamedTuple):
    """What one build took: seconds of CPU, user and system, and megabytes at the peak."""

    cpu: float
    peak: float


class BuildError(Exception):
    """A build that failed, with what it printed."""


@dataclass
class Site:
    """A project in its folder, and its builds."""

    folder: Path
    size: int
    theme: str
    plain: bool = False
    edits: set[Edit] = field(default_factory=set)

    def write(self) -> None:
        """Make the sources what the edits say."""
        options = [f"--edit={edit}" for edit in sorted(self.edits)]
        options += ["--plain"] if self.plain else []
        # In a process of its own: a child begins with its parent's memory, and would
        # report the peak of a parent that holds a whole corpus as its own.
        subprocess.run(
            [
                sys.executable,
                _CORPUS,
                str(self.size),
                self._source,
                "--theme",
                self.theme,
                *options,
            ],
            stdout=subprocess.DEVNULL,
            check=True,
        )

    def toggle(self, edit: Edit) -> None:
        """Make an edit, or take it back."""
        self.edits ^= {edit}
        self.write()

    def build(self) -> Cost:
        """Build the pages that are out of date.

        :raises BuildError: if there are no pages then.
        """
        log = self.folder / "warnings.txt"
        with log.open("wb") as printed:
            cost, status = _run(self._command(), printed.fileno())
        warnings = log.read_text("utf-8", errors="replace")
        if status:
            raise BuildError(f"The build of {self.size} reviews ended with {status}:\n{warnings}")
        if warnings:
            _say(f"  warnings, which cost time as well:\n{warnings}")
        return cost

    def build_anew(self) -> Cost:
        """Build all pages."""
        for folder in (self._output, self._doctrees):
            shutil.rmtree(folder, ignore_errors=True)
        return self.build()

    def _command(self) -> list[str]:
        options = ["-b", "html", "-q", "-d", str(self._doctrees)]
        return [sys.executable, "-m", "sphinx", *options, str(self._source), str(self._output)]

    @property
    def _source(self) -> Path:
        return self.folder / "source"

    @property
    def _output(self) -> Path:
        return self.folder / "html"

    @property
    def _doctrees(self) -> Path:
        return self.folder / "doctrees"


def _run(command: Sequence[str], printed: int) -> tuple[Cost, int]:
    # The order of sets, and so the work on them, is the same in every run.
    environment = {**os.environ, "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    child = subprocess.Popen(command, env=environment, stdout=printed, stderr=printed)
    # wait4 returns what this child used; resource.getrusage adds up all children so far.
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    cost = Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / _PEAK_UNITS_A_MEGABYTE)
    return cost, child.returncode


# -- all builds of one size --------------------------------------------------


class Step(enum.Enum):
    """What is measured."""

    PLAIN_COLD = "plain, cold"
    COLD = "ours, cold"
    NO_OP = "ours, nothing to do"
    SENTENCE = "ours, one sentence edited"
    MENTION = "ours, one mention moved"


Costs = dict[Step, list[Cost]]


def measure(size: int, theme: str, repeat: int, folder: Path) -> Costs:
    """Return the costs of every step, each measured *repeat* times in turn with the others."""
    plain = Site(folder / "plain", size, theme, plain=True)
    ours = Site(folder / "ours", size, theme)
    for site in (plain, ours):
        site.folder.mkdir(parents=True)
        site.write()
    costs: Costs = {step: [] for step in Step}
    for step, build in _builds(plain, ours, repeat):
        cost = build()
        costs[step].append(cost)
        _say(f"{size} reviews, {step.value}: {cost.cpu:.1f} s")
    return costs


def _builds(plain: Site, ours: Site, repeat: int) -> Iterator[tuple[Step, Callable[[], Cost]]]:
    """Yield the builds in order; the sources are edited in between."""
    for _ in range(repeat):
        yield Step.PLAIN_COLD, plain.build_anew
        yield Step.COLD, ours.build_anew
    for _ in range(repeat):
        yield Step.NO_OP, ours.build
        # Every second time the edit is taken back, which is an edit as well.
        for step, edit in ((Step.SENTENCE, Edit.SENTENCE), (Step.MENTION, Edit.MENTION)):
            ours.toggle(edit)
            yield step, ours.build


def warm_up(theme: str, folder: Path) -> None:
    """Build the smallest sites, so that no measured build compiles modules for the first time."""
    _say("warming up")
    measure(EDITED, theme, 1, folder)


# -- the report --------------------------------------------------------------


def cost_table(size: int, costs: Costs) -> Iterator[str]:
    """Yield the lines that show the cost of each step."""
    yield f"{f'{size} reviews':<28}{'CPU s':>9}{'lowest':>9}{'highest':>9}{'peak MB':>9}"
    for step, runs in costs.items():
        cpu = [run.cpu for run in runs]
        figures = f"{statistics.median(cpu):9.2f}{min(cpu):9.2f}{max(cpu):9.2f}"
        yield f"{step.value:<28}{figures}{statistics.median(run.peak for run in runs):9.0f}"


def ratio_table(measured: Mapping[int, Costs]) -> Iterator[str]:
    """Yield the lines that show the ratios and their limits."""
    yield _ratio_line("ratio of medians", [f"N = {size}" for size in measured], "target")
    for label, step, base in (
        ("cold, ours : plain", Step.COLD, Step.PLAIN_COLD),
        ("edited sentence : no-op", Step.SENTENCE, Step.NO_OP),
        ("moved mention : no-op", Step.MENTION, Step.NO_OP),
    ):
        ratios = [_cpu(costs, step) / _cpu(costs, base) for costs in measured.values()]
        yield _ratio_line(label, [f"{ratio:.2f}" for ratio in ratios], f"≤ {TARGET}")
    small, large = min(measured), max(measured)
    if small != large:
        growth = _a_review(measured, large) / _a_review(measured, small)
        values = [f"{growth:.2f}" if size == large else "" for size in measured]
        yield _ratio_line(f"CPU a review : at N = {small}", values, f"≤ {TARGET}")


def _ratio_line(label: str, values: Iterable[str], target: str) -> str:
    return f"{label:<28}" + "".join(f"{value:>10}" for value in (*values, target))


def _cpu(costs: Costs, step: Step) -> float:
    return statistics.median(run.cpu for run in costs[step])


def _a_review(measured: Mapping[int, Costs], size: int) -> float:
    return _cpu(measured[size], Step.COLD) / size


# -- the command line --------------------------------------------------------


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


def _at_least(lowest: int) -> Callable[[str], int]:
    def number(typed: str) -> int:
        if int(typed) < lowest:
            raise argparse.ArgumentTypeError(f"{typed} is less than {lowest}")
        return int(typed)

    return number


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "sizes",
        metavar="N",
        nargs="*",
        type=_at_least(EDITED),
        default=[100, 1000],
        help="how many reviews (default: 100 1000)",
    )
    parser.add_argument(
        "--repeat",
        metavar="K",
        type=_at_least(1),
        default=1,
        help="measure each step K times and report medians (default: %(default)s)",
    )
    parser.add_argument("--theme", default="shibuya", help="the HTML theme (default: %(default)s)")
    return parser.parse_args()


def main() -> int:
    """Measure and report; the status says whether the sites were built, not what it cost."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="build-cost-") as folder:
        try:
            warm_up(asked.theme, Path(folder, "warm-up"))
            measured = {
                size: measure(size, asked.theme, asked.repeat, Path(folder, str(size)))
                for size in dict.fromkeys(asked.sizes)
            }
        except BuildError as error:
            _say(str(error))
            return 1
    tables = [cost_table(size, costs) for size, costs in measured.items()]
    made_with = f"Sphinx {version('sphinx')}, {asked.theme}, {asked.repeat} run(s) of each step"
    for lines in ([made_with], *tables, ratio_table(measured)):
        sys.stdout.write("\n".join(lines) + "\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
