"""``sphinx-reviews init``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_reviews.cli.command import DONE, PROBLEMS, USAGE, add_command
from sphinx_reviews.sources import scaffold
from sphinx_reviews.sources.outcome import Fate

if TYPE_CHECKING:
    import argparse

    from rich.console import Console

    from sphinx_reviews.cli.command import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "init",
        "create a new knowledge base, ready to build",
        "  sphinx-reviews init my-library\n"
        "  sphinx-reviews init --language en my-library\n"
        "  cd my-library && make html",
    )
    parser.add_argument(
        "--language",
        choices=scaffold.LANGUAGES,
        default=scaffold.LANGUAGES[0],
        help="the language of its pages (default: %(default)s)",
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder, new or existing")
    parser.set_defaults(run=_init)


def _init(asked: argparse.Namespace, console: Console) -> int:
    if asked.folder.exists() and not asked.folder.is_dir():
        console.print(f"{asked.folder} is a file; name a folder.", markup=False)
        return USAGE
    outcomes = scaffold.start(asked.folder, asked.language)
    for outcome in outcomes:
        fate = "wrote" if outcome.fate is Fate.TAKEN else outcome.fate.value
        reason = f": {outcome.reason}" if outcome.reason else ""
        console.print(f"{fate:9} {outcome.target}{reason}", markup=False, highlight=False)
    for line in ("", f"cd {asked.folder} && make html", "then open _build/html/index.html"):
        console.print(line, markup=False, highlight=False)
    return PROBLEMS if any(outcome.fate is Fate.SKIPPED for outcome in outcomes) else DONE
