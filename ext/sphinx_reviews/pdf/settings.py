"""What ``conf.py`` asks of the PDFs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sphinx_reviews.diagnostics import Subtype, warn

from .documents import Paper
from .typesetting import ascii_uri

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx.config import Config

    from .press import Press

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
                    self._line_of("reviews_pdf_fonts"),
                    "reviews_pdf_fonts: there is no folder '%s'. Write the names of folders "
                    "with font files, from the folder of conf.py.",
                    folder.name,
                )
        return [folder for folder in folders if folder.is_dir()]

    def paper(self, press: Press, page_uri: Callable[[str], str]) -> Paper:
        """Return what all PDFs share.

        :param page_uri: docname -> address of the page, from the site's base address.
        """
        size = self._config.reviews_pdf_paper
        if press.refuses(f"#set page(paper: {json.dumps(size)})"):
            warn(
                Subtype.VALUE,
                self._line_of("reviews_pdf_paper"),
                "reviews_pdf_paper: Typst knows no paper '%s'. Write a name such as 'a4', "
                "'a5' or 'us-letter'.",
                size,
            )
            size = _DEFAULT_PAPER
        base = self._config.html_baseurl

        def address(docname: str, anchor: str) -> str:
            if not base:
                return ""
            page = f"{base.rstrip('/')}/{page_uri(docname)}"
            return ascii_uri(f"{page}#{anchor}" if anchor else page)

        return Paper(self._config.project, self._config.author, size, base, address)

    def _line_of(self, value: str) -> str:
        """Return the line of ``conf.py`` that sets *value*, as ``path:line``."""
        lines = self._conf.read_text(encoding="utf-8").splitlines() if self._conf.exists() else []
        numbers = (number for number, line in enumerate(lines, 1) if line.startswith(value))
        return f"{self._conf}:{next(numbers, 1)}"
