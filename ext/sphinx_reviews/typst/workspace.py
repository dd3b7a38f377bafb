"""The folder that Typst may read, with the compiler and the images in it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_reviews.typst.images import Images
from sphinx_reviews.typst.press import Press

if TYPE_CHECKING:
    from collections.abc import Sequence


class Workspace:
    """What all PDFs and share cards of a build share.

    :param source: the source directory; addresses of images start there.
    :param fonts: font directories, searched before the bundled fonts.
    """

    def __init__(self, source: Path, fonts: Sequence[Path]) -> None:
        self._temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self._temporary.name)
        self.press = Press(self.folder, fonts)
        self.images = Images(source, self.folder, self.press.can_show)

    def close(self) -> None:
        """Remove the folder."""
        self._temporary.cleanup()
