"""The values of facets that readers may choose, and how cards refer to them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language import collation
from sphinx_reviews.language.labels import DISCLOSURES, LEVELS, VERDICTS
from sphinx_reviews.library.facets import OFFERED
from sphinx_reviews.records.queries import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_reviews.language.phrases import Phrases

#: All that an address may ask for: the last for those of older versions.
ASKED: Final = (*OFFERED, Facet.SKILL)

#: A facet, and one of its values.
Value = tuple[Facet, str]
#: The values of each facet, with the number of books.
Values = tuple[tuple[Facet, tuple[tuple[str, int], ...]], ...]


class Choice(NamedTuple):
    """A value that readers may choose; cards refer to it by number."""

    number: int
    value: str
    label: str
    books: int


def counted(cards: Iterable[Iterable[Iterable[Value]]]) -> Values:
    """Return the values of each facet, with the number of cards, in the order to offer them in.

    :param cards: the values of each review of each card.
    """
    counts = Counter(
        each
        for reviews in cards
        for each in dict.fromkeys(each for values in reviews for each in values)
    )
    by_facet: dict[Facet, dict[str, int]] = {facet: {} for facet in ASKED}
    for (facet, value), count in counts.items():
        by_facet[facet][value] = count
    return tuple(
        (facet, tuple(sorted(values.items(), key=lambda each: _position(facet, *each))))
        for facet, values in by_facet.items()
        if values
    )


def choices(values: Values, say: Phrases) -> dict[Facet, list[Choice]]:
    """Return what the form offers."""
    found: dict[Facet, list[Choice]] = {}
    number = 0
    for facet, counts in values:
        for value, count in counts:
            label = say(_WORDS[facet][value]) if facet in _WORDS else value
            found.setdefault(facet, []).append(Choice(number, value, label, count))
            number += 1
    return found


def numbers(offered: Mapping[Facet, Iterable[Choice]]) -> dict[Value, int]:
    """Return the number of each value."""
    return {
        (facet, each.value): each.number for facet, values in offered.items() for each in values
    }


def steps(rising: Iterable[int]) -> str:
    """Return numbers in ascending order, each as its difference from the one before.

    This makes those of a thousand cards a third smaller in a compressed page.
    """
    return " ".join(str(after - before) for before, after in pairwise([0, *sorted(rising)]))


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
