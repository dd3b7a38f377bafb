"""The share cards of a build, each drawn while Sphinx writes its page."""

from __future__ import annotations

import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.display import status_iterator

from sphinx_reviews import outputs
from sphinx_reviews.diagnostics import Subtype, warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.manifest import Manifest
from sphinx_reviews.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.model import Review


def card_path(docname: str) -> str:
    """Return the path of the card of a review from the base of the site."""
    return f"_cards/{docname}.png"


class _Drawing:
    """The cards that a build has to draw.

    :param manifest: the cards that are there.
    :param reviews: those that have a card.
    """

    def __init__(self, app: Sphinx, manifest: Manifest, reviews: Sequence[Review]) -> None:
        # The compiler is slow to load, and not every build has cards.
        from sphinx_reviews.pdf.press import PRESSES, Press
        from sphinx_reviews.pdf.settings import Settings

        settings = Settings(app.config, Path(app.confdir, "conf.py"))
        self._manifest = manifest
        self._folder = tempfile.TemporaryDirectory()
        self._press = Press(Path(self._folder.name), settings.font_folders())
        self._sources = self._sources_of(app, reviews)
        self._digests = {name: self._press.digest(source) for name, source in self._sources.items()}
        fresh = {name: each for name, each in self._digests.items() if manifest.has(name, each)}
        self._stale = {each.docname: each for each in reviews if each.docname not in fresh}
        # What a build that is broken off has drawn counts as not drawn.
        manifest.save(fresh)
        self._pool = ThreadPoolExecutor(PRESSES)
        #: Why Typst refuses a card, if it does, by docname.
        self._refused: dict[str, Future[str]] = {}

    def begin(self, docname: str) -> None:
        """Let the card of a page be drawn, if it has one that changed."""
        if docname in self._stale and docname not in self._refused:
            self._refused[docname] = self._pool.submit(self._draw, docname)

    def finish(self) -> None:
        """Draw what is left, and tell of what cannot be drawn."""
        for docname in self._stale:
            self.begin(docname)
        for docname in status_iterator(
            self._stale, "drawing share cards... ", "darkgreen", len(self._stale)
        ):
            if reason := self._refused[docname].result():
                warn(
                    Subtype.PDF,
                    self._stale[docname].book.place,
                    "the share card cannot be drawn; Typst says: %s",
                    reason,
                )
                del self._digests[docname]
        self._manifest.save(self._digests)

    def close(self) -> None:
        """Draw no more."""
        self._pool.shutdown(cancel_futures=True)
        self._folder.cleanup()

    def _sources_of(self, app: Sphinx, reviews: Sequence[Review]) -> dict[str, str]:
        from sphinx_reviews.pdf.images import Images

        from .card import source

        domain, site = review_domain(app.env), app.config.project
        images = Images(Path(app.srcdir), Path(self._folder.name), self._press.can_show)
        found: dict[str, str] = {}
        for review in reviews:
            language = domain.language(review.docname)
            fonts = self._press.families(language)
            found[review.docname] = source(review, site, fonts, phrases(language), images)
        return found

    def _draw(self, docname: str) -> str:
        picture = self._press.draw(self._sources[docname])
        if isinstance(picture, str):
            return picture
        outputs.write(self._manifest.file(docname), picture)
        return ""


class Cards:
    """What the events of a build mean to the share cards."""

    _drawing: _Drawing | None = None

    def prepare(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Find the cards that changed, and remove those of reviews that are gone."""
        if app.builder.name in {"html", "dirhtml"}:
            manifest = Manifest(Path(app.outdir), "cards", card_path("{}"))
            reviews = review_domain(env).library.published if app.config.html_baseurl else []
            manifest.remove_but([each.docname for each in reviews])
            if reviews:
                self._drawing = _Drawing(app, manifest, reviews)
            else:
                manifest.save({})
        return []

    def draw_beside_page(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Draw the card of a page while Sphinx writes the page; Typst leaves Python free.

        Processes that write pages side by side leave it to the one that began them:
        they have its cores already, and no thread of it lives on in them.
        """
        if self._drawing and not app.builder.parallel_ok:
            self._drawing.begin(pagename)

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Draw the cards that are left."""
        if self._drawing:
            try:
                if exception is None:
                    self._drawing.finish()
            finally:
                self._drawing.close()


def setup(app: Sphinx) -> None:
    """Draw the cards of an HTML build."""
    cards = Cards()
    app.connect("env-get-updated", cards.prepare, priority=840)
    app.connect("html-page-context", cards.draw_beside_page)
    app.connect("build-finished", cards.finish)
