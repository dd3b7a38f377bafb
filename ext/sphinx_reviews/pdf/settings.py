"""What ``conf.py`` asks of the PDFs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sphinx_reviews.config import line_of
from sphinx_reviews.diagnostics import warn
from sphinx_reviews.pdf.documents import Paper
from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config

    from sphinx_reviews.formats.addresses import Site
    from sphinx_reviews.typst.press import Press

_DEFAULT_PAPER: Final = "a4"


class Settings:
    """The values of ``conf.py``, with warnings for those that cannot be."""

    def __init__(self, config: Config, path: Path) -> None:
        self._config = config
        self._conf = path

    def font_folders(self) -> list[Path]:
        """Return the folders of fonts that are there."""
        folders = [self._conf.parent / name for name in self._config.reviews_pdf_fonts]
        for folder in folders:
            if not folder.is_dir():
                warn(
                    Subtype.VALUE,
                    line_of(self._conf, "reviews_pdf_fonts"),
                    "reviews_pdf_fonts: there is no folder '%s'. Write the names of folders "
                    "with font files, from the folder of conf.py.",
                    folder.name,
                )
        return [folder for folder in folders if folder.is_dir()]

    def paper(self, press: Press, site: Site) -> Paper:
        """Return what all PDFs share."""
        size = self._config.reviews_pdf_paper
        if press.refuses(f"#set page(paper: {json.dumps(size)})"):
            warn(
                Subtype.VALUE,
                line_of(self._conf, "reviews_pdf_paper"),
                "reviews_pdf_paper: Typst knows no paper '%s'. Write a name such as 'a4', "
                "'a5' or 'us-letter'.",
                size,
            )
            size = _DEFAULT_PAPER
        return Paper(site.title, site.author, size, site.base, site.address)
