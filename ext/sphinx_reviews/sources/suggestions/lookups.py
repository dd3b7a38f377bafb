"""What a catalogue on the web knows about the books of a library: one question a book."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records import fields
from sphinx_reviews.sources.catalogues import answers, lookup
from sphinx_reviews.sources.suggestions.answered import Answered
from sphinx_reviews.sources.suggestions.memory import Memory
from sphinx_reviews.sources.suggestions.model import Evidence, Kind, Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx_reviews.records.model import Book
    from sphinx_reviews.sources.catalogues.answers import Facts
    from sphinx_reviews.sources.catalogues.provider import Provider
    from sphinx_reviews.sources.suggestions.answered import Progress
    from sphinx_reviews.sources.suggestions.shelf import Page, Shelf

#: The options of ``{book}`` that are looked up.
OPTIONS: Final = (
    "subtitle",
    "authors",
    "translators",
    "editors",
    "publisher",
    "published",
    "pages",
    "series",
    "original",
)
_CONFIDENCE: Final = 0.9
#: Between two questions, in seconds.
_PAUSE: Final = 1.0


class _Wanted(NamedTuple):
    """A page that lacks facts about its book."""

    page: Page
    book: Book
    #: What says which book it is.
    evidence: Evidence


def suggestions(
    shelf: Shelf,
    provider: Provider,
    environment: Mapping[str, str],
    *,
    cache: Path,
    progress: Progress,
    suggested: Iterable[Suggestion] = (),
    pause: Callable[[float], None] = time.sleep,
) -> Answered:
    """Return the facts that pages lack and a catalogue has, by the ISBNs of their books.

    Each answer is kept as soon as it is there, also that a book is not known.

    :param environment: contains the keys of the providers that need one.
    :param cache: the folder of the answers.
    :param suggested: suggestions from elsewhere, which may give the ISBN that a page lacks.
    :param pause: called with seconds between two questions.
    :raises OSError: if an answer cannot be kept.
    """
    answered = Answered()
    wanted = _wanted(shelf, suggested)
    memory = Memory(cache)
    _ask(wanted, provider, environment, memory, answered, progress, pause)
    for isbn, pages in wanted.items():
        books = memory.get(*_question(provider, isbn))
        if not books:
            continue
        if book := _book(books, isbn):
            for each in pages:
                answered.suggestions += _lacking(each, book, provider, answered)
        else:
            answered.problems.append(
                f"{pages[0].page.file}: {provider.name} has no book with the ISBN {isbn}"
            )
    return answered


def _ask(
    wanted: Mapping[str, Sequence[_Wanted]],
    provider: Provider,
    environment: Mapping[str, str],
    memory: Memory,
    answered: Answered,
    progress: Progress,
    pause: Callable[[float], None],
) -> None:
    """Ask about the books without an answer, and keep the answers."""
    new = [isbn for isbn in wanted if memory.get(*_question(provider, isbn)) is None]
    answered.remembered = len(wanted) - len(new)
    for number, isbn in enumerate(new, 1):
        file = wanted[isbn][0].page.file
        progress(number, len(new), file)
        if number > 1:
            pause(_PAUSE)
        try:
            books = answers.books(lookup.answer(provider, isbn, environment), provider)
        except lookup.UnknownBookError as error:
            answered.problems.append(f"{file}: {error} ({isbn})")
            books = []
        except lookup.OutOfReachError as error:
            answered.problems.append(f"{error}; {len(new) - number + 1} books were not looked up")
            return
        except lookup.NoAnswerError as error:
            answered.problems.append(f"{file}: {error}")
            continue
        except answers.AnswerError as error:
            answered.problems.append(f"{file}: {provider.name} did not answer: {error}")
            continue
        memory.put(books, *_question(provider, isbn))
        answered.asked += 1


def _question(provider: Provider, isbn: str) -> tuple[str, ...]:
    return ("lookup", provider.name, isbn)


def _wanted(shelf: Shelf, suggested: Iterable[Suggestion]) -> dict[str, list[_Wanted]]:
    """Return the pages that lack facts, by the ISBN-13 of their books."""
    found: dict[str, list[_Wanted]] = {}
    numbers = _numbers(suggested)
    for page in shelf.pages:
        if page.review and any(not getattr(page.review.book, option) for option in OPTIONS):
            book = page.review.book
            if book.isbn:
                isbn, evidence = book.isbn.isbn13, _stated(page)
            else:
                isbn, evidence = numbers.get(page.docname, ("", None))
            if evidence:
                found.setdefault(isbn, []).append(_Wanted(page, book, evidence))
    return found


def _numbers(suggested: Iterable[Suggestion]) -> dict[str, tuple[str, Evidence]]:
    """Return the ISBNs that are suggested, by page, the most certain one of each."""
    found = {}
    for each in sorted(suggested, key=lambda each: each.confidence):
        if each.kind is Kind.BOOK and each.value["option"] == "isbn":
            isbn = fields.isbn(each.value["value"]).isbn13
            found[each.evidence.docname] = (isbn, each.evidence)
    return found


_LINE: Final = re.compile(r"[^\r\n]*")
_ISBN: Final = re.compile(r"(?:\r?\n:[\w-]+:[^\r\n]*)*?\r?\n(:isbn:[^\r\n]*)")


def _stated(page: Page) -> Evidence | None:
    """Return the line of ``{book}`` with the ISBN, or else the first; None if another file has it."""
    starts = [match.start() for match in re.finditer("^", page.source, re.MULTILINE)]
    number = page.facts.books[0].place.line
    opening = _LINE.match(page.source, starts[number - 1]) if number <= len(starts) else None
    if opening is None or "{book}" not in opening[0]:
        return None
    isbn = _ISBN.match(page.source, opening.end())
    return page.quoted(*(isbn.span(1) if isbn else opening.span()))


def _book(found: Sequence[Facts], isbn: str) -> Facts | None:
    """Return the book with an ISBN, or the only one if the catalogue gives no ISBNs."""
    same = [each for each in found if "isbn" in each and fields.isbn(each["isbn"]).isbn13 == isbn]
    if same:
        return same[0]
    return found[0] if len(found) == 1 and "isbn" not in found[0] else None


def _lacking(
    wanted: _Wanted, book: Facts, provider: Provider, answered: Answered
) -> Iterator[Suggestion]:
    """Yield the facts that a page lacks; count all."""
    for option in OPTIONS:
        if option not in book:
            continue
        answered.proposed += 1
        if getattr(wanted.book, option):
            answered.dropped["the page states it already"] += 1
            continue
        value = {"option": option, "value": book[option]}
        source = (f"lookup:{provider.name}",)
        yield Suggestion(Kind.BOOK, value, wanted.evidence, source, _CONFIDENCE)
