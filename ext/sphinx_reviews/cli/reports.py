"""The report of an import: on the terminal, and as a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from rich.text import Text

from sphinx_reviews.cli.command import PLAIN
from sphinx_reviews.sources import samples
from sphinx_reviews.sources.importer import counted
from sphinx_reviews.sources.outcome import by_fate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rich.console import Console

    from sphinx_reviews.sources.outcome import Outcome, Report

#: Maximum number of sources listed per fate and reason, and of kinds of work.
_MOST: Final = 20


def show(report: Report, console: Console) -> None:
    """Print the fate of each source with its reason, what is left to do, and the counts."""
    for (fate, reason), outcomes in by_fate(report.outcomes).items():
        said = f"{fate.value}: {reason}" if reason else fate.value
        _wrapped(f"{said} ({len(outcomes)})", console)
        for source in _first(outcome.source for outcome in outcomes):
            console.print(f"  {source}", **PLAIN)
    for title, counts in (("kept verbatim", report.verbatim), ("to do", report.to_do)):
        if counts:
            console.print(title, **PLAIN)
        for line in _first(f"{number} × {kind}" for kind, number in counts.items()):
            _cut(f"  {' '.join(line.split())}", console)
    if report.hint:
        console.print()
        _wrapped(report.hint, console)
    fates = {name: number for name, number in report.counts.items() if name != "sources"}
    sources = counted(len(report.outcomes), "source")
    told = ", ".join([sources, *(f"{number} {name}" for name, number in fates.items())])
    console.print(f"\n{told}", **PLAIN)


def show_samples(report: Report, console: Console) -> None:
    """Print some sources that differ, each before and after."""
    listed = samples.chosen(report.outcomes)
    console.print(f"{len(listed)} of {counted(len(report.outcomes), 'source')}", **PLAIN)
    for outcome in listed:
        fate, reason = outcome.fate.value, outcome.reason
        became = f"{fate}: {reason}" if reason else outcome.target or fate
        console.print(f"\n{outcome.source}", style="bold", **PLAIN)
        _wrapped(f"→ {became}", console)
        _show_changes(outcome, console)
    console.print()


def _show_changes(outcome: Outcome, console: Console) -> None:
    if outcome.after:
        for line in samples.before(outcome):
            _cut(f"  - {line}", console, "red")
        for line in samples.after(outcome):
            _cut(f"  + {line}", console, "green")
    work = [f"{n} × {kind}" if n > 1 else kind for kind, n in outcome.work.items()]
    for name, said in (("changed", outcome.changes.noted), ("to do", work)):
        if said:
            _wrapped(f"{name}: {'; '.join(said)}", console, 2)


def write(report: Report, path: Path) -> None:
    """Write a report as JSON; characters that no file may contain are written as escapes.

    :raises OSError: if it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report.as_json(), ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", "utf-8", errors="backslashreplace")


def _cut(line: str, console: Console, style: str = "") -> None:
    """Print as much of a line as the terminal is wide."""
    console.print(Text(line, style), no_wrap=True, overflow="ellipsis")


def _wrapped(text: str, console: Console, indent: int = 0) -> None:
    """Print a text in lines as wide as the terminal, broken between words."""
    for line in Text(text).wrap(console, max(console.width - indent, 1)):
        console.print(f"{' ' * indent}{line.plain.rstrip()}", **PLAIN)


def _first(lines: Iterable[str]) -> list[str]:
    """Return the first lines, and how many more there are."""
    listed = list(lines)
    more = len(listed) - _MOST
    return [*listed[:_MOST], f"… and {more} more, in the report"] if more > 0 else listed
