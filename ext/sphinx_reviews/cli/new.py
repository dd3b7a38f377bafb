"""``sphinx-reviews new``."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_reviews.cli.command import DONE, PROBLEMS, USAGE, add_command
from sphinx_reviews.records import fields
from sphinx_reviews.sources import new_review
from sphinx_reviews.sources.catalogues import PROVIDERS, answers, lookup, titles
from sphinx_reviews.sources.outcome import Fate, Outcome
from sphinx_reviews.sources.writing import Page, write_all

if TYPE_CHECKING:
    import argparse

    from rich.console import Console

    from sphinx_reviews.cli.command import Commands
    from sphinx_reviews.sources.catalogues.provider import Provider


def add(commands: Commands) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "new",
        "start a review, with placeholders for what to fill in",
        '  sphinx-reviews new "머신러닝 시스템 설계"\n'
        "  sphinx-reviews new --from answer.json\n"
        "  sphinx-reviews new --isbn 979-11-6921-085-0 --lookup aladin",
    )
    parser.add_argument("title", metavar="TITLE", nargs="?", default="", help="title of the book")
    parser.add_argument("--isbn", default="", help="ISBN of the book, with or without hyphens")
    parser.add_argument(
        "--from",
        dest="answer",
        metavar="FILE.json",
        type=Path,
        help=f"a response from {titles()}",
    )
    parser.add_argument(
        "--lookup",
        metavar="PROVIDER",
        choices=sorted(PROVIDERS),
        help=f"ask a catalogue over the network: {', '.join(sorted(PROVIDERS))}",
    )
    parser.add_argument(
        "--folder",
        metavar="DIR",
        type=Path,
        default=Path("reviews"),
        help="the folder to write to (default: reviews)",
    )
    parser.add_argument(
        "--yes", action="store_true", help="write what was looked up without asking"
    )
    parser.set_defaults(run=_new)


class _UsageError(Exception):
    """What is wrong with the arguments."""


def _new(asked: argparse.Namespace, console: Console) -> int:
    try:
        facts = _facts(asked)
    except _UsageError as error:
        console.print(str(error), markup=False)
        return USAGE
    except lookup.NoAnswerError as error:
        console.print(f"{error}.", markup=False)
        return PROBLEMS
    title = asked.title or facts["title"]
    facts.pop("title", None)
    if facts:
        for option, text in {"title": title, **facts}.items():
            console.print(f"{option:12} {text}", markup=False, highlight=False)
    if asked.lookup and not asked.yes and not _agrees(console):
        return DONE
    return _write(title, facts, asked.folder, console)


def _write(title: str, facts: answers.Facts, folder: Path, console: Console) -> int:
    """Write the review, print what was done, and return the exit status."""
    name = new_review.file_name(title)
    today = dt.datetime.now().astimezone().date().isoformat()
    text = new_review.review(title, today, facts).source()
    (outcome,) = write_all([Page(name, text, [Outcome(title)])], folder)
    message = {
        Fate.TAKEN: f"wrote {folder / name}\n{_what_next(folder, name)}",
        Fate.UNCHANGED: f"{folder / name} already exists.",
    }.get(outcome.fate, f"{folder / name}: {outcome.reason}.")
    console.print(message, markup=False, highlight=False)
    return PROBLEMS if outcome.reason else DONE


def _what_next(folder: Path, name: str) -> str:
    libraries = (each for each in folder.resolve().parents if (each / "conf.py").is_file())
    library = next(libraries, None)
    if library is None:
        return "There is no conf.py around it; sphinx-reviews init DIR creates a library."
    page = (folder.resolve() / name).relative_to(library).with_suffix(".html")
    return (
        f"It is a draft: make html builds {Path('_build/html') / page}, "
        "and other pages leave it out until you remove 'draft: true'."
    )


def _agrees(console: Console) -> bool:
    try:
        return console.input("Write this? [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        return False


# -- facts about the book ----------------------------------------------------


def _facts(asked: argparse.Namespace) -> answers.Facts:
    """Return the known facts about the book: from the arguments, a file, or a catalogue.

    :raises _UsageError: if the arguments do not determine one book.
    """
    try:
        isbn = fields.isbn(asked.isbn).isbn13 if asked.isbn else ""
    except fields.FieldError as error:
        raise _UsageError(f"--isbn: {error}") from error
    known = {"isbn": isbn} if isbn else {}
    if asked.lookup:
        return {**_looked_up(asked.lookup, isbn), **known}
    if asked.answer:
        return {**_read(asked.answer, isbn), **known}
    if not asked.title:
        raise _UsageError("Give a TITLE, --from FILE.json, or --isbn with --lookup.")
    return known


def _looked_up(name: str, isbn: str) -> answers.Facts:
    if not isbn:
        raise _UsageError("--lookup needs --isbn.")
    provider = PROVIDERS[name]
    text = lookup.answer(provider, isbn, os.environ)
    return _only_book(name, text, isbn, provider)


def _read(path: Path, isbn: str) -> answers.Facts:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _UsageError(f"{path} cannot be read: {error}") from error
    return _only_book(str(path), text, isbn)


def _only_book(
    source: str, text: str, isbn: str, provider: Provider | None = None
) -> answers.Facts:
    """Return the book of an answer, or the one of several that has the ISBN."""
    try:
        found = answers.books(text, provider)
    except answers.AnswerError as error:
        raise _UsageError(f"{source}: {error}.") from error
    if isbn and len(found) > 1:
        found = [each for each in found if fields.isbn(each.get("isbn", isbn)).isbn13 == isbn]
    if not found:
        raise _UsageError(f"{source} contains no book")
    if len(found) > 1:
        listed = "".join(f"\n  {each.get('isbn', ''):14} {each['title']}" for each in found)
        raise _UsageError(f"{source} contains {len(found)} books; choose one with --isbn:{listed}")
    return found[0]
