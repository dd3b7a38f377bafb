"""From the options of a view to what an author asks of it: pure functions, like ``fields``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.records import fields, names, words
from sphinx_reviews.records.fields import FieldError
from sphinx_reviews.records.model import Display, Facet, Order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum


def _year(value: str) -> str:
    if not re.fullmatch(r"\d{4}", value):
        raise FieldError(f"{value!r} is not a year", "Write four digits, as 2023")
    return value


#: How the values of a facet are read, if not as names.
_VALUES: Final[Mapping[Facet, Callable[[str], str]]] = {
    Facet.VERDICT: words.verdict_word,
    Facet.LEVEL: words.book_level,
    Facet.YEAR: _year,
}


def filters(value: str) -> tuple[tuple[Facet, tuple[str, ...]], ...]:
    """Read ``FACET = VALUE, VALUE; FACET = VALUE``: all facets must hold, one value of each.

    :raises FieldError: if a part has another form, or names a facet or word that is not known.
    """
    found: dict[Facet, tuple[str, ...]] = {}
    for part in filter(None, map(names.normalize, value.split(";"))):
        name, separator, listed = part.partition("=")
        values = fields.names(listed)
        if not separator or not values:
            raise FieldError(f"{part!r} is not a condition", "Write as skill = SQL, Python")
        facet = Facet(_one_of(name, Facet, "facet"))
        read = _VALUES.get(facet, names.normalize)
        found[facet] = (*found.get(facet, ()), *map(read, values))
    return tuple(found.items())


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
        raise FieldError(f"{typed!r} is not a number of reviews", "Write a whole number, as 5")
    return int(typed)


def _one_of(value: str, known: type[StrEnum], what: str) -> Any:
    typed = names.key(value)
    if typed not in list(known):
        raise FieldError(
            f"{what} {names.normalize(value)!r} is not known", f"Write one of {', '.join(known)}"
        )
    return typed
