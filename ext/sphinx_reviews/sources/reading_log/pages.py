"""A reading log as reviews, and a list of the books without one."""

from __future__ import annotations

import math
import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.records import names
from sphinx_reviews.sources import languages
from sphinx_reviews.sources.draft import Draft
from sphinx_reviews.sources.outcome import Fate, Outcome, Report
from sphinx_reviews.sources.reading_log import exports, values
from sphinx_reviews.sources.reading_log.review_text import body
from sphinx_reviews.sources.reading_log.rows import Damaged
from sphinx_reviews.sources.stated import dates
from sphinx_reviews.sources.wording import wording
from sphinx_reviews.sources.writing import FreeNames, Page, make_all, write_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.sources.changes import Changes
    from sphinx_reviews.sources.importer import Request
    from sphinx_reviews.sources.reading_log.entry import Entry, Listed
    from sphinx_reviews.sources.reading_log.exports import Export
    from sphinx_reviews.sources.wording import Wording

    _Row = tuple[Listed, Outcome]

REVIEWS: Final = "reviews"
LIST: Final = "reading-list.md"
#: Options of ``{book}`` that the list shows.
_IN_LIST: Final = ("authors", "translators", "series", "publisher", "published", "isbn")
_SERIES: Final = re.compile(r"\s?\((?P<name>[^()#]+?),?\s*#(?P<number>[\d.-]+)\)$")


def import_file(request: Request) -> Report:
    """Import the export that a request names.

    :raises LogError: if it cannot be read.
    """
    return import_log(exports.read(request.source), request)


def import_log(export: Export, request: Request) -> Report:
    """Write a page for each reviewed book, and one that lists the others; return the report."""
    outcomes: list[Outcome] = []
    reviewed: list[_Row] = []
    unreviewed: list[_Row] = []
    for book in export.books:
        if isinstance(book, Damaged):
            outcomes.append(Outcome(f"line {book.line}: {book.start}"))
            outcomes[-1].fail(book.reason)
            continue
        outcome = Outcome(f"line {book.line}: {book.entry.title}")
        outcomes.append(outcome)
        _note(book, export.guess, outcome.changes)
        if not book.entry.title:
            outcome.fail("the row has no title")
        elif book.entry.review:
            reviewed.append((book, outcome))
        elif request.only_reviews:
            outcome.fate, outcome.reason = Fate.SKIPPED, "no review"
        else:
            unreviewed.append((book, outcome))
    language = languages.language_of(" ".join(_texts([*reviewed, *unreviewed])))
    around = request.language
    make = partial(_review, FreeNames(), language, around, request.wording)
    pages = make_all(request.progress(reviewed), make)
    lists = [_list(unreviewed, language, around, request.wording)] if unreviewed else []
    write_all(chain(pages, lists), request.target, is_dry_run=request.is_dry_run)
    return Report(outcomes)


def _texts(rows: Iterable[_Row]) -> Iterator[str]:
    for book, _ in rows:
        yield book.entry.review or book.entry.title


def _note(book: Listed, guess: str, changes: Changes) -> None:
    """Report what of a row has no place in the library."""
    entry = book.entry
    if guess:
        changes.note(f"read as {guess}")
    if book.left_out:
        changes.note(f"columns left out: {', '.join(book.left_out)}")
    if book.unread:
        changes.note(f"values that cannot be read: {'; '.join(book.unread)}")
    if entry.times_read > max(len(entry.readings), 1):
        changes.note(f"read {entry.times_read} times; the dates of {len(entry.readings)} are known")


# -- reviews -----------------------------------------------------------------


def _review(
    free_names: FreeNames,
    language: str,
    around: str,
    words: Wording,
    book: Listed,
    outcome: Outcome,
) -> Page:
    """Return the page of a reviewed book.

    :param language: that of the whole log.
    :param around: that of the library.
    """
    slug = names.slug(_SERIES.sub("", book.entry.title))[:80].strip("-") or "book"
    own = languages.language_of(book.entry.review) or language
    draft = _draft(book, own, words, outcome.changes)
    if own not in {"", around}:
        draft.front_matter["lang"] = own
    return Page(free_names.take(REVIEWS, slug), draft.source(), [outcome])


def _draft(book: Listed, language: str, words: Wording, changes: Changes) -> Draft:
    entry = book.entry
    title = " ".join(_SERIES.sub("", entry.title).split())
    draft = Draft(
        " ".join(entry.review_title.split()) or title,
        body(entry, wording(language, words), changes),
        _filled(
            {
                "date": entry.date,
                "read": dates.field(entry.readings),
                "tags": [*entry.tags],
            }
        ),
        book=title,
        book_options=_filled(_options(entry)),
    )
    if others := entry.people.get(""):
        changes.to_do.append(f"record the role of each contributor: {', '.join(others)}")
    if not entry.facts["isbn"]:
        changes.to_do.append("add the ISBN")
    changes.to_do.append("add a {disclosure}, and a word to the {verdict}")
    if odd := values.odd_rating(entry.rating, book.scale):
        changes.to_do.append(f"add the rating, which is not from 0.25 to 5: {odd}")
    if (stars := values.rating(entry.rating, book.scale)) is not None:
        # Half steps; quarters are rounded up.
        rounded = max(0.5, math.floor(stars * 2 + 0.5) / 2)
        draft.verdict_options = {"rating": f"{rounded:g}"}
        if rounded != stars:
            changes.note(f"rating {stars:g} rounded to {rounded:g}")
    return draft


def _filled(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are not empty."""
    return {name: value for name, value in found.items() if value}


def _options(entry: Entry) -> dict[str, str]:
    series = _SERIES.search(entry.title)
    people = {role: ", ".join(listed) for role, listed in entry.people.items() if role}
    of_title = {"series": f"{series['name']} {series['number']}"} if series else {}
    return {**people, **entry.facts, **of_title}


# -- the list ----------------------------------------------------------------


def _list(rows: Sequence[_Row], language: str, around: str, default: Wording) -> Page:
    """Return the page of the books without a review, by shelf."""
    words = wording(language, default)
    shelves: dict[str, list[Listed]] = {}
    for book, _ in rows:
        shelves.setdefault(book.entry.shelf or "read", []).append(book)
    parts = [f"---\nlang: {language}\n---"] if language not in {"", around} else []
    parts.append(f"# {words.reading_list}")
    for shelf, listed in shelves.items():
        parts.append(f"## {_escaped(words.shelves.get(shelf, shelf))}")
        parts.append("\n".join(f"- {_item(book)}" for book in listed))
    return Page(LIST, "\n\n".join(parts) + "\n", [outcome for _, outcome in rows])


def _item(book: Listed) -> str:
    entry = book.entry
    stars = values.rating(entry.rating, book.scale)
    rated = f"{stars:g}/5" if stars is not None else values.odd_rating(entry.rating, book.scale)
    options = _options(entry)
    known = (options.get(name, "") for name in _IN_LIST)
    facts = (
        entry.title,
        *known,
        ", ".join(entry.readings) or entry.date,
        rated,
        ", ".join(entry.tags),
    )
    return _escaped(" · ".join(filter(None, facts)))


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|$~])", r"\\\1", text)
