"""``sphinx-reviews live``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_reviews.cli.command import (
    DONE,
    USAGE,
    add_command,
    add_library,
    missing_packages,
    no_library,
)

if TYPE_CHECKING:
    import argparse

    from rich.console import Console

    from sphinx_reviews.cli.command import Commands

#: What the command needs beyond the extension itself; ``live`` in pyproject.toml.
_NEEDED: Final = ("starlette", "uvicorn", "watchfiles")
#: Tried first, so that the address is the same every day.
_USUAL_PORT: Final = 8000


def add(commands: Commands) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "live",
        "serve the site on this computer, and build it again at every save",
        "  sphinx-reviews live\n  sphinx-reviews live my-library --open --port 8080",
    )
    add_library(parser)
    parser.add_argument(
        "--output",
        metavar="DIR",
        type=Path,
        help="where the site is built (default: _build/html in the folder)",
    )
    parser.add_argument(
        "--port", type=int, help=f"the port (default: {_USUAL_PORT}, or else a free one)"
    )
    parser.add_argument("--open", action="store_true", help="open the site in the browser")
    parser.add_argument(
        "--watch",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="another folder whose files matter, such as that of an extension",
    )
    parser.set_defaults(run=_live)


def _live(asked: argparse.Namespace, console: Console) -> int:
    source: Path = asked.source.resolve()
    output: Path = (asked.output or source / "_build" / "html").resolve()
    if problem := _problem(asked, source, output):
        console.print(problem, markup=False, highlight=False, soft_wrap=True)
        return USAGE
    from sphinx_reviews.live.address import listening, port_of
    from sphinx_reviews.live.session import Asked, OtherSessionError, Session

    try:
        at = listening(_USUAL_PORT if asked.port is None else asked.port)
    except OSError as error:
        if asked.port is not None:
            console.print(f"port {asked.port}: {error.strerror}", markup=False)
            return USAGE
        at = listening(0)
    port = port_of(at)
    watched = [each.resolve() for each in asked.watch]
    session = Asked(source, output, output / ".doctrees", watched, asked.open)
    try:
        running = Session(session, at, console)
    except OtherSessionError:
        at.close()
        console.print(
            f"another sphinx-reviews live has {output}. End it, or name another --output.",
            markup=False,
            soft_wrap=True,
        )
        return USAGE
    try:
        running.run()
    except KeyboardInterrupt:
        return DONE
    finally:
        running.close()
    return _again([source, "--output", output, "--port", port], watched)


def _problem(asked: argparse.Namespace, source: Path, output: Path) -> str:
    """Return why the command cannot run, and what to do."""
    if problem := no_library(asked.source):
        return problem
    if source == output or source.is_relative_to(output):
        return f"{output} contains the sources; name another --output."
    if missing := [each for each in asked.watch if not each.is_dir()]:
        return f"{missing[0]} is no folder."
    return missing_packages("live", _NEEDED)


def _again(arguments: list[object], watched: list[Path]) -> int:
    """Run the command in a new process, which takes the place of this one."""
    folders = [each for folder in watched for each in ("--watch", folder)]
    command = [
        sys.executable,
        "-m",
        "sphinx_reviews.cli",
        "live",
        *map(str, [*arguments, *folders]),
    ]
    if os.name != "nt":  # where nothing takes the place of a process
        os.execv(sys.executable, command)  # noqa: S606
    return subprocess.call(command)  # noqa: S603  (the command that is running)
