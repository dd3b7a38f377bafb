"""A reading log as reviews, and a list of what was read without one."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.records import names
from sphinx_reviews.sources.draft import Draft
from sphinx_reviews.sources.html_to_markdown import markdown
from sphinx_reviews.sources.new_file import FileError, write_new
from sphinx_reviews.sources.outcome import Fate, Outcome, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sphinx_reviews.sources.reading_log.exports import Entry

LIST: Final = "reading-list.md"
_SERIES: Final = re.compile(r"\s*\((?P<name>[^()]+?),?\s*#(?P<number>[\d.-]+)\)$")


class Options(NamedTuple):
    """What the user asks of an import."""

    only_reviews: bool = False
    is_dry_run: bool = False


def import_log(
    entries: Sequence[Entry],
    target: Path,
    options: Options,
    progress: Callable[[Sequence[Entry]], Iterable[Entry]] = iter,
) -> Report:
    """Write a page for each reviewed book, and one that lists the others; return what was done."""
    report = Report()
    taken: set[str] = set()
    unreviewed: list[tuple[Entry, Outcome]] = []
    for entry in progress(entries):
        outcome = Outcome(f"line {entry.line}: {entry.title}", Fate.TAKEN)
        report.outcomes.append(outcome)
        if not entry.title:
            outcome.fate, outcome.reason = Fate.FAILED, "no title"
        elif not entry.review:
            unreviewed.append((entry, outcome))
        else:
            outcome.target = _free_name(entry, taken)
            draft = _draft(entry, outcome)
            _write(target, outcome.target, draft.source(), [outcome], options)
    if options.only_reviews:
        for _, outcome in unreviewed:
            outcome.fate, outcome.reason = Fate.SKIPPED, "no review"
    elif unreviewed:
        for _, outcome in unreviewed:
            outcome.target = LIST
        text = _list([entry for entry, _ in unreviewed])
        _write(target, LIST, text, [outcome for _, outcome in unreviewed], options)
    return report


def _write(
    target: Path, name: str, text: str, outcomes: Iterable[Outcome], options: Options
) -> None:
    fate, reason = Fate.TAKEN, ""
    try:
        if not write_new(target, name, text, is_dry_run=options.is_dry_run):
            fate = Fate.UNCHANGED
    except FileError as error:
        fate, reason = Fate.SKIPPED, str(error)
    for outcome in outcomes:
        outcome.fate, outcome.reason = fate, reason


def _free_name(entry: Entry, taken: set[str]) -> str:
    slug = names.slug(_SERIES.sub("", entry.title))[:80].strip("-") or "book"
    candidates = (slug, *(f"{slug}-{number}" for number in range(2, 10_000)))
    name = next(f"reviews/{each}.md" for each in candidates if each not in taken | {"index"})
    taken.add(name.removeprefix("reviews/").removesuffix(".md"))
    return name


def _draft(entry: Entry, outcome: Outcome) -> Draft:
    series = _SERIES.search(entry.title)
    title = " ".join(_SERIES.sub("", entry.title).split())
    book = {
        "authors": _people(entry.authors),
        "publisher": entry.publisher,
        "published": entry.published,
        "isbn": entry.isbn,
        "pages": entry.pages,
        "series": f"{series['name']} {series['number']}" if series else "",
    }
    front_matter: dict[str, Any] = {"date": entry.date, "tags": list(entry.tags)}
    if entry.times_read > 1:
        front_matter["times-read"] = entry.times_read
    if "," in entry.dates_read:
        front_matter["dates-read"] = entry.dates_read
    if entry.contributors:
        outcome.to_do.append(f"tell what they did: {', '.join(entry.contributors)}")
    if not entry.isbn:
        outcome.to_do.append("add the ISBN")
    outcome.to_do.append("add a {disclosure} and the word of the {verdict}")
    draft = Draft(
        title,
        _body(entry.review),
        {name: value for name, value in front_matter.items() if value},
        book=title,
        book_options={name: value for name, value in book.items() if value},
    )
    if entry.rating is not None:
        # Half steps; a half is rounded up, as readers do.
        rating = max(0.5, math.floor(entry.rating * 2 + 0.5) / 2)
        draft.verdict_options = {"rating": f"{rating:g}"}
        if rating != entry.rating:
            outcome.changed.append(f"rating {entry.rating:g} as {rating:g}")
    return draft


def _people(names: Iterable[str]) -> str:
    return ", ".join(names)


def _body(review: str) -> str:
    """Return a review of HTML as MyST."""
    text = markdown(review.replace("\n", "<br/>")).replace("\r", "")
    # A line break of HTML is mostly the end of a paragraph.
    lines = [line.rstrip().removesuffix("\\").rstrip() for line in text.split("\n")]
    lines = [re.sub(r"^(\s*)(%|:::|\+\+\+|\{)", r"\1\\\2", line) for line in lines]
    return re.sub(r"\n{2,}", "\n\n", "\n\n".join(line for line in lines if line))


_SHELVES: Final = {"read": "읽음", "currently-reading": "읽는 중", "to-read": "읽을 책"}


def _list(entries: Iterable[Entry]) -> str:
    """Return the page of the books without a review, by shelf."""
    shelves: dict[str, list[Entry]] = {}
    for entry in entries:
        shelves.setdefault(entry.shelf or "read", []).append(entry)
    parts = ["# 읽은 책과 읽을 책"]
    for shelf, listed in shelves.items():
        parts.append(f"## {_escaped(_SHELVES.get(shelf, shelf))}")
        parts.append("\n".join(f"- {_told(entry)}" for entry in listed))
    return "\n\n".join(parts) + "\n"


def _told(entry: Entry) -> str:
    stars = f"{entry.rating:g}/5" if entry.rating is not None else ""
    facts = (entry.title, ", ".join(entry.authors), entry.date, stars)
    return _escaped(" · ".join(filter(None, facts)))


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|$~])", r"\\\1", text)
