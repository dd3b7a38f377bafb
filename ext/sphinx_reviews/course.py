"""The course of a build: what happens when, from configuration to the last file.

Sphinx's events call the methods of :class:`Course` in the order written here.
"""

from __future__ import annotations

import os
import shutil
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_reviews import config, html, theme
from sphinx_reviews.build import internals, states
from sphinx_reviews.build.economy import Economy
from sphinx_reviews.build.freshness import Freshness, writes_pages
from sphinx_reviews.build.sources import Sources
from sphinx_reviews.diagnostics import BuildError
from sphinx_reviews.domain import review_domain
from sphinx_reviews.language.tags import language_tag
from sphinx_reviews.markup import DIRECTIVES, docinfo, encoding, hidden, page, prose, source
from sphinx_reviews.output import ledger as output
from sphinx_reviews.output import lock
from sphinx_reviews.output.files import scratch_folder
from sphinx_reviews.search import site as search
from sphinx_reviews.site import assets, general_index, heads, neighbours, pages
from sphinx_reviews.site.own_files import own_files
from sphinx_reviews.site.subscriptions import subscriptions
from sphinx_reviews.theme import frame
from sphinx_reviews.views import fill_slots

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.config import Settings
    from sphinx_reviews.formats.feeds import Feed
    from sphinx_reviews.output.ledger import Ledger
    from sphinx_reviews.site.heads import Head
    from sphinx_reviews.site.share_cards.cards import ShareCards
    from sphinx_reviews.typst.workspace import Workspace


class Prepared(NamedTuple):
    """What is prepared between reading and writing, and used from then on."""

    freshness: Freshness | None = None
    cards: ShareCards | None = None
    feeds: Sequence[Feed] = ()
    heads: heads.Heads | None = None
    frames: frame.Frames | None = None

    def head(self, docname: str) -> Head | None:
        """Return the head of a page; None without a document, and for builders that write none."""
        return self.heads.head(docname) if self.heads else None

    def around(self, docname: str) -> object:
        """Return what stands around the body of a page."""
        return self.head(docname), self.frames and self.frames.frame(docname)


class Course:
    """The builds of one application."""

    settings: Settings
    #: The ledger of the output directory; None for builders that do not write a file per document.
    ledger: Ledger | None = None

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._prepared = Prepared()
        self._toctree_rebuilds: dict[str, set[str]] = {}
        self._stale: list[str] = []
        self._process = os.getpid()
        self._economy = Economy()
        self._lock = lock.Lock(Path(app.outdir))

    # -- before ----------------------------------------------------------

    def configured(self, app: Sphinx, values: Config) -> None:
        """Check the values of ``conf.py``, once."""
        self.settings = config.checked(app)
        self._overrides = config.Overrides(values)
        values.epub_exclude_files = [*values.epub_exclude_files, output.NAME, lock.NAME]
        values.epub_language = language_tag(values.epub_language or "")

    def builder_ready(self, app: Sphinx) -> None:
        """Prepare what depends on the builder."""
        prose.link_names(app)
        fill_slots(app)
        self._take_lock()
        self._scratch = scratch_folder(Path(app.doctreedir), Path(app.outdir))
        shutil.rmtree(self._scratch, ignore_errors=True)  # left by an aborted build
        if writes_pages(app.builder):
            own = dict(own_files(app)) if app.builder.format == "html" else {}
            self.ledger = output.Ledger(Path(app.outdir), own)
            internals.leave_to_fingerprints(app.builder)
        self._may_use_index = getattr(app.builder, "use_index", False)
        if app.builder.format == "html":
            assets.add_static_path(app, theme.style_sheets(app.builder), self._overrides)
        if self.ledger and search.replaces_sphinx(app):
            search.take_over(app, self.ledger)

    def _take_lock(self) -> None:
        try:
            self._lock.take()
        except lock.BusyError as error:
            raise BuildError(
                f"another build is writing into {self._app.outdir}. Wait until it finishes, "
                "or build into another directory."
            ) from error

    # -- reading ---------------------------------------------------------

    def build_begins(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: AbstractSet[str],
        changed: AbstractSet[str],
        removed: AbstractSet[str],
    ) -> list[str]:
        """Lock out other builds, for each build of this process; return outdated documents."""
        self._take_lock()
        self._economy.begin(app.builder)
        internals.forget_root(env)
        internals.forget_doctrees(env)
        return [*hidden.outdated(app, env)]

    def reading_begins(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Leave out the documents that are not in UTF-8."""
        encoding.leave_out(env, docnames)

    def source_read(self, app: Sphinx, docname: str, text: list[str]) -> None:
        """Read the front matter of a document, and prepare its source for the parser."""
        if read := docinfo.reader(app, docname):
            docinfo.note(app, docname, read(text[0]))
        else:
            source.prepare(app, docname, text, tuple(DIRECTIVES))

    def document_parsed(self, app: Sphinx, document: nodes.document) -> None:
        """Give a review without a heading a title."""
        page.give_title(app, document)

    def document_read(self, app: Sphinx, document: nodes.document) -> None:
        """Complete the facts of a document, and store its text for search."""
        page.read(app, document)
        search.keep_text(app, document)

    # -- between ---------------------------------------------------------

    def all_read(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Prepare what pages show, and return the stale pages."""
        internals.rename_images(env)  # before their addresses are used
        states.renew(env)
        if isinstance(app.builder, StandaloneHTMLBuilder):
            general_index.use(app.builder, self._overrides, is_allowed=self._may_use_index)
        if self.ledger is None:
            self._prepared = Prepared(frames=frame.frames(app, env, ()))
            return []
        freshness = Freshness(app.builder, self.ledger)
        self._prepared = Prepared(freshness)
        if html.is_paged(app.builder):
            self._print_pdfs(app, env)  # pages show the sizes of their PDFs
            cards = self._begin_cards(app, env)
            feeds = subscriptions(app, self.settings.feeds)
            neighbours.hide_pages(app)
            made = heads.Heads(app, env, feeds)
            self._prepared = Prepared(freshness, cards, feeds, made, frame.frames(app, env, feeds))
        self._stale = freshness.find_stale(env, self._prepared.around)
        self._overrides.set_aside()  # the environment is saved now
        return self._stale

    @cached_property
    def _workspace(self) -> Workspace:
        from sphinx_reviews.typst.workspace import Workspace  # the compiler is slow to load

        return Workspace(self._scratch, Path(self._app.srcdir), self.settings.fonts)

    def _print_pdfs(self, app: Sphinx, env: BuildEnvironment) -> None:
        from sphinx_reviews.pdf.printing import beside_pages

        assert self.ledger
        printed = self.settings.pdf and beside_pages(
            app, self._workspace, self.settings, self.ledger
        )
        review_domain(env).pdfs = printed or {}

    def _begin_cards(self, app: Sphinx, env: BuildEnvironment) -> ShareCards | None:
        from sphinx_reviews.site.share_cards.cards import ShareCards

        if not self.ledger or not app.config.html_baseurl:
            return None
        return ShareCards(app, self._workspace, self.settings.fonts, self.ledger)

    # -- writing ---------------------------------------------------------

    def writing_begins(self, app: Sphinx, builder: Builder) -> None:
        """Let the fingerprints alone decide which pages are written."""
        self._overrides.use()
        self._toctree_rebuilds = internals.skip_toctree_rebuilds(app.env)
        if self._prepared.freshness:
            self._prepared.freshness.begin(app.env, self._stale)

    def document_resolved(self, app: Sphinx, document: nodes.document, docname: str) -> None:
        """Remember that a page is being written."""
        if self._prepared.freshness:
            self._prepared.freshness.note_written(docname)

    def page_begins(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        document: nodes.document | None,
    ) -> str | None:
        """Give a page its language, its head, its scripts and search."""
        if self._process not in {os.getpid(), os.getppid()}:
            os._exit(1)  # the build that this process writes for was killed
        if self._prepared.freshness:
            internals.watch_toctree(context, self._prepared.freshness.note_navigation)
            if document is None:
                self._prepared.freshness.note_page(pagename, templatename)
        docname = pages.begin(app, pagename, context, self._prepared.head(pagename))
        if self._prepared.frames:
            frame.show(app, context, self._prepared.frames.frame(docname))
        return search.show(app, pagename, context)

    def page_ends(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        document: nodes.document | None,
    ) -> None:
        """Have the theme print the head of the page."""
        if self._prepared.head(pagename):
            heads.show(context)

    # -- after -----------------------------------------------------------

    def pages_written(self, app: Sphinx) -> list[Any]:
        """Write the pages without a document, and prepare Sphinx's search index."""
        internals.drop_unused_terms(app.builder)
        if self.ledger and (freshness := self._prepared.freshness) and html.is_paged(app.builder):
            pages.write_pages(app, self.ledger, freshness.surroundings(app.env))
        return []

    def finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the files beside the pages, wait for the last card, and close the ledger."""
        app.env.files_to_rebuild = self._toctree_rebuilds | app.env.files_to_rebuild
        freshness, cards, feeds, *_ = self._prepared
        try:
            if exception is None:
                review_domain(app.env).count_drafts()
            if exception is None and self.ledger and freshness:
                freshness.keep(app.env)
                if html.is_paged(app.builder):
                    pages.write_files(app, self.ledger, feeds, freshness.state)
                if cards:
                    cards.finish()
                self.ledger.sweep()
                self.ledger.save(finished=True)
        finally:
            if cards:
                cards.close()
            if "_workspace" in self.__dict__:
                self._workspace.close()
                del self._workspace
            self._lock.free()
            self._economy.end()


class Handler(NamedTuple):
    """A method of the course, the event that calls it, and why then; the manual lists them."""

    event: str
    method: Callable[..., Any]
    why: str
    priority: int = 500


HANDLERS: Final = (
    Handler("config-inited", Course.configured, "the values are set, and not yet read by anything"),
    Handler("builder-inited", Course.builder_ready, "the builder decides what is written"),
    Handler(
        "env-get-outdated", Course.build_begins, "every build begins here, even a second one", 400
    ),
    Handler(
        "env-before-read-docs", Course.reading_begins, "a file that is not UTF-8 would stop Sphinx"
    ),
    Handler("source-read", Course.source_read, "MyST drops front matter that it cannot parse"),
    Handler(
        "doctree-read", Course.document_parsed, "before Sphinx collects titles and contents", 400
    ),
    Handler("doctree-read", Course.document_read, "Sphinx has collected titles and metadata"),
    Handler(
        "env-get-updated", Course.all_read, "all facts are recorded, and sections are numbered", 900
    ),
    Handler("write-started", Course.writing_begins, "the environment has been saved"),
    Handler("doctree-resolved", Course.document_resolved, "called once for each page written"),
    Handler("html-page-context", Course.page_begins, "themes have not read the context", 400),
    Handler("html-page-context", Course.page_ends, "after themes have set up the context", 900),
    Handler("html-collect-pages", Course.pages_written, "the search index is written after this"),
    Handler("build-finished", Course.finished, "all pages are written"),
)


def setup(app: Sphinx) -> None:
    """Connect the course to Sphinx's events."""
    app.add_env_collector(Sources)
    app.add_env_collector(states.States)
    course = Course(app)
    for each in HANDLERS:
        app.connect(each.event, each.method.__get__(course), priority=each.priority)
