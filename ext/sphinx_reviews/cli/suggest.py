"""``sphinx-reviews suggest``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from rich.text import Text
from sphinx.errors import SphinxError

from sphinx_reviews.build.reading import shelf
from sphinx_reviews.cli import suggest_options
from sphinx_reviews.cli.command import (
    DONE,
    PLAIN,
    PROBLEMS,
    USAGE,
    add_command,
    add_library,
    no_library,
)
from sphinx_reviews.sources.suggestions import decisions, find, store
from sphinx_reviews.sources.suggestions.decisions import Decisions, DecisionsError
from sphinx_reviews.sources.suggestions.model import Kind
from sphinx_reviews.sources.suggestions.models.endpoint import EndpointError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rich.console import Console

    from sphinx_reviews.cli.command import Commands
    from sphinx_reviews.sources.suggestions.answered import Answered
    from sphinx_reviews.sources.suggestions.model import Suggestion
    from sphinx_reviews.sources.suggestions.shelf import Shelf

#: How many suggestions of a kind are listed unless all are asked for.
_MOST: Final = 10
#: Kind -> what is found of it.
_TITLES: Final = {
    Kind.CONCEPT: "names worth a definition",
    Kind.ALIAS: "names that may be the same",
    Kind.MENTION: "defined names that are not linked",
    Kind.SKILL: "what a book asks for",
    Kind.VERDICT: "verdicts",
    Kind.AUDIENCE: "for whom a book is",
    Kind.BOOK: "facts of books",
}


def add(commands: Commands) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "suggest",
        "find concepts, aliases, skills, verdicts and facts of books in what reviews say",
        "  sphinx-reviews suggest my-library\n"
        "  sphinx-reviews curate my-library\n"
        "  sphinx-reviews suggest --all | less",
    )
    add_library(parser)
    parser.add_argument("--all", action="store_true", help="list all that is found")
    suggest_options.add(parser)
    parser.set_defaults(run=_suggest)


def _suggest(asked: argparse.Namespace, console: Console) -> int:
    folder: Path = asked.source
    if problem := no_library(folder):
        console.print(problem, **PLAIN)
        return USAGE
    try:
        decided = Decisions(folder / decisions.FILE).standing
        library = shelf(folder)
        found = [*find.found(library)]
        problems = []
        for others in _asked(asked, library, found, console):
            found += others.suggestions
            problems += others.problems
        wanted = find.offered(found, library, decided)
        store.write(folder / store.FILE, wanted)
    except (DecisionsError, EndpointError, SphinxError, OSError) as error:
        console.print(str(error), **PLAIN)
        return USAGE
    _show(wanted, console, None if asked.all else _MOST)
    path = folder / store.FILE
    console.print(f"{len(wanted)} suggestions in {path}", **PLAIN)
    if wanted:
        console.print(f"Decide on them: sphinx-reviews curate {folder}", **PLAIN)
    return PROBLEMS if problems else DONE


def _asked(
    asked: argparse.Namespace, library: Shelf, found: Sequence[Suggestion], console: Console
) -> Iterator[Answered]:
    """Yield what a language model and a catalogue answer, if the user asks them."""
    if asked.model:
        answered = suggest_options.ask_model(asked, asked.source, library, console)
        yield _reported(answered, f"model:{asked.model}", console)
    if asked.lookup:
        answered = suggest_options.look_up(asked, asked.source, library, found)
        yield _reported(answered, f"lookup:{asked.lookup}", console)


def _reported(answered: Answered, source: str, console: Console) -> Answered:
    for line in answered.report(source):
        console.print(line, **PLAIN)
    console.print()
    return answered


def _show(found: Sequence[Suggestion], console: Console, most: int | None) -> None:
    counts = Counter(each.kind for each in found)
    for kind, title in _TITLES.items():
        listed = [each for each in found if each.kind is kind]
        if not listed:
            continue
        console.print(f"{counts[kind]} {title}", style="bold", **PLAIN)
        for each in listed[:most]:
            where = f"{each.evidence.file}:{each.evidence.line}"
            console.print(f"  {_told(each)}  ({each.confidence:.0%}, {where})", **PLAIN)
            evidence = Text(f"      {' '.join(each.evidence.text.split())}", style="dim")
            console.print(evidence, no_wrap=True, overflow="ellipsis")
        if most and len(listed) > most:
            console.print(f"  … and {len(listed) - most} more", **PLAIN)
        console.print()


def _told(suggestion: Suggestion) -> str:
    """Return what a suggestion would record, in a few words."""
    value = suggestion.value
    match suggestion.kind:
        case Kind.CONCEPT:
            return " = ".join([value["name"], *value["aliases"]])
        case Kind.ALIAS:
            return f"{value['of']} = {value['alias']}"
        case Kind.MENTION:
            return str(value["name"])
        case Kind.SKILL:
            return f"{value['name']} ({value['level']})" if value["level"] else str(value["name"])
        case Kind.BOOK:
            return f"{value['option']}: {value['value']}"
        case _:
            return ", ".join(f"{field}: {text}" for field, text in value.items())
