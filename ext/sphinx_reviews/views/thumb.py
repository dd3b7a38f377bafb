"""The cover of a book at the size of a thumb, beside what its review says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import Markup

from sphinx_reviews.language.sentences import cut
from sphinx_reviews.views.drawing.cover import stand_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.library.library import Library

#: In characters; a drawn cover has no room for more, and each takes time.
_LONGEST: Final = 200


class Thumb(NamedTuple):
    """What a cover shows."""

    title: str
    author: str
    #: Path of the image from the source directory; empty for a stand-in.
    image: str


def thumb(library: Library, book_id: str) -> Thumb:
    """Return the cover of a book."""
    book = library.books.by_id[book_id].book
    people = book.authors or book.editors
    author = people[0].name if people else ""
    return Thumb(cut(book.title, _LONGEST), cut(author, _LONGEST), book.cover)


def images(covers: Iterable[Thumb]) -> Iterator[str]:
    """Yield the images of covers that have one."""
    return (each.image for each in covers if each.image)


def drawn_thumb(cover: Thumb, addresses: Addresses) -> Markup:
    """Return a cover as HTML; readers who cannot see it miss nothing."""
    if cover.image:
        image = Markup('<img class="rv-cover" src="{}" alt="" loading="lazy">')
        return image.format(addresses.image(cover.image))
    return Markup(stand_in(cover.title, cover.author))  # noqa: S704  (our own)
