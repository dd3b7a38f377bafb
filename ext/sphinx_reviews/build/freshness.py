"""Exact incremental builds: which pages a change elsewhere makes stale.

Sphinx writes a page again when its own source changed.  A page that shows
something of another document must be written again as well, and no other page.
So each page gets a fingerprint of all that it shows from elsewhere: the records
that its views select, where its references lead, its tables of contents, its
images' names, the titles in the frame around it, and what its head tells of it.

A ledger in each output directory keeps the fingerprint of every page as it was
written there: per output directory because several builders share one
environment, per page because a build may be told to write some pages only.
"""

from __future__ import annotations

import ctypes
import hashlib
import multiprocessing
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.environment.adapters.toctree import global_toctree_for_doc
from sphinx.util import docname_join

from sphinx_reviews.build.image_names import images_by_document
from sphinx_reviews.domain import review_domain
from sphinx_reviews.output.ledger import Ledger, Navigation, keep_out_of_books
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.views import VIEWS, selected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Facts, Link, Mention


def writes_pages(builder: Builder) -> bool:
    """Return whether *builder* writes a file for each document, and so may leave some alone."""
    return hasattr(builder, "out_suffix") and not isinstance(builder, SingleFileHTMLBuilder)


class Freshness:
    """What one build finds stale and what it writes."""

    def __init__(self) -> None:
        #: docname -> fingerprint of what the page should show.
        self._wanted: dict[str, str] = {}
        self._written: set[str] = set()
        # Pages may be rendered in forked processes, which share only this memory.
        self._navigation = multiprocessing.RawValue(ctypes.c_int, Navigation.NONE)

    # -- after reading ---------------------------------------------------

    def find_stale(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the pages whose surroundings changed since they were written."""
        if not writes_pages(app.builder):
            return []
        ledger = Ledger.load(app.outdir)
        self._navigation.value = ledger.navigation
        surroundings = Surroundings(app.builder, env, ledger.navigation)
        self._wanted = {docname: surroundings.fingerprint(docname) for docname in env.all_docs}
        stale = [
            docname
            for docname, fingerprint in self._wanted.items()
            if ledger.documents.get(docname) != fingerprint
        ]
        if not stale and ledger.documents.keys() - env.all_docs.keys():
            # Without a page to write, Sphinx would leave a removed one in its indices.
            stale = [env.config.root_doc]
        return sorted(stale)

    def trust_the_fingerprints(self, app: Sphinx, builder: Builder) -> None:
        """Keep Sphinx from writing every page with a table of contents at every edit.

        The environment is saved by now, so this is forgotten after the build.
        """
        builder.env.files_to_rebuild = {}

    # -- while writing ---------------------------------------------------

    def note_written(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Remember that a page is being written."""
        if writes_pages(app.builder):
            self._written.add(docname)

    def watch_navigation(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Notice a theme that shows the site's table of contents on every page."""
        toctree = context.get("toctree")
        if toctree is None:
            return

        def watched(**options: Any) -> str:
            shown = Navigation.BRANCH if options.get("collapse", True) else Navigation.SITE
            self._navigation.value = max(self._navigation.value, shown)
            return str(toctree(**options))

        context["toctree"] = watched

    def forget_dead_words(self, app: Sphinx) -> list[Any]:
        """Take words that no page has any more out of the search index.

        Sphinx keeps them, with no pages, when it adds to an index it has loaded.
        """
        indexer = getattr(app.builder, "indexer", None)
        if indexer is not None:
            for pages in (indexer._mapping, indexer._title_mapping):  # noqa: SLF001  (no other way)
                for word in [word for word, docnames in pages.items() if not docnames]:
                    del pages[word]
        return []

    # -- at the end ------------------------------------------------------

    def keep_ledger(self, app: Sphinx, exception: Exception | None) -> None:
        """Write down what was written, and remove what belongs to documents that are gone."""
        if exception is not None or not writes_pages(app.builder):
            return
        ledger = Ledger.load(app.outdir)
        navigation = Navigation(self._navigation.value)
        if navigation != ledger.navigation:
            surroundings = Surroundings(app.builder, app.env, navigation)
            self._wanted = {docname: surroundings.fingerprint(docname) for docname in self._wanted}
        ledger.update(
            app.builder,
            app.env,
            {docname: self._wanted[docname] for docname in self._written & self._wanted.keys()},
            navigation,
        )


class Surroundings:
    """What each page shows from elsewhere."""

    def __init__(self, builder: Builder, env: BuildEnvironment, navigation: int) -> None:
        self._builder = builder
        self._env = env
        domain = review_domain(env)
        self._library: Library = domain.library
        self._images = images_by_document(env)
        self._has_frame = builder.format == "html"
        self._pdfs = domain.pdfs if self._has_frame else {}
        self._heads = domain.heads if self._has_frame else {}
        self._relations = env.collect_relations() if self._has_frame else {}
        self._navigation = navigation
        self._site = self._site_navigation() if navigation == Navigation.SITE else ""
        self._branches: dict[str, tuple[str, ...]] = {}

    def fingerprint(self, docname: str) -> str:
        """Return a digest of what *docname* shows from elsewhere."""
        facts = self._library.documents.get(docname)
        parts = (
            list(self._views(facts)) if facts else (),
            list(self._references(facts, docname)) if facts else (),
            list(self._tables_of_contents(docname)),
            self._images.get(docname, ()),
            list(self._frame(docname)),
            self._heads.get(docname),
            list(self._branch(docname)) if self._navigation == Navigation.BRANCH else self._site,
        )
        return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()

    def _views(self, facts: Facts) -> Iterator[object]:
        for slot in facts.slots:
            records = selected(self._library, slot)
            yield records
            view = VIEWS[slot.kind]
            yield [self._env.images[path][1] for path in view.images(records)]
            yield [self._pdfs.get(name) for name in view.pdfs(records)]

    def _references(self, facts: Facts, docname: str) -> Iterator[object]:
        yield from map(self._mentioned, facts.mentions)
        for link in facts.links:
            yield self._linked(link, docname)

    def _mentioned(self, mention: Mention) -> object:
        found = self._library.mentions.refers_to(mention)
        # A plain link without words shows the title, and so does a book by another name.
        shows_title = mention.kind is None or mention.kind is Kind.BOOK
        return found if found is None or shows_title else (found.docname, found.anchor)

    def _linked(self, link: Link, docname: str) -> object:
        """Return what Sphinx or MyST finds for a link, as far as the page shows it."""
        env, target = self._env, link.target
        document = target if link.domain == "doc" else docname_join(docname, target)
        title = env.titles.get(document)
        heading = (
            env.metadata[document].get("myst_slugs", {}).get(link.target_id) if title else None
        )
        std = env.domaindata["std"]
        found = (
            std["labels"].get(target.lower()),
            std["anonlabels"].get(target.lower()),
            std["terms"].get(target.lower()),
            std["objects"].get((link.type, target)),
        )
        if link.is_explicit:
            return title is not None, heading and heading[1], [each and each[:2] for each in found]
        return title and str(title), heading, found

    def _tables_of_contents(self, docname: str) -> Iterator[object]:
        """Yield what the tables of contents on a page list."""
        if docname not in self._env.toctree_includes:
            return
        for toctree in self._env.tocs[docname].findall(addnodes.toctree):
            if not toctree["hidden"]:
                yield str(toctree)
                depth = toctree.get("maxdepth", -1)
                yield from self._outline([toctree], depth, toctree["titlesonly"], (docname,))

    def _outline(
        self,
        children: Iterable[nodes.Node],
        depth: int,
        titles_only: bool,  # noqa: FBT001  (passed on as it is)
        above: tuple[str, ...],
    ) -> Iterator[str]:
        """Yield the entries of an outline down to *depth*; any number below 1 is all.

        Sphinx could tell the same, but only by copying every entry.
        """
        for child in children:
            if isinstance(child, addnodes.toctree):
                for _, entry in child["entries"]:
                    if entry in self._env.tocs and entry not in above:
                        listed = self._env.tocs[entry].children
                        yield from self._outline(listed, depth, titles_only, (*above, entry))
            elif isinstance(child, nodes.bullet_list):
                below = child.findall(addnodes.toctree) if titles_only else child.children
                if depth != 1:
                    yield from self._outline(below, depth - 1, titles_only, above)
            elif isinstance(child, addnodes.compact_paragraph):
                yield str(child)
            elif isinstance(child, nodes.Element):
                yield from self._outline(child.children, depth, titles_only, above)

    def _ancestors(self, docname: str) -> Iterator[str]:
        """Yield the pages above a page in the tables of contents, up to the root."""
        related = self._relations.get(docname)
        while related and related[0]:
            yield related[0]
            related = self._relations.get(related[0])

    def _frame(self, docname: str) -> Iterator[tuple[str, str]]:
        """Yield the neighbours and ancestors of a page, with their titles."""
        neighbours = self._relations.get(docname, ())[1:]
        for neighbour in (*neighbours, *self._ancestors(docname)):
            yield neighbour or "", str(self._env.titles.get(neighbour or ""))

    def _branch(self, docname: str) -> Iterator[tuple[str, ...]]:
        """Yield what a table of contents shows that is open only where the reader is."""
        root = self._env.config.root_doc
        for page in dict.fromkeys((docname, *self._ancestors(docname), root)):
            if page not in self._branches:
                below = self._env.toctree_includes.get(page, ())
                titles = (str(self._env.titles.get(each)) for each in below)
                self._branches[page] = (str(self._env.tocs.get(page)), *titles)
            yield self._branches[page]

    def _site_navigation(self) -> str:
        return str(
            global_toctree_for_doc(
                self._env, self._env.config.root_doc, self._builder, tags=self._builder.tags
            )
        )


def setup(app: Sphinx) -> None:
    """Watch every build."""
    freshness = Freshness()
    app.connect("config-inited", keep_out_of_books)
    # After everything that pages show has been found.
    app.connect("env-get-updated", freshness.find_stale, priority=900)
    app.connect("write-started", freshness.trust_the_fingerprints)
    app.connect("doctree-resolved", freshness.note_written)
    # Before themes, which call the function that is watched.
    app.connect("html-page-context", freshness.watch_navigation, priority=400)
    app.connect("html-collect-pages", freshness.forget_dead_words)
    app.connect("build-finished", freshness.keep_ledger)
