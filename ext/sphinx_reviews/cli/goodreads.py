"""``sphinx-reviews import goodreads``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_reviews.cli.command import USAGE, add_command, add_common, finish, tracked, unusable
from sphinx_reviews.sources.reading_log import exports, pages

if TYPE_CHECKING:
    import argparse

    from rich.console import Console

    from sphinx_reviews.cli.command import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "goodreads",
        "bring the export of Goodreads or StoryGraph",
        "  sphinx-reviews import goodreads goodreads_library_export.csv my-library --dry-run\n"
        "  sphinx-reviews import goodreads storygraph.csv my-library --only-reviews",
    )
    parser.add_argument("source", metavar="CSV", type=Path, help="the file that was exported")
    parser.add_argument("target", metavar="DEST", type=Path, help="the folder to write to")
    parser.add_argument(
        "--only-reviews", action="store_true", help="make no list of books without a review"
    )
    add_common(parser)
    parser.set_defaults(run=_import_goodreads)


def _import_goodreads(asked: argparse.Namespace, console: Console) -> int:
    problem = unusable(asked)
    try:
        entries = [] if problem else exports.read(asked.source)
    except exports.LogError as error:
        problem = f"{asked.source}: {error}."
    if problem:
        console.print(problem, markup=False)
        return USAGE
    options = pages.Options(asked.only_reviews, asked.dry_run)
    return finish(pages.import_log(entries, asked.target, options, tracked), asked, console)
