#!/usr/bin/env python3
"""What a build with sphinx_reviews costs, beside plain Sphinx and Hugo on the same text.

Examples:
  python build_cost.py
  python build_cost.py 30 300 --alone --repeat 3
  python build_cost.py 1000 --by hugo own --serial
  python build_cost.py 1000 --theme furo

"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corpus import EDITED
from report import Results, cost_table, ratio_table
from sites import BuildError, Hugo, Site, Sphinx, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from report import Key
    from sites import Build, Tool

#: How to name on the command line what builds, in the order of the rows.
_BY: Final = ("plain", "hugo", "ours", "own")
_OWN_THEME: Final = "sphinx_reviews"


def measure(
    size: int, tools: Sequence[Tool], steps: Sequence[Step], folder: Path
) -> Iterator[tuple[Key, Build]]:
    """Yield the builds of every tool, each step in turn with the others."""
    sites = [Site(folder / str(number), size, tool) for number, tool in enumerate(tools)]
    for site in sites:
        site.begin()
    for step in steps:
        for site in sites:
            build = site.build(step)
            parallel = f", -j {site.tool.jobs}" if site.tool.jobs > 1 else ""
            _say(f"{size} reviews, {step}, {site.tool.name}{parallel}: {build.cost.cpu:.2f} s")
            yield (size, site.tool, step), build


def measure_all(asked: argparse.Namespace, folder: Path) -> Iterator[tuple[Key, Build]]:
    """Yield all builds that the command line asks for."""
    compared = list(tools(asked))
    alone = [tool for tool in compared if tool.theme == _OWN_THEME and tool.jobs == 1]
    _say("warming up, so that no measured build compiles modules")
    for _ in measure(EDITED, compared, [Step.COLD, Step.SENTENCE], folder / "warm-up"):
        pass
    for size, by in (
        *((size, compared) for size in dict.fromkeys(asked.sizes)),
        *((size, alone) for size in set(asked.alone) - set(asked.sizes)),
    ):
        yield from measure(size, by, _order(asked.repeat), folder / str(size))
        shutil.rmtree(folder / str(size), ignore_errors=True)


def _order(repeat: int) -> list[Step]:
    return [Step.COLD] * repeat + [step for step in Step if step is not Step.COLD] * repeat


def tools(asked: argparse.Namespace) -> Iterator[Tool]:
    """Yield what builds, as the command line asks."""
    address = asked.address
    known: dict[str, Tool] = {
        "plain": Sphinx("Sphinx", "plain", asked.theme, has_address=address),
        "hugo": Hugo(),
        "ours": Sphinx("ours", "extended", asked.theme, has_address=address),
        "own": Sphinx("ours, own theme", "extended", _OWN_THEME, has_address=address),
    }
    for name in _BY:
        if name not in asked.by:
            continue
        tool = known[name]
        if isinstance(tool, Hugo) and not shutil.which("hugo"):
            continue
        yield tool
        if isinstance(tool, Sphinx) and not asked.serial:
            yield replace(tool, jobs=2)


def heading(asked: argparse.Namespace) -> str:
    """Return what was measured with what, in a sentence."""
    hugo = "Hugo is not on this machine"
    if shutil.which("hugo"):
        told = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True)
        hugo = told.stdout.split("+")[0].split("-")[0].strip()
    loads = os.getloadavg()
    return (
        f"Python {platform.python_version()}, Sphinx {version('sphinx')} and ours in "
        f"{asked.theme}, {hugo}; PDFs off, {'an' if asked.address else 'no'} address; "
        f"{os.cpu_count()} cores, load {loads[2]:.1f}; {asked.repeat} run(s) of each"
    )


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
    size = _at_least(EDITED)
    parser.add_argument(
        "sizes",
        metavar="N",
        nargs="*",
        type=size,
        default=[100, 1000],
        help="how many reviews all build (default: 100 1000)",
    )
    parser.add_argument(
        "--alone",
        metavar="N",
        nargs="*",
        type=size,
        default=[5000],
        help="how many ours, in its own theme, builds besides (default: 5000; nothing for none)",
    )
    parser.add_argument(
        "--by",
        nargs="+",
        choices=_BY,
        default=_BY,
        help="plain Sphinx, Hugo, ours in the same theme, ours in its own (default: all)",
    )
    parser.add_argument(
        "--repeat",
        metavar="K",
        type=_at_least(1),
        default=1,
        help="measure each step K times and report medians (default: %(default)s)",
    )
    parser.add_argument("--serial", action="store_true", help="build nothing with -j 2")
    parser.add_argument("--address", action="store_true", help="also make feeds and share cards")
    parser.add_argument(
        "--theme", default="shibuya", help="of plain Sphinx and ours (default: %(default)s)"
    )
    return parser.parse_args()


def main() -> int:
    """Measure and report; the status says whether the sites were built, not what it cost."""
    asked = _arguments()
    found: dict[Key, list[Build]] = {}
    status = 0
    with tempfile.TemporaryDirectory(prefix="build-cost-") as name:
        try:
            for key, build in measure_all(asked, Path(name)):
                found.setdefault(key, []).append(build)
        except BuildError as error:  # what was measured before took long, and is told
            _say(str(error))
            status = 1
    results = Results(found)
    for lines in ([heading(asked)], cost_table(results), ratio_table(results)):
        sys.stdout.write("\n".join(lines) + "\n\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
