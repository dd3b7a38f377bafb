"""What a citation cites: a book, or a review of it, each with its key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.formats.identity import citation_key, review_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.model import Book, Person

#: Names in Latin letters, whose last word is the family name; others are not split.
_GIVEN_FIRST: Final = re.compile(r"[A-Za-zÀ-ɏ.'’ -]+ [A-Za-zÀ-ɏ'’-]+")


class CitedBook(NamedTuple):
    """An edition, and the key that stands for it."""

    key: str
    book: Book


class CitedReview(NamedTuple):
    """A review as a page of a site."""

    key: str
    title: str
    authors: tuple[Person, ...]
    #: ``YYYY-MM-DD``, or empty.
    date: str
    #: BCP 47 tag.
    language: str
    #: Title of the site; empty if it has none.
    site: str
    #: Of the page; empty if not known.
    address: str
    #: What is reviewed.
    book: Book


def books(library: Library) -> Iterator[CitedBook]:
    """Yield the books with a published review, those with the newest first."""
    return map(_edition, library.books.by_id.values())


def book(library: Library, review: Review) -> CitedBook:
    """Return the book of a review, as the files of books have it."""
    edition = library.books.of(review)
    return _edition(edition) if edition else CitedBook(citation_key(review.docname), review.book)


def _edition(edition: Edition) -> CitedBook:
    # The first review keeps the key when others are added; the newest would not.
    first = min(edition.reviews, key=lambda review: (review.front_matter.date, review.docname))
    return CitedBook(citation_key(first.docname), edition.book)


def review(cited: Review, site: Site, language: str) -> CitedReview:
    """Return a review to be cited.

    :param language: BCP 47 tag of the page.
    """
    return CitedReview(
        review_key(cited.docname),
        cited.title,
        cited.authors,
        cited.front_matter.date,
        language,
        site.title,
        site.address(cited.docname),
        cited.book,
    )


def split_name(name: str) -> tuple[str, str] | None:
    """Return given and family name; None for a name that is not split."""
    if not _GIVEN_FIRST.fullmatch(name):
        return None
    given, _, family = name.rpartition(" ")
    return given, family
