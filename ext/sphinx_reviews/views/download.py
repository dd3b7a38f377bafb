"""Links to the PDFs beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from sphinx_reviews.html import template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.html import Addresses

#: Name of the PDF of the whole library.
WHOLE: Final = "library"
#: Stands beside the names of PDFs for the number of the library's volumes; no docname begins so.
VOLUMES: Final = "/volumes"


def pdf_link(name: str, pdfs: Mapping[str, str], addresses: Addresses) -> Markup:
    """Return a link to a PDF with its type and size as HTML; empty if there is no such PDF."""
    if name not in pdfs:
        return Markup()
    link = template("views/templates/pdf-link.html")
    return Markup(link.render(address=addresses.file(f"{name}.pdf"), size=pdfs[name]))  # noqa: S704  (escaped)


def readable_size(size: int) -> str:
    """Return a size in bytes to two significant digits, in SI units (1 KB is 1,000 bytes).

    More digits would change pages at every edit of a review without helping readers.
    """
    rounded = float(f"{max(size, 1000):.2g}")
    return f"{rounded / 1e6:g} MB" if rounded >= 1e6 else f"{rounded / 1e3:g} KB"  # noqa: PLR2004
