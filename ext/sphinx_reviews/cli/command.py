"""The parts of every command: exit statuses, and help with examples."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # It has no public name, and cannot be subscripted at run time.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

#: Exit statuses: all done; done with problems, which are listed; bad usage.
DONE, PROBLEMS, USAGE = 0, 1, 2


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


def add_library(parser: argparse.ArgumentParser, metavar: str = "DIR") -> None:
    """Add the argument that names a library, as ``source``."""
    parser.add_argument(
        "source",
        metavar=metavar,
        type=Path,
        nargs="?",
        default=Path(),
        help="the folder that contains conf.py (default: the current folder)",
    )


def no_library(folder: Path) -> str:
    """Return why a folder is no library, and what to do; nothing if it is one."""
    if (folder / "conf.py").is_file():
        return ""
    return f"{folder} has no conf.py; name the folder that contains it."
