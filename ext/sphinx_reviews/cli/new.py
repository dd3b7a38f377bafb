"""``sphinx-reviews new``."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_reviews.cli.command import DONE, PROBLEMS, USAGE, add_command
from sphinx_reviews.records import fields
from sphinx_reviews.sources import new_review
from sphinx_reviews.sources.catalogues import answers, lookup
from sphinx_reviews.sources.new_file import FileError, write_new

if TYPE_CHECKING:
    import argparse

    from rich.console import Console

    from sphinx_reviews.cli.command import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "new",
        "start a review, with everything to fill in",
        '  sphinx-reviews new "머신러닝 시스템 설계"\n'
        "  sphinx-reviews new --from answer.json\n"
        "  sphinx-reviews new --isbn 979-11-6921-085-0 --lookup aladin",
    )
    parser.add_argument("title", metavar="TITLE", nargs="?", default="", help="of the book")
    parser.add_argument("--isbn", default="", help="of the book, with or without hyphens")
    parser.add_argument(
        "--from",
        dest="answer",
        metavar="FILE.json",
        type=Path,
        help="an answer of Aladin, Kakao, Naver, Google Books or Open Library",
    )
    parser.add_argument(
        "--lookup",
        metavar="PROVIDER",
        choices=sorted(lookup.CATALOGUES),
        help=f"ask a catalogue over the network: {', '.join(sorted(lookup.CATALOGUES))}",
    )
    parser.add_argument(
        "--folder", metavar="DIR", type=Path, default=Path("reviews"), help="default: reviews"
    )
    parser.add_argument("--yes", action="store_true", help="write what was looked up, unasked")
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
    title = asked.title or facts.pop("title")
    facts.pop("title", None)
    if facts:
        for option, text in {"title": title, **facts}.items():
            console.print(f"{option:12} {text}", markup=False, highlight=False)
    if asked.lookup and not asked.yes and not _agrees(console):
        return DONE
    name = new_review.file_name(title)
    text = new_review.review(
        title, dt.datetime.now().astimezone().date().isoformat(), facts
    ).source()
    try:
        is_new = write_new(asked.folder, name, text)
    except FileError as error:
        console.print(f"{asked.folder / name}: {error}.", markup=False, highlight=False)
        return PROBLEMS
    if not is_new:
        console.print(f"{asked.folder / name} is there already.", markup=False, highlight=False)
        return DONE
    console.print(f"wrote {asked.folder / name}", markup=False, highlight=False)
    return DONE


def _agrees(console: Console) -> bool:
    try:
        return console.input("Write this? [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        return False


def _facts(asked: argparse.Namespace) -> answers.Facts:
    """Return what is known of the book: from the arguments, a file, or a catalogue.

    :raises _UsageError: if they do not tell one book.
    """
    try:
        isbn = fields.isbn(asked.isbn).isbn13 if asked.isbn else ""
    except fields.FieldError as error:
        raise _UsageError(f"--isbn: {error}") from error
    if asked.lookup and not isbn:
        raise _UsageError("--lookup asks for --isbn.")
    if asked.lookup:
        text, source = lookup.answer(asked.lookup, isbn, os.environ), asked.lookup
    elif asked.answer:
        try:
            text, source = asked.answer.read_text("utf-8-sig"), str(asked.answer)
        except (OSError, UnicodeDecodeError) as error:
            raise _UsageError(f"{asked.answer} cannot be read: {error}") from error
    else:
        if not asked.title:
            raise _UsageError("Give a TITLE, or --from, or --isbn and --lookup.")
        return {"isbn": isbn} if isbn else {}
    try:
        found = answers.books(text)
    except answers.AnswerError as error:
        raise _UsageError(f"{source}: {error}.") from error
    if isbn and len(found) > 1:
        found = [each for each in found if fields.isbn(each.get("isbn", isbn)).isbn13 == isbn]
    if len(found) != 1:
        listed = "".join(f"\n  {each.get('isbn', ''):14} {each['title']}" for each in found)
        told = f"{len(found)} books; choose one with --isbn:{listed}" if found else "no book"
        raise _UsageError(f"{source} holds {told}")
    return {**found[0], **({"isbn": isbn} if isbn else {})}
