"""Files that builds make beside the pages, each with a digest of what it was made from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_reviews.output import files

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path


class Manifest:
    """The files of one kind in an output directory, as the last build left them.

    :param outdir: the output directory.
    :param kind: names the manifest, ``.sphinx-reviews-<kind>.json``.
    :param pattern: path of a file from the output directory, with ``{}`` for its name.
    """

    def __init__(self, outdir: Path, kind: str, pattern: str = "{}") -> None:
        self._outdir = outdir
        self._path = outdir / f".sphinx-reviews-{kind}.json"
        self._pattern = pattern
        #: Name of a file -> digest of what it was made from.
        self.digests = self._read()

    def file(self, name: str) -> Path:
        """Return the path of a file."""
        return self._outdir / self._pattern.format(name)

    def has(self, name: str, digest: str) -> bool:
        """Return whether a file is there, and made from what has that digest."""
        return self.digests.get(name) == digest and self.file(name).is_file()

    def remove_but(self, names: Collection[str]) -> None:
        """Remove the files that no longer have a reason to be there."""
        for name in self.digests.keys() - set(names):
            files.delete(self.file(name), self._outdir)

    def save(self, digests: Mapping[str, str]) -> None:
        """Note what the files are made from; without files there is no manifest."""
        self.digests = dict(digests)
        if self.digests:
            kept = json.dumps(self.digests, ensure_ascii=False, indent=0, sort_keys=True)
            files.write(self._path, kept.encode())
        else:
            self._path.unlink(missing_ok=True)

    def _read(self) -> dict[str, str]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}
