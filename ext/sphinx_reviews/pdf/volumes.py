"""How the reviews of a library are bound: in one PDF, or in volumes by year.

A year that is too long for one volume has several, each filled before the next begins.  So a
new review is in the last volume of its year, and no other volume changes.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.views.download import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_reviews.language.phrases import Phrases

#: Characters of the year in a date.
_YEAR: Final = 4
#: Bytes of Markdown in one PDF: for each kilobyte it takes 1 MB of memory to print.
_IN_ONE: Final = 500_000
#: The same in one of several volumes, of which two are printed at once.
_IN_EACH: Final = 200_000
#: Sizes are rounded up to these, so that an edit hardly ever moves a review to another volume.
_STEP: Final = 4096


class Bound(NamedTuple):
    """A review that is to be bound."""

    #: As YYYY-MM-DD, or empty.
    date: str
    docname: str
    #: In bytes of Markdown.
    size: int

    @property
    def year(self) -> str:
        """The year of the date; empty without one."""
        return self.date[:_YEAR]


class Volume(NamedTuple):
    """Some of the reviews of a library, in a PDF of their own."""

    #: The year of the reviews; empty for those without a date.
    year: str
    #: Its number within the year, from 1; 0 if it is the only one.
    number: int
    #: Their docnames, the oldest first.
    reviews: tuple[str, ...]

    @property
    def name(self) -> str:
        """Name of the PDF without its suffix."""
        year = self.year or "undated"
        return f"{WHOLE}-{year}-{self.number}" if self.number else f"{WHOLE}-{year}"

    @property
    def mark(self) -> str:
        """The volume as a line of contents or of an index names it."""
        year = self.year or "–"
        return f"{year}-{self.number}" if self.number else year

    def title(self, say: Phrases) -> str:
        """Return what the volume is called."""
        year = say.date(self.year) if self.year else say("Without a date")
        return say("{year}, volume {n}", year=year, n=self.number) if self.number else year


def bind(reviews: Iterable[Bound], in_one: int = _IN_ONE, in_each: int = _IN_EACH) -> list[Volume]:
    """Return the volumes, the oldest first, undated ones last; none if all reviews fit into one PDF.

    :param in_one: the size of a library in one PDF.
    :param in_each: the size of a volume; a longer review has one of its own.
    """
    ordered = sorted(
        (review._replace(size=_rounded(review.size)) for review in reviews),
        key=lambda review: (not review.date, review),
    )
    if sum(review.size for review in ordered) <= in_one:
        return []
    volumes: list[Volume] = []
    for year, in_year in groupby(ordered, lambda review: review.year):
        filled = [*_filled([*in_year], in_each)]
        volumes += (
            Volume(year, number if len(filled) > 1 else 0, tuple(each.docname for each in reviews))
            for number, reviews in enumerate(filled, 1)
        )
    return volumes


def _rounded(size: int) -> int:
    return -(-size // _STEP) * _STEP


def _filled(reviews: Sequence[Bound], in_each: int) -> Iterator[list[Bound]]:
    """Yield the reviews of each volume of a year."""
    volume: list[Bound] = []
    for review in reviews:
        if volume and sum(each.size for each in volume) + review.size > in_each:
            yield volume
            volume = []
        volume.append(review)
    yield volume
