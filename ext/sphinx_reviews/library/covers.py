"""The fingerprint of a book: what its cover shows of the concepts that its reviews discuss.

A concept has a cell of its own on every cover, which follows from its name alone.  So books
that discuss the same look alike, and a new concept changes the covers of no other books.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.library.areas import Area, areas, most
from sphinx_reviews.library.books import Edition
from sphinx_reviews.records import names

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.model import Book

#: The grid.
COLUMNS: Final = 9
ROWS: Final = 8
#: Sizes of cells: more sentences than this are not told apart.
SIZES: Final = 3


class Cell(NamedTuple):
    """A cell of the grid that is filled."""

    column: int
    row: int
    #: 1 to :data:`SIZES`.
    size: int


class Cover(NamedTuple):
    """What the cover of a book shows."""

    title: str
    #: The first author, or else editor.
    author: str
    #: Of the title, as BCP 47 tag; empty if nobody says.
    language: str
    #: The number of its :class:`~.areas.Area`.
    area: int
    #: In the order of columns and rows; none if there is an image.
    cells: tuple[Cell, ...] = ()
    #: Column and row of the one cell that is lit, if any.
    lit: tuple[int, int] | None = None
    #: Path of the image from the source directory, with forward slashes; empty for a drawing.
    image: str = ""


def cover_of(library: Library, edition: Edition, lit: str = "") -> Cover:
    """Return the cover of a book: its image, or else its fingerprint.

    :param lit: the defined name of the concept whose cell is lit; that with most sentences
        if it is empty.
    """
    if edition.book.cover:
        area = areas(library).of_book(edition).number
        return _bare(edition.book, area)._replace(image=edition.book.cover)
    return fingerprint(library, edition, lit)


def cover_of_review(library: Library, review: Review, lit: str = "") -> Cover:
    """Return the cover of the book of a review, which may be a draft."""
    return cover_of(library, edition_of(library, review), lit)


def cover_of_other(library: Library, book: Book) -> Cover:
    """Return the cover of a book that a page shows besides the one it reviews."""
    return _bare(book, areas(library).named(book.area).number)._replace(image=book.cover)


def edition_of(library: Library, review: Review) -> Edition:
    """Return the book of a review; for a draft of an unknown book, one of that alone."""
    found = library.books.of(review)
    return found or Edition(review.book_id, review.book, (review,))


def fingerprint(library: Library, edition: Edition, lit: str = "") -> Cover:
    """Return the cover of a book without its image."""
    sentences: Counter[str] = Counter()
    for review in edition.reviews:
        sentences.update(library.mentions.concept_sentences(review.docname))
    sums: Counter[tuple[int, int]] = Counter()
    for name, number in sentences.items():
        sums[place(name)] += number
    lit = lit or min(sentences, key=lambda name: (-sentences[name], names.key(name)), default="")
    return _bare(edition.book, areas(library).of_book(edition).number)._replace(
        cells=tuple(Cell(*where, min(sums[where], SIZES)) for where in sorted(sums)),
        lit=place(lit) if lit in sentences else None,
    )


def _bare(book: Book, area: int) -> Cover:
    people = book.authors or book.editors
    return Cover(book.title, people[0].name if people else "", book.language, area)


@lru_cache(maxsize=2**12)
def place(concept: str) -> tuple[int, int]:
    """Return column and row of a concept, by its defined name."""
    digest = hashlib.blake2b(names.key(concept).encode(), digest_size=4).digest()
    row, column = divmod(int.from_bytes(digest) % (COLUMNS * ROWS), COLUMNS)
    return column, row


class Patch(NamedTuple):
    """A cell of the library's own fingerprint."""

    cell: Cell
    #: The number of the area that says most there.
    area: int


def library_fingerprint(library: Library, among: Container[str] | None = None) -> tuple[Patch, ...]:
    """Return the fingerprints of all books added up, in the order of columns and rows.

    A third of the cells, those with the fewest sentences, are of the smallest size, and so on.

    :param among: the docnames of the reviews that count; by default all.
    """
    counted: defaultdict[tuple[int, int], Counter[Area]] = defaultdict(Counter)
    for edition in library.books.by_id.values():
        area = areas(library).of_book(edition)
        for review in edition.reviews:
            if among is not None and review.docname not in among:
                continue
            for name, number in library.mentions.concept_sentences(review.docname).items():
                counted[place(name)][area] += number
    sizes = _sizes({where: by_area.total() for where, by_area in counted.items()})
    order = areas(library).all
    return tuple(
        Patch(Cell(*where, sizes[where]), most(counted[where], order).number)
        for where in sorted(counted)
    )


def _sizes(sums: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    rising = sorted(sums.values())
    fewer = {number: rising.index(number) for number in set(rising)}
    return {where: 1 + SIZES * fewer[number] // len(rising) for where, number in sums.items()}
