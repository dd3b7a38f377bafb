"""``{catalogue}``: reviews as cards that readers can filter, or as a plain list."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.language import collation, disclosures, labels
from sphinx_reviews.language.judgement import stars
from sphinx_reviews.language.labels import LEVELS, VERDICTS
from sphinx_reviews.library.facets import OFFERED, ORDERS, chosen, facets
from sphinx_reviews.nodes import Look, html_fragment, in_phrase, with_look
from sphinx_reviews.records import queries
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.records.queries import CatalogueQuery, Display, Facet, Order
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference
from sphinx_reviews.views.download import WHOLE, pdf_link
from sphinx_reviews.views.drawing.cover import stand_in
from sphinx_reviews.views.facts import rating_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Review, Slot
    from sphinx_reviews.records.model import DisclosureKind, Place, VerdictWord
    from sphinx_reviews.views.base import Page

#: How many skills and people a card shows; more would push the facts off it.
_SKILLS, _PEOPLE = 2, 2


class _Card(NamedTuple):
    review: Target
    people: tuple[str, ...]
    publisher: str
    year: str
    #: Path of the image from the source directory; empty for a stand-in.
    cover: str
    verdict: VerdictWord | None
    rating: float | None
    #: The kinds of each disclosure, and any unknown kind as typed.
    disclosures: tuple[tuple[tuple[DisclosureKind, ...], str], ...]
    skills: tuple[Target, ...]
    facets: tuple[tuple[Facet, str], ...]
    #: What the search field also matches: original title, translators, other spellings.
    words: str
    #: Its rank in each sort order.
    ranks: tuple[int, ...]


class _Catalogue(NamedTuple):
    cards: tuple[_Card, ...]
    display: Display
    order: Order


def _select(library: Library, slot: Slot) -> _Catalogue:
    query = slot.query
    assert isinstance(query, CatalogueQuery)
    reviews = chosen(library, query.filter, query.sort, query.limit)
    ranks = [
        {review.docname: rank for rank, review in enumerate(sorted(reviews, key=key))}
        for key in ORDERS.values()
    ]
    cards = tuple(
        _card(library, review, tuple(rank[review.docname] for rank in ranks)) for review in reviews
    )
    return _Catalogue(cards, query.display, query.sort)


def _card(library: Library, review: Review, ranks: tuple[int, ...]) -> _Card:
    book, verdict = review.book, review.verdict
    people = book.authors or book.editors
    found = facets(library, review)
    # First, as what a book teaches says more about it than what it requires.
    skills = dict.fromkeys((*found.get(Facet.TAUGHT, ()), *found.get(Facet.SKILL, ())))
    others = (person.alternate_name for person in (*people, *book.translators))
    translators = (person.name for person in book.translators)
    return _Card(
        review=Target(Kind.BOOK, review.docname, "", book.title),
        people=tuple(person.name for person in people),
        publisher=book.publisher,
        year=book.published[:4],
        cover=book.cover,
        verdict=verdict.word if verdict else None,
        rating=verdict.rating if verdict else None,
        disclosures=tuple((each.kinds, each.unread) for each in review.disclosures),
        skills=tuple(
            target for name in list(skills)[:_SKILLS] if (target := library.skills.resolve(name))
        ),
        facets=tuple((facet, value) for facet in OFFERED for value in found.get(facet, ())),
        words=" ".join(filter(None, (book.original, *others, *translators))),
        ranks=ranks,
    )


def _images(catalogue: _Catalogue) -> Iterator[str]:
    if catalogue.display is not Display.LIST:
        yield from (card.cover for card in catalogue.cards if card.cover)


def _pdfs(catalogue: _Catalogue) -> Iterator[str]:
    if catalogue.display is not Display.LIST:
        yield from (card.review.docname for card in catalogue.cards)
    if catalogue.display is Display.FACETS:
        yield WHOLE


def _render(catalogue: _Catalogue, node: slot, page: Page) -> list[nodes.Node]:
    if not catalogue.cards:
        return [paragraph(page.say("No review is here yet."), look=Look.EMPTY)]
    if page.is_paged and catalogue.display is not Display.LIST:
        records = (catalogue, page.say, page.pdfs)
        return [html_fragment("", records=records, docname=page.docname, write=_html)]
    items = (nodes.list_item("", _line(card, page)) for card in catalogue.cards)
    return [with_look(nodes.bullet_list("", *items), Look.TITLES)]


# -- as a list ---------------------------------------------------------------


def _line(card: _Card, page: Page) -> nodes.paragraph:
    say = page.say
    facts = ", ".join(filter(None, (_people(card, say), card.publisher, card.year)))
    described = ". ".join(filter(None, (facts, ", ".join(_judgement(card, say)))))
    return paragraph(
        reference(card.review, page),
        " — ",
        in_phrase("span", described, look=Look.BY),
    )


def _people(card: _Card, say: Phrases) -> str:
    """Return the first people on a card, and how many more there are."""
    shown = ", ".join(card.people[:_PEOPLE])
    more = len(card.people) - _PEOPLE
    return say("{names} and {n} more", names=shown, n=more) if more > 0 else shown


def _judgement(card: _Card, say: Phrases) -> Iterator[str]:
    for kinds, unread in card.disclosures:
        yield disclosures.mark(kinds, unread, say)
    if card.verdict:
        yield say(VERDICTS[card.verdict])
    yield "".join(each.astext() for each in rating_phrase(card.rating, say))


# -- as HTML -----------------------------------------------------------------


class _Choice(NamedTuple):
    """A value that readers may choose; cards refer to it by number."""

    number: int
    value: str
    label: str
    reviews: int


def _html(records: tuple[_Catalogue, Phrases, Mapping[str, str]], addresses: Addresses) -> str:
    catalogue, say, pdfs = records
    choices = _choices(catalogue.cards, say)
    numbers = {
        (facet, each.value): each.number for facet, values in choices.items() for each in values
    }
    return template("views/templates/catalogue.html").render(
        say=say,
        addresses=addresses,
        catalogue=catalogue,
        whole=WHOLE,
        is_offered=catalogue.display is Display.FACETS,
        facets=[(facet, say(labels.FACETS[facet]), choices[facet]) for facet in choices],
        orders=[(order, say(title)) for order, title in labels.ORDERS.items()],
        steps=lambda card: _steps(numbers[each] for each in card.facets),
        stand_in=lambda card: stand_in(card.review.title, card.people[0] if card.people else ""),
        people=_people,
        stars=stars,
        disclosure_mark=disclosures.mark,
        pdf=lambda name: pdf_link(name, pdfs, addresses),
        verdicts=VERDICTS,
    )


def _choices(cards: Iterable[_Card], say: Phrases) -> dict[Facet, list[_Choice]]:
    """Return the values of each facet in the order in which they are offered."""
    counts = Counter(each for card in cards for each in card.facets)
    found: dict[Facet, list[_Choice]] = {}
    number = 0
    for facet in OFFERED:
        values = [value for each, value in counts if each is facet]
        for value in sorted(values, key=lambda each: _position(facet, each, counts[facet, each])):
            label = say(_WORDS[facet][value]) if facet in _WORDS else value
            choice = _Choice(number, value, label, counts[facet, value])
            found.setdefault(facet, []).append(choice)
            number += 1
    return found


def _steps(numbers: Iterable[int]) -> str:
    """Return the numbers in ascending order, each as its difference from the one before.

    This makes those of a thousand cards a third smaller in a compressed page.
    """
    rising = sorted(numbers)
    return " ".join(str(after - before) for before, after in pairwise([0, *rising]))


#: The facets whose values are phrases of the interface, in their order.
_WORDS: Final = {
    Facet.VERDICT: {word.value: title for word, title in VERDICTS.items()},
    Facet.LEVEL: LEVELS,
}


def _position(facet: Facet, value: str, count: int) -> tuple[object, ...]:
    if facet in _WORDS:
        return (list(_WORDS[facet]).index(value),)
    if facet is Facet.YEAR:
        return (-int(value),)
    return (-count, collation.sort_key(value))


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
