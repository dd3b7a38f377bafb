"""The manuscripts of all reviews, cached beside the doctrees."""

from __future__ import annotations

import json
import shutil
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.logging import suppress_logging

from sphinx_reviews.build import internals
from sphinx_reviews.build.fingerprints import Surroundings
from sphinx_reviews.domain import review_domain
from sphinx_reviews.output.files import content_digest, digest
from sphinx_reviews.output.ledger import NAME as LEDGER
from sphinx_reviews.output.ledger import Ledger
from sphinx_reviews.pdf.sheet import Manuscript, Sheet
from sphinx_reviews.pdf.typesetting import (
    footnotes,
    glue,
    list_pages,
    name_links,
    number_captions,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from docutils import nodes
    from sphinx.builders import Builder

    from sphinx_reviews.typst.images import Images


class Manuscripts:
    """Makes manuscripts, or takes them from the cache.

    :param builder: the application's current builder.
    :param titles: docname -> title that other documents print, of the printed documents.
    :param is_beside_pages: whether the build also writes the pages of the documents.
    """

    def __init__(
        self, builder: Builder, images: Images, titles: Mapping[str, str], *, is_beside_pages: bool
    ) -> None:
        # A page with an address is linked, and needs no title.
        self._titles = {} if builder.config.html_baseurl else titles
        self._is_beside_pages = is_beside_pages
        self._builder = builder
        self._env = builder.env
        self._images = images
        self._ledger = _ledger(Path(builder.doctreedir, "_pdf"))
        self._files = self._ledger.group("manuscripts")
        self._files.keep_only([_file(docname) for docname in titles])
        self._files.claim(map(_file, titles))
        self._outlines = self._ledger.group("outlines")
        self._ledger.save()
        self._surroundings = Surroundings(builder, builder.env, around=lambda _: None)
        self._is_made: dict[str, bool] = {}
        self._reported: set[str] = set()

    def is_made(self, docname: str) -> bool:
        """Return whether there is a manuscript of what the document now is."""
        if docname not in self._is_made:
            self._is_made[docname] = self._files.has(_file(docname), self._fingerprint(docname))
        return self._is_made[docname]

    def sketch(self, docname: str) -> Manuscript:
        """Return what stands for a manuscript that is made, so that it need not be loaded."""
        mark = content_digest(self._files.path(_file(docname)))
        return Manuscript(mark, frozenset(), frozenset(), {}, ())

    def of(self, docname: str) -> Manuscript:
        """Return the manuscript of a document."""
        name = _file(docname)
        if self.is_made(docname):
            return Manuscript.from_json(json.loads(self._files.path(name).read_bytes()))
        manuscript = self._made(docname)
        kept = json.dumps(manuscript.to_json(), ensure_ascii=False)
        self._files.put(name, kept.encode(), self._fingerprint(docname))
        self._is_made[docname] = True
        return manuscript

    # -- outlines of volumes ---------------------------------------------

    def keep_outlines(self, names: Collection[str]) -> None:
        """Forget the outlines of all volumes but those."""
        self._outlines.keep_only([_outline(name) for name in names])
        self._outlines.claim(map(_outline, names))

    def outline(self, name: str, made_from: str = "") -> str:
        """Return the outline of a volume, as JSON; empty if there is none made from that."""
        file = _outline(name)
        is_kept = self._outlines.has(file, made_from or self._outlines.digests.get(file, ""))
        return self._outlines.path(file).read_text(encoding="utf-8") if is_kept else ""

    def keep_outline(self, name: str, outline: str, made_from: str) -> None:
        """Keep the outline of a volume."""
        self._outlines.put(_outline(name), outline.encode(), made_from)

    # -- making ----------------------------------------------------------

    def close(self) -> None:
        """Record which manuscripts exist."""
        self._ledger.save(finished=True)

    def _fingerprint(self, docname: str) -> str:
        """Return a digest of everything that a manuscript is made from."""
        return digest(
            self._env.all_docs[docname],
            self._surroundings.fingerprint(docname),
            bool(self._titles),
        )

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
        internals.forget_doctrees(self._env)  # each is loaded once
        # Faulty references are reported when the page is written.
        with suppress_logging() if self._is_beside_pages else nullcontext():
            self._env.apply_post_transforms(document, docname)
        return document


def _file(docname: str) -> str:
    return f"{docname}.json"


def _outline(name: str) -> str:
    return f"{name}.outline"


def _ledger(folder: Path) -> Ledger:
    if not (folder / LEDGER).exists():  # manuscripts of an earlier version, if any
        shutil.rmtree(folder, ignore_errors=True)
    return Ledger(folder)
