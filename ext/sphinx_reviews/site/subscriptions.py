"""Which feeds a site has: one of all reviews, and those that ``reviews_feeds`` asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_reviews.config import line_of
from sphinx_reviews.diagnostics import warn
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats.feeds import Feed
from sphinx_reviews.library.facets import chosen, unknown
from sphinx_reviews.records import fields, names, queries
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.records.queries import CatalogueQuery, Display, Facet, Order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_reviews.library.library import Library

#: The facets whose feed belongs to the page of a definition.
_DEFINED: Final = {Facet.CONCEPT: Kind.CONCEPT, Facet.SKILL: Kind.SKILL}


def subscriptions(app: Sphinx) -> list[Feed]:
    """Return the feeds that hold a review; that of the site is the first.

    There are none without ``html_baseurl``, as every entry needs a whole address.
    """
    library, root = review_domain(app.env).library, app.config.root_doc
    if not app.config.html_baseurl:
        return []
    newest = tuple(chosen(library, _query(root, ())))
    feeds = [Feed("feed", app.config.project, root, newest), *_asked_for(app, library)]
    return [feed for feed in feeds if feed.entries]


def _query(root: str, conditions: tuple[tuple[Facet, tuple[str, ...]], ...]) -> CatalogueQuery:
    return CatalogueQuery(Place(root, 1), conditions, Order.DATE, None, Display.LIST)


def _asked_for(app: Sphinx, library: Library) -> Iterator[Feed]:
    root = app.config.root_doc
    for typed in app.config.reviews_feeds:
        try:
            asked = _query(root, queries.filters(str(typed)))
        except fields.FieldError as error:
            _refuse(app, str(error))
            continue
        for kind, name in unknown(library, asked):
            _refuse(app, f"unknown {kind} '{name}'. Write a name that the library has.")
        values = [name for _, each in asked.filter for name in each]
        slugs = (f"{facet}-{names.slug(name)}" for facet, values in asked.filter for name in values)
        title = f"{app.config.project} · {', '.join(values)}"
        reviews = tuple(chosen(library, asked))
        yield Feed(f"feeds/{'-'.join(slugs)}", title, _page(library, asked) or root, reviews)


def _page(library: Library, asked: CatalogueQuery) -> str:
    """Return the page of the definition that a feed is about, if it is about one."""
    found = [
        target
        for facet, values in asked.filter
        if facet in _DEFINED
        for value in values
        if (target := library.resolve(_DEFINED[facet], value))
    ]
    return found[0].docname if len(found) == 1 else ""


def _refuse(app: Sphinx, problem: str) -> None:
    conf = Path(app.confdir, "conf.py")
    warn(Subtype.VALUE, line_of(conf, "reviews_feeds"), "reviews_feeds: %s", problem)
