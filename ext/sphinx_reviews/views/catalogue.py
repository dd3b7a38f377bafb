"""``{catalogue}``: books as cards that readers can filter by their reviews, or as a plain list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes

from sphinx_reviews.library.areas import areas
from sphinx_reviews.library.facets import ORDERS, chosen
from sphinx_reviews.library.whole_lists import comparison, filtered
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import html_fragment, in_phrase, with_look
from sphinx_reviews.records import queries
from sphinx_reviews.records.queries import CARDS_PER_PAGE, CatalogueQuery, Display, Order
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference
from sphinx_reviews.views.card import card
from sphinx_reviews.views.catalogue_pages import Catalogue, first_page, page_names, write
from sphinx_reviews.views.choices import counted
from sphinx_reviews.views.cover import images
from sphinx_reviews.views.download import VOLUMES, WHOLE
from sphinx_reviews.views.facts import heading_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Review, Slot
    from sphinx_reviews.records.model import Place
    from sphinx_reviews.views.base import Page
    from sphinx_reviews.views.card import Card


def _select(library: Library, slot: Slot) -> Catalogue:
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
    is_offered = query.display is Display.FACETS
    found = {areas(library).of_book(each) for each in editions} if is_offered else set()
    return Catalogue(
        slot.docname,
        cards,
        query.display,
        query.sort,
        tuple(area for area in areas(library).all if area in found),
        comparison(library) if is_offered else None,
        counted([each.values for each in one.reviews] for one in cards if is_offered),
        query.per_page,
        page_names(library, slot, -(-len(cards) // query.per_page)),
        filtered(library.documents[slot.docname]) == slot,
    )


def _ranks(reviews: Iterable[Review]) -> dict[str, int]:
    """Return the rank of each book, that of its first review."""
    ids = dict.fromkeys(review.book_id for review in reviews)
    return {each: rank for rank, each in enumerate(ids)}


def _images(catalogue: Catalogue) -> Iterator[str]:
    if catalogue.display is not Display.LIST:
        yield from images(each.cover for each in first_page(catalogue).cards)


def _pdfs(catalogue: Catalogue) -> Iterator[str]:
    if catalogue.display is Display.FACETS:
        yield from (WHOLE, VOLUMES)


def _on_pages(catalogue: Catalogue) -> object:
    return catalogue if catalogue.display is Display.LIST else first_page(catalogue)


def _render(catalogue: Catalogue, node: slot, page: Page) -> list[nodes.Node]:
    if not catalogue.cards:
        return [paragraph(page.say("No review is here yet."), look=Look.EMPTY)]
    if page.is_paged and catalogue.display is not Display.LIST:
        records = (first_page(catalogue), page.say, page.pdfs, heading_level(node))
        return [html_fragment("", records=records, docname=page.docname, write=write)]
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


def _query(place: Place, values: Mapping[str, Any]) -> CatalogueQuery:
    return CatalogueQuery(
        place,
        values.get("filter", ()),
        values.get("sort", Order.DATE),
        values.get("limit"),
        values.get("display", Display.FACETS),
        values.get("per-page", CARDS_PER_PAGE),
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
            "per-page": queries.limit,
        },
        _query,
    ),
    script="catalogue.js",
    images=_images,
    pdfs=_pdfs,
    on_pages=_on_pages,
)
