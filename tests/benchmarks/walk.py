"""Whether builds are exact, whatever happens: a long walk of edits and accidents.

    python tests/benchmarks/walk.py [--seeds N] [--steps N] [--kills N] [--theme THEME]

Prints each step after which the output differs from that of a fresh build, and a summary.
The status is 1 if any does.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.walk import ALL, Walk


def main() -> int:
    """Walk, and return the status of the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--steps", type=int, default=20, help="of each seed")
    parser.add_argument("--kills", type=int, default=0, help="of each seed, with PDFs and cards")
    parser.add_argument("--theme", default="basic")
    parser.add_argument("--size", type=int, default=8, help="reviews at the start")
    given = parser.parse_args()
    began, steps, kills, wrong = time.monotonic(), 0, 0, 0
    for seed in given.seeds:
        with tempfile.TemporaryDirectory() as folder:
            walk = _begun(Path(folder), seed, given)
            for _ in range(given.steps):
                differing = walk.step()
                steps += 1
                wrong += _report(seed, walk, differing)
        with tempfile.TemporaryDirectory() as folder:
            if given.kills:
                walk = _begun(Path(folder), f"{seed} kills", given)
            killed = 0
            while killed < given.kills:
                walk.done = []
                walk.edit(2)
                is_killed = walk.break_off()
                walk.undo() if walk.rng.random() < 0.5 else walk.edit()
                walk.build()
                if is_killed:
                    killed += 1
                    wrong += _report(seed, walk, walk.compare())
            kills += killed
        _say(f"seed {seed} done: {steps} steps, {kills} kills so far")
    minutes = (time.monotonic() - began) / 60
    _say(f"{steps} steps, {kills} kills, {wrong} differ from a fresh build; {minutes:.1f} minutes")
    return 1 if wrong else 0


def _begun(folder: Path, seed: object, given: argparse.Namespace) -> Walk:
    walk = Walk(folder, seed, (given.theme, "{}"), given.size)
    walk.made.extra = ALL
    walk.write()
    walk.build()
    return walk


def _report(seed: object, walk: Walk, differing: list[str]) -> bool:
    if differing:
        _say(f"seed {seed}: {', '.join(walk.done)}: {differing}")
    return bool(differing)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
