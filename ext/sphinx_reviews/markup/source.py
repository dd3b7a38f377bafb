"""A source file before parsing: its front matter, and fences that would swallow its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import get_filetype

from sphinx_reviews.domain import review_domain
from sphinx_reviews.markup import fences, front_matter

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def prepare(app: Sphinx, docname: str, source: list[str], directives: tuple[str, ...]) -> None:
    """Record the front matter, and repair what would hide text from the parser."""
    review_domain(app.env).facts(docname).front_matter = front_matter.note(source, docname)
    if get_filetype(app.config.source_suffix, str(app.env.doc2path(docname))) == "markdown":
        fences.close(source, docname, directives)
