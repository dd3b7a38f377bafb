"""The reviews as Goodreads imports them: in the columns of its export."""

from __future__ import annotations

import csv
import io
import math
from typing import TYPE_CHECKING, Final

from markupsafe import escape

from sphinx_reviews.language import disclosures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.records.facts import Review

_COLUMNS: Final = (
    "Title",
    "Author",
    "Additional Authors",
    "ISBN",
    "ISBN13",
    "My Rating",
    "Publisher",
    "Number of Pages",
    "Year Published",
    "Date Read",
    "Date Added",
    "Bookshelves",
    "Exclusive Shelf",
    "My Review",
)
#: Prefixes that make a spreadsheet treat a cell as a formula (OWASP, "CSV Injection").
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def goodreads(
    reviews: Iterable[Review], prose: Callable[[str], list[str]], say: Callable[[str], Phrases]
) -> str:
    """Return reviews as CSV.

    :param prose: docname -> the paragraphs of the review.
    :param say: docname -> the interface in the language of the page.
    """
    file = io.StringIO()
    writer = csv.DictWriter(file, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for review in reviews:
        row = _row(review, prose(review.docname), say(review.docname))
        writer.writerow({name: _inert(value) for name, value in row.items()} | _numbers(review))
    return file.getvalue()


def _row(review: Review, prose: list[str], say: Phrases) -> dict[str, str]:
    book, front = review.book, review.front_matter
    names = [person.name for person in book.authors or book.editors]
    others = [person.name for person in (*book.editors, *book.translators)]
    date = front.date.replace("-", "/")
    read = max((each.end for each in front.readings), default="").replace("-", "/")
    return {
        "Title": f"{book.title}: {book.subtitle}" if book.subtitle else book.title,
        "Author": names[0] if names else "",
        "Additional Authors": ", ".join(dict.fromkeys([*names[1:], *others])),
        "Publisher": book.publisher,
        "Date Read": read or date,
        "Date Added": date,
        "Bookshelves": ", ".join(tag.replace(",", " ") for tag in front.tags),
        "My Review": _review(review, prose, say),
    }


def _numbers(review: Review) -> dict[str, str]:
    """Return the cells that cannot be formulas, and ISBNs, which Goodreads writes as formulas."""
    book, verdict = review.book, review.verdict
    rating = verdict.rating if verdict else None
    return {
        "ISBN": f'="{book.isbn.isbn10}"' if book.isbn else '=""',
        "ISBN13": f'="{book.isbn.isbn13}"' if book.isbn else '=""',
        # Whole stars; halves are rounded up, as readers do.
        "My Rating": str(math.floor(rating + 0.5)) if rating else "0",
        "Number of Pages": str(book.pages or ""),
        "Year Published": book.published[:4],
        "Exclusive Shelf": "read",
    }


def _review(review: Review, prose: list[str], say: Phrases) -> str:
    """Return the review as the HTML that Goodreads keeps, the disclosure first."""
    opening = [disclosures.sentence(each, say) for each in review.disclosures]
    if review.verdict and review.verdict.text:
        opening.append(review.verdict.text)
    parts = [*opening, *(each for each in prose if each not in opening)]
    return "<br/><br/>".join(str(escape(part)) for part in parts)


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
