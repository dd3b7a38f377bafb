"""The report of an import: on the terminal, and as a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.outcome import by_fate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rich.console import Console

    from sphinx_reviews.sources.outcome import Report

#: Maximum number of sources listed per fate and reason, and of kinds of work.
_MOST: Final = 20


def show(report: Report, console: Console) -> None:
    """Print the fate of each source with its reason, what is left to do, and the counts."""
    lines: list[str] = []
    for (fate, reason), outcomes in by_fate(report.outcomes).items():
        lines.append(f"{fate.value}: {reason}" if reason else fate.value)
        lines += _first(f"  {outcome.source}" for outcome in outcomes)
    if report.to_do:
        lines.append("to do")
        lines += _first(f"  {number} × {kind}" for kind, number in report.to_do.items())
    if report.hint:
        lines += ["", report.hint]
    lines += ["", ", ".join(f"{number} {name}" for name, number in report.counts.items())]
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def write(report: Report, path: Path) -> None:
    """Write a report as JSON; characters that no file may contain are written as escapes.

    :raises OSError: if it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report.as_json(), ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", "utf-8", errors="backslashreplace")


def _first(lines: Iterable[str]) -> list[str]:
    """Return the first lines, and how many more there are."""
    listed = list(lines)
    more = len(listed) - _MOST
    return [*listed[:_MOST], f"  … and {more} more, in the report"] if more > 0 else listed
