"""What a comparison says of each book: a script a book, loaded only for those that are chosen.

So a page on which readers choose books works from files, and is as small with a thousand
books as with ten.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.domain import review_domain
from sphinx_reviews.html import Addresses, link
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.library.whole_lists import comparison
from sphinx_reviews.output.files import digest
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.views.compared import column, first, sentences_of
from sphinx_reviews.views.compared_html import head, said, values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.output.ledger import Group
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.views.compared import Column, Sentence

#: Of the scripts in the output directory; their links are relative to it.
_FOLDER: Final = "_compare"


class _Said(NamedTuple):
    """What a book says of a concept."""

    concept: Target
    #: How many sentences, of which the first are shown.
    number: int
    sentences: tuple[Sentence, ...]


class _Record(NamedTuple):
    """What a comparison says of a book."""

    docname: str
    column: Column
    said: tuple[_Said, ...]


def write(app: Sphinx, files: Group, state: str) -> None:
    """Write the scripts whose content changed, if a page lets readers choose.

    :param state: digest of all that pages show of each other.
    """
    if files.is_current(state):
        return
    domain = review_domain(app.env)
    library = domain.library
    page = comparison(library)
    editions = library.books.by_id.values() if page else ()
    records = {f"{_FOLDER}/{each.newest.docname}.js": _record(library, each) for each in editions}
    say = phrases(domain.language(page) if page else "")
    addresses = Addresses(app.builder, f"{_FOLDER}/index", {}, say.language)  # type: ignore[arg-type]
    shown = {name: (each, _image(each, addresses)) for name, each in records.items()}
    where = (say.language, addresses.page(page or ""))
    files.renew(
        {name: digest(where, each) for name, each in shown.items()},
        lambda name: _script(records[name], addresses, say),
    )
    files.keep(state)


def _record(library: Library, edition: Edition) -> _Record:
    said = (_said(library, name, found) for name, found in sentences_of(library, edition).items())
    return _Record(edition.newest.docname, column(library, edition), tuple(said))


def _said(library: Library, name: str, found: Sequence[Sentence]) -> _Said:
    target = library.concepts.resolve(name)
    assert target  # only defined concepts are mentioned
    books = {each.review.book_id for each in library.mentions.of(Kind.CONCEPT, name)}
    # Without another book, nothing will face the sentences.
    return _Said(target, len(found), first(found) if len(books) > 1 else ())


def _image(record: _Record, addresses: Addresses) -> str:
    image = record.column.cover.image
    return addresses.image(image) if image else ""


def _script(record: _Record, addresses: Addresses, say: Phrases) -> bytes:
    shown = record.column
    content = {
        "title": shown.title,
        "cells": [head(shown, addresses, say), *values(shown, addresses, say)],
        "concepts": [
            [
                each.concept.title,
                link(each.concept, addresses),
                each.number,
                said(each.sentences, addresses),
            ]
            for each in record.said
        ],
    }
    key, text = (json.dumps(each, ensure_ascii=False) for each in (record.docname, content))
    return f"(window.sphinxReviewsBooks ||= {{}})[{key}] = {text};\n".encode()
