"""How many books teach a skill, need it first, or recommend it, where skills share a page.

With sixty skills and a thousand reviews, all that the books say would be megabytes.  So a
page of HTML names a few books and sends readers to the catalogue for the others; other
writers, which have no catalogue to filter, name them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.language.labels import BOOKS_FOR_SKILL
from sphinx_reviews.nodes import html_fragment
from sphinx_reviews.records.kinds import Target
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.records.queries import Facet
from sphinx_reviews.views.base import references
from sphinx_reviews.views.skill_books import book_target

if TYPE_CHECKING:
    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.skill_books import SkillBooks
    from sphinx_reviews.views.base import Page

#: How many books and reviews are named in a row.
_NAMED: Final = 3

#: The kinds of list whose books are named at once.
_IN_SIGHT: Final = {RecommendationKind.TAUGHT}

#: The facet that chooses the books of a kind of list.
_FACETS: Final = {
    RecommendationKind.TAUGHT: Facet.TAUGHT,
    RecommendationKind.PREREQUISITE: Facet.PREREQUISITE,
    RecommendationKind.RECOMMENDED: Facet.RECOMMENDED,
}

#: The books by kind of list, without empty kinds.
BookNames = tuple[tuple[RecommendationKind, tuple[Target, ...]], ...]


def book_names(found: SkillBooks) -> BookNames:
    """Return the books for a skill by name."""
    return tuple(
        (kind, tuple(map(book_target, found[kind]))) for kind in BOOKS_FOR_SKILL if kind in found
    )


def counts(
    books: BookNames, skill: str, catalogue: str | None, page: Page
) -> list[tuple[str, list[nodes.Node]]]:
    """Return a row for a list of facts for each kind of list.

    :param catalogue: the page that lists the books of a skill, if there is one.
    """
    return [
        (page.say(BOOKS_FOR_SKILL[kind]), _row(kind, named, skill, catalogue, page))
        for kind, named in books
    ]


def _row(
    kind: RecommendationKind,
    books: tuple[Target, ...],
    skill: str,
    catalogue: str | None,
    page: Page,
) -> list[nodes.Node]:
    say = page.say
    shown: list[nodes.Node] = [nodes.Text(say.count("{n} book", "{n} books", len(books)))]
    if kind in _IN_SIGHT or not page.is_paged:
        shown += [nodes.Text(" — "), *first_few(books, page)]
    if page.is_paged and catalogue:
        records = (catalogue, kind, skill, say)
        link = html_fragment("", records=records, docname=page.docname, write=_catalogue_link)
        shown += [nodes.Text(" · "), link]
    return shown


def first_few(targets: tuple[Target, ...], page: Page) -> list[nodes.Node]:
    """Return references to the first of *targets* on a page of HTML, and to all of them elsewhere."""
    shown = targets[:_NAMED] if page.is_paged else targets
    left = len(targets) - len(shown)
    more = page.say.count("and {n} more", "and {n} more", left)
    return [*references(shown, page), *([nodes.Text(f" {more}")] if left else [])]


def _catalogue_link(
    records: tuple[str, RecommendationKind, str, Phrases], addresses: Addresses
) -> str:
    catalogue, kind, skill, say = records
    return template("views/templates/catalogue-link.html").render(
        page=addresses.page(catalogue).removesuffix("#"),
        query=urlencode({_FACETS[kind].value: skill}),
        label=f"{say('Show all books')}: {skill}, {say(BOOKS_FOR_SKILL[kind])}",
        say=say,
    )


def folded(books: BookNames, page: Page) -> list[nodes.Node]:
    """Return all books, folded, for a page of HTML whose rows do not name them all."""
    hidden = tuple(
        (kind, named) for kind, named in books if kind not in _IN_SIGHT or len(named) > _NAMED
    )
    if not hidden or not page.is_paged:
        return []
    records = (hidden, page.say)
    return [html_fragment("", records=records, docname=page.docname, write=_folded)]


def _folded(records: tuple[BookNames, Phrases], addresses: Addresses) -> str:
    books, say = records
    return template("views/templates/all-books.html").render(
        books=books, labels=BOOKS_FOR_SKILL, say=say, addresses=addresses
    )
