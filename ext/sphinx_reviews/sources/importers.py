"""The table of all importers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources import highlights, jekyll, reading_log

if TYPE_CHECKING:
    from sphinx_reviews.sources.importer import Importer

IMPORTERS: Final[tuple[Importer, ...]] = (
    jekyll.IMPORTER,
    *reading_log.IMPORTERS,
    *highlights.IMPORTERS,
)
