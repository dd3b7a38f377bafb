"""``sphinx-reviews export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.errors import SphinxError

from sphinx_reviews.cli.command import DONE, USAGE, add_command, add_library, no_library
from sphinx_reviews.formats.table import FORMATS
from sphinx_reviews.output import files
from sphinx_reviews.site import export

if TYPE_CHECKING:
    import argparse

    from rich.console import Console

    from sphinx_reviews.cli.command import Commands


_FORMATS: Final = tuple(each.name for each in FORMATS)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "export",
        "write the library in a format for other programs, without building pages",
        "  sphinx-reviews export goodreads --output goodreads.csv\n"
        "  sphinx-reviews export json my-library | jq '.books | length'",
    )
    parser.add_argument("format", metavar="FORMAT", choices=_FORMATS, help=", ".join(_FORMATS))
    add_library(parser, "SRC")
    parser.add_argument(
        "--output",
        "-o",
        metavar="FILE",
        type=Path,
        help="where to write (default: standard output)",
    )
    parser.set_defaults(run=_export)


def _export(asked: argparse.Namespace, console: Console) -> int:
    if problem := no_library(asked.source):
        console.print(problem, markup=False)
        return USAGE
    if asked.output and asked.output.is_dir():
        console.print(f"{asked.output} is a folder; name a file.", markup=False)
        return USAGE
    try:
        content = export.exported(asked.source, asked.format)
    except (export.ExportError, SphinxError) as error:
        print(error, file=sys.stderr)  # noqa: T201  (standard output is for the data)
        return USAGE
    if asked.output:
        files.write(asked.output, content)
    else:
        sys.stdout.buffer.write(content)
    return DONE
