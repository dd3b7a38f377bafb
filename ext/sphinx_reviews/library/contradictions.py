"""Records that contradict each other, found across the whole library."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.library import books, comparison, facets
from sphinx_reviews.library.agreement import disagreements, shown
from sphinx_reviews.library.reading_order import reading_order
from sphinx_reviews.library.similar_skills import typos
from sphinx_reviews.records import fields, names
from sphinx_reviews.records.kinds import DEFINED, Kind
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.records.queries import (
    CatalogueQuery,
    ComparisonQuery,
    PathQuery,
    QuotationsQuery,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_reviews.library.definitions import Definitions
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.kinds import Definition
    from sphinx_reviews.records.queries import Conditions


class Finding(NamedTuple):
    """Records that cannot all be true."""

    subtype: Subtype
    #: Of the later record.
    place: Place
    message: str


def findings(library: Library, where: Callable[[Place], str]) -> Iterator[Finding]:
    """Yield everything in *library* that cannot all be true.

    :param where: returns a place as ``file:line``, for use inside a message.
    """
    for definitions in library.definitions.values():
        yield from _clashes(definitions, where)
    for kind, definitions in library.definitions.items():
        for option in DEFINED[kind].relations:
            yield from _unknown(library, definitions, option, where)
    for kind, definitions in library.definitions.items():
        if hierarchy := DEFINED[kind].hierarchy:
            yield from _cycles(definitions, hierarchy)
    yield from _similar(library, where)
    yield from _conflicts(library, where)
    yield from _unsigned(library)
    yield from _names(library)
    yield from _queries(library, where)
    yield from _reading_cycles(library)


def _clashes(
    definitions: Definitions[Definition], where: Callable[[Place], str]
) -> Iterator[Finding]:
    for clash in definitions.clashes:
        yield Finding(
            Subtype.LABEL,
            clash.place,
            f"{definitions.kind} '{clash.name}' is already a name of '{clash.owner}' "
            f"({where(clash.first)}). A name belongs to one definition: keep one of the two.",
        )


def _unknown(
    library: Library,
    definitions: Definitions[Definition],
    option: str,
    where: Callable[[Place], str],
) -> Iterator[Finding]:
    kind = definitions.kind
    for definition in definitions.all:
        for name in getattr(definition, option):
            if library.resolve(kind, name) is None:
                yield Finding(
                    Subtype.REFERENCE,
                    definition.place,
                    f"'{option}' of {kind} '{definition.name}' names an unknown {kind} '{name}'. "
                    + suggestion(library, kind, name, where),
                )


def suggestion(library: Library, kind: str, target: str, where: Callable[[Place], str]) -> str:
    """Return the hint for an unknown name: the nearest names and their places."""
    nearest = library.nearest(kind, target)
    if not nearest:
        owner = "a review with " if kind == Kind.BOOK else ""
        return f"Define it with {owner}:::{{{kind}}} {target}"
    return (
        "Did you mean " + ", ".join(f"'{name}' ({where(place)})" for name, place in nearest) + "?"
    )


#: A name in more than this part of the reviews tells nothing, if there are enough of them.
_COMMON, _ENOUGH = 0.4, 10


def is_too_common(reviews: int, library: Library) -> bool:
    """Return whether a name that is found in so many reviews tells nothing where it is linked."""
    published = len(library.published)
    return published >= _ENOUGH and reviews > _COMMON * published


def _names(library: Library) -> Iterator[Finding]:
    for definition, name in library.mentions.never_found():
        yield Finding(
            Subtype.MENTION,
            definition.place,
            f"the name '{name}' cannot be found in prose. Write an alias that is a word, or "
            "':mentions: off'.",
        )
    for definition, name, verb in library.mentions.forms_of_verbs():
        yield Finding(
            Subtype.MENTION,
            definition.place,
            f"the name '{name}' is also a form of '{verb}', and is found wherever that is. Write a "
            "longer name, or ':mentions: off'.",
        )
    for kind, definitions in library.definitions.items():
        for each in definitions.all:
            found = library.mentions.of(kind, each.name)
            linked = sum(any(mention.is_found for mention in one.mentions) for one in found)
            if is_too_common(linked, library):
                yield Finding(
                    Subtype.MENTION,
                    each.place,
                    f"'{each.name}' is too common to link: it was found in {linked} of "
                    f"{len(library.published)} reviews. Write ':mentions: list'.",
                )


def undefined(library: Library) -> Iterator[Finding]:
    """Yield the concepts that nobody has defined yet."""
    for concept in library.concepts.all:
        if not concept.definition:
            yield Finding(
                Subtype.DEFINITION,
                concept.place,
                f"concept '{concept.name}' has no definition. Write one in the directive.",
            )


def _unsigned(library: Library) -> Iterator[Finding]:
    unsigned = [review for review in library.published if not review.authors]
    if unsigned:
        first = min(unsigned, key=lambda review: review.docname)
        more = len(unsigned) - 1
        others = f", nor {'does' if more == 1 else 'do'} {more} more" if more else ""
        yield Finding(
            Subtype.MISSING,
            Place(first.docname, 1),
            f"the review does not say who wrote it{others}. Write 'author: NAME' at the top of the "
            "file, or set reviews_author in conf.py for all reviews.",
        )


def unmet(library: Library, conditions: Conditions, where: Callable[[Place], str]) -> Iterator[str]:
    """Yield why no review meets the conditions of a catalogue or feed, and what to write."""
    unknown = [each for each in facets.named(library, conditions) if each[2] is None]
    for kind, name, _ in unknown:
        yield f"unknown {kind} '{name}'. {suggestion(library, kind, name, where)}"
    if not unknown:
        yield from facets.unmet(library, conditions)


def _similar(library: Library, where: Callable[[Place], str]) -> Iterator[Finding]:
    for typo in typos(library):
        yield Finding(
            Subtype.SIMILAR,
            typo.place,
            f"the skill '{typo.name}' looks like a typo of one in {where(typo.first)}. Did you mean "
            f"'{typo.meant}'? If not, define it with :::{{skill}} {typo.name}",
        )


def _cycles(definitions: Definitions[Definition], option: str) -> Iterator[Finding]:
    edges: dict[str, list[str]] = {}
    for definition in definitions.all:
        named = (definitions.get(name) for name in getattr(definition, option))
        edges[definition.name] = [each.name for each in named if each]
    while cycle := _find_cycle(edges):
        for before, after in pairwise(cycle):
            edges[before] = [name for name in edges[before] if name != after]
        owner = definitions.get(cycle[0])
        assert owner is not None
        yield Finding(
            Subtype.CYCLE,
            owner.place,
            f"'{option}' leads back to itself: {' → '.join(cycle)}. Remove one of these.",
        )


def _find_cycle(edges: dict[str, list[str]]) -> list[str]:
    """Return one cycle, from its alphabetically first name back to it; empty if there is none."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        # graphlib lists the cycle against the edges, with its first name twice.
        cycle: list[str] = list(reversed(error.args[1]))[:-1]
        start = min(range(len(cycle)), key=lambda position: names.key(cycle[position]))
        return [*cycle[start:], *cycle[:start], cycle[start]]
    return []


def _queries(library: Library, where: Callable[[Place], str]) -> Iterator[Finding]:
    """Yield the views whose options name something unknown."""
    for query in (slot.query for facts in library.documents.values() for slot in facts.slots):
        if isinstance(query, CatalogueQuery):
            for message in unmet(library, query.filter, where):
                yield Finding(Subtype.REFERENCE, query.place, f"'filter' of a catalogue: {message}")
        elif isinstance(query, ComparisonQuery) and query.books:
            for message in _incomparable(library, query.books, where):
                yield Finding(Subtype.REFERENCE, query.place, f"'compare': {message}")
        elif isinstance(query, QuotationsQuery):
            if library.concepts.get(query.concept) is None:
                yield Finding(
                    Subtype.REFERENCE,
                    query.place,
                    f"'quotations' of an unknown concept '{query.concept}'. "
                    + suggestion(library, Kind.CONCEPT, query.concept, where),
                )
        elif (
            isinstance(query, PathQuery)
            and query.goal
            and reading_order(library).towards(query.goal) is None
        ):
            yield Finding(
                Subtype.REFERENCE,
                query.place,
                f"'goal' of a reading path is neither a skill nor a book: '{query.goal}'. "
                + suggestion(library, Kind.SKILL, query.goal, where),
            )


def _incomparable(
    library: Library, named: Sequence[str], where: Callable[[Place], str]
) -> Iterator[str]:
    for name in named:
        if library.book(name) is None:
            yield f"unknown book '{name}'. {suggestion(library, Kind.BOOK, name, where)}"
    yield from comparison.objections(library, named)


def _reading_cycles(library: Library) -> Iterator[Finding]:
    for cycle in reading_order(library).cycles:
        first, _ = cycle.links[0]
        after = [book for book, _ in (*cycle.links[1:], cycle.links[0])]
        steps = "; ".join(
            f"'{book.book.title}' needs {skill}, which '{teacher.book.title}' teaches"
            for (book, skill), teacher in zip(cycle.links, after, strict=True)
        )
        yield Finding(
            Subtype.CYCLE,
            first.newest.book.place,
            f"no reading order is possible: {steps}. Remove one of these skills.",
        )


def _conflicts(library: Library, where: Callable[[Place], str]) -> Iterator[Finding]:
    described = (facts.books[0] for facts in library.documents.values() if facts.books)
    for group in books.grouped(described):
        first = group[0]
        name = fields.hyphenated(first.isbn.isbn13) if first.isbn else first.title
        for fact, here, there in disagreements(group):
            yield Finding(
                Subtype.CONFLICT,
                here.place,
                f"the book {name} has the {fact.replace('_', '-')} '{shown(here, fact)}' here "
                f"and '{shown(there, fact)}' in {where(there.place)}. Keep one of the two.",
            )
