"""The files that an author adds to the site unchanged, with ``html_extra_path``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.matching import get_matching_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def own_files(app: Sphinx) -> Iterator[tuple[str, Path]]:
    """Yield output path and source of each file; of two with one path, the last wins."""
    for entry in app.config.html_extra_path:
        source = Path(app.confdir, entry)
        if source.is_file():
            yield source.name, source
        else:
            for name in get_matching_files(source, exclude_patterns=app.config.exclude_patterns):
                yield name, source / name
