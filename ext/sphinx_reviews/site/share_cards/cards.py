"""The share cards of a build, drawn while Sphinx writes pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.display import status_iterator

from sphinx_reviews.config import title
from sphinx_reviews.diagnostics import warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats.metadata import card_path
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.library.covers import edition_of, fingerprint
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.site.share_cards import card
from sphinx_reviews.site.share_cards.process import Drawing, DrawingError
from sphinx_reviews.site.subjects import shown_on_card, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sphinx.application import Sphinx

    from sphinx_reviews.output.ledger import Ledger
    from sphinx_reviews.typst.workspace import Workspace


class _Card(NamedTuple):
    #: In Typst.
    source: str
    #: Where a problem with it is reported.
    place: Place


class ShareCards:
    """The cards of pages, but for drafts, of which those that changed are being drawn.

    :param fonts: font directories, searched before the bundled fonts.
    """

    def __init__(
        self, app: Sphinx, workspace: Workspace, fonts: Sequence[Path], ledger: Ledger
    ) -> None:
        self._root = Place(app.config.root_doc, 1)
        self._ledger = ledger
        self._files = ledger.group("cards")
        cards = dict(_cards(app, workspace))
        self._files.keep_only(cards.keys())
        self._digests = {name: workspace.press.digest(each.source) for name, each in cards.items()}
        self._stale = {
            name: each.place
            for name, each in cards.items()
            if not self._files.has(name, self._digests[name])
        }
        # What an interrupted build has drawn counts as not drawn.
        self._files.forget(self._stale)
        ledger.save()
        wanted = {self._files.path(name): cards[name].source for name in self._stale}
        self._drawing = Drawing(workspace.folder, fonts, wanted) if wanted else None

    def finish(self) -> None:
        """Wait for the cards, and warn about those that cannot be drawn."""
        if self._drawing is None:
            return
        refusals = zip(self._stale.items(), self._drawing.refusals(), strict=True)
        try:
            for (name, place), refusal in status_iterator(
                refusals,
                "drawing share cards... ",
                "darkgreen",
                len(self._stale),
                stringify_func=lambda drawn: drawn[0][1].docname,
            ):
                if refusal:
                    message = "the share card cannot be drawn; Typst says: %s"
                    warn(Subtype.PDF, place, message, refusal)
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


def _cards(app: Sphinx, workspace: Workspace) -> Iterator[tuple[str, _Card]]:
    """Yield path and card of each page that has one of its own."""
    domain, site = review_domain(app.env), title(app.config)
    for docname in sorted(app.env.titles):
        if shown_on_card(app.env, docname) != docname:
            continue
        language = domain.language(docname)
        fonts, say = workspace.press.typefaces(language), phrases(language)
        if review := domain.library.reviews.get(docname):
            cover = fingerprint(domain.library, edition_of(domain.library, review))
            drawn = card.of_review(review, cover, site, fonts, say, workspace.images)
            yield card_path(docname), _Card(drawn, review.book.place)
        else:
            about = subject(app.env, docname)
            drawn = card.of_page(about, domain.library, site, fonts, say)
            yield card_path(docname), _Card(drawn, Place(docname, 1))
