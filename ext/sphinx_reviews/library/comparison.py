"""Books to compare: which ones a page names, and what each of them says of concepts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_reviews.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.library.mentions import ReviewMentions

#: How many books fit beside each other.
FEWEST, MOST = 2, 3


def compared(library: Library, names: Iterable[str]) -> tuple[Edition, ...]:
    """Return the books of those names, each once, without what is unknown or a draft."""
    reviews = filter(None, map(library.book, names))
    found = filter(None, map(library.books.of, reviews))
    return tuple({each.id: each for each in found}.values())[:MOST]


def objections(library: Library, names: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with the books that a comparison names, other than unknown names."""
    known = [review for review in map(library.book, names) if review]
    drafts = [review.book.title for review in known if library.books.of(review) is None]
    for title in drafts:
        yield f"'{title}' is a draft, which other pages do not show. Publish it first."
    if len(names) > MOST:
        yield f"{len(names)} books do not fit beside each other. Write two or three."
    elif len({review.book_id for review in known}) + len(names) - len(known) < FEWEST:
        yield "one book has nothing beside it. Write two or three, separated by ';'."


_Mentioned = dict[str, list["ReviewMentions"]]


def concepts_of(library: Library, edition: Edition) -> Mapping[str, Sequence[ReviewMentions]]:
    """Return the concepts that the reviews of a book mention, with the mentions, newest first."""
    return library.derived(_by_book).get(edition.id, {})


def _by_book(library: Library) -> dict[str, _Mentioned]:
    found: defaultdict[str, _Mentioned] = defaultdict(dict)
    for concept in library.concepts.all:
        for each in library.mentions.of(Kind.CONCEPT, concept.name):
            found[each.review.book_id].setdefault(concept.name, []).append(each)
    return dict(found)
