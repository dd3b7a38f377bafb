"""Posts about one book, which must not contradict each other in a library."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.library.agreement import disagreements, shown
from sphinx_reviews.library.books import grouped, spellings
from sphinx_reviews.records import fields
from sphinx_reviews.records.model import Book, Place
from sphinx_reviews.records.names import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_reviews.sources.changes import Changes
    from sphinx_reviews.sources.draft import Draft

#: How the options of ``{book}`` are read that are more than their text.
_READ: Final[dict[str, Callable[[str], Any]]] = {
    "authors": fields.people,
    "translators": fields.people,
    "editors": fields.people,
    "isbn": fields.isbn,
    "published": fields.partial_date,
    "pages": fields.pages,
    "language": fields.language,
}
_TEXTS: Final = ("subtitle", "publisher", "edition", "series", "original")


class Drafted(NamedTuple):
    """A review, the path of its page, and what happened to its source."""

    path: str
    draft: Draft
    changes: Changes


def settle(reviews: Sequence[Drafted]) -> None:
    """Take from each review what another contradicts, and leave it to the author to check."""
    by_place = {Place(each.path, 0): each for each in reviews if each.draft.book}
    _settle_isbns(by_place)
    for group in grouped(_books(by_place)):
        for fact, here, there in disagreements(group):
            draft, changes = by_place[here.place].draft, by_place[here.place].changes
            said = f"{there.place.docname} says {shown(there, fact)}"
            changes.to_do.append(f"check the {fact}, {shown(here, fact)}: {said}")
            if fact == "title":
                draft.book = there.title
            else:
                del draft.book_options[fact]


def _settle_isbns(by_place: dict[Place, Drafted]) -> None:
    """Take an ISBN from all reviews that have it, if their books are not one.

    Authors begin a post with a copy of another, and forget its ISBN there.
    """
    by_isbn: defaultdict[str, list[Book]] = defaultdict(list)
    for book in _books(by_place):
        if book.isbn:
            by_isbn[book.isbn.isbn13].append(book)
    for isbn, (first, *others) in by_isbn.items():
        strangers = [each for each in others if not _may_be_one(first, each)]
        if not strangers:
            continue
        for book in (first, *others):
            del by_place[book.place].draft.book_options["isbn"]
            other = strangers[0] if book is first else first
            by_place[book.place].changes.to_do.append(
                f"check the ISBN, {isbn}: {other.place.docname} has the same"
            )


def _may_be_one(one: Book, other: Book) -> bool:
    titles = sorted((key(one.title), key(other.title)), key=len)
    people = [{name for each in book.authors for name in spellings(each)} for book in (one, other)]
    return titles[0] in titles[1] or bool(people[0] & people[1])


def _books(by_place: dict[Place, Drafted]) -> Iterator[Book]:
    for place, each in by_place.items():
        yield Book(each.draft.book, place, **dict(_values(each.draft.book_options)))


def _values(options: dict[str, str]) -> Iterable[tuple[str, Any]]:
    for option, value in options.items():
        if option in _TEXTS:
            yield option, value
        elif option in _READ:
            try:
                yield option, _READ[option](value)
            except fields.FieldError:
                continue
