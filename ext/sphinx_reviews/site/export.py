"""The library in one format, exported from the sources without building pages."""

from __future__ import annotations

import sys
import tempfile
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_reviews.formats.table import FORMATS
from sphinx_reviews.site.data_files import material
from sphinx_reviews.site.subscriptions import subscriptions

if TYPE_CHECKING:
    from pathlib import Path


class ExportError(Exception):
    """Why the export failed, and what to do."""


def exported(source: Path, format_: str) -> bytes:
    """Return the library of a source folder.

    :param format_: a name in :data:`.FORMATS`.
    :raises ExportError: if its ``conf.py`` lacks what the format needs.
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
            warning=sys.stderr,
        )
        if "sphinx_reviews" not in app.extensions:
            raise ExportError("conf.py does not name 'sphinx_reviews' in its extensions.")
        app.builder.read()
        write = next(each.write for each in FORMATS if each.name == format_)
        text = write(material(app, subscriptions(app, ())))
        if text is None:
            raise ExportError("A feed needs html_baseurl in conf.py, and a review with a date.")
        return text.encode()
