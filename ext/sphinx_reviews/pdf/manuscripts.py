"""The manuscripts of all reviews; one that is kept beside the doctrees is not made again."""

from __future__ import annotations

import hashlib
import json
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.logging import suppress_logging

from sphinx_reviews.build.freshness import Surroundings
from sphinx_reviews.domain import review_domain
from sphinx_reviews.output.ledger import Navigation
from sphinx_reviews.pdf.sheet import Manuscript, Sheet
from sphinx_reviews.pdf.typesetting import (
    footnotes,
    glue,
    list_pages,
    name_links,
    number_captions,
    shown,
)
from sphinx_reviews.version import __version__

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.builders import Builder

    from sphinx_reviews.typst.images import Images


class Manuscripts:
    """Makes manuscripts, or remembers them.

    :param builder: the application's builder at the moment.
    :param is_beside_pages: whether the build also writes the pages of the documents.
    """

    def __init__(self, builder: Builder, images: Images, *, is_beside_pages: bool) -> None:
        library = review_domain(builder.env).library
        # A page with an address is linked, and needs no name.
        self._titles = (
            {}
            if builder.config.html_baseurl
            else {docname: review.book.title for docname, review in library.reviews.items()}
        )
        self._is_beside_pages = is_beside_pages
        self._builder = builder
        self._env = builder.env
        self._images = images
        self._folder = Path(builder.doctreedir, "_pdf")
        self._surroundings = Surroundings(builder, builder.env, Navigation.NONE)
        self._reported: set[str] = set()

    def of(self, docname: str) -> Manuscript:
        """Return the manuscript of a document."""
        path = self._folder / f"{docname}.json"
        fingerprint = self._fingerprint(docname)
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            if kept["fingerprint"] == fingerprint:
                return Manuscript.from_json(kept["manuscript"])
        except (OSError, ValueError, KeyError, TypeError):
            pass  # not made yet, or not whole
        manuscript = self._made(docname)
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"fingerprint": fingerprint, "manuscript": manuscript.to_json()}
        path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        return manuscript

    def _fingerprint(self, docname: str) -> str:
        """Return a digest of all that a manuscript is made of."""
        parts = (
            __version__,
            self._env.all_docs[docname],
            self._surroundings.fingerprint(docname),
            bool(self._titles),
        )
        return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()

    def _made(self, docname: str) -> Manuscript:
        document = self._resolved(docname)
        list_pages(document, self._env.titles)
        number_captions(document, docname, self._env)
        name_links(document, self._titles)
        glue(document)
        language = review_domain(self._env).language(docname)
        sheet = Sheet(docname, language, self._images, self._reported)
        sheet.footnotes = footnotes(document)
        return sheet.finished(shown(document, sheet))

    def _resolved(self, docname: str) -> nodes.document:
        document = self._env.get_doctree(docname)
        # What is wrong with a reference is told when the page is written.
        with suppress_logging() if self._is_beside_pages else nullcontext():
            self._env.apply_post_transforms(document, docname)
        return document
