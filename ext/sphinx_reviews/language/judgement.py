"""Verdicts and ratings as readers see them: a word, a figure, then stars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language.labels import VERDICTS

if TYPE_CHECKING:
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.records.model import VerdictWord

BEST_RATING: Final = 5
WORST_RATING: Final = 0.5


class Stars(NamedTuple):
    """A rating in three forms."""

    figure: str
    stars: str
    #: For readers who cannot see the stars.
    label: str


def stars(rating: float, say: Phrases) -> Stars:
    """Return a rating of 0.5 to 5 in all its forms."""
    figure = f"{rating:g}"
    whole, half = divmod(rating, 1)
    full = "★" * int(whole) + ("½" if half else "")
    empty = "☆" * (BEST_RATING - int(rating + 0.5))
    label = say("{rating} out of {best}", rating=figure, best=BEST_RATING)
    return Stars(figure, full + empty, label)


def judgement(word: VerdictWord | None, rating: float | None, say: Phrases) -> str:
    """Return a verdict and a rating, whichever were given, in a few words."""
    words = [say(VERDICTS[word])] if word else []
    if rating is not None:
        words.append(stars(rating, say).label)
    return " · ".join(words)
