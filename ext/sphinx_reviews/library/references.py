"""What names resolve to: definitions, names used without one, books and reviewers."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sphinx_reviews.library.books import Books
from sphinx_reviews.library.definitions import Definitions
from sphinx_reviews.records import names
from sphinx_reviews.records.facts import Review
from sphinx_reviews.records.kinds import DEFINED, Kind, Target, Use
from sphinx_reviews.records.model import Person, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.records.facts import Facts, Mention
    from sphinx_reviews.records.kinds import Concept, Definition, Reviewer, Skill


class References:
    """The named things of a site, and what names resolve to.

    :param documents: the facts of each document, by docname.
    :param authors: those of reviews that name none.
    """

    def __init__(self, documents: Mapping[str, Facts], authors: tuple[Person, ...] = ()) -> None:
        self._authors = authors
        self.documents = {docname: documents[docname] for docname in sorted(documents)}
        self.definitions: dict[Kind, Definitions[Any]] = {
            kind: Definitions(kind, self._defined(kind)) for kind in DEFINED
        }
        self.books = Books(self._reviews())
        uses = [use for facts in self.documents.values() for use in facts.uses]
        uses += self._reviewers()
        for kind, definitions in self.definitions.items():
            definitions.uses = [use for use in uses if use.kind is kind]

    # -- definitions -----------------------------------------------------

    def _defined(self, kind: Kind) -> Iterator[Definition]:
        for facts in self.documents.values():
            yield from facts.definitions[kind]

    @property
    def concepts(self) -> Definitions[Concept]:
        """The concepts."""
        return self.definitions[Kind.CONCEPT]

    @property
    def skills(self) -> Definitions[Skill]:
        """The skills, including undefined ones that lists name."""
        return self.definitions[Kind.SKILL]

    @property
    def reviewers(self) -> Definitions[Reviewer]:
        """The reviewers, including undefined ones whom reviews name."""
        return self.definitions[Kind.REVIEWER]

    def _reviewers(self) -> Iterator[Use]:
        """Yield the authors of published reviews, each where readers find out about them."""
        lists = (
            slot.docname
            for facts in self.documents.values()
            for slot in facts.slots
            if slot.kind == "reviewers"
        )
        home = next(lists, "")
        for review in sorted(self.published, key=lambda review: review.docname):
            for person in review.authors:
                anchor = f"{Kind.REVIEWER}-{names.slug(person.name)}" if home else ""
                yield Use(Kind.REVIEWER, person.name, anchor, Place(home or review.docname, 1))

    # -- reviews ---------------------------------------------------------

    def _reviews(self) -> dict[str, Review]:
        return {
            docname: Review(
                docname=docname,
                title=facts.title or facts.books[0].title,
                front_matter=facts.front_matter,
                authors=self._signed(facts.front_matter.authors or self._authors),
                book=facts.books[0],
                book_id="",  # known once all books are
                disclosures=tuple(facts.disclosures),
                verdict=facts.verdicts[0] if facts.verdicts else None,
                recommendations=tuple(facts.recommendations),
            )
            for docname, facts in self.documents.items()
            if facts.books
        }

    def _signed(self, authors: Iterable[Person]) -> tuple[Person, ...]:
        """Return authors under their defined names, each once."""
        found: dict[str, Person] = {}
        for person in authors:
            defined = (self.reviewers.get(name) for name in person if name)
            name = next((each.name for each in defined if each), "")
            signed = Person(name) if name else person
            found.setdefault(names.key(signed.name), signed)
        return tuple(found.values())

    @property
    def reviews(self) -> Mapping[str, Review]:
        """All reviews by docname, drafts included."""
        return self.books.reviews

    @property
    def published(self) -> Sequence[Review]:
        """The reviews that other pages may show, newest first."""
        return self.books.published

    @cached_property
    def _book_names(self) -> dict[str, Review]:
        """Each name of a book -> its newest review, or else its first draft."""
        found: dict[str, Review] = {}
        drafts = (review for review in self.reviews.values() if review.front_matter.draft)
        for review in (*self.published, *drafts):
            numbers = review.book.isbn or ()
            for name in (names.key(review.book.title), *filter(None, numbers)):
                found.setdefault(name, review)
        # A document means the review on it, not the newest of its book.
        return found | dict(self.reviews)

    def book(self, target: str) -> Review | None:
        """Return the newest review of the book with this title or ISBN, or that at a docname."""
        digits = target.replace("-", "").replace(" ", "").upper()
        for name in (target.removeprefix("/"), names.key(target), digits):
            if name in self._book_names:
                return self._book_names[name]
        return None

    # -- references ------------------------------------------------------

    def _resolve_book(self, target: str) -> Target | None:
        review = self.book(target)
        return Target(Kind.BOOK, review.docname, "", review.book.title) if review else None

    def resolve(self, kind: str, target: str) -> Target | None:
        """Return the target of a reference of *kind*, a :class:`.Kind`."""
        if kind in self.definitions:
            return self.definitions[Kind(kind)].resolve(target)
        return self._resolve_book(target)

    def resolve_any(self, target: str) -> list[Target]:
        """Return the possible targets of a plain link: those of a name, or else of an anchor."""
        found = [resolved for kind in Kind if (resolved := self.resolve(kind, target))]
        if found:
            return found
        anchor = unicodedata.normalize("NFC", target)
        at_anchor = (
            (definitions, definition)
            for definitions in self.definitions.values()
            if (definition := definitions.at(anchor))
        )
        return [definitions.target(definition) for definitions, definition in at_anchor][:1]

    def refers_to(self, mention: Mention) -> Target | None:
        """Return the target of *mention*; None for an unknown name."""
        if mention.kind is not None:
            return self.resolve(mention.kind, mention.target)
        return next(iter(self.resolve_any(mention.target)), None)

    def nearest(self, kind: str, target: str) -> list[tuple[str, Place]]:
        """Return up to three known names similar to *target*, with their places."""
        known = (
            self.definitions[Kind(kind)].places
            if kind in self.definitions
            else {review.book.title: review.book.place for review in self.reviews.values()}
        )
        return [(name, known[name]) for name in names.similar(target, known)]
