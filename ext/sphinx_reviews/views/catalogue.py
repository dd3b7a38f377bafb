"""``{catalogue}``: books as cards that readers can filter by their reviews, or as a plain list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.language import labels
from sphinx_reviews.language.labels import NEEDS_AND_LESSONS
from sphinx_reviews.library.areas import areas
from sphinx_reviews.library.comparison import MOST
from sphinx_reviews.library.facets import FOREMOST, ORDERS, chosen
from sphinx_reviews.library.whole_lists import comparison
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import html_fragment, in_phrase, with_look
from sphinx_reviews.records import queries
from sphinx_reviews.records.queries import CatalogueQuery, Display, Facet, Order
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference
from sphinx_reviews.views.card import Card, card, skill
from sphinx_reviews.views.choices import ASKED, choices, numbers, steps
from sphinx_reviews.views.cover import cover_html, images
from sphinx_reviews.views.download import VOLUMES, WHOLE, pdf_link
from sphinx_reviews.views.facts import heading_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.areas import Area
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Review, Slot
    from sphinx_reviews.records.model import Place
    from sphinx_reviews.views.base import Page

#: How many reviews of its book a card names.
_REVIEWS: Final = 3


class _Catalogue(NamedTuple):
    cards: tuple[Card, ...]
    display: Display
    order: Order
    #: Those of the books.
    areas: tuple[Area, ...]
    #: The page that compares the books that readers choose here, if any.
    comparison: str | None


def _select(library: Library, slot: Slot) -> _Catalogue:
    query = slot.query
    assert isinstance(query, CatalogueQuery)
    reviews = chosen(library, query.filter, query.sort)
    ids = list(dict.fromkeys(review.book_id for review in reviews))[: query.limit]
    ranks = [_ranks(sorted(reviews, key=key)) for key in ORDERS.values()]
    asked_for = {review.docname for review in reviews}
    editions = [library.books.by_id[each] for each in ids]
    cards = tuple(
        card(library, each, asked_for, tuple(rank[each.id] for rank in ranks)) for each in editions
    )
    if query.display is not Display.FACETS:
        return _Catalogue(cards, query.display, query.sort, (), None)
    found = {areas(library).of_book(each) for each in editions}
    shown = tuple(area for area in areas(library).all if area in found)
    return _Catalogue(cards, query.display, query.sort, shown, comparison(library))


def _ranks(reviews: Iterable[Review]) -> dict[str, int]:
    """Return the rank of each book, that of its first review."""
    ids = dict.fromkeys(review.book_id for review in reviews)
    return {each: rank for rank, each in enumerate(ids)}


def _images(catalogue: _Catalogue) -> Iterator[str]:
    if catalogue.display is not Display.LIST:
        yield from images(each.cover for each in catalogue.cards)


def _pdfs(catalogue: _Catalogue) -> Iterator[str]:
    if catalogue.display is Display.FACETS:
        yield from (WHOLE, VOLUMES)


def _render(catalogue: _Catalogue, node: slot, page: Page) -> list[nodes.Node]:
    if not catalogue.cards:
        return [paragraph(page.say("No review is here yet."), look=Look.EMPTY)]
    if page.is_paged and catalogue.display is not Display.LIST:
        records = (catalogue, page.say, page.pdfs, min(heading_level(node), 6))
        return [html_fragment("", records=records, docname=page.docname, write=_html)]
    items = (nodes.list_item("", _line(each, page)) for each in catalogue.cards)
    return [with_look(nodes.bullet_list("", *items), Look.TITLES)]


# -- as a list ---------------------------------------------------------------


def _line(each: Card, page: Page) -> nodes.paragraph:
    say = page.say
    facts = ", ".join(filter(None, (each.by(say), each.publisher, each.year)))
    if len(each.reviews) == 1:
        judged = each.reviews[0].judged.text(say).replace(" · ", "\u00a0· ")
        described = ". ".join(filter(None, (facts, judged)))
        shown = in_phrase("span", described, look=Look.BY)
        return paragraph(reference(each.review, page), " — ", shown)
    line = paragraph(
        reference(each.review, page), " — ", in_phrase("span", f"{facts}.", look=Look.BY)
    )
    for review in each.reviews:
        line += [nodes.Text(" "), reference(review.review, page, review.name(say))]
        line += nodes.Text(f": {review.judged._replace(reviewers=()).text(say)}.")
    return line


# -- as HTML -----------------------------------------------------------------


def _html(records: tuple[_Catalogue, Phrases, Mapping[str, str], int], addresses: Addresses) -> str:
    catalogue, say, pdfs, level = records
    offered = choices(([each.values for each in one.reviews] for one in catalogue.cards), say)
    number_of = numbers(offered)
    # Where there is nothing to choose, and for addresses of older versions.
    hidden = {each for each, values in offered.items() if len(values) == 1} | {Facet.SKILL}
    return template("views/templates/catalogue.html").render(
        say=say,
        addresses=addresses,
        catalogue=catalogue,
        level=level,
        whole=pdf_link(WHOLE, pdfs, addresses),
        volumes=int(pdfs.get(VOLUMES, 0)),
        is_offered=catalogue.display is Display.FACETS,
        known=" ".join(ASKED),
        area_of={area.name: area.number for area in catalogue.areas},
        facets=[
            (facet, say(labels.FACETS[facet]), offered[facet], facet in hidden, facet in FOREMOST)
            for facet in offered
        ],
        orders=[(order, say(title)) for order, title in labels.ORDERS.items()],
        steps=lambda one: "|".join(
            steps(number_of[value] for value in each.values) for each in one.reviews
        ),
        cover=lambda one: cover_html(one.cover, addresses),
        most=_REVIEWS,
        compared=MOST,
        kinds=NEEDS_AND_LESSONS,
        skill=skill,
    )


def _query(place: Place, values: Mapping[str, Any]) -> CatalogueQuery:
    return CatalogueQuery(
        place,
        values.get("filter", ()),
        values.get("sort", Order.DATE),
        values.get("limit"),
        values.get("display", Display.FACETS),
    )


CATALOGUE: Final = View(
    _select,
    _render,
    DirectiveSpec(
        {
            "filter": queries.filters,
            "sort": queries.order,
            "limit": queries.limit,
            "display": queries.display,
        },
        _query,
    ),
    script="catalogue.js",
    images=_images,
    pdfs=_pdfs,
)
