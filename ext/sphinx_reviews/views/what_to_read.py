"""``{what-to-read}``: what readers can read with the skills that they tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.html import template
from sphinx_reviews.library.reading_order import reading_order
from sphinx_reviews.library.whole_lists import whole_path
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import html_fragment, in_block
from sphinx_reviews.records import queries
from sphinx_reviews.records.queries import WhatToReadQuery
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph
from sphinx_reviews.views.path_books import book_path, in_template
from sphinx_reviews.views.path_lists import as_lists
from sphinx_reviews.views.skill_counts import few

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

#: How many books are shown: a row on a wide screen.
_LIMIT: Final = 6


class _Choice(NamedTuple):
    path: BookPath
    limit: int
    #: The page with the whole reading path, if there is another.
    whole: str | None


def _select(library: Library, slot: Slot) -> _Choice:
    query = slot.query
    assert isinstance(query, WhatToReadQuery)
    whole = whole_path(library)
    return _Choice(
        book_path(library, reading_order(library).whole),
        query.limit,
        None if whole == slot.docname else whole,
    )


def _render(choice: _Choice, node: slot, page: Page) -> list[nodes.Node]:
    path = choice.path
    if not path.rounds and not path.apart:
        return [paragraph(page.say("No review is here yet."), look=Look.EMPTY)]
    if page.is_paged:
        records = (choice, page.say)
        return [html_fragment("", records=records, docname=page.docname, write=_html)]
    shown = as_lists(path.first(choice.limit), page)
    return [in_block("div", shown, look=Look.WHAT_TO_READ)]


def _html(records: tuple[_Choice, Phrases], addresses: Addresses) -> str:
    choice, say = records
    return template("views/templates/what-to-read.html").render(
        in_template(choice.path, addresses, say),
        limit=choice.limit,
        whole=choice.whole,
        apart=few([book.review for book in choice.path.apart]),
    )


def _query(place: Place, values: Mapping[str, Any]) -> WhatToReadQuery:
    return WhatToReadQuery(place, values.get("limit", _LIMIT))


WHAT_TO_READ: Final = View(
    _select,
    _render,
    DirectiveSpec({"limit": queries.limit}, _query),
    script="reading-path.js",
    images=lambda choice: choice.path.images,
)
