"""``{catalogue}``: books as cards that readers can filter by their reviews, or as a plain list."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.language import collation, disclosures, labels
from sphinx_reviews.language.judgement import stars
from sphinx_reviews.language.labels import DISCLOSURES, LEVELS, NEEDS_AND_LESSONS, VERDICTS
from sphinx_reviews.library.covers import cover_of
from sphinx_reviews.library.facets import OFFERED, ORDERS, chosen, facets
from sphinx_reviews.nodes import Look, html_fragment, in_phrase, with_look
from sphinx_reviews.records import queries
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.records.queries import CatalogueQuery, Display, Facet, Order
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference
from sphinx_reviews.views.cover import cover_html
from sphinx_reviews.views.download import WHOLE, pdf_link
from sphinx_reviews.views.facts import rating_phrase
from sphinx_reviews.views.leveled import Leveled, leveled, link_with_level

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.covers import Cover
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Review, Slot
    from sphinx_reviews.records.model import Book, DisclosureKind, Place, VerdictWord
    from sphinx_reviews.views.base import Page

#: How many skills of a kind, people and reviews a card shows; more would push the facts off it.
_SKILLS, _PEOPLE, _REVIEWS = 2, 2, 3


class _Review(NamedTuple):
    """What a card says of one review of its book."""

    review: Target
    #: Empty where all reviews are by one person.
    reviewers: tuple[str, ...]
    #: ``YYYY-MM-DD``, or empty.
    date: str
    verdict: VerdictWord | None
    rating: float | None
    #: The kinds of each disclosure, and any unknown kind as typed.
    disclosures: tuple[tuple[tuple[DisclosureKind, ...], str], ...]
    facets: tuple[tuple[Facet, str], ...]


class _Card(NamedTuple):
    """A book, and the reviews of it that were asked for, newest first."""

    title: str
    people: tuple[str, ...]
    publisher: str
    year: str
    cover: Cover
    reviews: tuple[_Review, ...]
    #: What the book needs and teaches, or else what is recommended besides.
    skills: tuple[tuple[RecommendationKind, tuple[Leveled, ...]], ...]
    #: What the search field also matches: original title, translators, other spellings.
    words: str
    #: Its rank in each sort order.
    ranks: tuple[int, ...]

    @property
    def review(self) -> Target:
        """The newest review, under the title of the book."""
        return self.reviews[0].review


class _Catalogue(NamedTuple):
    cards: tuple[_Card, ...]
    display: Display
    order: Order


def _select(library: Library, slot: Slot) -> _Catalogue:
    query = slot.query
    assert isinstance(query, CatalogueQuery)
    reviews = chosen(library, query.filter, query.sort)
    ids = list(dict.fromkeys(review.book_id for review in reviews))[: query.limit]
    ranks = [_ranks(sorted(reviews, key=key)) for key in ORDERS.values()]
    asked_for = {review.docname for review in reviews}
    cards = tuple(
        _card(library, library.books.by_id[each], asked_for, tuple(rank[each] for rank in ranks))
        for each in ids
    )
    return _Catalogue(cards, query.display, query.sort)


def _ranks(reviews: Iterable[Review]) -> dict[str, int]:
    """Return the rank of each book, that of its first review."""
    ids = dict.fromkeys(review.book_id for review in reviews)
    return {each: rank for rank, each in enumerate(ids)}


def _card(
    library: Library, edition: Edition, asked_for: Container[str], ranks: tuple[int, ...]
) -> _Card:
    book = edition.book
    people = book.authors or book.editors
    others = (person.alternate_name for person in (*people, *book.translators))
    translators = (person.name for person in book.translators)
    skills = {kind: leveled(library, edition.reviews, kind)[:_SKILLS] for kind in NEEDS_AND_LESSONS}
    if any(skills[kind] for kind in skills if kind is not RecommendationKind.RECOMMENDED):
        del skills[RecommendationKind.RECOMMENDED]
    return _Card(
        title=book.title,
        people=tuple(person.name for person in people),
        publisher=book.publisher,
        year=book.published[:4],
        cover=cover_of(library, edition),
        reviews=tuple(
            _review(library, each, book) for each in edition.reviews if each.docname in asked_for
        ),
        skills=tuple((kind, listed) for kind, listed in skills.items() if listed),
        words=" ".join(filter(None, (book.original, *others, *translators))),
        ranks=ranks,
    )


def _review(library: Library, review: Review, book: Book) -> _Review:
    verdict, found = review.verdict, facets(library, review)
    return _Review(
        Target(Kind.BOOK, review.docname, "", book.title),
        review.reviewers if library.has_several_reviewers else (),
        review.front_matter.date,
        verdict.word if verdict else None,
        verdict.rating if verdict else None,
        tuple((each.kinds, each.unread) for each in review.disclosures),
        tuple(
            (facet, value) for facet in (*OFFERED, Facet.SKILL) for value in found.get(facet, ())
        ),
    )


def _images(catalogue: _Catalogue) -> Iterator[str]:
    if catalogue.display is not Display.LIST:
        yield from (card.cover.image for card in catalogue.cards if card.cover.image)


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
    if len(card.reviews) == 1:
        described = ". ".join(filter(None, (facts, _judgement(card.reviews[0], say))))
        shown = in_phrase("span", described, look=Look.BY)
        return paragraph(reference(card.review, page), " — ", shown)
    line = paragraph(
        reference(card.review, page), " — ", in_phrase("span", f"{facts}.", look=Look.BY)
    )
    for each in card.reviews:
        name = ", ".join(each.reviewers) or say.date(each.date)
        line += [nodes.Text(" "), reference(each.review, page, name)]
        line += nodes.Text(f": {_judgement(each._replace(reviewers=()), say)}.")
    return line


def _people(card: _Card, say: Phrases) -> str:
    """Return the first people on a card, and how many more there are."""
    shown = ", ".join(card.people[:_PEOPLE])
    more = len(card.people) - _PEOPLE
    return say("{names} and {n} more", names=shown, n=more) if more > 0 else shown


def _judgement(review: _Review, say: Phrases) -> str:
    """Return by whom, how the book was obtained, and the verdict, in a few words."""
    marks = (disclosures.mark(*each, say) for each in review.disclosures)
    word = say(VERDICTS[review.verdict]) if review.verdict else ""
    rating = "".join(each.astext() for each in rating_phrase(review.rating, say))
    return ", ".join(filter(None, (*review.reviewers, *marks, word, rating)))


# -- as HTML -----------------------------------------------------------------


class _Choice(NamedTuple):
    """A value that readers may choose; cards refer to it by number."""

    number: int
    value: str
    label: str
    books: int


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
        known=" ".join((*OFFERED, Facet.SKILL)),
        # Where there is nothing to choose, and for addresses of older versions.
        facets=[
            (facet, say(labels.FACETS[facet]), values, len(values) == 1 or facet is Facet.SKILL)
            for facet, values in choices.items()
        ],
        orders=[(order, say(title)) for order, title in labels.ORDERS.items()],
        steps=lambda card: "|".join(
            _steps(numbers[each] for each in review.facets) for review in card.reviews
        ),
        cover=lambda card: cover_html(card.cover, addresses),
        people=_people,
        stars=stars,
        disclosure_mark=disclosures.mark,
        pdf=lambda name: pdf_link(name, pdfs, addresses),
        verdicts=VERDICTS,
        most=_REVIEWS,
        kinds=NEEDS_AND_LESSONS,
        skill=lambda each: link_with_level(each, addresses, say, "rv-chip rv-chip-skill"),
    )


def _choices(cards: Iterable[_Card], say: Phrases) -> dict[Facet, list[_Choice]]:
    """Return the values of each facet in the order in which they are offered."""
    counts = Counter(
        each
        for card in cards
        for each in dict.fromkeys(each for review in card.reviews for each in review.facets)
    )
    found: dict[Facet, list[_Choice]] = {}
    number = 0
    for facet in (*OFFERED, Facet.SKILL):
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
    Facet.DISCLOSURE: {kind.value: title for kind, title in DISCLOSURES.items()},
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
