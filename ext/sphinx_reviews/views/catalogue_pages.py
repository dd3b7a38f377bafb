"""The cards of a catalogue as HTML: on its page, on further pages, and one at a time.

A browser is slow to lay out a thousand cards.  So the page of a long catalogue has the first
of them, and links to pages with the others; where a reader may filter, a script brings in those
that meet the conditions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.html import template
from sphinx_reviews.language import labels
from sphinx_reviews.language.labels import NEEDS_AND_LESSONS
from sphinx_reviews.library.comparison import MOST
from sphinx_reviews.library.facets import FOREMOST
from sphinx_reviews.records.queries import Display, Facet
from sphinx_reviews.views.card import skill
from sphinx_reviews.views.choices import ASKED, choices, counted, numbers, steps
from sphinx_reviews.views.cover import cover_html
from sphinx_reviews.views.download import VOLUMES, WHOLE, pdf_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.areas import Area
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.queries import Order
    from sphinx_reviews.views.card import Card
    from sphinx_reviews.views.choices import Value, Values

#: How many reviews of its book a card names.
_REVIEWS: Final = 3
#: How many values of a facet stand open if there are more.
_OPEN: Final = 6
#: The folder of the scripts of long catalogues in the output directory.
_FOLDER: Final = "_catalogue"
#: Into how many scripts what the books of a catalogue are found by is cut.  It is the same for
#: all: if it grew with the books, one book too many would move all.
PARTS: Final = 8


class Catalogue(NamedTuple):
    """What a catalogue shows in all."""

    docname: str
    cards: tuple[Card, ...]
    display: Display
    order: Order
    #: Those of the books, where readers may filter.
    areas: tuple[Area, ...]
    #: The page that compares the books that readers choose here, if any.
    comparison: str | None
    #: Those of the books, in the order of the form, where readers may filter.
    values: Values
    per_page: int
    #: The names of its pages, of which the first is the document.
    pages: tuple[str, ...]
    #: Whether it is the one catalogue on its page that readers filter.
    is_live: bool

    @property
    def is_long(self) -> bool:
        """Whether it has several pages."""
        return len(self.pages) > 1

    @property
    def folder(self) -> str:
        """The folder of its scripts, from the output directory; empty if it has none."""
        name = self.docname.replace("/", "+")
        return f"{_FOLDER}/{name}" if self.is_long and self.is_live else ""

    def cards_on(self, number: int) -> tuple[Card, ...]:
        """Return the cards on a page, counted from 0; of a long catalogue, as they are shown."""
        if not self.is_long:
            return self.cards
        cards = self.cards[number * self.per_page : (number + 1) * self.per_page]
        return tuple(each.shown for each in cards)


class FirstPage(NamedTuple):
    """What the page of a catalogue shows of it."""

    cards: tuple[Card, ...]
    display: Display
    order: Order
    areas: tuple[Area, ...]
    comparison: str | None
    values: Values
    #: How many books there are.
    number: int
    pages: tuple[str, ...]
    folder: str


def page_names(library: Library, slot: Slot, number: int) -> tuple[str, ...]:
    """Return the names of the pages of a catalogue, none of which is that of a document."""
    base = slot.docname if slot.position == 0 else f"{slot.docname}-{slot.position + 1}"
    further = (f"{base}-page-{each}" for each in range(2, number + 1))
    return (slot.docname, *(_free(name, library) for name in further))


def _free(name: str, library: Library) -> str:
    while name in library.documents:
        name += "_"
    return name


def first_page(catalogue: Catalogue) -> FirstPage:
    """Return what the page of a catalogue shows of it."""
    return FirstPage(
        catalogue.cards_on(0),
        catalogue.display,
        catalogue.order,
        catalogue.areas,
        catalogue.comparison,
        catalogue.values,
        len(catalogue.cards),
        catalogue.pages,
        catalogue.folder,
    )


def write(records: tuple[FirstPage, Phrases, Mapping[str, str], int], addresses: Addresses) -> str:
    """Return the catalogue on its page."""
    shown, say, pdfs, level = records
    offered = choices(shown.values, say)
    number_of = numbers(offered)
    # Where there is nothing to choose, and for addresses of older versions.
    hidden = {each for each, values in offered.items() if len(values) == 1} | {Facet.SKILL}
    return template("views/templates/catalogue.html").render(
        _for_cards(say, addresses, level),
        catalogue=shown,
        current=0,
        whole=pdf_link(WHOLE, pdfs, addresses),
        volumes=int(pdfs.get(VOLUMES, 0)),
        is_offered=shown.display is Display.FACETS,
        known=" ".join(ASKED),
        area_of={area.name: area.number for area in shown.areas},
        facets=[
            (facet, say(labels.FACETS[facet]), offered[facet], facet in hidden, facet in FOREMOST)
            for facet in offered
        ],
        left_out=left_out(shown.values) if shown.folder else {},
        parts=PARTS,
        open=_OPEN,
        orders=[(order, say(title)) for order, title in labels.ORDERS.items()],
        steps=lambda one: "|".join(
            steps(number_of[value] for value in each.values) for each in one.reviews
        ),
        compared=MOST,
    )


def write_further(
    catalogue: Catalogue, number: int, title: str, say: Phrases, addresses: Addresses
) -> str:
    """Return the body of a further page of a catalogue.

    :param number: of the page, counted from 0.
    :param title: of the document.
    """
    return template("views/templates/catalogue-page.html").render(
        _for_cards(say, addresses, level=2),
        catalogue=catalogue,
        current=number,
        cards=catalogue.cards_on(number),
        title=title,
    )


def write_card(one: Card, say: Phrases, addresses: Addresses) -> str:
    """Return a card alone; the script that shows it knows the level of its heading."""
    cards = template("views/templates/card.html").make_module(_for_cards(say, addresses, level=2))
    return str(cards.card(one, ""))  # type: ignore[attr-defined]


class FoundBy(NamedTuple):
    """What readers find a book by."""

    docname: str
    title: str
    #: People, year and further words.
    words: str
    #: The values of each review.
    values: tuple[tuple[Value, ...], ...]


def found_by(one: Card, say: Phrases) -> FoundBy:
    """Return what readers find a book by."""
    return FoundBy(
        one.review.docname,
        one.title,
        " ".join(filter(None, (one.by(say), one.year, one.words))),
        tuple(each.values for each in one.reviews),
    )


def part_of_index(books: Iterable[FoundBy]) -> dict[str, object]:
    """Return some books for the script that filters them.

    They refer to values by numbers, which hold among these books only: what changes elsewhere
    moves none of them.
    """
    values = counted(each.values for each in books)
    number_of = {
        each: number
        for number, each in enumerate(
            (facet, value) for facet, counts in values for value, _ in counts
        )
    }
    return {
        "values": {facet: [value for value, _ in counts] for facet, counts in values},
        "books": {
            each.docname: [
                each.title,
                each.words,
                "|".join(steps(number_of[value] for value in found) for found in each.values),
            ]
            for each in books
        },
    }


def left_out(values: Values) -> dict[Facet, list[str]]:
    """Return the values that only a script adds to the form, by facet.

    A library of thousands of books has thousands of concepts; a form with all of them would be
    larger than the cards.
    """
    return {
        facet: [value for value, _ in found[_OPEN:]]
        for facet, found in values
        # Those are few, and marked by their colours.
        if len(found) > _OPEN + 2 and facet is not Facet.AREA
    }


def _for_cards(say: Phrases, addresses: Addresses, level: int) -> dict[str, object]:
    return {
        "say": say,
        "addresses": addresses,
        "level": level,
        "cover": lambda one: cover_html(one.cover, addresses),
        "most": _REVIEWS,
        "kinds": NEEDS_AND_LESSONS,
        "skill": skill,
    }
