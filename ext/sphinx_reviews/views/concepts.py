"""The definition of a concept, and where reviews discuss it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.library.kinship import kinship
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_block, modifier
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Concept, Kind, Target
from sphinx_reviews.views.base import View, paragraph, references, with_names
from sphinx_reviews.views.cover import images
from sphinx_reviews.views.facts import Row, fact_list, heading, links
from sphinx_reviews.views.neighbourhood import Neighbours, neighbourhood
from sphinx_reviews.views.spread import Spread, quotations, spread
from sphinx_reviews.views.unlinked import folded, unlinked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.views.backlinks import Source
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
    said: Spread
    #: Where it is named without a reference.
    unlinked: tuple[Source, ...]


def _unknown(library: Library, listed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in listed if library.concepts.resolve(name) is None)


def _select(library: Library, slot: Slot) -> _Definition:
    facts = library.documents[slot.docname]
    concept = facts.definition(slot)
    assert isinstance(concept, Concept)
    is_page = names.key(facts.title) == names.key(concept.name)
    # A second definition of the name is shown, but only the first is the concept.
    is_owner = library.concepts.is_owner(concept)
    return _Definition(
        name=concept.name,
        is_page=is_page,
        aliases=concept.aliases,
        broader=tuple(filter(None, (library.concepts.resolve(name) for name in concept.broader))),
        narrower=tuple(map(library.concepts.target, library.narrower(concept))) if is_owner else (),
        related=tuple(map(library.concepts.target, library.related(concept))) if is_owner else (),
        unknown_broader=_unknown(library, concept.broader),
        unknown_related=_unknown(library, concept.related) if is_owner else concept.related,
        together=_together(library, concept) if is_owner else (),
        exact_match=concept.exact_match,
        said=spread(library, concept.name, is_large=is_page) if is_owner else Spread((), is_page),
        unlinked=unlinked(library, Kind.CONCEPT, concept.name) if is_owner else (),
    )


def _together(library: Library, concept: Concept) -> tuple[Target, ...]:
    """Return the concepts most often discussed with *concept*, except those it is linked to."""
    near = {each.name for each in (*library.narrower(concept), *library.related(concept))}
    near |= {broader.name for name in concept.broader if (broader := library.concepts.get(name))}
    others = (each for each, _ in kinship(library).discussed_with(concept) if each.name not in near)
    return tuple(map(library.concepts.target, islice(others, _TOGETHER)))


def _render(concept: _Definition, node: slot, page: Page) -> list[nodes.Node]:
    told = [*_definition(concept, node, page), *_said(concept, node, page)]
    around = _around(concept, node, page)
    looks = [modifier(Kind.CONCEPT), *([modifier("alone")] if concept.is_page else [])]
    content = [in_block("div", told, look=Look.TOLD)]
    if around:
        label = page.say("Concepts around {name}", name=concept.name)
        content.append(in_block("aside", around, look=Look.AROUND, aria_label=label))
    entry = in_block("div", content, look=Look.ENTRY, modifiers=looks)
    entry["ids"] = node["ids"]
    return [entry]


def _definition(concept: _Definition, node: slot, page: Page) -> Iterator[nodes.Node]:
    say = page.say
    if not concept.is_page:
        yield heading(concept.name, node)
    if node.children:
        yield in_block("div", node.children, look=Look.DEFINITION)
    else:
        yield paragraph(say("This concept has no definition yet."), look=Look.HINT)
    rows: list[Row] = [
        (say("Also called"), ", ".join(concept.aliases)),
        (say("Same as"), links(concept.exact_match)),
    ]
    if any(value for _, value in rows):
        yield fact_list(rows)


def _said(concept: _Definition, node: slot, page: Page) -> Iterator[nodes.Node]:
    """Yield what the reviews say, or that they do not."""
    say, voices = page.say, concept.said.voices
    if voices:
        number = len(voices)
        title = say.count("Discussed in {n} review", "Discussed in {n} reviews", number)
        yield heading(title, node, deeper=not concept.is_page)
        if page.is_paged and any(voice.cover for voice in voices):
            lit = say("The yellow cell of a cover is the place of this concept.")
            yield paragraph(lit, look=Look.HINT)
        yield quotations(concept.said, page)
        if number == 1 and concept.is_page:
            alone = say("No other book discusses this yet. Its sentences will stand here.")
            yield paragraph(alone, look=Look.HINT)
    else:
        nothing = say("No review discusses this concept yet. A mention in a review appears here.")
        yield paragraph(nothing, look=Look.EMPTY)
    yield from folded(concept.unlinked, page)


def _around(concept: _Definition, node: slot, page: Page) -> list[nodes.Node]:
    """Return the neighbours, as a drawing and in words."""
    say = page.say
    near = Neighbours(
        concept.name, concept.broader, concept.narrower, concept.related, concept.together
    )
    rows: list[Row] = [
        (say("Broader"), with_names(references(concept.broader, page), concept.unknown_broader)),
        (say("Narrower"), references(concept.narrower, page)),
        (say("Related"), with_names(references(concept.related, page), concept.unknown_related)),
        (say("Discussed together"), references(concept.together, page)),
    ]
    if not any(value for _, value in rows):
        return []
    drawn = neighbourhood(near, page) if concept.is_page else []
    title = [heading(say("Neighbouring concepts"), node)] if concept.is_page else []
    return [*title, *drawn, fact_list(rows)]


def _images(concept: _Definition) -> Iterator[str]:
    return images(each.cover for each in concept.said.voices)


DEFINITION: Final = View(_select, _render, script="graph.js", images=_images)
