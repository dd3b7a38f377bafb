"""A project of one page, which is read again and again without building a site."""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_reviews.domain import review_domain
from support.builds import write
from support.projects import CONF

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Desk:
    """A project of one page, which is read again and again."""

    def __init__(self, app: Sphinx, printed: io.StringIO) -> None:
        self._app = app
        self._printed = printed

    def parse(self, source: str) -> None:
        """Read a page, and record what is in it."""
        env = self._app.env
        (self._app.srcdir / "page.md").write_bytes(source.encode())
        env.clear_doc("page")
        env.events.emit("env-purge-doc", env, "page")
        self._app.builder.read_doc("page")

    def read(self, source: str) -> tuple[str, list[str]]:
        """Return what is on the page, and the warnings."""
        env = self._app.env
        self._printed.seek(0)
        self._printed.truncate()
        self.parse(source)
        review_domain(env).check_consistency()
        page = env.get_and_resolve_doctree("page", self._app.builder)
        alternatives = (image.get("alt", "") for image in page.findall(nodes.image))
        warnings = re.sub(r"\x1b\[[0-9;]*m", "", self._printed.getvalue())
        return " ".join([page.astext(), *alternatives]), warnings.splitlines()


@contextmanager
def open_desk(folder: Path) -> Iterator[Desk]:
    """Make a project of one page."""
    files = {"conf.py": CONF, "page.md": "# 글\n", "index.md": CONCEPTS, "x.png": ""}
    write(folder / "source", files)
    printed = io.StringIO()
    with patch_docutils(folder / "source"), docutils_namespace():
        app = Sphinx(
            folder / "source",
            folder / "source",
            folder / "text",
            folder / "doctrees",
            "text",
            status=None,
            warning=printed,
        )
        app.build()
        yield Desk(app, printed)


CONCEPTS = "# 서가\n\n:::{concept} 낱말\n뜻.\n:::\n"
