"""The ids by which other programs know a record, stable from build to build."""

from __future__ import annotations

import re


def citation_key(docname: str) -> str:
    """Return the key of a book that a page reviews, in characters that BibTeX allows."""
    return re.sub(r"""[^\w.:-]+""", "-", docname.replace("/", ":")).strip("-")


def review_key(docname: str) -> str:
    """Return the key of the review itself, which may stand in one file with that of the book."""
    return f"{citation_key(docname)}:review"
