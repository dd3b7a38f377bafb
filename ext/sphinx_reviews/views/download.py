"""Links to the PDFs that stand beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.nodes import Addresses

#: Name of the PDF of the whole library.
WHOLE: Final = "library"


def pdf_link(name: str, pdfs: Mapping[str, str], addresses: Addresses) -> Markup:
    """Return a link to a PDF with its type and size as HTML; nothing if there is none."""
    if name not in pdfs:
        return Markup()
    link = Markup('<a class="rv-pdf" href="{}" type="application/pdf">PDF ({})</a>')
    return link.format(addresses.pdf(name), pdfs[name])


def spelled(size: int) -> str:
    """Return a number of bytes in the unit of that order (SI, so that 1 KB is 1,000 bytes)."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(round(size / 1e3), 1)} KB"  # noqa: PLR2004
