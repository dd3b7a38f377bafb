"""The table of all importers; the first that knows a source reads it, and the last knows any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources import highlights, reading_log
from sphinx_reviews.sources.systems import astro, hexo, hugo, jekyll, markdown, quarto, zola
from sphinx_reviews.sources.systems.vaults import logseq, obsidian

if TYPE_CHECKING:
    from sphinx_reviews.sources.importer import Importer

IMPORTERS: Final[tuple[Importer, ...]] = (
    quarto.IMPORTER,
    astro.IMPORTER,
    zola.IMPORTER,
    hugo.IMPORTER,
    hexo.IMPORTER,
    jekyll.IMPORTER,
    logseq.IMPORTER,
    *reading_log.IMPORTERS,
    *highlights.IMPORTERS,
    obsidian.IMPORTER,
    markdown.IMPORTER,
)
