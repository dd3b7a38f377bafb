"""Open Library: ``/isbn/….json`` and ``search.json``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.catalogues.provider import Provider, first, mappings, texts

if TYPE_CHECKING:
    from sphinx_reviews.sources.catalogues.provider import Answer, Found


def _recognises(answer: Answer) -> bool:
    is_edition = "title" in answer and {"publishers", "publish_date"} & answer.keys()
    return "docs" in answer or bool(is_edition)


def _read(answer: Answer) -> list[Found]:
    if "docs" in answer:
        return [_work(document) for document in mappings(answer["docs"])]
    return [_edition(answer)]


def _edition(edition: Answer) -> Found:
    """Read an edition, which refers to the pages of people without naming them."""
    year = re.search(r"\b[12]\d{3}\b", str(edition.get("publish_date") or ""))
    return {
        "title": edition.get("title"),
        "subtitle": edition.get("subtitle"),
        "publisher": first(edition.get("publishers")),
        "published": year[0] if year else "",
        "isbn": [*texts(edition.get("isbn_13")), *texts(edition.get("isbn_10"))],
        "pages": edition.get("number_of_pages"),
        "series": first(edition.get("series")),
    }


def _work(document: Answer) -> Found:
    """Read a work of a search; its ISBNs belong to many editions, so none is taken."""
    return {
        "title": document.get("title"),
        "subtitle": document.get("subtitle"),
        "authors": document.get("author_name"),
    }


PROVIDER: Final = Provider(
    name="openlibrary",
    title="Open Library",
    address="https://openlibrary.org/isbn/{isbn}.json",
    recognises=_recognises,
    read=_read,
)
