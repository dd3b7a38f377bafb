"""What does not fit on the page of a long catalogue: its further pages, and scripts.

Readers without JavaScript turn the pages.  Where a catalogue can be filtered, scripts have all
its books.  They are cut so that a change of one book moves no other: a book's card is a script
of its own, what it is found by is in one of a fixed number of parts, and the orders of all are
in one list.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from markupsafe import Markup
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_reviews.build.freshness import page_files
from sphinx_reviews.domain import review_domain
from sphinx_reviews.html import Addresses
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.library.facets import ORDERS
from sphinx_reviews.output.files import digest, part
from sphinx_reviews.records.queries import CatalogueQuery
from sphinx_reviews.views import selected
from sphinx_reviews.views.catalogue_pages import (
    PARTS,
    FoundBy,
    found_by,
    left_out,
    part_of_index,
    write_card,
    write_further,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.application import Sphinx

    from sphinx_reviews.build.fingerprints import Surroundings
    from sphinx_reviews.output.ledger import Group
    from sphinx_reviews.views.card import Card
    from sphinx_reviews.views.catalogue_pages import Catalogue

#: Names the document that a further page belongs to, in the context of the page.
DOCUMENT: Final = "sphinx_reviews_document"


class _Page(NamedTuple):
    """A further page."""

    name: str
    catalogue: Catalogue
    #: Counted from 0.
    number: int


def _long_catalogues(app: Sphinx) -> Iterator[Catalogue]:
    domain = review_domain(app.env)
    for docname in sorted(domain.documents):
        facts = domain.library.seen_from(docname).documents.get(docname)
        for slot in facts.slots if facts else ():
            if isinstance(slot.query, CatalogueQuery):
                catalogue: Catalogue = selected(domain.library, slot)
                if catalogue.is_long:
                    yield catalogue


# -- pages -------------------------------------------------------------------


def write_pages(app: Sphinx, files: Group, surroundings: Surroundings) -> None:
    """Write the further pages that changed."""
    made_from = (surroundings.state, int(surroundings.navigation))
    if files.is_current(made_from):
        return
    builder, around = app.builder, cache(surroundings.around)
    assert isinstance(builder, StandaloneHTMLBuilder)
    pages = {
        next(page_files(builder, name)): _Page(name, catalogue, number)
        for catalogue in _long_catalogues(app)
        for number, name in enumerate(catalogue.pages)
        if number
    }
    files.renew(
        {file: digest(*_made_from(app, page, around)) for file, page in pages.items()},
        lambda file: _written(app, pages[file], files, file),
    )
    files.keep(made_from)


def _made_from(app: Sphinx, page: _Page, around: Callable[[str], str]) -> Iterator[object]:
    catalogue = page.catalogue
    cards = catalogue.cards_on(page.number)
    yield around(catalogue.docname)
    yield app.env.titles[catalogue.docname].astext(), catalogue.pages, page.number
    yield cards, _images(cards, _addresses(app, page.name, catalogue))


def _written(app: Sphinx, page: _Page, files: Group, file: str) -> bytes:
    builder, docname = app.builder, page.catalogue.docname
    assert isinstance(builder, StandaloneHTMLBuilder)
    addresses = _addresses(app, page.name, page.catalogue)
    say = phrases(addresses.language)
    title = say(
        "{title}, page {n} of {all}",
        title=app.env.titles[docname].astext(),
        n=page.number + 1,
        all=len(page.catalogue.pages),
    )
    context = {
        "title": title,
        "body": write_further(page.catalogue, page.number, title, say, addresses),
        "metatags": _head(page, addresses),
        DOCUMENT: docname,
    }
    unfinished = part(files.path(file))
    builder.handle_page(page.name, context, "page.html", outfilename=unfinished)
    content = unfinished.read_bytes()
    unfinished.unlink()
    return content


def _head(page: _Page, addresses: Addresses) -> Markup:
    """Return what says that the page is one of several; search engines know the reviews."""
    pages = page.catalogue.pages
    beside = {"prev": pages[page.number - 1 : page.number], "next": pages[page.number + 1 :][:1]}
    links = (
        Markup('<link rel="{}" href="{}">').format(relation, addresses.page(name))
        for relation, names in beside.items()
        for name in names
    )
    return Markup("\n").join((Markup('<meta name="robots" content="noindex, follow">'), *links))


# -- scripts -----------------------------------------------------------------


class _Script(NamedTuple):
    """A script of a catalogue."""

    name: str
    made_from: object
    #: Returns its content from that.
    make: Callable[[Any], object]


def write_scripts(app: Sphinx, files: Group, state: str) -> None:
    """Write the scripts that changed.

    :param state: digest of all that pages show of each other.
    """
    if files.is_current(state):
        return
    scripts = {
        f"{catalogue.folder}/{script.name}.js": script
        for catalogue in _long_catalogues(app)
        if catalogue.folder
        for script in _scripts(app, catalogue)
    }
    files.renew(
        {file: digest(each.made_from) for file, each in scripts.items()},
        lambda file: _written_script(scripts[file]),
    )
    files.keep(state)


def _written_script(script: _Script) -> bytes:
    content = script.make(script.made_from)
    key, text = (
        json.dumps(each, ensure_ascii=False, separators=(",", ":"))
        for each in (script.name, content)
    )
    return f"(window.sphinxReviewsCatalogue ||= {{}})[{key}] = {text};\n".encode()


def _scripts(app: Sphinx, catalogue: Catalogue) -> Iterator[_Script]:
    addresses = _addresses(app, catalogue.docname, catalogue)
    say = phrases(addresses.language)
    yield _Script("list", _list(catalogue), lambda listed: listed)
    for number, found in enumerate(_parts(found_by(each, say) for each in catalogue.cards)):
        yield _Script(f"part-{number}", found, part_of_index)
    for page in range(1, len(catalogue.pages)):
        for each in catalogue.cards_on(page):
            yield _Script(
                f"cards/{each.review.docname}",
                (each, _images([each], addresses), _linked(each, addresses), say.language),
                lambda made_from: write_card(made_from[0], say, addresses),
            )


def _list(catalogue: Catalogue) -> dict[str, Any]:
    """Return the books in their order, their ranks in the others, and what the form lacks."""
    ranks = zip(ORDERS, zip(*(each.ranks for each in catalogue.cards), strict=True), strict=True)
    return {
        "books": [each.review.docname for each in catalogue.cards],
        "ranks": {order: ranked for order, ranked in ranks if order is not catalogue.order},
        "values": left_out(catalogue.values),
    }


def _parts(books: Iterable[FoundBy]) -> list[list[FoundBy]]:
    parts: list[list[FoundBy]] = [[] for _ in range(PARTS)]
    for each in books:
        parts[int(digest(each.docname), 16) % PARTS].append(each)
    return [sorted(each) for each in parts]


# -- both --------------------------------------------------------------------


def _addresses(app: Sphinx, pagename: str, catalogue: Catalogue) -> Addresses:
    language = review_domain(app.env).language(catalogue.docname)
    return Addresses(app.builder, pagename, {}, language)  # type: ignore[arg-type]


def _linked(card: Card, addresses: Addresses) -> list[str]:
    return [addresses.page(each.review.docname) for each in card.reviews]


def _images(cards: Iterable[Card], addresses: Addresses) -> list[str]:
    return [addresses.image(each.cover.image) for each in cards if each.cover.image]
