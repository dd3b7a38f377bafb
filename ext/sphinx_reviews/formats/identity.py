"""The ids by which other programs know a record, stable from build to build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_reviews.records import names

if TYPE_CHECKING:
    from sphinx_reviews.records.model import Book


def book_id(book: Book) -> str:
    """Return the URN of the edition (RFC 8141), or one made of the title without an ISBN."""
    return f"urn:isbn:{book.isbn.isbn13}" if book.isbn else f"book-{names.slug(book.title)}"


def citation_key(docname: str) -> str:
    """Return the key of the book that a page reviews, in characters that BibTeX allows."""
    return re.sub(r"""[^\w.:-]+""", "-", docname.replace("/", ":")).strip("-")
