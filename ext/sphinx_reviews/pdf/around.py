"""What stands around the reviews in the PDF of a library or of a volume: cover, contents, colophon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language.labels import VERDICTS
from sphinx_reviews.language.sentences import first_sentence
from sphinx_reviews.library.areas import areas
from sphinx_reviews.library.covers import SIZES, fingerprint, library_fingerprint
from sphinx_reviews.library.extent import extent, extent_of, reviewers
from sphinx_reviews.palette import HUES
from sphinx_reviews.records.model import RecommendationKind, VerdictWord
from sphinx_reviews.typst import hangul, syntax
from sphinx_reviews.typst.book_cover import BookCover
from sphinx_reviews.version import __version__
from sphinx_reviews.views.download import WHOLE
from sphinx_reviews.views.drawing.cover import drawn_library

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.areas import Area
    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.pdf.documents import Paper
    from sphinx_reviews.pdf.volumes import Volume
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.typst.press import Typefaces


#: People whom the contents name; more are counted.
_NAMED: Final = 2
#: Books that an opener has room for; more are counted.
_LISTED: Final = 24


class Imprint(NamedTuple):
    """What the last page says of the site; each may be empty."""

    version: str
    copyright: str


class Part(NamedTuple):
    """The reviews of one area."""

    area: Area
    #: The books, and of each the reviews that are shown.
    books: list[tuple[Edition, list[Review]]]

    @property
    def reviews(self) -> list[Review]:
        """All reviews, in their order."""
        return [review for _, reviews in self.books for review in reviews]


def parts(library: Library, reviews: Iterable[Review]) -> list[Part]:
    """Return reviews by area, in the order of areas; one part if there is one area only."""
    shown = {review.docname for review in reviews}
    order = areas(library)
    by_area: dict[Area, list[tuple[Edition, list[Review]]]] = {area: [] for area in order.all}
    for edition in library.books.by_id.values():
        if here := [review for review in edition.reviews if review.docname in shown]:
            by_area.setdefault(order.of_book(edition), []).append((edition, here))
    return [Part(area, books) for area, books in by_area.items() if books]


def title(paper: Paper, say: Phrases) -> str:
    """Return the title of the library."""
    return paper.site or say("Reviews")


def cover(
    library: Library, reviews: Sequence[Review], paper: Paper, say: Phrases, volume: Volume | None
) -> str:
    """Return the first page.

    :param volume: the volume that the reviews are, if they are not all.
    """
    people = reviewers(reviews)
    newest = max((review.front_matter.date for review in reviews), default="")
    when = volume.title(say) if volume else say.date(newest[:7]) if newest else ""
    return BookCover(
        title=title(paper, say),
        kind=" · ".join(filter(None, (say("A library of reviews"), when))),
        extent=_extent(library, reviews, say, volume),
        people=_and_others(people, say) or paper.author,
        drawing=drawn_library(
            library_fingerprint(library, {review.docname for review in reviews} if volume else None)
        ),
    ).page


def _extent(
    library: Library, reviews: Sequence[Review], say: Phrases, volume: Volume | None
) -> str:
    if volume is None:
        return extent(library, say)
    mentioned = {
        concept.name
        for review in reviews
        for concept in library.mentions.concepts_on(review.docname)
    }
    books = len({review.book_id for review in reviews})
    return extent_of(books, len(reviews), len(mentioned), say)


# -- contents ----------------------------------------------------------------


def listed(
    library: Library, part: Part, say: Phrases, places: Mapping[str, str] | None = None
) -> str:
    """Return what contents and opener say of a part.

    :param places: docname of a review -> where it is in another PDF, as Typst.
    """
    hue = HUES[part.area.number]
    colours = {name: f'rgb("{value}")' for name, value in hue._asdict().items()}
    entries = [
        _entry(library, edition, review, say, places or {})
        for edition, reviews in part.books
        for review in reviews
    ]
    more = len(entries) - _LISTED
    return syntax.dictionary(
        {
            "name": hangul.text(part.area.name or say("Other")),
            "hue": syntax.dictionary(colours),
            "cells": syntax.array(_cells(library, part)),
            "books": syntax.array(entries),
            "listed": str(_LISTED),
            "more": hangul.text(
                say.count("and {n} more", "and {n} more", more) if more > 0 else ""
            ),
        }
    )


def _cells(library: Library, part: Part) -> list[str]:
    """Return the fingerprints of a part's books added up: column, row and size of each cell."""
    sizes: dict[tuple[int, int], int] = {}
    for edition, _ in part.books:
        for column, row, size in fingerprint(library, edition).cells:
            sizes[column, row] = min(SIZES, sizes.get((column, row), 0) + size)
    return [
        syntax.array(map(str, (column, row, size))) for (column, row), size in sorted(sizes.items())
    ]


def _entry(
    library: Library, edition: Edition, review: Review, say: Phrases, places: Mapping[str, str]
) -> str:
    people = [person.name for person in review.book.authors or review.book.editors]
    word = review.verdict.word if review.verdict else None
    by = ", ".join(review.reviewers) if len(edition.reviews) > 1 else ""
    taught = library.levels_of([review], RecommendationKind.TAUGHT)
    skills = [target.title for name in taught if (target := library.skills.resolve(name))]
    return syntax.dictionary(
        {
            "place": places.get(review.docname) or syntax.string(f"{review.docname}#"),
            "title": hangul.text(review.title),
            "people": hangul.text(" · ".join(filter(None, (_and_others(people, say), by)))),
            "sign": syntax.string(word or VerdictWord.NONE),
            "verdict": hangul.text(say(VERDICTS[word]) if word else ""),
            "says": hangul.text(first_sentence(review.verdict.text) if review.verdict else ""),
            "teaches": hangul.text(f"{say('Taught here')} {', '.join(skills)}" if skills else ""),
        }
    )


def _and_others(people: Sequence[str], say: Phrases) -> str:
    if len(people) <= _NAMED:
        return ", ".join(people)
    return say("{names} and {n} more", names=people[0], n=len(people) - 1)


# -- the last page -----------------------------------------------------------


def colophon(
    library: Library,
    reviews: Sequence[Review],
    paper: Paper,
    imprint: Imprint,
    fonts: Typefaces,
    say: Phrases,
    volume: Volume | None,
) -> str:
    """Return what is known of how the PDF came about."""
    written = sorted({review.front_matter.date for review in reviews} - {""}) or [""]
    made_with = say(
        "{serif} and {sans}, set with sphinx-reviews {version}",
        serif=fonts.serif[0],
        sans=fonts.sans[0],
        version=__version__,
    )
    rows = [
        (say("Review by"), ", ".join(reviewers(reviews))),
        (say("Volume"), volume.title(say) if volume else ""),
        (say("Extent"), _extent(library, reviews, say, volume)),
        (say("First review"), say.date(written[0]) if written[0] else ""),
        (say("Latest review"), say.date(written[-1]) if written[-1] else ""),
        (say("Version"), imprint.version),
        (say("Rights"), imprint.copyright),
        (say("Typefaces"), made_with),
    ]
    shown = [(term, hangul.text(value)) for term, value in rows if value]
    if volume:
        whole = paper.file(WHOLE)
        shown.append((say("All volumes"), syntax.call("out", *map(syntax.string, (whole, whole)))))
    if paper.home:
        home = syntax.string(paper.home)
        shown.append((say("On the web"), syntax.call("out", home, home)))
    return syntax.call(
        "colophon",
        hangul.text(title(paper, say)),
        *(syntax.array([syntax.string(term), value]) for term, value in shown),
    )
