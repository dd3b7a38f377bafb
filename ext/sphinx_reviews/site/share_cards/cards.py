"""The share cards of a build, drawn while Sphinx writes pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.display import status_iterator

from sphinx_reviews.config import title
from sphinx_reviews.diagnostics import warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats.metadata import card_path
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.library.covers import edition_of, fingerprint
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.site.share_cards.card import source
from sphinx_reviews.site.share_cards.process import Drawing, DrawingError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx.application import Sphinx

    from sphinx_reviews.output.ledger import Ledger
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.typst.workspace import Workspace


class ShareCards:
    """The cards of published reviews, of which those that changed are being drawn.

    :param fonts: font directories, searched before the bundled fonts.
    """

    def __init__(
        self, app: Sphinx, workspace: Workspace, fonts: Sequence[Path], ledger: Ledger
    ) -> None:
        self._root = Place(app.config.root_doc, 1)
        self._ledger = ledger
        self._files = ledger.group("cards")
        reviews = {
            card_path(each.docname): each for each in review_domain(app.env).library.published
        }
        self._files.keep_only(reviews.keys())
        sources = {name: _source(app, each, workspace) for name, each in reviews.items()}
        self._digests = {name: workspace.press.digest(each) for name, each in sources.items()}
        self._stale = {
            name: review
            for name, review in reviews.items()
            if not self._files.has(name, self._digests[name])
        }
        # What an interrupted build has drawn counts as not drawn.
        self._files.forget(self._stale)
        ledger.save()
        wanted = {self._files.path(name): sources[name] for name in self._stale}
        self._drawing = Drawing(workspace.folder, fonts, wanted) if wanted else None

    def finish(self) -> None:
        """Wait for the cards, and warn about those that cannot be drawn."""
        if self._drawing is None:
            return
        refusals = zip(self._stale.items(), self._drawing.refusals(), strict=True)
        try:
            for (name, review), refusal in status_iterator(
                refusals,
                "drawing share cards... ",
                "darkgreen",
                len(self._stale),
                stringify_func=lambda drawn: drawn[0][1].docname,
            ):
                if refusal:
                    message = "the share card cannot be drawn; Typst says: %s"
                    warn(Subtype.PDF, review.book.place, message, refusal)
                else:
                    self._files.note(name, self._digests[name])
        except DrawingError as error:
            warn(
                Subtype.PDF,
                self._root,
                "the process that draws share cards stopped before the last one: %s. "
                "Build again to draw the missing cards.",
                error,
            )

    def close(self) -> None:
        """Stop drawing."""
        if self._drawing:
            self._drawing.stop()


def _source(app: Sphinx, review: Review, workspace: Workspace) -> str:
    """Return the Typst source of a card, with its images in the workspace."""
    domain = review_domain(app.env)
    language = domain.language(review.docname)
    cover = fingerprint(domain.library, edition_of(domain.library, review))
    fonts = workspace.press.families(language)
    return source(review, cover, title(app.config), fonts, phrases(language), workspace.images)
