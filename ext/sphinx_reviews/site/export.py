"""The library in one format, exported from the sources without building pages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_reviews.build.reading import reading
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
    with reading(source, sys.stderr) as app:
        write = next(each.write for each in FORMATS if each.name == format_)
        text = write(material(app, subscriptions(app, ())))
        if text is None:
            raise ExportError("A feed needs html_baseurl in conf.py, and a review with a date.")
        return text.encode()
