"""The ids by which other programs know a record, stable from build to build."""

from __future__ import annotations

import re


def citation_key(docname: str) -> str:
    """Return the key of the book that a page reviews, in characters that BibTeX allows."""
    return re.sub(r"""[^\w.:-]+""", "-", docname.replace("/", ":")).strip("-")
