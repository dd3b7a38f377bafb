"""How a reviewer got a book and what they think of it, side by side in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from sphinx_reviews.language import disclosures
from sphinx_reviews.language.judgement import judgement, stars
from sphinx_reviews.language.labels import VERDICTS
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import modifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.model import DisclosureKind, VerdictWord


class Disclosed(NamedTuple):
    """A disclosure without its wording."""

    kinds: tuple[DisclosureKind, ...]
    #: What was typed instead of a known kind.
    unread: str

    def mark(self, say: Phrases) -> Markup:
        """Return the kinds as HTML, heavier if somebody gave or paid something, or may have."""
        is_benefit = disclosures.is_benefit(*self)
        looks = f"rv-{Look.DISCLOSED}" + (f" {modifier('benefit')}" if is_benefit else "")
        return Markup('<span class="{}">{}</span>').format(looks, disclosures.mark(*self, say))


class Judged(NamedTuple):
    """The disclosures and the verdict of one review."""

    #: Empty where all reviews are by one person.
    reviewers: tuple[str, ...]
    disclosures: tuple[Disclosed, ...]
    verdict: VerdictWord | None
    rating: float | None

    def word(self, say: Phrases) -> Markup:
        """Return verdict and rating as HTML, whichever were given."""
        return Markup(" ").join(self._parts(say))

    def _parts(self, say: Phrases) -> Iterator[Markup]:
        if self.verdict:
            shown = Markup('<b class="rv-{} {}">{}</b>')
            yield shown.format(Look.SAID, modifier(self.verdict), say(VERDICTS[self.verdict]))
        if self.rating is not None:
            rating = stars(self.rating, say)
            shown = Markup(
                '<b class="rv-{}">{}</b> <span class="rv-{}" role="img" aria-label="{}">{}</span>'
            )
            yield shown.format(Look.FIGURE, rating.figure, Look.STARS, rating.label, rating.stars)

    def html(self, say: Phrases) -> Markup:
        """Return verdict and disclosures together, as neither is to be read alone."""
        marks = (each.mark(say) for each in self.disclosures)
        return Markup(" ").join(filter(None, (self.word(say), *marks)))

    def text(self, say: Phrases) -> str:
        """Return by whom, how the book was obtained, and the verdict, in a line."""
        marks = (disclosures.mark(*each, say) for each in self.disclosures)
        advice = judgement(self.verdict, self.rating, say)
        return ", ".join(filter(None, (*self.reviewers, *marks, advice)))


def judged(library: Library, review: Review) -> Judged:
    """Return what a review says of its book in a few words."""
    verdict = review.verdict
    return Judged(
        review.reviewers if library.has_several_reviewers else (),
        tuple(Disclosed(each.kinds, each.unread) for each in review.disclosures),
        verdict.word if verdict else None,
        verdict.rating if verdict else None,
    )
