"""``sphinx-reviews curate``."""

from __future__ import annotations

import argparse
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from sphinx.config import Config
from sphinx.errors import SphinxError
from sphinx.util.tags import Tags

from sphinx_reviews.cli.command import (
    DONE,
    USAGE,
    add_command,
    add_library,
    missing_packages,
    no_library,
)
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.sources.suggestions.decisions import DecisionsError
from sphinx_reviews.sources.suggestions.store import StoreError

if TYPE_CHECKING:
    from rich.console import Console

    from sphinx_reviews.cli.command import Commands

#: What the command needs beyond the extension itself; of ``live`` in pyproject.toml.
_NEEDED: Final = ("starlette", "uvicorn")


def add(commands: Commands) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "curate",
        "decide in the browser what suggestions record",
        "  sphinx-reviews curate\n  sphinx-reviews curate my-library --no-open --port 8001",
    )
    add_library(parser)
    parser.add_argument("--port", type=int, default=0, help="the port (default: a free one)")
    parser.add_argument(
        "--open",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="open the page in the browser (default), or only print its address",
    )
    parser.set_defaults(run=_curate)


def _curate(asked: argparse.Namespace, console: Console) -> int:
    def say(text: object) -> None:
        console.print(text, markup=False, highlight=False, soft_wrap=True)

    if problem := no_library(asked.source) or missing_packages("curate", _NEEDED):
        say(problem)
        return USAGE
    from sphinx_reviews.curate.desk import Desk, suggested
    from sphinx_reviews.curate.server import Server
    from sphinx_reviews.live.address import listening

    try:
        config = Config.read(asked.source.resolve(), overrides={}, tags=Tags())
        language = phrases(config.language or "en")
        desk = Desk(asked.source, suggested(asked.source), language)
        at = listening(asked.port)
    except (SphinxError, StoreError, DecisionsError) as error:
        say(error)
        return USAGE
    except OSError as error:
        say(f"port {asked.port}: {error.strerror}")
        return USAGE
    then = f"sphinx-reviews apply {asked.source}"
    server = Server(at, desk, config.project, then, language)
    say(f"{server.address} shows what is suggested for {asked.source}; Ctrl-C ends it")
    if asked.open:
        webbrowser.open(server.address)
    with suppress(KeyboardInterrupt):
        server.run()
    number = desk.decided
    say(f"{number} decision{'' if number == 1 else 's'}; {then} writes them")
    return DONE
