"""A reading log as reviews, and a list of the books without one."""

from __future__ import annotations

import math
import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.records import names
from sphinx_reviews.sources.draft import Draft
from sphinx_reviews.sources.html_to_markdown import markdown
from sphinx_reviews.sources.outcome import Fate, Outcome, Report
from sphinx_reviews.sources.reading_log import exports
from sphinx_reviews.sources.reading_log.rows import Damaged
from sphinx_reviews.sources.writing import FreeNames, Page, make_all, write_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_reviews.sources.changes import Changes
    from sphinx_reviews.sources.importer import Request
    from sphinx_reviews.sources.reading_log.exports import Entry
    from sphinx_reviews.sources.wording import Wording

    _Row = tuple[Entry, Outcome]

REVIEWS: Final = "reviews"
LIST: Final = "reading-list.md"
_SERIES: Final = re.compile(r"\s?\((?P<name>[^()#]+?),?\s*#(?P<number>[\d.-]+)\)$")


def import_file(request: Request) -> Report:
    """Import the export that a request names.

    :raises LogError: if it cannot be read.
    """
    return import_log(exports.read(request.source), request)


def import_log(entries: Sequence[Entry | Damaged], request: Request) -> Report:
    """Write a page for each reviewed book, and one that lists the others; return the report."""
    outcomes: list[Outcome] = []
    reviewed: list[_Row] = []
    unreviewed: list[_Row] = []
    for entry in entries:
        if isinstance(entry, Damaged):
            outcomes.append(Outcome(f"line {entry.line}: {entry.start}"))
            outcomes[-1].fail(entry.reason)
            continue
        outcome = Outcome(f"line {entry.line}: {entry.title}")
        outcomes.append(outcome)
        if not entry.title:
            outcome.fail("the row has no title")
        elif entry.review:
            reviewed.append((entry, outcome))
        elif request.only_reviews:
            outcome.fate, outcome.reason = Fate.SKIPPED, "no review"
        else:
            unreviewed.append((entry, outcome))
    pages = make_all(request.progress(reviewed), partial(_review, FreeNames()))
    lists = [_list(unreviewed, request.wording)] if unreviewed else []
    write_all(chain(pages, lists), request.target, is_dry_run=request.is_dry_run)
    return Report(outcomes)


# -- reviews -----------------------------------------------------------------


def _review(free_names: FreeNames, entry: Entry, outcome: Outcome) -> Page:
    """Return the page of a reviewed book."""
    slug = names.slug(_SERIES.sub("", entry.title))[:80].strip("-") or "book"
    draft = _draft(entry, outcome.changes)
    return Page(free_names.take(REVIEWS, slug), draft.source(), [outcome])


def _draft(entry: Entry, changes: Changes) -> Draft:
    title = " ".join(_SERIES.sub("", entry.title).split())
    draft = Draft(
        title,
        _body(entry.review),
        _filled(_front_matter(entry)),
        book=title,
        book_options=_filled(_book(entry)),
    )
    if entry.contributors:
        changes.to_do.append(
            f"record the role of each contributor: {', '.join(entry.contributors)}"
        )
    if not entry.isbn:
        changes.to_do.append("add the ISBN")
    changes.to_do.append("add a {disclosure}, and a word to the {verdict}")
    if entry.odd_rating:
        changes.to_do.append(f"add the rating, which is not from 0.25 to 5: {entry.odd_rating}")
    if entry.rating is not None:
        # Half steps; quarters are rounded up.
        rating = max(0.5, math.floor(entry.rating * 2 + 0.5) / 2)
        draft.verdict_options = {"rating": f"{rating:g}"}
        if rating != entry.rating:
            changes.note(f"rating {entry.rating:g} rounded to {rating:g}")
    return draft


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are not empty."""
    return {name: value for name, value in values.items() if value}


def _front_matter(entry: Entry) -> dict[str, Any]:
    return {
        "date": entry.date,
        "tags": list(entry.tags),
        "times-read": entry.times_read if entry.times_read > 1 else 0,
        "dates-read": entry.dates_read if "," in entry.dates_read else "",
    }


def _book(entry: Entry) -> dict[str, str]:
    series = _SERIES.search(entry.title)
    return {
        "authors": ", ".join(entry.authors),
        "publisher": entry.publisher,
        "published": entry.published,
        "isbn": entry.isbn,
        "pages": entry.pages,
        "series": f"{series['name']} {series['number']}" if series else "",
    }


def _body(review: str) -> str:
    """Return a review in HTML as MyST."""
    text = markdown(review.replace("\n", "<br/>")).replace("\r", "")
    # A line break in HTML usually ends a paragraph.
    lines = [line.rstrip().removesuffix("\\").rstrip() for line in text.split("\n")]
    lines = [re.sub(r"^(\s*)(%|:::|\+\+\+|\{)", r"\1\\\2", line) for line in lines]
    return re.sub(r"\n{2,}", "\n\n", "\n\n".join(line for line in lines if line))


# -- the list ----------------------------------------------------------------


def _list(rows: Sequence[_Row], wording: Wording) -> Page:
    """Return the page of the books without a review, by shelf."""
    shelves: dict[str, list[Entry]] = {}
    for entry, _ in rows:
        shelves.setdefault(entry.shelf or "read", []).append(entry)
    parts = [f"# {wording.reading_list}"]
    for shelf, listed in shelves.items():
        parts.append(f"## {_escaped(wording.shelves.get(shelf, shelf))}")
        parts.append("\n".join(f"- {_item(entry)}" for entry in listed))
    return Page(LIST, "\n\n".join(parts) + "\n", [outcome for _, outcome in rows])


def _item(entry: Entry) -> str:
    stars = f"{entry.rating:g}/5" if entry.rating is not None else entry.odd_rating
    facts = (entry.title, ", ".join(entry.authors), entry.date, stars)
    return _escaped(" · ".join(filter(None, facts)))


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|$~])", r"\\\1", text)
