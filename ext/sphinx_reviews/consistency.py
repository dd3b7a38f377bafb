"""What no page can see alone: records that contradict each other.

Runs when all documents are read; each finding is told at the place of the record
that came second.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING

from . import facets, fields
from .diagnostics import Subtype, warn
from .model import CatalogueQuery, PathQuery
from .reading_order import reading_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .definitions import Definitions
    from .library import Library
    from .model import Book, Concept, Person, Place, Skill


def check(library: Library, where: Callable[[Place], str]) -> None:
    """Warn of everything in *library* that cannot all be true.

    :param where: tells a place as ``file:line``, for use inside a message.
    """
    for definitions in (library.concepts, library.skills):
        _clashes(definitions, where)
    _unknown(library, library.concepts, "broader", where)
    _unknown(library, library.concepts, "related", where)
    _unknown(library, library.skills, "needs", where)
    _rings(library.concepts, "broader")
    _rings(library.skills, "needs")
    _conflicts(library, where)
    _queries(library, where)
    _reading_rings(library)


def _clashes(
    definitions: Definitions[Concept] | Definitions[Skill], where: Callable[[Place], str]
) -> None:
    for clash in definitions.clashes:
        warn(
            Subtype.LABEL,
            clash.place,
            "%s '%s' is already a name of '%s' (%s). "
            "A name belongs to one definition: keep one of the two.",
            definitions.kind,
            clash.name,
            clash.owner,
            where(clash.first),
        )


def _unknown(
    library: Library,
    definitions: Definitions[Concept] | Definitions[Skill],
    option: str,
    where: Callable[[Place], str],
) -> None:
    for definition in definitions.all:
        for name in getattr(definition, option):
            if library.resolve(definitions.kind, name) is None:
                warn(
                    Subtype.REFERENCE,
                    definition.place,
                    "'%s' of %s '%s' names an unknown %s '%s'. %s",
                    option,
                    definitions.kind,
                    definition.name,
                    definitions.kind,
                    name,
                    suggestion(library, definitions.kind, name, where),
                )


def suggestion(library: Library, kind: str, target: str, where: Callable[[Place], str]) -> str:
    """Return the hint for an unknown name: the nearest names and their places."""
    nearest = library.nearest(kind, target)
    if not nearest:
        definition = {
            "concept": ":::{concept} %s",
            "skill": ":::{skill} %s",
            "book": "a review with :::{book} %s",
        }[kind]
        return f"Define it with {definition % target}"
    return (
        "Did you mean " + ", ".join(f"'{name}' ({where(place)})" for name, place in nearest) + "?"
    )


def _rings(definitions: Definitions[Concept] | Definitions[Skill], option: str) -> None:
    edges: dict[str, list[str]] = {}
    for definition in definitions.all:
        named = (definitions.get(name) for name in getattr(definition, option))
        edges[definition.name] = [each.name for each in named if each]
    while ring := _ring(edges):
        for before, after in pairwise(ring):
            edges[before] = [name for name in edges[before] if name != after]
        owner = definitions.get(ring[0])
        assert owner is not None
        warn(
            Subtype.CYCLE,
            owner.place,
            "'%s' leads back to itself: %s. Take one of these out.",
            option,
            " → ".join(ring),
        )


def _ring(edges: dict[str, list[str]]) -> list[str]:
    """Return one ring, from its first name by alphabet back to it; empty if there is none."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        # graphlib lists the ring against the direction of the edges, its first name twice.
        ring: list[str] = list(reversed(error.args[1]))[:-1]
        start = min(range(len(ring)), key=lambda position: fields.key(ring[position]))
        return [*ring[start:], *ring[:start], ring[start]]
    return []


def _queries(library: Library, where: Callable[[Place], str]) -> None:
    """Warn of views that are asked for what is not there."""
    for query in (slot.query for facts in library.documents.values() for slot in facts.slots):
        if isinstance(query, CatalogueQuery):
            for kind, name in facets.unknown(library, query):
                hint = suggestion(library, kind, name, where)
                message = "'filter' of a catalogue names an unknown %s '%s'. %s"
                warn(Subtype.REFERENCE, query.place, message, kind, name, hint)
        elif (
            isinstance(query, PathQuery)
            and query.goal
            and reading_order(library).towards(query.goal) is None
        ):
            hint = suggestion(library, "skill", query.goal, where)
            message = "'goal' of a reading path is neither a skill nor a book: '%s'. %s"
            warn(Subtype.REFERENCE, query.place, message, query.goal, hint)


def _reading_rings(library: Library) -> None:
    for ring in reading_order(library).rings:
        first, _ = ring.links[0]
        after = [review for review, _ in (*ring.links[1:], ring.links[0])]
        warn(
            Subtype.CYCLE,
            first.book.place,
            "no order of reading is right: %s. Take one of these skills out.",
            "; ".join(
                f"'{review.book.title}' needs {skill}, which '{teacher.book.title}' teaches"
                for (review, skill), teacher in zip(ring.links, after, strict=True)
            ),
        )


#: The facts that an ISBN settles, in the words of the options.
_FACTS = (
    "title",
    "subtitle",
    "authors",
    "translators",
    "editors",
    "publisher",
    "published",
    "pages",
    "edition",
    "language",
    "series",
    "original",
)


def _conflicts(library: Library, where: Callable[[Place], str]) -> None:
    first_with: dict[str, Book] = {}
    books = (book for facts in library.documents.values() for book in facts.books)
    for book in sorted(books, key=lambda book: book.place):
        if book.isbn is None:
            continue
        first = first_with.setdefault(book.isbn.isbn13, book)
        for fact in _FACTS:
            here, there = getattr(book, fact), getattr(first, fact)
            if here and there and not _agree(fact, here, there):
                warn(
                    Subtype.CONFLICT,
                    book.place,
                    "the book %s has the %s '%s' here and '%s' in %s. Keep one of the two.",
                    fields.hyphenated(book.isbn.isbn13),
                    fact,
                    _shown(here),
                    _shown(there),
                    where(first.place),
                )


def _agree(fact: str, here: object, there: object) -> bool:
    if isinstance(here, tuple) and isinstance(there, tuple):
        return len(here) == len(there) and all(
            _spellings(one) & _spellings(other) for one, other in zip(here, there, strict=True)
        )
    one, other = fields.key(str(here)), fields.key(str(there))
    if fact == "published":  # a year agrees with a day of that year
        return one.startswith(other) or other.startswith(one)
    return one == other


def _spellings(person: Person) -> set[str]:
    return {fields.key(name) for name in person if name}


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        people: Iterable[Person] = value
        return ", ".join(person.name for person in people)
    return str(value)
