"""The library of a folder, read without building its pages."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_reviews.domain import review_domain
from sphinx_reviews.sources.suggestions.shelf import Page, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO


class NotALibraryError(SphinxError):
    """A folder whose ``conf.py`` does not use the extension."""

    category = "Not a library"


@contextmanager
def reading(source: Path, warnings: TextIO | None) -> Iterator[Sphinx]:
    """Give a Sphinx application that has read the sources of a folder, and writes nothing there.

    :param warnings: where to write what Sphinx warns about; None for nowhere.
    :raises SphinxError: if Sphinx cannot read the sources.
    """
    folder = source.resolve()
    with tempfile.TemporaryDirectory() as scratch, patch_docutils(folder), docutils_namespace():
        app = Sphinx(
            folder,
            folder,
            f"{scratch}/html",
            f"{scratch}/doctrees",
            "html",
            confoverrides={"reviews_pdf": False},
            status=None,
            warning=warnings,
        )
        if "sphinx_reviews" not in app.extensions:
            raise NotALibraryError("conf.py does not name 'sphinx_reviews' in its extensions.")
        app.builder.read()
        yield app


def shelf(source: Path) -> Shelf:
    """Return what suggestions are made from; pages in another encoding than UTF-8 are left out.

    :raises SphinxError: if Sphinx cannot read the sources.
    """
    with reading(source, None) as app:
        library = review_domain(app.env).library
        pages = []
        for docname, facts in sorted(library.documents.items()):
            file = app.env.doc2path(docname, base=False).as_posix()
            try:
                text = (source / file).read_bytes().decode()
            except (OSError, UnicodeDecodeError):
                continue
            pages.append(Page(docname, file, text, facts, library.reviews.get(docname)))
        return Shelf(library, app.config.language or "en", tuple(pages))
