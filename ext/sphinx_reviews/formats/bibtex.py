"""Books and reviews for reference managers: BibTeX in UTF-8, in the fields of biblatex."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.formats.citation_sentence import reviewed
from sphinx_reviews.formats.cited import split_name
from sphinx_reviews.language.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_reviews.formats.cited import CitedBook, CitedReview
    from sphinx_reviews.records.model import Book, Person

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


def book(cited: CitedBook) -> str:
    """Return a book as a biblatex ``@book`` entry."""
    return _entry("book", cited.key, _book(cited.book))


def books(cited: Iterable[CitedBook]) -> str:
    """Return books as a file."""
    return "\n".join(map(book, cited))


def review(cited: CitedReview) -> str:
    """Return a review as a biblatex ``@online`` entry."""
    return _entry("online", cited.key, _review(cited))


def _entry(type_: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join((f"@{type_}{{{key},", *lines, "}")) + "\n"


# -- fields ------------------------------------------------------------------


def _book(book: Book) -> Iterator[tuple[str, str]]:
    yield "title", _protected(book.title)
    yield "subtitle", _protected(book.subtitle)
    yield "author", _names(book.authors)
    yield "translator", _names(book.translators)
    yield "editor", _names(book.editors)
    yield "publisher", _protected(book.publisher)
    yield from _date(book.published)
    yield "edition", _tex(book.edition)
    yield "series", _tex(book.series)
    yield "isbn", book.isbn.isbn13 if book.isbn else ""
    yield "pagetotal", str(book.pages or "")
    yield "language", _language(book.language)
    yield "origtitle", _protected(book.original)
    yield "origlanguage", _language(book.original_language)
    yield "url", _url(book.url)


def _review(cited: CitedReview) -> Iterator[tuple[str, str]]:
    yield "title", _protected(cited.title)
    yield "author", _names(cited.authors)
    # The relation "reviewof" would need the book in the same file.
    yield "note", _tex(reviewed(cited.book, phrases(cited.language)))
    yield "organization", _protected(cited.site)
    yield from _date(cited.date)
    yield "language", _language(cited.language)
    yield "langid", _langid(cited.language)
    yield "url", _url(cited.address)


def _date(date: str) -> Iterator[tuple[str, str]]:
    yield "date", date
    # For older software than biblatex, which prefers the date where both are given.
    year, _, rest = date.partition("-")
    yield "year", year
    yield "month", str(int(rest[:2])) if rest else ""


def _url(address: str) -> str:
    # biblatex reads it verbatim, except for these characters.
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _language(tag: str) -> str:
    """Return the name of a language for biblatex, in English and lower case."""
    return _tex(phrases("en").language_name(tag).lower()) if tag else ""


def _langid(tag: str) -> str:
    """Return what the LaTeX package babel calls a language; empty if it may not know it."""
    name = _language(tag.partition("-")[0])
    return name if name.isascii() and name.isalpha() else ""


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _protected(text: str) -> str:
    """Return a text in braces, so that styles keep its capitals and do not split it as a list."""
    return f"{{{_tex(text)}}}" if text else ""


def _names(persons: Sequence[Person]) -> str:
    return " and ".join(_name(person.name) for person in persons)


def _name(name: str) -> str:
    if parts := split_name(name):
        given, family = parts
        return f"{family}, {given}"
    return _protected(name)
