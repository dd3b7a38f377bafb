"""Exact incremental builds: which pages a change elsewhere makes stale.

Sphinx writes a page again when its own source changed.  A page that shows
something of another document must be written again as well, and no other page.
So the ledger of each output directory keeps the fingerprint of every page as it was
written there: per output directory because several builders share one
environment, per page because a build may be told to write some pages only.
"""

from __future__ import annotations

import ctypes
import multiprocessing
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from sphinx_reviews.build import internals
from sphinx_reviews.build.fingerprints import Navigation, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.output.ledger import Ledger


def writes_pages(builder: Builder) -> bool:
    """Return whether *builder* writes a file for each document, and so may leave some alone."""
    return hasattr(builder, "out_suffix") and not isinstance(builder, SingleFileHTMLBuilder)


class Freshness:
    """What one build finds stale and what it writes.

    :param ledger: that of the output directory.
    """

    def __init__(self, builder: Builder, ledger: Ledger) -> None:
        self._builder = builder
        self._ledger = ledger
        self._heads: Mapping[str, object] = {}
        #: docname -> fingerprint of what the page should show.
        self._wanted: dict[str, str] = {}
        self._written: set[str] = set()
        # Pages may be rendered in forked processes, which share only this memory.
        self._navigation = multiprocessing.RawValue(ctypes.c_int, ledger.navigation)

    def find_stale(self, env: BuildEnvironment, heads: Mapping[str, object]) -> list[str]:
        """Return the pages whose surroundings changed since they were written.

        :param heads: docname -> what the head of the page says.
        """
        self._heads = heads
        self._wanted = self._fingerprints(env, self._ledger.navigation)
        stale = [
            docname
            for docname, fingerprint in self._wanted.items()
            if self._ledger.pages.get(docname) != fingerprint
        ]
        if not stale and self._ledger.pages.keys() - env.all_docs.keys():
            # Without a page to write, Sphinx would leave a removed one in its indices.
            stale = [env.config.root_doc]
        return sorted(stale)

    def _fingerprints(self, env: BuildEnvironment, navigation: int) -> dict[str, str]:
        surroundings = Surroundings(self._builder, env, self._heads, navigation)
        return {docname: surroundings.fingerprint(docname) for docname in env.all_docs}

    def note_written(self, docname: str) -> None:
        """Remember that a page is being written."""
        self._written.add(docname)

    def note_navigation(self, is_branch: bool) -> None:  # noqa: FBT001  (a callback)
        """Remember that the theme shows the site's table of contents, or a branch of it."""
        shown = Navigation.BRANCH if is_branch else Navigation.SITE
        self._navigation.value = max(self._navigation.value, shown)

    def keep(self, env: BuildEnvironment) -> None:
        """Note what was written, and remove what belongs to documents that are gone."""
        navigation = self._navigation.value
        if navigation != self._ledger.navigation:
            self._wanted = self._fingerprints(env, navigation)
            self._ledger.navigation = navigation
        written = {
            docname: self._wanted[docname] for docname in self._written & self._wanted.keys()
        }
        self._ledger.update_pages(
            written, env.all_docs, lambda docname: set(page_files(self._builder, docname))
        )
        copies = self._ledger.group("copies")
        wanted = set(_copies(self._builder, env))
        copies.keep_only(wanted)
        copies.digests |= dict.fromkeys(wanted, "")


def page_files(builder: Builder, docname: str) -> Iterator[str]:
    """Yield the paths, from the output directory, of the files that a document has there."""
    if isinstance(builder, StandaloneHTMLBuilder):
        yield Path(builder.get_outfilename(docname)).relative_to(builder.outdir).as_posix()
        link_suffix = builder.config.html_sourcelink_suffix
        for suffix in builder.config.source_suffix:
            shown = suffix if suffix == link_suffix else suffix + link_suffix
            yield f"_sources/{docname}{shown}"
    elif suffix := getattr(builder, "out_suffix", ""):
        yield f"{docname}{suffix}"


def _copies(builder: Builder, env: BuildEnvironment) -> Iterator[str]:
    """Yield the images and downloads that Sphinx copies for the documents."""
    if isinstance(builder, StandaloneHTMLBuilder):
        yield from (f"{builder.imagedir}/{name}" for _, _, name in internals.images(env))
        yield from (f"_downloads/{name}" for name in internals.downloads(env))
