"""The feeds of a site: one of all reviews, and those that ``reviews_feeds`` adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.config import warn_of
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats.feeds import Feed
from sphinx_reviews.library.facets import chosen, named
from sphinx_reviews.records import names
from sphinx_reviews.records.queries import Facet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.queries import Conditions


_DEFINED: Final = (Facet.CONCEPT, Facet.SKILL)


def subscriptions(app: Sphinx, asked_for: Sequence[Conditions]) -> list[Feed]:
    """Return the feeds that contain a review; the site's comes first.

    There are none without ``html_baseurl``, as every entry needs a full address.

    :param asked_for: the conditions of each additional feed.
    """
    library, root = review_domain(app.env).library, app.config.root_doc
    if not app.config.html_baseurl:
        return []
    of_all = Feed("feed", app.config.project, root, tuple(chosen(library, ())))
    feeds = [of_all, *_additional(app, library, asked_for)]
    return [feed for feed in feeds if feed.entries]


def _additional(app: Sphinx, library: Library, asked_for: Sequence[Conditions]) -> Iterator[Feed]:
    for conditions in asked_for:
        for kind, name, target in named(library, conditions):
            if target is None:
                message = f"unknown {kind} '{name}'. Write a name that the library has."
                warn_of(app, "reviews_feeds", message)
        # A feed about one thing belongs to the page of its definition.
        about = tuple(each for each in conditions if each[0] in _DEFINED)
        pages = [target.docname for _, _, target in named(library, about) if target]
        page = pages[0] if len(pages) == 1 else app.config.root_doc
        values = [(facet, value) for facet, each in conditions for value in each]
        path = "-".join(f"{facet}-{names.slug(value)}" for facet, value in values)
        title = f"{app.config.project} · {', '.join(value for _, value in values)}"
        yield Feed(f"feeds/{path}", title, page, tuple(chosen(library, conditions)))
