"""The share cards of a build, drawn while Sphinx writes the pages."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.util.display import status_iterator

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.output.manifest import Manifest
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.site.share_cards.process import Drawing, DrawingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.typst.press import Press

#: In the place of a digest: the file may be there, but is not what it should be.
_NOT_DRAWN: Final = ""


def card_path(docname: str) -> str:
    """Return the path of the card of a review from the base of the site."""
    return f"_cards/{docname}.png"


class _Cards:
    """The cards of one build.

    :param manifest: the cards that are there.
    :param reviews: those that have a card.
    """

    def __init__(self, app: Sphinx, manifest: Manifest, reviews: Sequence[Review]) -> None:
        # The compiler is slow to load, and not every build has cards.
        from sphinx_reviews.pdf.settings import Settings
        from sphinx_reviews.typst.press import Press

        self._root = Place(app.config.root_doc, 1)
        self._manifest = manifest
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        fonts = Settings(app.config, Path(app.confdir, "conf.py")).font_folders()
        press = Press(folder, fonts)
        sources = _sources(app, reviews, press, folder)
        self._digests = {name: press.digest(source) for name, source in sources.items()}
        self._drawn = {
            name: digest if manifest.has(name, digest) else _NOT_DRAWN
            for name, digest in self._digests.items()
        }
        self._stale = [each for each in reviews if self._drawn[each.docname] == _NOT_DRAWN]
        # What a build that is broken off has drawn counts as not drawn.
        manifest.save(self._drawn)
        wanted = {manifest.file(each.docname): sources[each.docname] for each in self._stale}
        self._drawing = Drawing(folder, fonts, wanted) if wanted else None

    def finish(self) -> None:
        """Wait for the cards, and tell of those that cannot be drawn."""
        if self._drawing is None:
            return
        refusals = zip(self._stale, self._drawing.refusals(), strict=True)
        try:
            for review, refusal in status_iterator(
                refusals,
                "drawing share cards... ",
                "darkgreen",
                len(self._stale),
                stringify_func=lambda pair: pair[0].docname,
            ):
                if refusal:
                    message = "the share card cannot be drawn; Typst says: %s"
                    warn(Subtype.PDF, review.book.place, message, refusal)
                else:
                    self._drawn[review.docname] = self._digests[review.docname]
        except DrawingError as error:
            warn(
                Subtype.PDF,
                self._root,
                "the program that draws share cards ended before the last: %s. "
                "Build again; the cards that are missing are drawn then.",
                error,
            )
        self._manifest.save(self._drawn)

    def close(self) -> None:
        """Leave what is not drawn by now."""
        if self._drawing:
            self._drawing.stop()
        self._folder.cleanup()


def _sources(app: Sphinx, reviews: Sequence[Review], press: Press, folder: Path) -> dict[str, str]:
    """Return the Typst source of each card by docname, with its images in the folder."""
    from sphinx_reviews.site.share_cards.card import source
    from sphinx_reviews.typst.images import Images

    domain, site = review_domain(app.env), app.config.project
    images = Images(Path(app.srcdir), folder, press.can_show)
    found: dict[str, str] = {}
    for review in reviews:
        language = domain.language(review.docname)
        fonts = press.families(language)
        found[review.docname] = source(review, site, fonts, phrases(language), images)
    return found


class Cards:
    """What the events of a build mean to the share cards."""

    _cards: _Cards | None = None

    def prepare(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Begin to draw the cards that changed, and remove those of reviews that are gone."""
        if app.builder.name in {"html", "dirhtml"}:
            manifest = Manifest(Path(app.outdir), "cards", card_path("{}"))
            reviews = review_domain(env).library.published if app.config.html_baseurl else []
            manifest.remove_but([each.docname for each in reviews])
            if reviews:
                self._cards = _Cards(app, manifest, reviews)
            else:
                manifest.save({})
        return []

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Wait for the cards that are not drawn yet."""
        if self._cards:
            try:
                if exception is None:
                    self._cards.finish()
            finally:
                self._cards.close()


def setup(app: Sphinx) -> None:
    """Draw the cards of an HTML build."""
    cards = Cards()
    app.connect("env-get-updated", cards.prepare, priority=840)
    app.connect("build-finished", cards.finish)
