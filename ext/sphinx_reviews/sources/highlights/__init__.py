"""What readers marked in books: Kindle's clippings, and the exports of Readwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.highlights.pages import (
    HighlightsError,
    clippings_in,
    import_books,
    readwise_in,
)
from sphinx_reviews.sources.importer import Importer, counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_reviews.sources.highlights.model import Book
    from sphinx_reviews.sources.importer import Request
    from sphinx_reviews.sources.outcome import Report
    from sphinx_reviews.sources.reading_log.rows import Damaged

    _Reader = Callable[[Path], list[Book | Damaged]]


def _importer(name: str, kind: str, file: str, source: str, read: _Reader) -> Importer:
    def run(request: Request) -> Report:
        return import_books(read(request.source), request)

    def recognises(path: Path) -> str:
        try:
            return f"{kind}, {counted(len(read(path)), 'book')}"
        except HighlightsError:
            return ""

    return Importer(
        name=name,
        help=f"import highlights from {source}",
        examples=(f'"{file}" my-library --dry-run', f'"{file}" my-library --only-reviews'),
        metavar="FILE",
        source_help=f"the file of {source}",
        only_reviews_help="write no page for a book that the library has no review of",
        run=run,
        recognises=recognises,
    )


IMPORTERS: Final = (
    _importer("clippings", "Kindle's clippings", "My Clippings.txt", "a Kindle", clippings_in),
    _importer("readwise", "highlights from Readwise", "readwise-data.csv", "Readwise", readwise_in),
)
