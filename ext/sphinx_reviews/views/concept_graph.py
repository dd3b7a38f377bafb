"""``{concept-graph}``: the concepts that most books discuss, and how they are related."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.language import collation
from sphinx_reviews.library.areas import Area, areas
from sphinx_reviews.library.kinship import kinship
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import html_fragment, in_block, in_phrase
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference, references
from sphinx_reviews.views.drawing.edges import MEANINGS, Relation
from sphinx_reviews.views.drawing.layout import Box, layout
from sphinx_reviews.views.drawing.lettering import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.kinds import Concept, Target
    from sphinx_reviews.views.base import Page

#: A drawing of more concepts would be illegible.
_CONCEPTS: Final = 60
#: Lines from each concept to others discussed with it, and the fewest books for a line.
_TOGETHER, _BOOKS_TOGETHER = 2, 2


class _Node(NamedTuple):
    target: Target
    #: How many discuss it.
    books: int
    #: That of the books which say most of it.
    area: Area


class _Graph(NamedTuple):
    nodes: tuple[_Node, ...]
    #: Positions in ``nodes``.
    edges: tuple[tuple[int, int, Relation], ...]
    #: How many concepts there are in all.
    all: int


def _select(library: Library, slot: Slot) -> _Graph:
    counted = [(concept, _books_on(library, concept)) for concept in library.concepts.all]
    counted.sort(key=lambda pair: (-pair[1], collation.sort_key(pair[0].name)))
    shown = counted[:_CONCEPTS]
    position = {concept.name: number for number, (concept, _) in enumerate(shown)}
    edges: dict[tuple[int, int], Relation] = {}
    for relation, one, other in _relations(library, [concept for concept, _ in shown]):
        if one in position and other in position:
            low, high = sorted((position[one], position[other]))
            if low != high:
                edges.setdefault((low, high), relation)
    return _Graph(
        tuple(
            _Node(library.concepts.target(concept), books, areas(library).of_concept(concept.name))
            for concept, books in shown
        ),
        tuple((*ends, relation) for ends, relation in sorted(edges.items())),
        len(counted),
    )


def _books_on(library: Library, concept: Concept) -> int:
    found = library.mentions.of(Kind.CONCEPT, concept.name)
    return len({each.review.book_id for each in found})


def _relations(library: Library, concepts: list[Concept]) -> Iterator[tuple[Relation, str, str]]:
    """Yield pairs of names, the strongest relations first."""
    for concept in concepts:
        for name in concept.broader:
            if broader := library.concepts.get(name):
                yield Relation.BROADER, concept.name, broader.name
    for concept in concepts:
        for related in library.related(concept):
            yield Relation.RELATED, concept.name, related.name
    for concept in concepts:
        for other, books in kinship(library).discussed_with(concept)[:_TOGETHER]:
            if books >= _BOOKS_TOGETHER:
                yield Relation.TOGETHER, concept.name, other.name


def _render(graph: _Graph, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    if not graph.nodes:
        return [paragraph(say("No concept is defined yet."), look=Look.EMPTY)]
    listed = nodes.bullet_list("", *_lines(graph, page))
    if not page.is_paged:
        return [listed]
    hint = say("The larger a circle, the more books discuss the concept.")
    if len(graph.nodes) < graph.all:
        hint += " " + say("Shown are {n} of {all}.", n=len(graph.nodes), all=graph.all)
    drawing = html_fragment("", records=(graph, say), docname=page.docname, write=_svg)
    words = in_block("details", [in_phrase("summary", say("As a list")), listed])
    return [
        in_block("div", [drawing, paragraph(hint, look=Look.HINT), words], look=Look.GRAPH),
    ]


def _lines(graph: _Graph, page: Page) -> Iterator[nodes.list_item]:
    """Yield what the drawing shows, in words."""
    say = page.say
    for number, each in enumerate(graph.nodes):
        neighbours = [
            graph.nodes[other if one == number else one].target
            for one, other, _ in graph.edges
            if number in {one, other}
        ]
        target = each.target
        count = say.count("{n} book", "{n} books", each.books)
        link = reference(target, page)
        line = paragraph(link, f" ({count})")
        if neighbours:
            line += [nodes.Text(" → "), *references(neighbours, page)]
        yield nodes.list_item("", line)


# -- as a drawing ------------------------------------------------------------

_LETTERS, _LINE, _MARGIN = 15, 20, 12


class _Drawn(NamedTuple):
    """A concept as the template draws it."""

    node: _Node
    x: float
    y: float
    radius: float


def _svg(records: tuple[_Graph, Phrases], addresses: Addresses) -> str:
    graph, say = records
    radii = [round(7 + 4 * sqrt(each.books), 1) for each in graph.nodes]
    boxes = [
        Box(max(text_width(each.target.title, _LETTERS), 2 * radius), 2 * radius + _LINE)
        for each, radius in zip(graph.nodes, radii, strict=True)
    ]
    centres = layout(boxes, ((one, other) for one, other, _ in graph.edges))
    drawn = [
        # The box is the circle and the name below it.
        _Drawn(
            each,
            round(x + _MARGIN),
            round(y + _MARGIN - _LINE / 2),
            radius,
        )
        for each, radius, (x, y) in zip(graph.nodes, radii, centres, strict=True)
    ]
    right = max(x + box.width / 2 for (x, _), box in zip(centres, boxes, strict=True))
    bottom = max(y + box.height / 2 for (_, y), box in zip(centres, boxes, strict=True))
    return template("views/templates/concept-graph.svg").render(
        drawn=drawn,
        edges=graph.edges,
        relations=[each for each in Relation if any(each is edge[2] for edge in graph.edges)],
        meanings=MEANINGS,
        areas=sorted({each.area for each in graph.nodes if each.area.name}, key=_in_order),
        width=round(right + 2 * _MARGIN),
        height=round(bottom + 2 * _MARGIN),
        letters=_LETTERS,
        addresses=addresses,
        say=say,
    )


def _in_order(area: Area) -> tuple[object, ...]:
    return area.number, collation.sort_key(area.name)


GRAPH: Final = View(_select, _render, DirectiveSpec(), script="graph.js")
