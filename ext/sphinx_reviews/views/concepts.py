"""The definition of a concept, and where reviews discuss it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.library.kinship import kinship
from sphinx_reviews.nodes import Look, in_block, modifier
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Concept, Kind, Target
from sphinx_reviews.views.backlinks import Source, backlinks, sources
from sphinx_reviews.views.base import View, paragraph, references, with_names
from sphinx_reviews.views.facts import fact_list, heading, links
from sphinx_reviews.views.neighbourhood import Neighbours, neighbourhood
from sphinx_reviews.views.unlinked import folded, unlinked

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.views.base import Page


#: How many concepts discussed together a definition names.
_TOGETHER: Final = 4


class _Definition(NamedTuple):
    name: str
    #: Whether the page's title is the name.
    is_page: bool
    aliases: tuple[str, ...]
    broader: tuple[Target, ...]
    narrower: tuple[Target, ...]
    related: tuple[Target, ...]
    #: Unknown names among the broader and the related.
    unknown_broader: tuple[str, ...]
    unknown_related: tuple[str, ...]
    #: Concepts that the same reviews discuss.
    together: tuple[Target, ...]
    exact_match: tuple[str, ...]
    sources: tuple[Source, ...]
    #: Where it is named without a reference.
    unlinked: tuple[Source, ...]


def _unknown(library: Library, listed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in listed if library.concepts.resolve(name) is None)


def _select(library: Library, slot: Slot) -> _Definition:
    facts = library.documents[slot.docname]
    concept = facts.definition(slot)
    assert isinstance(concept, Concept)
    # A second definition of the name is shown, but only the first is the concept.
    is_owner = library.concepts.is_owner(concept)
    return _Definition(
        name=concept.name,
        is_page=names.key(facts.title) == names.key(concept.name),
        aliases=concept.aliases,
        broader=tuple(filter(None, (library.concepts.resolve(name) for name in concept.broader))),
        narrower=tuple(map(library.concepts.target, library.narrower(concept))) if is_owner else (),
        related=tuple(map(library.concepts.target, library.related(concept))) if is_owner else (),
        unknown_broader=_unknown(library, concept.broader),
        unknown_related=_unknown(library, concept.related) if is_owner else concept.related,
        together=_together(library, concept) if is_owner else (),
        exact_match=concept.exact_match,
        sources=sources(library, Kind.CONCEPT, concept.name) if is_owner else (),
        unlinked=unlinked(library, Kind.CONCEPT, concept.name) if is_owner else (),
    )


def _together(library: Library, concept: Concept) -> tuple[Target, ...]:
    """Return the concepts most often discussed with *concept*, except those it is linked to."""
    near = {each.name for each in (*library.narrower(concept), *library.related(concept))}
    near |= {broader.name for name in concept.broader if (broader := library.concepts.get(name))}
    others = (each for each, _ in kinship(library).discussed_with(concept) if each.name not in near)
    return tuple(map(library.concepts.target, islice(others, _TOGETHER)))


def _render(concept: _Definition, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    content: list[nodes.Node] = [] if concept.is_page else [heading(concept.name, node)]
    content += [
        in_block("div", node.children, look=Look.DEFINITION)
        if node.children
        else paragraph(say("This concept has no definition yet."), look=Look.HINT),
        fact_list(
            [
                (say("Also called"), ", ".join(concept.aliases)),
                (
                    say("Broader"),
                    with_names(references(concept.broader, page), concept.unknown_broader),
                ),
                (say("Narrower"), references(concept.narrower, page)),
                (
                    say("Related"),
                    with_names(references(concept.related, page), concept.unknown_related),
                ),
                (say("Discussed together"), references(concept.together, page)),
                (say("Same as"), links(concept.exact_match)),
            ]
        ),
    ]
    content += neighbourhood(
        Neighbours(
            concept.name, concept.broader, concept.narrower, concept.related, concept.together
        ),
        page,
    )
    if concept.sources:
        number = len(concept.sources)
        content += [
            heading(say.count("Discussed in {n} review", "Discussed in {n} reviews", number), node),
            backlinks(concept.sources, page),
        ]
    else:
        nothing = say("No review discusses this concept yet. A mention in a review appears here.")
        content.append(paragraph(nothing, look=Look.EMPTY))
    content += folded(concept.unlinked, page)
    entry = in_block("div", content, look=Look.ENTRY, modifiers=[modifier(Kind.CONCEPT)])
    entry["ids"] = node["ids"]
    return [entry]


DEFINITION: Final = View(_select, _render)
