"""The texts of pages, in files of their own: a build that needs none loads none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.output.files import digest
from sphinx_reviews.records.texts import packed, unpacked

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_reviews.records.texts import PageText


class Texts:
    """The texts of the documents that were read.

    :param folder: where the files are.
    :param digests: docname -> digest of its file.  They are kept elsewhere, so a file that is
        cut off, or that another build or program wrote, is none of these texts.
    """

    def __init__(self, folder: Path, digests: dict[str, str]) -> None:
        self._folder = folder
        self.digests = digests

    def put(self, docname: str, text: PageText) -> None:
        """Keep the text of a document."""
        content = packed(text)
        path = self._path(docname)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.digests[docname] = digest(content)

    def get(self, docname: str) -> PageText | None:
        """Return the text of a document, if it is still there as it was kept."""
        try:
            content = self._path(docname).read_bytes()
        except OSError:
            return None
        return unpacked(content) if self.digests.get(docname) == digest(content) else None

    def forget(self, docname: str) -> None:
        """Remove the text of a document."""
        if self.digests.pop(docname, None):
            self._path(docname).unlink(missing_ok=True)

    def _path(self, docname: str) -> Path:
        return self._folder / f"{docname}.json"
