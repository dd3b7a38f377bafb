"""The Typst source of the PDF of the library: all reviews by area, with contents and indexes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language import collation
from sphinx_reviews.language.labels import VERDICTS
from sphinx_reviews.language.sentences import first_sentence
from sphinx_reviews.library.areas import areas
from sphinx_reviews.library.covers import SIZES, fingerprint, library_fingerprint
from sphinx_reviews.library.extent import dates, extent, reviewers
from sphinx_reviews.palette import HUES
from sphinx_reviews.pdf.documents import document, explained, linker, metadata, notes, style
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.records.model import RecommendationKind, VerdictWord
from sphinx_reviews.typst import hangul, syntax
from sphinx_reviews.typst.book_cover import BookCover
from sphinx_reviews.version import __version__
from sphinx_reviews.views.drawing.cover import drawn_library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.areas import Area
    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.pdf.documents import Note, Paper
    from sphinx_reviews.pdf.sheet import Manuscript
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


class _Part(NamedTuple):
    """The reviews of one area."""

    area: Area
    editions: list[Edition]


def library_document(
    library: Library,
    manuscripts: Mapping[str, Manuscript],
    paper: Paper,
    imprint: Imprint,
    fonts: Typefaces,
    say: Phrases,
) -> str:
    """Return the Typst source of all published reviews."""
    parts = _parts(library)
    reviews = [review for part in parts for each in part.editions for review in each.reviews]
    own = frozenset[str]().union(*(each.anchors for each in manuscripts.values()))
    concepts, skills = notes(library, Kind.CONCEPT), notes(library, Kind.SKILL)
    targets = frozenset[str]().union(*(each.targets for each in manuscripts.values()))
    here = (
        own
        | {note.place for note in (*concepts, *skills)}
        | {each.docname + "#" for each in reviews}
    )
    title = paper.site or say("Reviews")
    newest = max(dates(library), default="")
    month = [say.date(newest[:7])] if newest else []
    cover = BookCover(
        title=title,
        kind=" · ".join((say("A library of reviews"), *month)),
        extent=extent(library, say),
        people=_and_others(reviewers(library), say) or paper.author,
        drawing=drawn_library(library_fingerprint(library)),
    )
    listed = [_listed(library, part, say) for part in parts]
    chapters: list[str] = []
    for number, part in enumerate(parts):
        if len(parts) > 1:
            label = syntax.string(say("Part {n}", n=number + 1))
            chapters.append(syntax.call("opener", listed[number], label))
        reviews_of = _chapters(part, manuscripts, is_alone=len(parts) == 1)
        chapters.append(syntax.call("part", syntax.string(part.area.name), *reviews_of))
    return document(
        ["/style.typ", "/library.typ"],
        metadata(title, paper.author, (), newest),
        style(paper, fonts, say),
        linker(targets, here, paper, is_counted="true"),
        cover.page,
        syntax.call("contents", syntax.string(say("Contents")), *listed),
        *chapters,
        syntax.call(
            "indexes",
            *(
                _index(say(name), each, own)
                for name, each in (("Concepts", concepts), ("Skills", skills))
                if each
            ),
            most=syntax.string(say("Bold numbers lead to the page that says most.")),
        )
        if concepts or skills
        else syntax.NOTHING,
        syntax.call(
            "colophon",
            hangul.text(title),
            *(
                syntax.array([syntax.string(term), value])
                for term, value in _colophon(library, paper, imprint, fonts, say)
            ),
        ),
    )


# -- parts -------------------------------------------------------------------


def _parts(library: Library) -> list[_Part]:
    """Return the books by area, in the order of areas; one part if there is one area only."""
    order = areas(library)
    by_area: dict[Area, list[Edition]] = {area: [] for area in order.all}
    for edition in library.books.by_id.values():
        by_area.setdefault(order.of_book(edition), []).append(edition)
    return [_Part(area, editions) for area, editions in by_area.items() if editions]


def _listed(library: Library, part: _Part, say: Phrases) -> str:
    """Return what contents and opener say of a part."""
    hue = HUES[part.area.number]
    colours = {name: f'rgb("{value}")' for name, value in hue._asdict().items()}
    entries = [
        _entry(library, each, review, say) for each in part.editions for review in each.reviews
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


def _cells(library: Library, part: _Part) -> list[str]:
    """Return the fingerprints of a part's books added up: column, row and size of each cell."""
    sizes: dict[tuple[int, int], int] = {}
    for edition in part.editions:
        for column, row, size in fingerprint(library, edition).cells:
            sizes[column, row] = min(SIZES, sizes.get((column, row), 0) + size)
    return [
        syntax.array(map(str, (column, row, size))) for (column, row), size in sorted(sizes.items())
    ]


def _entry(library: Library, edition: Edition, review: Review, say: Phrases) -> str:
    people = [person.name for person in review.book.authors or review.book.editors]
    word = review.verdict.word if review.verdict else None
    by = ", ".join(review.reviewers) if len(edition.reviews) > 1 else ""
    taught = library.levels_of([review], RecommendationKind.TAUGHT)
    skills = [target.title for name in taught if (target := library.skills.resolve(name))]
    return syntax.dictionary(
        {
            "place": syntax.string(f"{review.docname}#"),
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


def _chapters(
    part: _Part, manuscripts: Mapping[str, Manuscript], *, is_alone: bool
) -> Iterator[str]:
    """Yield the reviews of a part, which are below its heading unless it is the only one."""
    ink = f'rgb("{HUES[part.area.number].ink}")'
    reviews = (review for each in part.editions for review in each.reviews)
    for position, review in enumerate(reviews):
        yield syntax.call(
            "chapter",
            syntax.string(f"{review.docname}#"),
            syntax.string(review.title),
            manuscripts[review.docname].source,
            area=None if is_alone else hangul.text(part.area.name),
            ink=ink,
            follows="true" if position else None,
        )


# -- indexes -----------------------------------------------------------------


def _index(title: str, listed: Iterable[Note], own: frozenset[str]) -> str:
    """Return an index by letter; a note defined in a review links there."""
    ordered = sorted(listed, key=lambda note: collation.sort_key(note.name))
    letters = (
        syntax.array(
            [
                syntax.string(letter),
                syntax.array(_index_entry(note, own) for note in notes_of),
            ]
        )
        for letter, notes_of in groupby(ordered, lambda note: collation.initial(note.name))
    )
    return syntax.array([syntax.string(title), *letters])


def _index_entry(note: Note, own: frozenset[str]) -> str:
    return syntax.call(
        "entry",
        syntax.string(note.place),
        *explained(note),
        own="true" if note.place in own else None,
        is_long="true" if note.is_long else None,
    )


# -- colophon ----------------------------------------------------------------


def _colophon(
    library: Library,
    paper: Paper,
    imprint: Imprint,
    fonts: Typefaces,
    say: Phrases,
) -> list[tuple[str, str]]:
    """Return what is known of how the PDF came about: terms and values, as Typst."""
    written = [say.date(date) for date in dates(library)] or [""]
    made_with = say(
        "{serif} and {sans}, set with sphinx-reviews {version}",
        serif=fonts.serif[0],
        sans=fonts.sans[0],
        version=__version__,
    )
    rows = [
        (say("Review by"), ", ".join(reviewers(library))),
        (say("Extent"), extent(library, say)),
        (say("First review"), written[0]),
        (say("Latest review"), written[-1]),
        (say("Version"), imprint.version),
        (say("Rights"), imprint.copyright),
        (say("Typefaces"), made_with),
    ]
    shown = [(term, hangul.text(value)) for term, value in rows if value]
    if paper.home:
        home = syntax.string(paper.home)
        shown.append((say("On the web"), syntax.call("out", home, home)))
    return shown
