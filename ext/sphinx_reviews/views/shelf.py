"""``{shelf}``: all books as spines, by area."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.language import collation
from sphinx_reviews.library.areas import Area, areas
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import html_fragment
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference
from sphinx_reviews.views.facts import heading, heading_level

if TYPE_CHECKING:
    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.views.base import Page

#: More sentences make no spine higher.
_HIGHEST: Final = 30


class _Spine(NamedTuple):
    review: Target
    #: Of the title, as BCP 47 tag; empty if nobody says.
    language: str
    #: How many sentences on concepts its reviews have, up to :data:`_HIGHEST`.
    sentences: int


class _Board(NamedTuple):
    area: Area
    #: By title.
    spines: tuple[_Spine, ...]


def _select(library: Library, slot: Slot) -> tuple[_Board, ...]:
    known = areas(library)
    boards: defaultdict[Area, list[Edition]] = defaultdict(list)
    for edition in library.books.by_id.values():
        boards[known.of_book(edition)].append(edition)
    # Those of no area come last.
    order = [*known.all, Area()]
    return tuple(
        _Board(area, tuple(_spine(library, each) for each in sorted(boards[area], key=_position)))
        for area in sorted(boards, key=order.index)
    )


def _position(edition: Edition) -> tuple[object, ...]:
    return (collation.sort_key(edition.book.title), edition.id)


def _spine(library: Library, edition: Edition) -> _Spine:
    sentences = sum(
        sum(library.mentions.concept_sentences(each.docname).values()) for each in edition.reviews
    )
    return _Spine(
        Target(Kind.BOOK, edition.newest.docname, "", edition.book.title),
        edition.book.language,
        min(sentences, _HIGHEST),
    )


def _render(boards: tuple[_Board, ...], node: slot, page: Page) -> list[nodes.Node]:
    if not boards:
        return [paragraph(page.say("No review is here yet."), look=Look.EMPTY)]
    if page.is_paged:
        records = (boards, heading_level(node), page.say)
        return [html_fragment("", records=records, docname=page.docname, write=_html)]
    shown: list[nodes.Node] = []
    for board in boards:
        shown.append(heading(_name(board, page.say), node))
        items = (
            nodes.list_item("", paragraph(reference(each.review, page))) for each in board.spines
        )
        shown.append(nodes.bullet_list("", *items))
    return shown


def _name(board: _Board, say: Phrases) -> str:
    return board.area.name or say("Other")


def _html(records: tuple[tuple[_Board, ...], int, Phrases], addresses: Addresses) -> str:
    boards, level, say = records
    return template("views/templates/shelf.html").render(
        boards=boards, level=level, name=_name, say=say, addresses=addresses
    )


SHELF: Final = View(_select, _render, DirectiveSpec())
