"""The index of an output directory as the last build left it: its files, and what is beside."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.output.files import digest
from sphinx_reviews.output.kept import FOLDER, Kept
from sphinx_reviews.search.index import NOTHING, Added, Index, LostError
from sphinx_reviews.search.pieces import read_shard, shard_files
from sphinx_reviews.search.postings import Postings
from sphinx_reviews.search.twins import Sounds
from sphinx_reviews.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.output.ledger import Group


class Left(NamedTuple):
    """What the last build left."""

    kept: Index = NOTHING
    #: Digest of what the entries of its pages were made from, but for their texts.
    entries: str = ""


#: The names of what is kept, beside what each page added.
_HEAD, _LEFT, _MANIFEST = "head.json", "index.pickle", "manifest.js"
#: What another version keeps may have another form, and be made in another way.
_KEPT: Final = (Left, Index, Sounds, Added, Postings)
_FORM: Final = [__version__, *(name for each in _KEPT for name in each._fields)]


class Cache:
    """What is kept of an index from build to build.

    It counts only while the ledger says that the files were made from the same: a build that
    was broken off, or that wrote elsewhere, leaves an index that is made anew.

    :param doctrees: the folder of the doctrees.
    :param files: the files of the index.
    """

    def __init__(self, doctrees: Path, files: Group) -> None:
        output = digest(str(files.path("")))
        self._kept = Kept(Path(doctrees, FOLDER, f"search-{output}"))
        self._files = files

    def manifest(self) -> str:
        """Return the manifest of the files; empty if it is not there."""
        found = self._get(_MANIFEST)
        return found.decode() if found else ""

    def left(self) -> Left:
        """Return what the last build left, if all of it is there."""
        whole = all(map(self._files.is_whole, self._files.digests))
        found = self._get(_LEFT) if whole else None
        # As safe as the environment of Sphinx in the folder above.
        return Left(*pickle.loads(found)) if found else Left()  # noqa: S301

    def keep(self, left: Left, manifest: str) -> None:
        """Keep an index whose files are written."""
        head = {
            "form": _FORM,
            "made_from": self._files.made_from,
            _LEFT: self._kept.put(_LEFT, pickle.dumps(tuple(left), pickle.HIGHEST_PROTOCOL)),
            _MANIFEST: self._kept.put(_MANIFEST, manifest.encode()),
        }
        self._kept.put(_HEAD, json.dumps(head).encode())

    def _get(self, name: str) -> bytes | None:
        head = self._head()
        made_from = self._files.made_from
        is_ours = made_from and (head.get("form"), head.get("made_from")) == (_FORM, made_from)
        return self._kept.get(name, str(head.get(name))) if is_ours else None

    def _head(self) -> dict[str, Any]:
        try:
            head = json.loads(self._kept.path(_HEAD).read_bytes())
        except (OSError, ValueError):
            return {}
        return head if isinstance(head, dict) else {}

    # -- for a growing index ---------------------------------------------

    def added(self, name: str, wanted: str) -> list[Added]:
        """Return what a page added to the index."""
        found = self._kept.get(_page(name), wanted)
        if found is None:
            raise LostError(name)
        return [Added(*each) for each in pickle.loads(found)]  # noqa: S301

    def keep_added(self, name: str, added: list[Added]) -> str:
        """Keep what a page adds, and return a digest of it."""
        content = pickle.dumps([tuple(each) for each in added], pickle.HIGHEST_PROTOCOL)
        return self._kept.put(_page(name), content)

    def forget(self, names: Iterable[str]) -> None:
        """Remove what pages added that are gone."""
        for name in names:
            self._kept.drop(_page(name))

    def shard(self, beginning: str) -> dict[str, Postings]:
        """Return the terms of a shard."""
        try:
            return read_shard(map(Path.read_bytes, map(self._files.path, shard_files(beginning))))
        except (OSError, ValueError) as error:
            raise LostError(beginning) from error


def _page(name: str) -> str:
    return f"pages/{name}.pickle"
