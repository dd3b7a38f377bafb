"""How many books teach a skill, need it first, or recommend it, where skills share a page.

With sixty skills and a thousand reviews, all that the books say would be megabytes.  So the
page names a few books and sends readers to the catalogue for the others; without a
catalogue it names more of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from docutils import nodes

from sphinx_reviews.html import template
from sphinx_reviews.language.labels import BOOKS_FOR_SKILL
from sphinx_reviews.nodes import html_fragment
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.records.queries import Facet
from sphinx_reviews.views.base import references
from sphinx_reviews.views.skill_books import book_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.skill_books import SkillBooks
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.views.base import Page

#: How many books and reviews are named in a row.
_NAMED: Final = 3
#: How many books of a kind of list a page of HTML has folded, where no other page lists them.
_FOLDED: Final = 20

#: The kinds of list whose books are named at once.
_IN_SIGHT: Final = {RecommendationKind.TAUGHT}

#: The facet that chooses the books of a kind of list.
_FACETS: Final = {
    RecommendationKind.TAUGHT: Facet.TAUGHT,
    RecommendationKind.PREREQUISITE: Facet.PREREQUISITE,
    RecommendationKind.RECOMMENDED: Facet.RECOMMENDED,
}


class Few(NamedTuple):
    """The first of a row of books, and how many more there are."""

    shown: tuple[Target, ...]
    left: int = 0


class KindOfBooks(NamedTuple):
    """The books for a skill that name it in lists of one kind."""

    kind: RecommendationKind
    number: int
    #: Those that the row names.
    few: Few
    #: All, where no other page lists them; a row that hides some has them folded below.
    all: tuple[Target, ...]

    @property
    def on_pages(self) -> KindOfBooks:
        """What a page of HTML shows of the row."""
        return self._replace(all=self.all[:_FOLDED])


def few(targets: Sequence[Target]) -> Few:
    """Return the first few of *targets*."""
    return Few(tuple(targets[:_NAMED]), len(targets[_NAMED:]))


def book_names(found: SkillBooks, catalogue: str | None) -> tuple[KindOfBooks, ...]:
    """Return the books for a skill, without empty kinds.

    :param catalogue: the page that lists the books of a skill, if there is one.
    """
    rows = []
    for kind in (kind for kind in BOOKS_FOR_SKILL if kind in found):
        books = tuple(map(book_target, found[kind]))
        named = few(books) if kind in _IN_SIGHT else Few(())
        rows.append(KindOfBooks(kind, len(books), named, () if catalogue else books))
    return tuple(rows)


def counts(
    books: Iterable[KindOfBooks], skill: str, catalogue: str | None, page: Page
) -> list[tuple[str, list[nodes.Node]]]:
    """Return a row for a list of facts for each kind of list."""
    return [
        (page.say(BOOKS_FOR_SKILL[row.kind]), _row(row, skill, catalogue, page)) for row in books
    ]


def _row(row: KindOfBooks, skill: str, catalogue: str | None, page: Page) -> list[nodes.Node]:
    say = page.say
    shown: list[nodes.Node] = [nodes.Text(say.count("{n} book", "{n} books", row.number))]
    if not page.is_paged and row.all:
        shown += [nodes.Text(" — "), *references(row.all, page)]
    elif row.few.shown:
        shown += [nodes.Text(" — "), *first_few(row.few, page)]
    if page.is_paged and catalogue:
        records = (catalogue, row.kind, skill, say)
        link = html_fragment("", records=records, docname=page.docname, write=_catalogue_link)
        shown += [nodes.Text(" · "), link]
    return shown


def first_few(targets: Few, page: Page) -> list[nodes.Node]:
    """Return references to a few, and how many more there are."""
    more = page.say.count("and {n} more", "and {n} more", targets.left)
    left = [nodes.Text(f" {more}")] if targets.left else []
    return [*references(targets.shown, page), *left]


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


def folded(books: Iterable[KindOfBooks], page: Page) -> list[nodes.Node]:
    """Return all books, folded, for a page of HTML whose rows do not name them all."""
    hidden = tuple(row for row in books if len(row.all) > len(row.few.shown))
    if not hidden or not page.is_paged:
        return []
    records = (hidden, page.say)
    return [html_fragment("", records=records, docname=page.docname, write=_folded)]


def _folded(records: tuple[tuple[KindOfBooks, ...], Phrases], addresses: Addresses) -> str:
    books, say = records
    return template("views/templates/all-books.html").render(
        books=books,
        is_whole=all(row.number == len(row.all) for row in books),
        labels=BOOKS_FOR_SKILL,
        say=say,
        addresses=addresses,
    )
