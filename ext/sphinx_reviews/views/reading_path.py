"""``{reading-path}``: what to read first, in steps, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.html import template
from sphinx_reviews.library.reading_order import reading_order
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import html_fragment, in_block
from sphinx_reviews.records import names
from sphinx_reviews.records.queries import PathQuery
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph
from sphinx_reviews.views.facts import heading_level
from sphinx_reviews.views.path_books import book_path, in_template
from sphinx_reviews.views.path_lists import as_lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.model import Place
    from sphinx_reviews.views.base import Page
    from sphinx_reviews.views.path_books import BookPath


class _Path(NamedTuple):
    path: BookPath
    goal: str


def _select(library: Library, slot: Slot) -> _Path:
    query = slot.query
    assert isinstance(query, PathQuery)
    order = reading_order(library)
    found = order.towards(query.goal) if query.goal else order.whole
    return _Path(book_path(library, found), query.goal)


def _render(found: _Path, node: slot, page: Page) -> list[nodes.Node]:
    say, path = page.say, found.path
    if not path.rounds and not path.apart:
        nothing = (
            say("No book here leads to {goal}.", goal=found.goal)
            if found.goal
            else say("No review is here yet.")
        )
        return [paragraph(nothing, look=Look.EMPTY)]
    if page.is_paged:
        records = (path, heading_level(node), say)
        return [html_fragment("", records=records, docname=page.docname, write=_html)]
    return [in_block("div", as_lists(path, page), look=Look.PATH)]


def _html(records: tuple[BookPath, int, Phrases], addresses: Addresses) -> str:
    path, level, say = records
    return template("views/templates/reading-path.html").render(
        in_template(path, addresses, say), level=level
    )


def _query(place: Place, values: Mapping[str, Any]) -> PathQuery:
    return PathQuery(place, values.get("goal", ""))


PATH: Final = View(
    _select,
    _render,
    DirectiveSpec({"goal": names.normalize}, _query),
    script="reading-path.js",
    images=lambda found: found.path.images,
)
