"""IRIs of records, the same in JSON-LD and in Turtle and with every builder.

Each is a fragment of the Turtle file, which describes it: the address of a page depends
on the builder, and a definition may move to another page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from sphinx_reviews.records import names

if TYPE_CHECKING:
    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.records.facts import Review

#: Path of the Turtle file from the base of the site.
FILE: Final = "concepts.skos.ttl"


def fragment(id_: str) -> str:
    """Return an id as the fragment of a URI (RFC 3986, §3.5), with the ``#``."""
    return f"#{quote(id_, safe='/')}"


def absolute(site: Site, id_: str) -> str:
    """Return the IRI of a record by its id; empty if the site's address is unknown.

    The URN of a book needs no address.
    """
    return id_ if id_.startswith("urn:") else site.file(f"{FILE}{fragment(id_)}")


def in_file(site: Site, id_: str) -> str:
    """Return the IRI of a record as the Turtle file writes it: relative if need be."""
    return absolute(site, id_) or fragment(id_)


def review_id(review: Review) -> str:
    """Return the id of a review within the graph."""
    return f"review-{review.docname}"


def organization_id(name: str) -> str:
    """Return the id of a publisher, giver or payer within the graph."""
    return f"organization-{names.slug(name)}"
