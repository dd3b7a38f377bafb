"""What is written for the names that are decided on: definitions, their aliases, their mentions."""

from __future__ import annotations

import re
from collections import Counter
from fnmatch import fnmatchcase
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records import kinds, names
from sphinx_reviews.sources.draft import plain
from sphinx_reviews.sources.suggestions.changes import (
    Change,
    fence,
    is_rst,
    value_of,
    with_option,
    written,
)
from sphinx_reviews.sources.suggestions.decisions import Answer
from sphinx_reviews.sources.suggestions.directive_source import directive_at
from sphinx_reviews.sources.suggestions.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from sphinx_reviews.records.kinds import Term
    from sphinx_reviews.sources.suggestions.decisions import Decision
    from sphinx_reviews.sources.suggestions.shelf import Shelf

    Refuse = Callable[[Decision, str], None]

#: Kind of a definition -> the folder where its pages are if there are none yet.
_FOLDERS: Final = {kinds.Kind.CONCEPT: "concepts", kinds.Kind.SKILL: "skills"}
#: What decisions mean; who wants one spelling linked wants the thing linked.
_FINDINGS: Final = {Answer.LINK: kinds.Finding.LINK, Answer.LIST: kinds.Finding.LIST}
#: What separates aliases, and so stands in none.
_SEPARATORS: Final = re.compile("[,;\n]")
_GLOB: Final = re.compile(r"^[ \t]*:glob:[ \t]*$", re.MULTILINE)
_PATTERN: Final = re.compile(r"^[ \t]*([^\s:`*]*\*\S*)[ \t]*$", re.MULTILINE)


class Thing(NamedTuple):
    """Names of one thing, and what was decided on them."""

    decisions: list[Decision]
    kind: kinds.Kind
    #: As they were decided; the first one stays.
    names: tuple[str, ...]
    #: What is done where a name is found; None if nobody decided it.
    finding: kinds.Finding | None


def define(
    decisions: Sequence[Decision], unwanted: AbstractSet[str], shelf: Shelf, refuse: Refuse
) -> Iterator[Change]:
    """Yield what is written for the names that were decided on.

    :param unwanted: keys of names that are not worth a definition, whatever they are the same as.
    :param refuse: is told of a decision that cannot be written.
    """
    folders = _Folders(shelf)
    for thing in things(decisions):
        found = _definitions(thing, shelf)
        if len(found) > 1:
            there = " and ".join(sorted(f"{each.name} ({each.place.docname})" for each in found))
            for each in thing.decisions:
                refuse(each, f"the names are of two definitions, {there}; make them one first")
        elif found:
            yield from _completed(thing, found[0], shelf, refuse)
        elif thing.finding or not unwanted & {*map(names.key, thing.names)}:
            yield folders.new_page(thing)


# -- which names belong together -----------------------------------------


def things(decisions: Sequence[Decision]) -> list[Thing]:
    """Return the things that decisions are about; names that are the same are of one."""
    groups: list[tuple[set[str], list[Decision]]] = []
    for decision in decisions:
        keys = {names.key(name) for name in _names(decision)}
        joined = [group for group in groups if group[0] & keys]
        groups = [group for group in groups if not group[0] & keys]
        merged = [each for group in joined for each in group[1]]
        groups.append((keys.union(*(group[0] for group in joined)), [*merged, decision]))
    return [_thing(decided) for _, decided in groups]


def _names(decision: Decision) -> list[str]:
    value = decision.suggestion.value
    if decision.suggestion.kind is Kind.ALIAS:
        return [value["of"], value["alias"]]
    return [value["name"], *value.get("aliases", ())]


def _thing(decisions: list[Decision]) -> Thing:
    aliases = {
        names.key(each.suggestion.value["alias"])
        for each in decisions
        if each.suggestion.kind is Kind.ALIAS
    }
    listed = dict.fromkeys(name for each in decisions for name in _names(each))
    first = next((name for name in listed if names.key(name) not in aliases), min(listed))
    answers = [each.answer for each in decisions if each.suggestion.kind is not Kind.ALIAS]
    return Thing(
        decisions,
        next(
            (
                kinds.Kind.SKILL
                for each in decisions
                if each.suggestion.value.get("kind") == kinds.Kind.SKILL
            ),
            kinds.Kind.CONCEPT,
        ),
        tuple(dict.fromkeys((first, *listed))),
        next((_FINDINGS[each] for each in _FINDINGS if each in answers), None),
    )


def _definitions(thing: Thing, shelf: Shelf) -> list[Term]:
    library = shelf.library
    found: dict[tuple[kinds.Kind, str], Term] = {}
    for name in thing.names:
        for definitions in (library.concepts, library.skills):
            if each := definitions.get(name):
                found[each.kind, names.key(each.name)] = each
    of_kind = [each for each in found.values() if each.kind is thing.kind]
    return of_kind or [*found.values()]


def _aliases(of: str, listed: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """Return the names that are further ones, each once."""
    taken = {names.key(each) for each in (of, *known)}
    found = []
    for name in map(names.normalize, listed):
        if names.key(name) not in taken and not _SEPARATORS.search(name):
            taken.add(names.key(name))
            found.append(name)
    return found


# -- a definition that is there ------------------------------------------


def _completed(thing: Thing, definition: Term, shelf: Shelf, refuse: Refuse) -> Iterator[Change]:
    """Yield what a definition lacks."""
    page = next((each for each in shelf.pages if each.docname == definition.place.docname), None)
    there = directive_at(page.source, definition.place.line, definition.kind) if page else None
    if page is None or there is None:
        for each in thing.decisions:
            refuse(each, f"{definition.name} is defined in another file than a page; edit it there")
        return
    new = _aliases(definition.name, thing.names, definition.aliases)
    if new:
        known = value_of(page.source, there, "aliases")
        aliases = ", ".join(filter(None, [known, *new]))
        yield with_option(page.file, page.source, there, "aliases", aliases)
    if thing.finding and definition.mentions != thing.finding:
        yield with_option(page.file, page.source, there, "mentions", thing.finding)


# -- a new definition ----------------------------------------------------


class _Folders:
    """Where definitions are, and the names of pages that are free there."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._taken = {page.file.lower() for page in shelf.pages}
        self._patterns = [
            str(PurePosixPath(page.docname).parent / pattern)
            for page in shelf.pages
            if _GLOB.search(page.source)
            for pattern in _PATTERN.findall(page.source)
        ]
        self._marks = fence("\n".join(page.source for page in shelf.reviews))
        self._suffix = _usual(PurePosixPath(page.file).suffix for page in shelf.pages) or ".md"

    def new_page(self, thing: Thing) -> Change:
        """Return the page that defines a thing, without saying what it is."""
        file = self._free(thing)
        name = names.normalize(thing.names[0])
        options = {"aliases": ", ".join(_aliases(name, thing.names))}
        if thing.finding:
            options["mentions"] = thing.finding.value
        options = {option: value for option, value in options.items() if value}
        directive = written(thing.kind, name, options, (), "" if is_rst(file) else self._marks)
        return Change(file, 0, 0, f"{self._head(file, name)}\n{directive}")

    def _free(self, thing: Thing) -> str:
        folder = self._folder(thing.kind)
        slug = names.slug(thing.names[0])
        for number in count(1):
            end = f"-{number}" if number > 1 else ""
            file = str(PurePosixPath(folder, f"{slug}{end}{self._suffix}"))
            if file.lower() not in self._taken:
                self._taken.add(file.lower())
                return file
        raise AssertionError  # numbers do not end

    def _folder(self, kind: kinds.Kind) -> str:
        library = self._shelf.library
        definitions = library.concepts if kind is kinds.Kind.CONCEPT else library.skills
        folders = (str(PurePosixPath(each.place.docname).parent) for each in definitions.all)
        return _usual(folders) or _FOLDERS[kind]

    def _head(self, file: str, name: str) -> str:
        """Return a title; a page that no list of pages takes up says so."""
        docname = file.removesuffix(self._suffix)
        is_listed = any(fnmatchcase(docname, pattern) for pattern in self._patterns)
        if is_rst(file):
            line = "=" * (2 * len(name))
            return ("" if is_listed else ":orphan:\n\n") + f"{name}\n{line}\n"
        return ("" if is_listed else "---\norphan: true\n---\n\n") + f"# {plain(name)}\n"


def _usual(values: Iterable[str]) -> str:
    """Return the commonest value; of several, the first."""
    return next((value for value, _ in Counter(values).most_common(1)), "")
