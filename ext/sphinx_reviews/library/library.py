"""The library: read-only indexes over the facts of all documents.

Built once a build.  Every question is a dictionary look-up, and every answer
has a total order that does not depend on the order in which documents were read.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_reviews.library.definitions import Definitions, Target
from sphinx_reviews.records import names
from sphinx_reviews.records.model import Review

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.records.model import (
        Concept,
        Facts,
        FrontMatter,
        Mention,
        Place,
        Recommendation,
        RecommendationKind,
        Skill,
        Slot,
    )


class Mentions(NamedTuple):
    """The mentions of one thing in one review, in the order of the page."""

    review: Review
    mentions: tuple[Mention, ...]


class Recommendations(NamedTuple):
    """The entries for one skill in the lists of one review, in the order of the page."""

    review: Review
    recommendations: tuple[Recommendation, ...]


class Library:
    """All records of a site, and what follows from them.

    :param documents: the facts of each document, by docname.
    :param reviewer: who wrote the reviews that name no author.
    """

    def __init__(self, documents: Mapping[str, Facts], reviewer: str = "") -> None:
        self.reviewer = reviewer
        self.documents = {docname: documents[docname] for docname in sorted(documents)}
        facts = self.documents.values()
        self.concepts = Definitions("concept", (c for each in facts for c in each.concepts))
        self.skills = Definitions("skill", (s for each in facts for s in each.skills))
        #: What views looked up already.
        self.selections: dict[Slot, Any] = {}

    # -- reviews ---------------------------------------------------------

    @cached_property
    def reviews(self) -> dict[str, Review]:
        """All reviews by docname, drafts included."""
        return {
            docname: Review(
                docname=docname,
                title=facts.title or facts.books[0].title,
                front_matter=self._signed(facts.front_matter),
                book=facts.books[0],
                disclosures=tuple(facts.disclosures),
                verdict=facts.verdicts[0] if facts.verdicts else None,
                recommendations=tuple(facts.recommendations),
            )
            for docname, facts in self.documents.items()
            if facts.books
        }

    def _signed(self, front_matter: FrontMatter) -> FrontMatter:
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

    @cached_property
    def stubs(self) -> dict[str, Recommendation]:
        """The skills that lists name and nobody defines, each with its first entry, by key."""
        found: dict[str, Recommendation] = {}
        for facts in self.documents.values():
            for entry in facts.recommendations:
                if self.skills.get(entry.skill) is None:
                    found.setdefault(names.key(entry.skill), entry)
        return found

    def resolve(self, kind: str, target: str) -> Target | None:
        """Return what a reference of *kind* (``concept``, ``skill``, ``book``) leads to."""
        if kind == "concept":
            concept = self.concepts.get(target)
            return self.concepts.target(concept) if concept else None
        if kind == "skill":
            skill = self.skills.get(target)
            if skill:
                return self.skills.target(skill)
            stub = self.stubs.get(names.key(target))
            return Target(stub.place.docname, stub.anchor, stub.skill) if stub else None
        review = self.book(target)
        return Target(review.docname, "", review.book.title) if review else None

    def resolve_any(self, target: str) -> list[tuple[str, Target]]:
        """Return what a plain link may mean, each with its kind: a name, or an anchor."""
        found = [
            (kind, resolved)
            for kind in ("concept", "skill", "book")
            if (resolved := self.resolve(kind, target))
        ]
        if found:
            return found
        anchor = unicodedata.normalize("NFC", target)
        if concept := self.concepts.at(anchor):
            return [("concept", self.concepts.target(concept))]
        if skill := self.skills.at(anchor):
            return [("skill", self.skills.target(skill))]
        return []

    def nearest(self, kind: str, target: str) -> list[tuple[str, Place]]:
        """Return up to three known names that look like *target*, with their places."""
        if kind == "book":
            known = {review.book.title: review.book.place for review in self.reviews.values()}
        else:
            definitions = self.concepts if kind == "concept" else self.skills
            known = {
                name: each.place for each in definitions.all for name in (each.name, *each.aliases)
            }
            if kind == "skill":
                known |= {entry.skill: entry.place for entry in self.stubs.values()}
        # Decomposed Hangul, so that one wrong vowel is one wrong letter of three.
        letters = {unicodedata.normalize("NFD", names.key(name)): name for name in known}
        wanted = unicodedata.normalize("NFD", names.key(target))
        close = difflib.get_close_matches(wanted, letters, n=3, cutoff=0.6)
        return [(letters[each], known[letters[each]]) for each in close]

    # -- who speaks of what ----------------------------------------------

    @cached_property
    def _mentions(self) -> dict[tuple[str, str], list[Mentions]]:
        found: defaultdict[tuple[str, str], list[Mentions]] = defaultdict(list)
        for review in self.published:
            here: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
            for mention in self.documents[review.docname].mentions:
                for name in self._mentioned(mention):
                    if name != mention.owner:
                        here[name].append(mention)
            for name, mentions in here.items():
                found[name].append(Mentions(review, tuple(mentions)))
        return found

    def _mentioned(self, mention: Mention) -> list[tuple[str, str]]:
        """Return what *mention* refers to, as ``(kind, key of the defined name)``."""
        if mention.kind == "any":
            found = self.resolve_any(mention.target)
        else:
            target = self.resolve(mention.kind, mention.target)
            found = [(mention.kind, target)] if target else []
        return [(kind, names.key(target.title)) for kind, target in found]

    def mentions(self, kind: str, name: str) -> list[Mentions]:
        """Return the published reviews that refer to a concept or skill, newest first."""
        return self._mentions.get((kind, names.key(name)), [])

    @cached_property
    def _concepts_of(self) -> dict[str, dict[str, int]]:
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for concept in self.concepts.all:
            for each in self.mentions("concept", concept.name):
                found[each.review.docname][concept.name] = len(each.mentions)
        return found

    def concepts_of(self, review: Review) -> list[Concept]:
        """Return the concepts that a published review mentions, by place of definition."""
        names = self.concept_counts(review)
        return [concept for name in names if (concept := self.concepts.get(name))]

    def concept_counts(self, review: Review) -> dict[str, int]:
        """Return how often a published review mentions each concept, by place of definition."""
        return self._concepts_of.get(review.docname, {})

    @cached_property
    def _recommendations(self) -> dict[str, list[Recommendations]]:
        found: defaultdict[str, list[Recommendations]] = defaultdict(list)
        for review in self.published:
            here: defaultdict[str, list[Recommendation]] = defaultdict(list)
            for entry in review.recommendations:
                skill = self.skills.get(entry.skill)
                here[names.key(skill.name if skill else entry.skill)].append(entry)
            for name, entries in here.items():
                found[name].append(Recommendations(review, tuple(entries)))
        return found

    def recommendations(self, skill: str) -> list[Recommendations]:
        """Return the published reviews whose lists name *skill*, newest first."""
        return self._recommendations.get(names.key(skill), [])

    def skills_of(self, review: Review, kind: RecommendationKind) -> list[str]:
        """Return the skills of the lists of one kind, by their defined names, each once."""
        named = [entry.skill for entry in review.recommendations if entry.kind is kind]
        defined = (skill.name if (skill := self.skills.get(name)) else name for name in named)
        return list({names.key(name): name for name in defined}.values())

    # -- concepts among themselves ---------------------------------------

    @cached_property
    def _narrower(self) -> dict[str, list[Concept]]:
        found: defaultdict[str, list[Concept]] = defaultdict(list)
        for concept in self.concepts.all:
            for name in concept.broader:
                if broader := self.concepts.get(name):
                    found[broader.name].append(concept)
        return found

    def narrower(self, concept: Concept) -> list[Concept]:
        """Return the concepts that name *concept* as broader (SKOS ``narrower``), by name."""
        return sorted(self._narrower.get(concept.name, []), key=lambda each: names.key(each.name))

    @cached_property
    def _related(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for concept in self.concepts.all:
            for name in concept.related:
                if (other := self.concepts.get(name)) and other is not concept:
                    found[concept.name].add(other.name)
                    found[other.name].add(concept.name)
        return found

    def related(self, concept: Concept) -> list[Concept]:
        """Return the concepts related to *concept*, whichever of the two says so, by name."""
        others = (self.concepts.get(name) for name in self._related.get(concept.name, ()))
        return sorted(filter(None, others), key=lambda each: names.key(each.name))

    # -- skills among themselves -----------------------------------------

    @cached_property
    def _needed_by(self) -> dict[str, list[Skill]]:
        found: defaultdict[str, list[Skill]] = defaultdict(list)
        for skill in self.skills.all:
            for name in skill.needs:
                if needed := self.skills.get(name):
                    found[needed.name].append(skill)
        return found

    def needed_by(self, skill: Skill) -> list[Skill]:
        """Return the skills that need *skill*, by name."""
        return sorted(self._needed_by.get(skill.name, []), key=lambda each: names.key(each.name))
