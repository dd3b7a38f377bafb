"""Sites as the libraries that the command makes of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from support.builds import sphinx_build, write
from support.command import run

if TYPE_CHECKING:
    from pathlib import Path


class Imported:
    """A site that was imported and built, with the page of its only review."""

    def __init__(self, folder: Path, site: dict[str, str | bytes]) -> None:
        """Import a site, and build the library."""
        write(folder / "site", site)
        self.said = run("import", "site", "library", folder=folder).stdout
        self.sources = json.loads((folder / "library/import-report.json").read_text())["sources"]
        self.warnings = sphinx_build(folder / "library", folder / "html", "-n", "-W")
        self.data = json.loads((folder / "html/reviews.json").read_text())
        self.page = unquote((folder / "html/reviews/testing.html").read_text())

    def outcome(self, source: str) -> dict[str, Any]:
        """Return what the report says of one source."""
        (found,) = [each for each in self.sources if each["source"] == source]
        return dict(found)
