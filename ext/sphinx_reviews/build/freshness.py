"""Exact incremental builds: which pages a change elsewhere makes stale.

Sphinx writes a page again when its own source changed.  A page that shows
something of another document must be written again as well, and no other page.
So the ledger of each output directory keeps the fingerprint of every page as it was
written there: per output directory because several builders share one
environment, per page because a build may be asked to write some pages only.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from sphinx_reviews.build import internals, site_files
from sphinx_reviews.build.fingerprints import Navigation, Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.output.ledger import Ledger


def writes_pages(builder: Builder) -> bool:
    """Return whether *builder* writes one file per document, and so can skip some."""
    return hasattr(builder, "out_suffix") and not isinstance(builder, SingleFileHTMLBuilder)


class Freshness:
    """What one build finds stale and what it writes.

    :param ledger: that of the output directory.
    """

    def __init__(self, builder: Builder, ledger: Ledger) -> None:
        self._builder = builder
        self._ledger = ledger
        self._around: Callable[[str], object]
        #: Digest of all that pages show of each other, but for their navigation.
        self.state = ""
        #: docname -> fingerprint of what the page must show.
        self._wanted: dict[str, str] = {}
        self._written: set[str] = set()
        self._pages = ledger.group("pages")
        self._copies = ledger.group("copies")
        #: Files that Sphinx makes for the site as a whole.
        self._shared = ledger.group("shared")
        self._others: set[str] = set()
        # Pages may be rendered in forked processes, which share only this memory: whether a
        # page showed each kind of navigation.
        self._shown = multiprocessing.RawArray(ctypes.c_bool, len(Navigation))

    def find_stale(self, env: BuildEnvironment, around: Callable[[str], object]) -> list[str]:
        """Return the pages that are out of date.

        :param around: returns what stands around the body of a page.
        """
        self._around = around
        self._wanted = self._fingerprints(env, self._ledger.navigation)
        damaged = self._damaged(env)
        stale = {
            docname
            for docname, fingerprint in self._wanted.items()
            if self._ledger.pages.get(docname) != fingerprint or docname in damaged
        }
        if not stale and self._ledger.pages.keys() - env.all_docs.keys():
            # With no page to write, Sphinx would leave a removed one in its indices.
            stale = {env.config.root_doc}
        return sorted(stale)

    def _damaged(self, env: BuildEnvironment) -> set[str]:
        """Return the documents with a file that was changed or deleted from outside.

        An interrupted build counts as outside, and so does a file of the author that Sphinx
        copies to the same place before it writes pages.
        """
        own = self._ledger.own
        index = getattr(self._builder, "searchindex_filename", "")
        if index in self._shared.digests and not self._shared.is_whole(index):
            return set(env.all_docs)
        damaged = {
            docname
            for name, docname in self._pages.digests.items()
            if docname and (name in own or not self._pages.is_whole(name))
        }
        for name, docnames in _copies(self._builder, env).items():
            if name in own or not self._copies.is_whole(name):
                damaged |= docnames
        return damaged & env.all_docs.keys()

    def begin(self, env: BuildEnvironment, stale: Iterable[str]) -> None:
        """Record what will be written before anything is.

        So an interrupted build leaves no file that the next one would not make or remove.
        """
        pages = self._ledger.pages
        pages.update(dict.fromkeys((*stale, *(env.all_docs.keys() - pages.keys())), ""))
        self._ledger.state = self.state  # which those that are not stale are the same in
        self._pages.claim(name for docname in pages for name in page_files(self._builder, docname))
        self._copies.claim(_copies(self._builder, env))
        self._shared.claim(self._site_files())
        self._ledger.save()

    def _site_files(self) -> set[str]:
        """Return the files that Sphinx copies or makes for the site, but for pages."""
        return {*site_files.assets(self._builder), *self._ledger.own}

    def _fingerprints(self, env: BuildEnvironment, navigation: int) -> dict[str, str]:
        surroundings = Surroundings(self._builder, env, self._around, navigation)
        self.state, kept = surroundings.state, self._ledger.pages
        is_same = (self._ledger.state, self._ledger.navigation) == (self.state, navigation)
        return {
            docname: surroundings.fingerprint(docname, kept.get(docname, "") if is_same else "")
            for docname in env.all_docs
        }

    def surroundings(self, env: BuildEnvironment) -> Surroundings:
        """Return what pages are made from, once all are written."""
        return Surroundings(self._builder, env, self._around, self._navigation(env))

    def _navigation(self, env: BuildEnvironment) -> int:
        """Return how much of the site's table of contents the theme shows."""
        shown = max((each for each in Navigation if self._shown[each]), default=Navigation.NONE)
        # The pages that were not written may show more.
        return (
            shown if self._written >= env.all_docs.keys() else max(shown, self._ledger.navigation)
        )

    def note_written(self, docname: str) -> None:
        """Record that a page is being written."""
        self._written.add(docname)

    def note_page(self, pagename: str, template: str) -> None:
        """Record a page that Sphinx makes without a document, before it is written."""
        if site_files.is_own_page(self._builder.config, template):
            name = next(page_files(self._builder, pagename))
            self._others.add(name)
            if name not in self._shared.digests:
                self._shared.claim([name])
                self._ledger.save()

    def note_navigation(self, is_branch: bool) -> None:  # noqa: FBT001  (a callback)
        """Record that the theme shows the site's table of contents, or a branch of it."""
        self._shown[Navigation.BRANCH if is_branch else Navigation.SITE] = True

    def keep(self, env: BuildEnvironment) -> None:
        """Record what was written, and remove files that no page needs any more."""
        navigation = self._navigation(env)
        if navigation != self._ledger.navigation:
            self._wanted = self._fingerprints(env, navigation)
            self._ledger.navigation = navigation
        self._keep_fingerprints()
        files = {name: each for each in env.all_docs for name in page_files(self._builder, each)}
        self._remove_gone(env, files)
        for name, docname in files.items():
            if docname in self._written and self._pages.path(name).exists():
                self._pages.note(name, docname)
        copies = _copies(self._builder, env)
        self._copies.keep_only(copies)
        for name, docnames in copies.items():
            if docnames & self._written or not docnames:
                self._copies.note(name, "copy")
        shared = self._site_files() | self._others
        if index := getattr(self._builder, "searchindex_filename", ""):
            shared.add(index)
        shared = {name for name in shared if self._shared.path(name).is_file()}
        self._shared.keep_only(shared, spared=files)
        for name in shared:
            self._shared.note(name, "shared")

    def _keep_fingerprints(self) -> None:
        self._ledger.state, pages = self.state, self._ledger.pages
        for docname, wanted in self._wanted.items():
            if pages.get(docname) != wanted:
                # One that is out of date and was not asked for is written by the next build.
                pages[docname] = wanted if docname in self._written else ""

    def _remove_gone(self, env: BuildEnvironment, files: Mapping[str, str]) -> None:
        """Remove files of deleted documents, and files that documents no longer have."""
        for docname in self._ledger.pages.keys() - env.all_docs.keys():
            self._pages.claim(page_files(self._builder, docname))
            del self._ledger.pages[docname]
        self._pages.keep_only(files, spared=self._others)
        if getattr(self._builder, "copysource", False):  # Sphinx makes the folder, empty or not
            self._pages.path("_sources").mkdir(exist_ok=True)


def page_files(builder: Builder, docname: str) -> Iterator[str]:
    """Yield the paths of a document's files, relative to the output directory."""
    if isinstance(builder, StandaloneHTMLBuilder):
        # Without Path.relative_to, which takes longer than all else for thousands of pages.
        below = str(builder.get_outfilename(docname)).removeprefix(f"{builder.outdir}{os.sep}")
        yield below.replace(os.sep, "/")
        if builder.copysource and builder.config.html_copy_source:
            suffix = builder.env.doc2path(docname).suffix
            link_suffix = builder.config.html_sourcelink_suffix
            yield f"_sources/{docname}{suffix}{'' if suffix == link_suffix else link_suffix}"
    elif suffix := getattr(builder, "out_suffix", ""):
        yield f"{docname}{suffix}"


def _copies(builder: Builder, env: BuildEnvironment) -> dict[str, set[str]]:
    """Return the images and downloads that Sphinx copies, with the documents that show them.

    Downloads, which are copied in every build, come without documents.
    """
    if not isinstance(builder, StandaloneHTMLBuilder):
        return {}
    found = {f"{builder.imagedir}/{name}": docs for _, docs, name in internals.images(env)}
    return found | {f"_downloads/{name}": set[str]() for name in internals.downloads(env)}
