"""The command ``sphinx-reviews``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from rich.console import Console

from sphinx_reviews.cli import apply, curate, export, imports, init, live, new, suggest
from sphinx_reviews.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return its exit status: 0 done, 1 done with problems, 2 bad usage."""
    asked = _parser().parse_args(arguments)
    status: int = asked.run(asked, Console(emoji=False))
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sphinx-reviews", description="Book reviews as a knowledge base."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    init.add(commands)
    new.add(commands)
    live.add(commands)
    imports.add(commands)
    suggest.add(commands)
    curate.add(commands)
    apply.add(commands)
    export.add(commands)
    return parser
