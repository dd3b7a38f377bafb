"""The reading logs of book services, and the library of Calibre."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.importer import Importer
from sphinx_reviews.sources.reading_log.exports import recognises
from sphinx_reviews.sources.reading_log.pages import import_file
from sphinx_reviews.sources.reading_log.services import SERVICES

if TYPE_CHECKING:
    from sphinx_reviews.sources.reading_log.services import Service


def _importer(service: Service) -> Importer:
    file = f"{service.name}_export.csv"
    return Importer(
        name=service.name,
        help=f"import an export from {service.title}",
        examples=(f"{file} my-library --dry-run", f"{file} my-library --only-reviews"),
        metavar="CSV",
        source_help="the exported file",
        only_reviews_help="write no list of books without a review",
        run=import_file,
        recognises=partial(recognises, name=service.name),
    )


IMPORTERS: Final = tuple(map(_importer, SERVICES))
