"""The options of ``sphinx-reviews suggest`` that ask others: a language model, a catalogue."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import Progress as Bar

from sphinx_reviews.sources.catalogues import PROVIDERS
from sphinx_reviews.sources.suggestions import lookups
from sphinx_reviews.sources.suggestions.memory import FOLDER
from sphinx_reviews.sources.suggestions.models import asking
from sphinx_reviews.sources.suggestions.models.endpoint import DEFAULT, KEY, Endpoint

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_reviews.sources.suggestions.answered import Answered
    from sphinx_reviews.sources.suggestions.model import Suggestion
    from sphinx_reviews.sources.suggestions.shelf import Shelf


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--model", metavar="NAME", help="ask a language model about each review")
    parser.add_argument(
        "--endpoint",
        metavar="URL",
        default=DEFAULT,
        help=f"the server of the model, OpenAI-compatible (default: %(default)s); "
        f"its key, if it needs one, is read from {KEY}",
    )
    parser.add_argument(
        "--lookup",
        metavar="PROVIDER",
        choices=sorted(PROVIDERS),
        help="ask a catalogue about each book with an ISBN, over the network: "
        f"{', '.join(sorted(PROVIDERS))}",
    )
    parser.add_argument(
        "--yes", action="store_true", help="send reviews to another computer without asking"
    )


def ask_model(asked: argparse.Namespace, folder: Path, shelf: Shelf, console: Console) -> Answered:
    """Return what ``--model`` suggests; a person is asked before it leaves this computer.

    :param folder: that of the library.
    :raises EndpointError: if ``--endpoint`` is no address.
    :raises OSError: if an answer cannot be kept.
    """
    endpoint = Endpoint(asked.endpoint, os.environ.get(KEY, ""))
    with _Shown(f"asking {asked.model}") as shown:
        return asking.suggestions(
            shelf,
            endpoint,
            asked.model,
            cache=folder / FOLDER,
            confirm=lambda text: asked.yes or _agrees(text, console),
            progress=shown,
        )


def look_up(
    asked: argparse.Namespace, folder: Path, shelf: Shelf, suggested: Sequence[Suggestion]
) -> Answered:
    """Return what ``--lookup`` suggests.

    :param folder: that of the library.
    :param suggested: from elsewhere; some may give the ISBN that a page lacks.
    :raises OSError: if an answer cannot be kept.
    """
    with _Shown(f"asking {asked.lookup}") as shown:
        return lookups.suggestions(
            shelf,
            PROVIDERS[asked.lookup],
            os.environ,
            cache=folder / FOLDER,
            progress=shown,
            suggested=suggested,
        )


def _agrees(text: str, console: Console) -> bool:
    try:
        console.print(f"{text} [y/N] ", end="", markup=False, highlight=False, soft_wrap=True)
        return console.input().strip().lower() in {"y", "yes"}
    except EOFError:
        return False


class _Shown:
    """A progress bar from the first question on."""

    def __init__(self, what: str) -> None:
        self._bar = Bar(console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(what, total=None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def __call__(self, number: int, total: int, file: str) -> None:
        self._bar.start()
        self._bar.update(self._task, completed=number - 1, total=total)
