"""The fingerprint of a page: a digest of everything that it is made from.

One half is its own: its source files, and the mentions in its text.  The other is what it
shows from elsewhere: the records that its views select, the targets of its references, its
tables of contents, the names of its images, the titles in the frame around it, and its
head.  The second half is the same as long as the state of the site is.
"""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.environment.adapters.toctree import global_toctree_for_doc
from sphinx.util import docname_join

from sphinx_reviews.build import internals, site_files, sources, states
from sphinx_reviews.build.page_order import language_of_title, pages_beside
from sphinx_reviews.domain import review_domain
from sphinx_reviews.html import is_paged
from sphinx_reviews.output.files import digest
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.views import VIEWS, selected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Facts, Link, Mention


#: Between the halves of a fingerprint.
_AND: Final = "-"


class Navigation(IntEnum):
    """How much of the site's table of contents a theme shows on each page."""

    NONE = 0
    #: Expanded only along the path to the page.
    BRANCH = 1
    SITE = 2


class Surroundings:
    """What each page is made from.

    :param around: returns what stands around the body of a page.
    :param navigation: a :class:`Navigation`.
    """

    def __init__(
        self,
        builder: Builder,
        env: BuildEnvironment,
        around: Callable[[str], object],
        navigation: int = Navigation.NONE,
    ) -> None:
        self._builder = builder
        self._env = env
        self._domain = review_domain(env)
        self._has_frame = builder.format == "html"
        self._pdfs = self._domain.pdfs if self._has_frame else {}
        self._around = around
        self._settings = digest(site_files.settings(builder))
        self.navigation = navigation
        self._branches: dict[str, tuple[str, ...]] = {}

    @cached_property
    def state(self) -> str:
        """A digest of all that pages show of each other, but for their navigation."""
        pdfs = sorted(self._pdfs.items())
        return digest(states.state(self._env).digest, self._settings, pdfs)

    @cached_property
    def _library(self) -> Library:
        return self._domain.library

    @cached_property
    def _images(self) -> dict[str, list[tuple[str, str]]]:
        return _images_by_document(self._env)

    @cached_property
    def _relations(self) -> Mapping[str, Sequence[str | None]]:
        return self._env.collect_relations() if self._has_frame else {}

    @cached_property
    def _site(self) -> str:
        return self._site_navigation() if self.navigation == Navigation.SITE else ""

    def fingerprint(self, docname: str, known: str = "") -> str:
        """Return a digest of what a page is made from.

        :param known: that in the same state of the site, before its own sources changed.
        """
        elsewhere = known.partition(_AND)[0] or self._elsewhere(docname)
        return f"{elsewhere}{_AND}{self._own(docname)}"

    def _own(self, docname: str) -> str:
        """Return a digest of what a page is made from that no other shows."""
        return digest(sources.digests(self._env, docname), states.marked(self._env, docname))

    def _elsewhere(self, docname: str) -> str:
        """Return a digest of what a page shows from elsewhere."""
        library = self._library.seen_from(docname)
        facts = library.documents.get(docname)
        parts = (
            list(self._views(facts)) if facts else (),
            list(self._references(library, facts, docname)) if facts else (),
            list(self._tables_of_contents(docname)),
            self._images.get(docname, ()),
        )
        return digest(self.around(docname), parts)

    def around(self, docname: str) -> str:
        """Return a digest of what stands around the body of a page."""
        parts = (
            self._settings,
            list(self._frame(docname)),
            self._around(docname),
            list(self._branch(docname)) if self.navigation == Navigation.BRANCH else self._site,
        )
        return digest(parts)

    def _views(self, facts: Facts) -> Iterator[object]:
        for slot in facts.slots:
            records = selected(self._library, slot)
            view = VIEWS[slot.kind]
            yield view.on_pages(records) if is_paged(self._builder) else records
            yield [internals.image_name(self._env, path) for path in view.images(records)]
            yield [self._pdfs.get(name) for name in view.pdfs(records)]

    def _references(self, library: Library, facts: Facts, docname: str) -> Iterator[object]:
        yield from (_mentioned(library, mention) for mention in facts.mentions)
        for link in facts.links:
            yield link, self._linked(link, docname)

    def _linked(self, link: Link, docname: str) -> object:
        """Return the part that the page shows of what Sphinx or MyST finds for a link."""
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
        """Yield the entries of the tables of contents on a page."""
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
        titles_only: bool,  # noqa: FBT001  (passed on unchanged)
        above: tuple[str, ...],
    ) -> Iterator[str]:
        """Yield the entries of an outline down to *depth*; any number below 1 means all.

        Sphinx could return the same, but only by copying every entry.
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

    def _frame(self, docname: str) -> Iterator[tuple[str, ...]]:
        """Yield the neighbours and ancestors of a page, with their titles and languages."""
        if not self._has_frame:
            return
        page = self._domain.language(docname)
        beside = pages_beside(self._builder, self._relations, docname)
        for each in (*beside, *self._ancestors(docname)):
            title = self._env.titles.get(each)
            language = language_of_title(self._env, each, page) if title else ""
            yield each, str(title), language

    def _branch(self, docname: str) -> Iterator[tuple[str, ...]]:
        """Yield the entries of a table of contents expanded only along the path to the page."""
        root = self._env.config.root_doc
        for page in dict.fromkeys((docname, *self._ancestors(docname), root)):
            if page not in self._branches:
                below = self._env.toctree_includes.get(page, ())
                titles = (str(self._env.titles.get(each)) for each in below)
                self._branches[page] = (str(self._env.tocs.get(page)), *titles)
            yield self._branches[page]

    def _site_navigation(self) -> str:
        internals.forget_root(self._env)
        shown = global_toctree_for_doc(
            self._env, self._env.config.root_doc, self._builder, tags=self._builder.tags
        )
        internals.forget_root(self._env)
        return str(shown)


def _mentioned(library: Library, mention: Mention) -> object:
    found = library.refers_to(mention)
    # A plain link without words shows the title, and so does a book by another name.
    shows_title = mention.kind is None or mention.kind is Kind.BOOK
    return found if found is None or shows_title else (found.docname, found.anchor)


def _images_by_document(env: BuildEnvironment) -> dict[str, list[tuple[str, str]]]:
    """Return the paths and output names of the images of each document."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for path, docnames, name in internals.images(env):
        for docname in docnames:
            found[docname].append((path, name))
    return found
