"""Quarto: its sites, blogs and books."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.blog import configuration
from sphinx_reviews.sources.blog.run import importer
from sphinx_reviews.sources.blog.system import System
from sphinx_reviews.sources.systems.quarto import body, includes, notebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sphinx_reviews.sources.blog.front_matter import Split

_CONFIGURATION: Final = ("_quarto.yml", "_quarto.yaml")


def _is_root(folder: Path) -> bool:
    return any((folder / name).is_file() for name in _CONFIGURATION)


def _contents(folder: Path) -> Iterator[Path]:
    yield folder


def _excluded(folder: Path) -> Iterable[str]:
    """Return the folders that Quarto writes to, and those of its tools."""
    project = configuration.read(folder, _CONFIGURATION).get("project")
    output = project.get("output-dir") if isinstance(project, dict) else None
    return [*filter(None, [str(output or "")]), "_book", "_freeze", "_extensions", "renv"]


#: Quarto reads the month first.
_DATE: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


def _understood(path: str, post: Split) -> Split:
    """Return a post with its dates as other systems write them, and a notebook as a post."""
    if path.endswith(".ipynb"):
        post = notebook.split(post.fields)
    fields = {
        name: _DATE.sub(r"\3-\1-\2", value)
        if name.startswith("date") and isinstance(value, str)
        else value
        for name, value in post.fields.items()
    }
    return post._replace(fields=fields)


SYSTEM: Final = System(
    name="quarto",
    title="a Quarto site",
    is_root=_is_root,
    contents=_contents,
    as_markdown=body.converted,
    dialects=dict.fromkeys((".qmd", ".rmd", ".ipynb"), body.converted),
    excluded=_excluded,
    understood=_understood,
    joined=includes.joined,
    part_prefix="_",
)
IMPORTER: Final = importer(SYSTEM, ("~/site my-library", "~/site/posts my-library"))
