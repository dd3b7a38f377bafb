"""``sphinx-reviews apply``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx.errors import SphinxError

from sphinx_reviews.build.reading import shelf
from sphinx_reviews.cli.command import (
    DONE,
    PLAIN,
    PROBLEMS,
    USAGE,
    add_command,
    add_library,
    no_library,
)
from sphinx_reviews.sources.suggestions import applying, decisions, store
from sphinx_reviews.sources.suggestions.decisions import Decisions, DecisionsError
from sphinx_reviews.sources.suggestions.edits import plan
from sphinx_reviews.sources.suggestions.find import accepted
from sphinx_reviews.sources.suggestions.store import StoreError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from rich.console import Console

    from sphinx_reviews.cli.command import Commands
    from sphinx_reviews.sources.suggestions.edits import Refusal
    from sphinx_reviews.sources.suggestions.model import Edit

#: How the lines of a diff are shown, by what they begin with.
_STYLES: Final = {"+++": "bold", "---": "bold", "@@": "cyan", "+": "green", "-": "red"}


def add(commands: Commands) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "apply",
        "write what was decided on suggestions into the sources",
        "  sphinx-reviews apply --dry-run\n  sphinx-reviews apply my-library\n  git diff",
    )
    add_library(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="show the changes as a diff; write nothing"
    )
    parser.add_argument(
        "--accept-all",
        action="store_true",
        help="also say yes to every suggestion that nobody has decided",
    )
    parser.set_defaults(run=_apply)


def _apply(asked: argparse.Namespace, console: Console) -> int:
    folder: Path = asked.source
    if problem := no_library(folder):
        console.print(problem, **PLAIN)
        return USAGE
    try:
        known = Decisions(folder / decisions.FILE)
        wanted = dict(known.standing)
        if asked.accept_all:
            found = store.read(folder / store.FILE)
            new = [accepted(each) for each in found if each.id not in wanted]
            wanted |= {each.id: each for each in new}
            if new and not asked.dry_run:
                known.decide(new)
        planned = plan(wanted.values(), shelf(folder))
    except (DecisionsError, StoreError, SphinxError) as error:
        console.print(str(error), **PLAIN)
        return USAGE
    failed = [
        f"{file}: {problem}"
        for file, edits in applying.by_file(planned.edits)
        if (problem := _done(folder, file, edits, console, is_dry_run=asked.dry_run))
    ]
    for line in (*failed, *map(_told, planned.refusals)):
        console.print(line, style="yellow", **PLAIN)
    files = len({each.file for each in planned.edits}) - len(failed)
    verb = "would be " if asked.dry_run else ""
    console.print(f"{files} file{'' if files == 1 else 's'} {verb}written", **PLAIN)
    return PROBLEMS if failed or planned.refusals else DONE


def _done(folder: Path, file: str, edits: list[Edit], console: Console, *, is_dry_run: bool) -> str:
    """Make or show the edits of one file, and return why that cannot be done, or nothing."""
    try:
        if is_dry_run:
            for line in applying.diff(folder, file, edits).splitlines():
                style = next(
                    (each for start, each in _STYLES.items() if line.startswith(start)), ""
                )
                console.print(line, style=style or None, **PLAIN)
        else:
            applying.apply(folder, file, edits)
            console.print(f"wrote {file}", **PLAIN)
    except applying.EditError as error:
        return str(error)
    return ""


def _told(refusal: Refusal) -> str:
    suggestion = refusal.decision.suggestion
    value = ", ".join(str(each) for each in suggestion.value.values() if each)
    return f"not written: {suggestion.kind} {value}: {refusal.reason}"
