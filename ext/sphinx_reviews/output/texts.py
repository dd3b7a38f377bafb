"""The texts of pages, in files of their own: a build that needs none loads none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_reviews.output.kept import FOLDER, Kept
from sphinx_reviews.records.texts import packed, unpacked

if TYPE_CHECKING:
    from sphinx_reviews.records.texts import PageText


class Texts:
    """The texts of the documents that were read.

    :param doctrees: the folder of the doctrees.
    :param digests: docname -> digest of its text, which is kept elsewhere.
    """

    def __init__(self, doctrees: Path, digests: dict[str, str]) -> None:
        self._files = Kept(Path(doctrees, FOLDER, "texts"))
        self.digests = digests

    def put(self, docname: str, text: PageText) -> None:
        """Keep the text of a document."""
        self.digests[docname] = self._files.put(_file(docname), packed(text))

    def get(self, docname: str) -> PageText | None:
        """Return the text of a document, if it is still there as it was kept."""
        content = self._files.get(_file(docname), self.digests.get(docname, ""))
        return unpacked(content) if content else None

    def forget(self, docname: str) -> None:
        """Remove the text of a document."""
        if self.digests.pop(docname, None):
            self._files.drop(_file(docname))


def _file(docname: str) -> str:
    return f"{docname}.json"
