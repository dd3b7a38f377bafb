"""``sphinx-reviews suggest``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from rich.table import Table
from rich.text import Text
from sphinx.errors import SphinxError

from sphinx_reviews.build.reading import shelf
from sphinx_reviews.cli.command import DONE, USAGE, add_command, add_library, no_library
from sphinx_reviews.sources.suggestions import decisions, store
from sphinx_reviews.sources.suggestions.decisions import Decisions, DecisionsError
from sphinx_reviews.sources.suggestions.find import offered
from sphinx_reviews.sources.suggestions.model import Kind
from sphinx_reviews.sources.suggestions.names import found as names
from sphinx_reviews.sources.suggestions.statements import found as statements

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from rich.console import Console

    from sphinx_reviews.cli.command import Commands
    from sphinx_reviews.sources.suggestions.model import Suggestion
    from sphinx_reviews.sources.suggestions.shelf import Shelf

#: Text printed unchanged.
_PLAIN: Final[Mapping[str, Any]] = {"markup": False, "highlight": False, "soft_wrap": True}
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
    parser.set_defaults(run=_suggest)


def _suggest(asked: argparse.Namespace, console: Console) -> int:
    folder: Path = asked.source
    if problem := no_library(folder):
        console.print(problem, **_PLAIN)
        return USAGE
    try:
        decided = Decisions(folder / decisions.FILE).standing
        library = shelf(folder)
        found = offered(suggestions(library), library, decided.keys())
        store.write(folder / store.FILE, found)
    except (DecisionsError, SphinxError, OSError) as error:
        console.print(str(error), **_PLAIN)
        return USAGE
    _show(found, console, None if asked.all else _MOST)
    path = folder / store.FILE
    console.print(f"{len(found)} suggestions in {path}", **_PLAIN)
    if found:
        console.print(f"Decide on them: sphinx-reviews curate {folder}", **_PLAIN)
    return DONE


def suggestions(library: Shelf) -> Iterator[Suggestion]:
    """Yield all that the text of a library suggests."""
    yield from names.suggestions(library)
    for page in library.reviews:
        yield from statements.suggestions(page, library)


def _show(found: Sequence[Suggestion], console: Console, most: int | None) -> None:
    counts = Counter(each.kind for each in found)
    for kind, title in _TITLES.items():
        listed = [each for each in found if each.kind is kind]
        if not listed:
            continue
        table = Table(title=f"{counts[kind]} {title}", title_justify="left", box=None)
        for column in ("value", "sure", "where", "evidence"):
            table.add_column(column, no_wrap=column != "evidence", overflow="ellipsis")
        for each in listed[:most]:
            evidence = " ".join(each.evidence.text.split())
            where = f"{each.evidence.file}:{each.evidence.line}"
            cells = (_told(each), f"{each.confidence:.0%}", where, evidence)
            table.add_row(*map(Text, cells))
        console.print(table)
        if most and len(listed) > most:
            console.print(f"  … and {len(listed) - most} more", **_PLAIN)
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
