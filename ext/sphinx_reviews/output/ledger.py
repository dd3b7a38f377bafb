"""What an output directory holds: the fingerprint of each page, and files to clean up."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_reviews.output.files import delete, write
from sphinx_reviews.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_NAME: Final = ".sphinx-reviews.json"


class Navigation(IntEnum):
    """How much of the site's table of contents a theme shows on each page."""

    NONE = 0
    #: Open only on the way to the page.
    BRANCH = 1
    SITE = 2


@dataclass
class Ledger:
    """The pages of one output directory, as the last build left them."""

    path: Path
    #: docname -> fingerprint of what the page shows from elsewhere.
    documents: dict[str, str] = field(default_factory=dict)
    #: Images and downloads, relative to the output directory.
    files: list[str] = field(default_factory=list)
    navigation: Navigation = Navigation.NONE

    @classmethod
    def load(cls, outdir: Path) -> Ledger:
        """Return the ledger of *outdir*; an empty one if there is none that can be read."""
        path = Path(outdir) / _NAME
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            # Another version may show the same records differently.
            if kept["version"] == __version__:
                navigation = Navigation(kept["navigation"])
                return cls(path, kept["documents"], kept["files"], navigation)
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return cls(path)

    def update(
        self,
        builder: Builder,
        env: BuildEnvironment,
        written: Mapping[str, str],
        navigation: Navigation,
    ) -> None:
        """Note the pages just written, and delete what belongs to documents that are gone."""
        gone = self.documents.keys() - env.all_docs.keys()
        kept = {docname: self.documents[docname] for docname in self.documents.keys() - gone}
        files = sorted(_assets(builder, env))
        present = {path for docname in env.all_docs for path in _outputs(builder, docname)}
        stale = {path for docname in gone for path in _outputs(builder, docname)} - present
        stale |= {Path(builder.outdir, name) for name in {*self.files} - {*files}}
        for path in sorted(stale):
            delete(path, Path(builder.outdir))
        self.documents, self.files = kept | dict(written), files
        self.navigation = navigation
        self._save()

    def _save(self) -> None:
        text = json.dumps(
            {
                "version": __version__,
                "navigation": self.navigation,
                "documents": self.documents,
                "files": self.files,
            },
            ensure_ascii=False,
            indent=0,
            sort_keys=True,
        )
        write(self.path, text.encode())


def keep_out_of_books(app: Sphinx, config: Config) -> None:
    """Tell Sphinx that a ledger is no part of an e-book."""
    config.epub_exclude_files = [*config.epub_exclude_files, _NAME]


def _outputs(builder: Builder, docname: str) -> Iterator[Path]:
    """Yield the files that a document has in the output directory."""
    outdir = Path(builder.outdir)
    if isinstance(builder, StandaloneHTMLBuilder):
        yield Path(builder.get_outfilename(docname))
        link_suffix = builder.config.html_sourcelink_suffix
        for suffix in builder.config.source_suffix:
            shown = suffix if suffix == link_suffix else suffix + link_suffix
            yield outdir / "_sources" / f"{docname}{shown}"
    elif suffix := getattr(builder, "out_suffix", ""):
        yield outdir / f"{docname}{suffix}"


def _assets(builder: Builder, env: BuildEnvironment) -> Iterator[str]:
    """Yield the images and downloads that the documents use."""
    if isinstance(builder, StandaloneHTMLBuilder):
        for _, name in env.images.values():
            yield f"{builder.imagedir}/{name}"
        for _, download in env.dlfiles.values():
            yield f"_downloads/{download}"
