"""A book in the catalogue: what its card says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from sphinx_reviews.language.labels import LEVELS, NEEDS_AND_LESSONS
from sphinx_reviews.library.covers import cover_of
from sphinx_reviews.library.facets import facets
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import modifier
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.views.choices import ASKED
from sphinx_reviews.views.judged import Judged, judged
from sphinx_reviews.views.leveled import Leveled, leveled
from sphinx_reviews.views.people import first_people, first_people_html

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.covers import Cover
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.views.choices import Value

#: How many skills of a kind and people a card shows; more would push the facts off it.
_SKILLS, _PEOPLE = 3, 2


class CardReview(NamedTuple):
    """What a card says of one review of its book."""

    review: Target
    judged: Judged
    #: ``YYYY-MM-DD``, or empty.
    date: str
    values: tuple[Value, ...]

    def name(self, say: Phrases) -> str:
        """Return what tells the review from others of the book."""
        when = say.date(self.date) if self.date else say("Without a date")
        return ", ".join(self.judged.reviewers) or when


class Card(NamedTuple):
    """A book, and the reviews of it that were asked for, newest first."""

    title: str
    people: tuple[str, ...]
    publisher: str
    year: str
    cover: Cover
    reviews: tuple[CardReview, ...]
    #: What the book needs and teaches, or else what is recommended besides; and how many more.
    skills: tuple[tuple[RecommendationKind, tuple[Leveled, ...], int], ...]
    #: What the search field also matches: publisher, original title, translators, spellings.
    words: str
    #: Its rank in each sort order.
    ranks: tuple[int, ...]

    @property
    def review(self) -> Target:
        """The newest review, under the title of the book."""
        return self.reviews[0].review

    @property
    def shown(self) -> Card:
        """The card without what its book is only found by."""
        reviews = tuple(each._replace(values=()) for each in self.reviews)
        return self._replace(reviews=reviews, words="", ranks=())

    def by(self, say: Phrases) -> str:
        """Return the first people, and how many more there are."""
        return first_people(self.people, _PEOPLE, say)

    def by_html(self, say: Phrases) -> Markup:
        """Return the same as HTML."""
        return first_people_html(self.people, _PEOPLE, say)


def card(
    library: Library, edition: Edition, asked_for: Container[str], ranks: tuple[int, ...]
) -> Card:
    """Return the card of a book.

    :param asked_for: the docnames of the reviews that it may name.
    :param ranks: its rank in each sort order.
    """
    book = edition.book
    people = book.authors or book.editors
    others = (person.alternate_name for person in (*people, *book.translators))
    translators = (person.name for person in book.translators)
    skills = {kind: leveled(library, edition.reviews, kind) for kind in NEEDS_AND_LESSONS}
    if any(skills[kind] for kind in skills if kind is not RecommendationKind.RECOMMENDED):
        del skills[RecommendationKind.RECOMMENDED]
    return Card(
        title=book.title,
        people=tuple(person.name for person in people),
        publisher=book.publisher,
        year=book.published[:4],
        cover=cover_of(library, edition),
        reviews=tuple(
            _review(library, each, book.title)
            for each in edition.reviews
            if each.docname in asked_for
        ),
        skills=tuple(
            (kind, listed[:_SKILLS], max(0, len(listed) - _SKILLS))
            for kind, listed in skills.items()
            if listed
        ),
        words=" ".join(filter(None, (book.publisher, book.original, *others, *translators))),
        ranks=ranks,
    )


def _review(library: Library, review: Review, title: str) -> CardReview:
    found = facets(library, review)
    return CardReview(
        Target(Kind.BOOK, review.docname, "", title),
        judged(library, review),
        review.front_matter.date,
        tuple((facet, value) for facet in ASKED for value in found.get(facet, ())),
    )


def skill(each: Leveled, say: Phrases) -> Markup:
    """Return a skill and its level as HTML; a card with a link for each is long to tab through."""
    if not each.level:
        return Markup.escape(each.skill.title)
    return Markup('{} <span class="rv-{} {}">{}</span>').format(
        each.skill.title,
        Look.LEVEL,
        modifier(each.level, of=Look.LEVEL),
        say(LEVELS[each.level]),
    )
