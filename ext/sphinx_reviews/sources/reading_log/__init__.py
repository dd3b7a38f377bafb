"""The reading logs of Goodreads and StoryGraph."""

from __future__ import annotations

from typing import Final

from sphinx_reviews.sources.importer import Importer
from sphinx_reviews.sources.reading_log.pages import import_file

IMPORTER: Final = Importer(
    name="goodreads",
    help="import an export from Goodreads or StoryGraph",
    examples=(
        "goodreads_library_export.csv my-library --dry-run",
        "storygraph.csv my-library --only-reviews",
    ),
    metavar="CSV",
    source_help="the exported file",
    only_reviews_help="write no list of books without a review",
    run=import_file,
)
