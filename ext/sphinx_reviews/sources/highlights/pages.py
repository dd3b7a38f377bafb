"""Highlights join the review of their book, or become a page of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from sphinx_reviews.output import files
from sphinx_reviews.records import names
from sphinx_reviews.sources.decoding import EncodingError, decode
from sphinx_reviews.sources.draft import Draft
from sphinx_reviews.sources.highlights import clippings, readwise
from sphinx_reviews.sources.highlights.quotations import (
    QuotationError,
    extended,
    quotations,
    section,
    told,
)
from sphinx_reviews.sources.importer import SourceError
from sphinx_reviews.sources.known_reviews import of_book, reviews
from sphinx_reviews.sources.languages import language_of
from sphinx_reviews.sources.outcome import Fate, Outcome, Report
from sphinx_reviews.sources.reading_log.rows import Damaged
from sphinx_reviews.sources.wording import wording
from sphinx_reviews.sources.writing import FreeNames, Page, make_all, write_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sphinx_reviews.sources.highlights.model import Book
    from sphinx_reviews.sources.importer import Request
    from sphinx_reviews.sources.known_reviews import KnownReview

REVIEWS: Final = "reviews"
_LARGEST: Final = 100_000_000


class HighlightsError(SourceError):
    """Why a file cannot be read as highlights."""


# -- reading -----------------------------------------------------------------


def clippings_in(path: Path) -> list[Book | Damaged]:
    """Return the books of a ``My Clippings.txt``.

    :raises HighlightsError: if it is none.
    """
    found = clippings.parse(_text(path))
    if all(isinstance(each, Damaged) for each in found):
        raise HighlightsError("no entries of Kindle's My Clippings.txt: copy the file once more")
    return found


def readwise_in(path: Path) -> list[Book | Damaged]:
    """Return the books of an export from Readwise: CSV, Markdown, or a folder of the latter.

    :raises HighlightsError: if it is none.
    """
    paths = sorted(path.rglob("*.md")) if path.is_dir() else [path]
    documents = [readwise.parse_markdown(_text(each)) for each in paths if each.suffix == ".md"]
    found: list[Book | Damaged] = [book for books in documents for book in books or ()]
    if not found and path.is_file():
        found = readwise.parse_csv(_text(path)) or []
    if not found:
        raise HighlightsError(
            "neither Readwise's columns nor a section of highlights: export it again"
        )
    return found


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise HighlightsError(f"larger than {_LARGEST // 1_000_000} MB")
        return decode(path.read_bytes()).text
    except OSError as error:
        raise HighlightsError(f"cannot be read: {error.strerror}") from error
    except EncodingError as error:
        raise HighlightsError(str(error)) from error


# -- writing -----------------------------------------------------------------

_Row = tuple["Book", Outcome]


def import_books(books: Iterable[Book | Damaged], request: Request) -> Report:
    """Write the highlights of each book, and return the report."""
    known = reviews(request.target)
    outcomes: list[Outcome] = []
    new: list[_Row] = []
    for book in books:
        if isinstance(book, Damaged):
            outcomes.append(Outcome(f"line {book.line}: {book.start}"))
            outcomes[-1].fail(book.reason)
            continue
        outcome = Outcome(f"{book.title} ({len(book.highlights)})", changes=book.changes)
        outcomes.append(outcome)
        review = of_book(known, book.title, book.authors)
        if reason := _skipped(book, review, request):
            outcome.fate, outcome.reason = Fate.SKIPPED, reason
        elif review:
            _join(book, review, outcome, request)
        else:
            new.append((book, outcome))
    pages = make_all(request.progress(new), partial(_page, FreeNames(), request))
    write_all(pages, request.target, is_dry_run=request.is_dry_run)
    return Report(outcomes)


def _skipped(book: Book, review: KnownReview | None, request: Request) -> str:
    """Return why a book is left out, if it is."""
    if book.skipped:
        return book.skipped
    if not book.highlights:
        return "no highlights"
    return "no review of it" if request.only_reviews and not review else ""


def _join(book: Book, review: KnownReview, outcome: Outcome, request: Request) -> None:
    """Add what is new to the section of highlights of a review."""
    outcome.target = review.path.relative_to(request.target).as_posix()
    try:
        source = review.path.read_bytes().decode()
        words = wording(language_of(source), request.wording)
        found, notes = told(source, quotations(book, words))
        changed = extended(source, found, words) if found else source
        if found and not request.is_dry_run:
            files.write(review.path, changed.encode())
    except QuotationError as error:
        outcome.fail(str(error))
    except (OSError, UnicodeDecodeError) as error:
        outcome.fail(f"the review cannot be read or written: {error}")
    else:
        outcome.fate = Fate.TAKEN if found else Fate.UNCHANGED
        outcome.changes.to_do += [
            f"add the note to a highlight that is there already: {note}" for note in notes
        ]
        if found:
            outcome.changes.note(f"highlights added: {len(found)}")


def _page(free_names: FreeNames, request: Request, book: Book, outcome: Outcome) -> Page:
    """Return the page of a book that nobody has reviewed."""
    language = language_of(" ".join(each.text or each.note for each in book.highlights))
    words = wording(language, request.wording)
    title = " ".join(book.title.split())
    front_matter = {
        "date": max(each.date for each in book.highlights),
        "tags": [*book.tags],
        "lang": language if language != "ko" else "",
    }
    options = {"authors": _listed(book.authors), "url": book.url}
    draft = Draft(
        title,
        section(told("", quotations(book, words)).new, words),
        {name: value for name, value in front_matter.items() if value},
        book=title,
        book_options={name: value for name, value in options.items() if value},
    )
    outcome.changes.note(f"highlights added: {len(book.highlights)}")
    if not book.authors:
        outcome.changes.to_do.append("add the authors to {book}")
    outcome.changes.to_do.append("add a {disclosure}, and what you think of the book")
    slug = names.slug(title)[:80].strip("-") or "book"
    return Page(free_names.take(REVIEWS, slug), draft.source(), [outcome])


def _listed(people: Sequence[str]) -> str:
    """Return names as an option; a semicolon separates those that hold a comma."""
    return ("; " if any("," in name for name in people) else ", ").join(people)
