"""Posts of a Jekyll blog, as reviews and pages."""

from __future__ import annotations

from typing import Final

from sphinx_reviews.sources.importer import Importer
from sphinx_reviews.sources.jekyll.run import import_blog

IMPORTER: Final = Importer(
    name="jekyll",
    help="import the posts of a Jekyll blog",
    examples=(
        "~/blog my-library --dry-run",
        "~/blog my-library",
        "~/blog/_posts/2023-04-23-dmls.md my-library",
    ),
    metavar="SRC",
    source_help="the blog, its _posts, or a single post",
    only_reviews_help="leave out posts that are not about a book",
    run=import_blog,
    has_images=True,
)
