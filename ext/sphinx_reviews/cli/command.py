"""What all commands have: their status, help, progress and reports."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from rich.console import Console
from rich.progress import track
from rich.table import Table

from sphinx_reviews.sources import scaffold
from sphinx_reviews.sources.outcome import Report, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    # It has no other name, and cannot be subscripted when running.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_Listed = TypeVar("_Listed")

#: Exit statuses: all done; done with problems, which are listed; bad usage.
DONE, PROBLEMS, USAGE = 0, 1, 2
#: Where the report is put, in the folder that is written to.
REPORT: Final = "import-report.json"


def add_command(
    commands: Commands,
    name: str,
    help_: str,
    examples: str,
) -> argparse.ArgumentParser:
    """Return the parser of a new command, with examples in its help."""
    return commands.add_parser(
        name,
        help=help_,
        description=f"{help_[0].upper()}{help_[1:]}.",
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


# -- imports -----------------------------------------------------------------


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add the options that all imports have."""
    parser.add_argument("--dry-run", action="store_true", help="write nothing, only report")
    parser.add_argument("--report", metavar="FILE", type=Path, help=f"default: DEST/{REPORT}")


def unusable(asked: argparse.Namespace) -> str:
    """Return what is wrong with the paths that were given, or nothing."""
    if not asked.source.exists():
        return f"{asked.source} is not there."
    if asked.target.exists() and not asked.target.is_dir():
        return f"{asked.target} is a file; name a folder to write to."
    copies = getattr(asked, "images_from", None)
    if copies and not copies.is_dir():
        return f"{copies} is no folder."
    return ""


def tracked(listed: Sequence[_Listed]) -> Iterable[_Listed]:
    """Show a progress bar while a list is worked on."""
    return track(listed, "importing", console=Console(stderr=True), transient=True)


def finish(report: Report, asked: argparse.Namespace, console: Console) -> int:
    """Make the folder a knowledge base, tell what was done, and return the exit status."""
    if report.counts["taken"]:
        scaffold.start(asked.target, is_import=True, is_dry_run=asked.dry_run)
    _show(report, console)
    if not asked.dry_run and (report.counts["taken"] or report.has_failures):
        path = asked.report or asked.target / REPORT
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n", "utf-8")
        console.print(f"Details: {path}", markup=False, highlight=False)
    return PROBLEMS if report.has_failures else DONE


def _show(report: Report, console: Console) -> None:
    """Print what became of each source, and the counts."""
    table = Table(box=None, pad_edge=False)
    table.add_column("fate")
    table.add_column("source", no_wrap=True, overflow="ellipsis")
    table.add_column("images", justify="right")
    table.add_column("to do", justify="right")
    table.add_column("why")
    for outcome in worst_first(report.outcomes):
        table.add_row(
            outcome.fate.value,
            outcome.source,
            str(len(outcome.images) or ""),
            str(len(outcome.to_do) + len(outcome.verbatim) or ""),
            outcome.reason,
        )
    console.print(table, markup=False, highlight=False)
    counts = ", ".join(f"{number} {name}" for name, number in report.counts.items())
    console.print(f"\n{counts}", markup=False, highlight=False)
