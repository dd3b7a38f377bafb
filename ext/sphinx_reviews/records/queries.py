"""What an author asks of a view, and how that is read from the options."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.records import fields, names, words
from sphinx_reviews.records.fields import FieldError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_reviews.records.model import Place


class Facet(StrEnum):
    """A property that reviews are filtered by."""

    #: A skill in a list of any kind.
    SKILL = "skill"
    TAUGHT = "taught"
    PREREQUISITE = "prerequisite"
    RECOMMENDED = "recommended"
    AREA = "area"
    CONCEPT = "concept"
    VERDICT = "verdict"
    #: How the reviewer got the book.
    DISCLOSURE = "disclosure"
    #: Who gave the book, or paid.
    GIVER = "giver"
    REVIEWER = "reviewer"
    LEVEL = "level"
    #: Of the book.
    AUTHOR = "author"
    PUBLISHER = "publisher"
    #: Of the book's publication.
    YEAR = "year"
    TAG = "tag"


class Order(StrEnum):
    """What a catalogue is sorted by: newest review, best rating, or title."""

    DATE = "date"
    RATING = "rating"
    TITLE = "title"


class Display(StrEnum):
    """How a catalogue shows its reviews."""

    #: Cards, with controls to filter and sort them.
    FACETS = "facets"
    CARDS = "cards"
    LIST = "list"


#: Every facet must match at least one of its values.
Conditions = tuple[tuple[Facet, tuple[str, ...]], ...]


#: How many cards a page holds unless its author says otherwise.  A card has about thirty nodes,
#: and browsers are slow to show a page of more than five thousand.
CARDS_PER_PAGE: Final = 100


class CatalogueQuery(NamedTuple):
    """What a catalogue is asked for."""

    place: Place
    filter: Conditions
    sort: Order
    limit: int | None
    display: Display
    #: How many cards are on a page.
    per_page: int = CARDS_PER_PAGE


class PathQuery(NamedTuple):
    """What a reading path leads to."""

    place: Place
    #: Name of a skill, or title, ISBN or docname of a book; empty for the whole library.
    goal: str


class WhatToReadQuery(NamedTuple):
    """How much is shown to readers who ask what to read."""

    place: Place
    #: Number of books.
    limit: int


class ComparisonQuery(NamedTuple):
    """What is compared."""

    place: Place
    #: Title, ISBN or docname of each book; none where readers choose.
    books: tuple[str, ...]


class QuotationsQuery(NamedTuple):
    """What books are quoted on."""

    place: Place
    #: Name or alias of a concept.
    concept: str
    #: Number of books.
    limit: int


Query = CatalogueQuery | PathQuery | WhatToReadQuery | ComparisonQuery | QuotationsQuery


# -- from options --------------------------------------------------------------


def _year(value: str) -> str:
    if not re.fullmatch(r"[0-9]{4}", value):
        raise FieldError(f"{value!r} is not a year", "Write four digits, such as 2023")
    return value


#: Parsers of the values of a facet, if they are not names.
_VALUES: Final[Mapping[Facet, Callable[[str], str]]] = {
    Facet.VERDICT: words.verdict_word,
    Facet.LEVEL: words.book_level,
    Facet.DISCLOSURE: words.disclosure_kind,
    Facet.YEAR: _year,
}


def filters(value: str) -> Conditions:
    """Read ``FACET = VALUE, VALUE; FACET = VALUE``: every facet must match one of its values.

    :raises FieldError: if a part has another form, or names an unknown facet or word.
    """
    found: dict[Facet, list[str]] = {}
    for part in filter(None, map(names.normalize, value.split(";"))):
        name, separator, listed = part.partition("=")
        values = fields.names(listed)
        if not separator or not values:
            raise FieldError(
                f"{part!r} is not a condition", "Write a condition such as skill = SQL, Python"
            )
        facet = Facet(_one_of(name, Facet, "facet"))
        read = _VALUES.get(facet, names.normalize)
        found.setdefault(facet, []).extend(map(read, values))
    return tuple((facet, tuple(values)) for facet, values in found.items())


def order(value: str) -> Order:
    """Read what a catalogue is sorted by.

    :raises FieldError: if the word is not on the list.
    """
    return Order(_one_of(value, Order, "order"))


def display(value: str) -> Display:
    """Read how a catalogue shows its reviews.

    :raises FieldError: if the word is not on the list.
    """
    return Display(_one_of(value, Display, "display"))


def limit(value: str) -> int:
    """Read how many reviews a catalogue shows.

    :raises FieldError: if it is not a whole number above 0.
    """
    typed = names.normalize(value)
    if not re.fullmatch(r"[0-9]{1,6}", typed) or int(typed) == 0:
        raise FieldError(f"{typed!r} is not a number of reviews", "Write a whole number, such as 5")
    return int(typed)


def _one_of(value: str, known: type[StrEnum], what: str) -> Any:
    typed = names.key(value)
    if typed not in list(known):
        raise FieldError(
            f"{what} {names.normalize(value)!r} is not known", f"Write one of {', '.join(known)}"
        )
    return typed
