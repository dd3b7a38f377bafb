"""``{compare}``: two or three books beside each other, or a page on which readers choose them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from markupsafe import Markup

from sphinx_reviews.html import template
from sphinx_reviews.language import collation
from sphinx_reviews.library.comparison import FEWEST, compared
from sphinx_reviews.library.whole_lists import all_reviews
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import html_fragment
from sphinx_reviews.records.queries import ComparisonQuery
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph
from sphinx_reviews.views.compared import Comparison, comparison
from sphinx_reviews.views.compared_html import blank, in_common, written
from sphinx_reviews.views.compared_text import tables
from sphinx_reviews.views.cover import images
from sphinx_reviews.views.facts import heading_level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils import nodes

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.model import Place
    from sphinx_reviews.views.base import Page

_CHOSEN_THERE: Final = (
    "Which books stand beside each other is chosen in the browser, with JavaScript."
)


class _Named(NamedTuple):
    """The books that an author names."""

    comparison: Comparison
    names: tuple[str, ...]


class _Listed(NamedTuple):
    """A book that readers may choose."""

    docname: str
    title: str
    #: Of its older reviews.
    others: tuple[str, ...]


class _Choice(NamedTuple):
    """What readers may choose."""

    books: tuple[_Listed, ...]
    #: Docname and title of the page with all books.
    catalogue: tuple[str, str] | None


def _select(library: Library, slot: Slot) -> _Named | _Choice:
    query = slot.query
    assert isinstance(query, ComparisonQuery)
    if query.books:
        return _Named(comparison(library, compared(library, query.books)), query.books)
    catalogue = all_reviews(library)
    books = (
        _Listed(
            edition.newest.docname,
            edition.book.title,
            tuple(review.docname for review in edition.reviews[1:]),
        )
        for edition in library.books.by_id.values()
    )
    return _Choice(
        tuple(sorted(books, key=lambda each: (collation.sort_key(each.title), each.docname))),
        (catalogue, library.documents[catalogue].title) if catalogue else None,
    )


def _render(records: _Named | _Choice, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    if isinstance(records, _Choice):
        if not page.is_paged:
            return [paragraph(say(_CHOSEN_THERE), look=Look.EMPTY)]
        return [_fragment(records, node, page, _write_choice)]
    found, names = records
    if len(found.columns) < FEWEST:
        said = say("There are not two books here to compare: {names}", names="; ".join(names))
        return [paragraph(said, look=Look.EMPTY)]
    if page.is_paged:
        return [_fragment(found, node, page, _write)]
    return [*tables(found, node, page)]


def _fragment(records: object, node: slot, page: Page, write: object) -> html_fragment:
    shown = (records, page.say, heading_level(node))
    return html_fragment("", records=shown, docname=page.docname, write=write)


def _write(records: tuple[Comparison, Phrases, int], addresses: Addresses) -> str:
    found, say, level = records
    shown = Markup('<div class="rv-{}">\n{}</div>\n')
    return shown.format(Look.COMPARE, written(found, addresses, say, level))


def _write_choice(records: tuple[_Choice, Phrases, int], addresses: Addresses) -> str:
    choice, say, level = records
    phrases = {
        "none": in_common(0, say),
        "one": in_common(1, say),
        "many": in_common("{n}", say),
        "few": say("Choose two or three books."),
        "unknown": say("Not in this library: {names}", names="{names}"),
    }
    data = json.dumps({"books": choice.books, "phrases": phrases}, ensure_ascii=False)
    return template("views/templates/compare-choice.html").render(
        advice=say(_CHOSEN_THERE),
        catalogue=choice.catalogue,
        ordinals=[say("First book"), say("Second book"), say("Third book")],
        blank=blank(say, level),
        data=Markup(data.replace("<", r"\u003c")),  # noqa: S704  (JSON in a script)
        addresses=addresses,
        say=say,
    )


def _images(records: _Named | _Choice) -> Iterator[str]:
    if isinstance(records, _Named):
        yield from images(each.cover for each in records.comparison.columns)


def _query(place: Place, values: Mapping[str, Any]) -> ComparisonQuery:
    names = (each.strip() for each in values["argument"].split(";"))
    return ComparisonQuery(place, tuple(filter(None, names)))


COMPARE: Final = View(
    _select,
    _render,
    DirectiveSpec(query=_query, argument_is="books"),
    script="compare.js",
    images=_images,
)
