"""Google Books: ``volumes``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.catalogues.provider import Provider, mapping, mappings

if TYPE_CHECKING:
    from sphinx_reviews.sources.catalogues.provider import Answer, Found


def _recognises(answer: Answer) -> bool:
    if "items" in answer:
        return any("volumeInfo" in item for item in mappings(answer["items"]))
    return "volumeInfo" in answer or answer.get("totalItems") == 0


def _read(answer: Answer) -> list[Found]:
    volumes = [answer] if "volumeInfo" in answer else mappings(answer.get("items"))
    return [_book(mapping(volume.get("volumeInfo"))) for volume in volumes]


def _book(volume: Answer) -> Found:
    numbers = {
        each.get("type"): each.get("identifier")
        for each in mappings(volume.get("industryIdentifiers"))
    }
    return {
        "title": volume.get("title"),
        "subtitle": volume.get("subtitle"),
        "authors": volume.get("authors"),
        "publisher": volume.get("publisher"),
        "published": volume.get("publishedDate"),
        "isbn": [numbers.get("ISBN_13"), numbers.get("ISBN_10")],
        "pages": volume.get("pageCount"),
        "language": volume.get("language"),
    }


PROVIDER: Final = Provider(
    name="google",
    title="Google Books",
    address="https://www.googleapis.com/books/v1/volumes?q=isbn:{isbn}",
    recognises=_recognises,
    read=_read,
)
