"""The parts of every command: exit statuses, how it prints, and help with examples."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    # It has no public name, and cannot be subscripted at run time.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

#: How text is printed unchanged.
PLAIN: Final[Mapping[str, Any]] = {"markup": False, "highlight": False, "soft_wrap": True}
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


def missing_packages(command: str, needed: Iterable[str]) -> str:
    """Return which packages of the extra ``live`` a command lacks, and how to install them."""
    missing = [name for name in needed if find_spec(name) is None]
    if not missing:
        return ""
    return (
        f"sphinx-reviews {command} needs {', '.join(missing)}. Type: "
        f'{Path(sys.executable).name} -m pip install "sphinx-reviews[live]"'
    )
