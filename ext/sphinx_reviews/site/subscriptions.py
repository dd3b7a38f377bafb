"""The feeds of a site: one of all reviews, and those that ``reviews_feeds`` adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_reviews.config import title as site_title
from sphinx_reviews.config import warn_of
from sphinx_reviews.domain import review_domain
from sphinx_reviews.formats.feeds import Feed, feed_name
from sphinx_reviews.library.contradictions import unmet
from sphinx_reviews.library.facets import chosen, named
from sphinx_reviews.records.queries import Facet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.queries import Conditions


_DEFINED: Final = (Facet.CONCEPT, Facet.SKILL, Facet.REVIEWER)


def subscriptions(app: Sphinx, asked_for: Sequence[Conditions]) -> list[Feed]:
    """Return the feeds that contain a review: the site's, each reviewer's, and those asked for.

    There are none without ``html_baseurl``, as every entry needs a full address.

    :param asked_for: the conditions of each additional feed.
    """
    library, root = review_domain(app.env).library, app.config.root_doc
    if not app.config.html_baseurl:
        return []
    for conditions in asked_for:
        for message in unmet(library, conditions, review_domain(app.env).where):
            warn_of(app, "reviews_feeds", message)
    of_all = Feed("feed", site_title(app.config), root, tuple(chosen(library, ())))
    by_person = (((Facet.REVIEWER, (each.name,)),) for each in library.reviewers.all)
    feeds = [_feed(app, library, each) for each in dict.fromkeys((*by_person, *asked_for))]
    return [feed for feed in (of_all, *feeds) if feed.entries]


def _feed(app: Sphinx, library: Library, conditions: Conditions) -> Feed:
    # A feed about one thing belongs to the page of its definition.
    about = tuple(each for each in conditions if each[0] in _DEFINED)
    pages = [target.docname for _, _, target in named(library, about) if target]
    page = pages[0] if len(pages) == 1 else app.config.root_doc
    values = ", ".join(value for _, listed in conditions for value in listed)
    title = " · ".join(filter(None, (site_title(app.config), values)))
    reviews = tuple(chosen(library, conditions))
    return Feed(feed_name(conditions), title, page, reviews)
