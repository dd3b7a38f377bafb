"""The folder that Typst may read, with the compiler and the images in it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from sphinx_reviews.typst.images import Images
from sphinx_reviews.typst.press import Press
from sphinx_reviews.typst.pressroom import Pressroom

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Workspace:
    """The compiler and images that all PDFs and share cards of a build use.

    :param folder: the folder; remains of an interrupted build are removed.
    :param source: the source directory; addresses of images start there.
    :param fonts: font directories, searched before the bundled fonts.
    """

    def __init__(self, folder: Path, source: Path, fonts: Sequence[Path]) -> None:
        self.folder = folder
        self.close()
        folder.mkdir(parents=True)
        self.press = Press(self.folder, fonts)
        self.pressroom = Pressroom(self.folder, fonts)
        self.images = Images(source, self.folder, self.press.can_show)

    def close(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
