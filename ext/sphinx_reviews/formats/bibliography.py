"""Books for reference managers: CSL-JSON, and BibTeX in the fields of biblatex."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.formats.identity import citation_key
from sphinx_reviews.language.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.model import Book, Person

#: Names in Latin letters, whose last word is the family name; others are not split.
_GIVEN_FIRST: Final = re.compile(r"[A-Za-zÀ-ɏ.'’ -]+ [A-Za-zÀ-ɏ'’-]+")


# -- CSL ---------------------------------------------------------------------


def csl(review: Review) -> dict[str, Any]:
    """Return the book of a review as a CSL-JSON 1.0 item."""
    book = review.book
    title = f"{book.title}: {book.subtitle}" if book.subtitle else book.title
    item = {
        "id": citation_key(review.docname),
        "type": "book",
        "title": title,
        "author": _csl_names(book.authors),
        "translator": _csl_names(book.translators),
        "editor": _csl_names(book.editors),
        "publisher": book.publisher,
        "issued": _csl_date(book.published),
        "edition": book.edition,
        "collection-title": book.series,
        "ISBN": book.isbn.isbn13 if book.isbn else "",
        "number-of-pages": str(book.pages or ""),
        "language": book.language,
        "original-title": book.original,
        "URL": book.url,
    }
    return {name: value for name, value in item.items() if value}


def _csl_names(persons: Iterable[Person]) -> list[dict[str, str]]:
    return [_csl_name(person.name) for person in persons]


def _csl_name(name: str) -> dict[str, str]:
    if _GIVEN_FIRST.fullmatch(name):
        given, _, family = name.rpartition(" ")
        return {"family": family, "given": given}
    return {"literal": name}


def _csl_date(date: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else {}


def csl_item(review: Review) -> str:
    """Return the book of a review as a CSL-JSON item, for copying."""
    return json.dumps(csl(review), ensure_ascii=False, indent=1)


def csl_file(reviews: Iterable[Review]) -> str:
    """Return the books of reviews as a CSL-JSON file."""
    return json.dumps([csl(review) for review in reviews], ensure_ascii=False, indent=1) + "\n"


# -- BibTeX ------------------------------------------------------------------

#: Characters special to TeX, and the commands that print them.
_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "%#$&_"},
    }
)


def bibtex(review: Review) -> str:
    """Return the book of a review as a biblatex ``@book`` entry."""
    lines = [f"  {name} = {{{value}}}," for name, value in _biblatex(review.book) if value]
    return "\n".join((f"@book{{{citation_key(review.docname)},", *lines, "}")) + "\n"


def _biblatex(book: Book) -> Iterator[tuple[str, str]]:
    yield "title", _protected(book.title)
    yield "subtitle", _protected(book.subtitle)
    yield "author", _bibtex_names(book.authors)
    yield "translator", _bibtex_names(book.translators)
    yield "editor", _bibtex_names(book.editors)
    yield "publisher", _protected(book.publisher)
    yield "date", book.published
    # For older software than biblatex, which prefers the date where both are given.
    year, _, rest = book.published.partition("-")
    yield "year", year
    yield "month", str(int(rest[:2])) if rest else ""
    yield "edition", _tex(book.edition)
    yield "series", _tex(book.series)
    yield "isbn", book.isbn.isbn13 if book.isbn else ""
    yield "pagetotal", str(book.pages or "")
    yield "language", _language(book.language)
    yield "origtitle", _protected(book.original)
    yield "origlanguage", _language(book.original_language)
    # biblatex reads it verbatim, except for these characters.
    yield "url", book.url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _language(tag: str) -> str:
    """Return the name of a language for biblatex, in English and lower case."""
    return _tex(phrases("en").language_name(tag).lower()) if tag else ""


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _protected(text: str) -> str:
    """Return a text in braces, so that styles keep its capitals and do not split it as a list."""
    return f"{{{_tex(text)}}}" if text else ""


def _bibtex_names(persons: Sequence[Person]) -> str:
    return " and ".join(_bibtex_name(person.name) for person in persons)


def _bibtex_name(name: str) -> str:
    if _GIVEN_FIRST.fullmatch(name):
        given, _, family = name.rpartition(" ")
        return f"{family}, {given}"
    return _protected(name)


def bibtex_file(reviews: Iterable[Review]) -> str:
    """Return the books of reviews as a BibTeX file in UTF-8."""
    return "\n".join(bibtex(review) for review in reviews)
