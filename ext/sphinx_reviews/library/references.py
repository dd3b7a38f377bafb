"""What names resolve to: definitions, names used without one, and books."""

from __future__ import annotations

import difflib
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sphinx_reviews.library.definitions import Definitions
from sphinx_reviews.records import names
from sphinx_reviews.records.facts import Review
from sphinx_reviews.records.kinds import DEFINED, Kind, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_reviews.records.facts import Facts, FrontMatter
    from sphinx_reviews.records.kinds import Concept, Definition, Skill
    from sphinx_reviews.records.model import Place


class References:
    """The named things of a site, and what names resolve to.

    :param documents: the facts of each document, by docname.
    :param reviewer: the author of reviews that name none.
    """

    def __init__(self, documents: Mapping[str, Facts], reviewer: str = "") -> None:
        self.reviewer = reviewer
        self.documents = {docname: documents[docname] for docname in sorted(documents)}
        uses = [use for facts in self.documents.values() for use in facts.uses]
        self.definitions: dict[Kind, Definitions[Any]] = {
            kind: Definitions(kind, self._defined(kind), [use for use in uses if use.kind is kind])
            for kind in DEFINED
        }

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

    # -- reviews ---------------------------------------------------------

    @cached_property
    def reviews(self) -> dict[str, Review]:
        """All reviews by docname, drafts included."""
        return {
            docname: Review(
                docname=docname,
                title=facts.title or facts.books[0].title,
                front_matter=self._with_author(facts.front_matter),
                book=facts.books[0],
                disclosures=tuple(facts.disclosures),
                verdict=facts.verdicts[0] if facts.verdicts else None,
                recommendations=tuple(facts.recommendations),
            )
            for docname, facts in self.documents.items()
            if facts.books
        }

    def _with_author(self, front_matter: FrontMatter) -> FrontMatter:
        return front_matter._replace(author=front_matter.author or self.reviewer)

    @cached_property
    def published(self) -> list[Review]:
        """The reviews that other pages may show, newest first."""
        finished = [review for review in self.reviews.values() if not review.front_matter.draft]
        return sorted(finished, key=lambda review: review.front_matter.date, reverse=True)

    @cached_property
    def _books(self) -> dict[str, Review]:
        found: dict[str, Review] = {}
        for docname, review in self.reviews.items():
            book = review.book
            numbers = book.isbn or ()
            for name in (docname, names.key(book.title), *filter(None, numbers)):
                found.setdefault(name, review)
        return found

    def book(self, target: str) -> Review | None:
        """Return the review of the book with this title or ISBN, or at this docname."""
        digits = target.replace("-", "").replace(" ", "").upper()
        for name in (target.removeprefix("/"), names.key(target), digits):
            if name in self._books:
                return self._books[name]
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

    def nearest(self, kind: str, target: str) -> list[tuple[str, Place]]:
        """Return up to three known names similar to *target*, with their places."""
        known = (
            self.definitions[Kind(kind)].places
            if kind in self.definitions
            else {review.book.title: review.book.place for review in self.reviews.values()}
        )
        # Decomposed Hangul, so that one wrong vowel is one wrong letter of three.
        letters = {unicodedata.normalize("NFD", names.key(name)): name for name in known}
        wanted = unicodedata.normalize("NFD", names.key(target))
        close = difflib.get_close_matches(wanted, letters, n=3, cutoff=0.6)
        return [(letters[each], known[letters[each]]) for each in close]
