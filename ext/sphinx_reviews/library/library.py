"""The library: read-only indexes over the facts of all documents.

Built once per build.  Every query is a dictionary look-up, and every result has a
total order that does not depend on the order in which documents were read.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sphinx_reviews.library.automatic import Search
from sphinx_reviews.library.mentions import Mentions
from sphinx_reviews.library.references import References
from sphinx_reviews.records import names
from sphinx_reviews.records.model import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_reviews.records.facts import Facts, Review, Slot
    from sphinx_reviews.records.kinds import Concept, Skill
    from sphinx_reviews.records.model import Level, Person, Recommendation, RecommendationKind

_Derived = TypeVar("_Derived")


class Recommendations(NamedTuple):
    """The entries for one skill in the lists of one review, in the order of the page."""

    review: Review
    recommendations: tuple[Recommendation, ...]


class Library(References):
    """All records of a site, and what is derived from them.

    :param kept_out: the facts of the documents that do not belong to the library.
    :param search: how names are looked for in prose; by default they are not.
    :param areas: the names of areas that come first, in their order.
    """

    def __init__(
        self,
        documents: Mapping[str, Facts],
        authors: tuple[Person, ...] = (),
        kept_out: Mapping[str, Facts] | None = None,
        search: Search | None = None,
        areas: tuple[str, ...] = (),
    ) -> None:
        super().__init__(documents, authors)
        search = search or Search()
        self.mentions = Mentions(self, search)
        self._language = search.language
        self.areas = areas
        #: What views have already looked up.
        self.selections: dict[Slot, Any] = {}
        self._kept_out = kept_out or {}
        self._seen_from: dict[str, Library] = {}
        self._derived: dict[Callable[[Library], Any], Any] = {}

    def language(self, docname: str) -> str:
        """Return the language of a page, or else of the site, as a BCP 47 tag."""
        return self.documents[docname].front_matter.language or self._language

    def derived(self, make: Callable[[Library], _Derived]) -> _Derived:
        """Return what *make* makes of the library, computed once."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return self._derived[make]  # type: ignore[no-any-return]

    def seen_from(self, docname: str) -> Library:
        """Return the library as a page shows it: one that is kept out of it sees itself as well."""
        if docname not in self._kept_out:
            return self
        if docname not in self._seen_from:
            documents = {**self.documents, docname: self._kept_out[docname]}
            search = Search(language=self._language)
            self._seen_from[docname] = Library(
                documents, self._authors, search=search, areas=self.areas
            )
        return self._seen_from[docname]

    # -- lists of skills -------------------------------------------------

    @cached_property
    def _recommendations(self) -> dict[str, list[Recommendations]]:
        found: defaultdict[str, list[Recommendations]] = defaultdict(list)
        for review in self.published:
            here: defaultdict[str, list[Recommendation]] = defaultdict(list)
            for entry in review.recommendations:
                here[names.key(self.skills.canonical(entry.skill))].append(entry)
            for name, entries in here.items():
                found[name].append(Recommendations(review, tuple(entries)))
        return found

    def recommendations(self, skill: str) -> list[Recommendations]:
        """Return the published reviews whose lists name *skill*, newest first."""
        return self._recommendations.get(names.key(skill), [])

    def skills_of(self, review: Review, kind: RecommendationKind) -> list[str]:
        """Return the skills in a review's lists of one kind, by their defined names, each once."""
        return list(self.levels_of([review], kind))

    def levels_of(
        self, reviews: Iterable[Review], kind: RecommendationKind
    ) -> dict[str, Level | None]:
        """Return the skills in the lists of one kind, each with the highest level stated."""
        spelled: dict[str, str] = {}
        found: dict[str, Level | None] = {}
        for entry in (each for review in reviews for each in review.recommendations):
            if entry.kind is kind:
                name = self.skills.canonical(entry.skill)
                name = spelled.setdefault(names.key(name), name)
                known = found.setdefault(name, entry.level)
                found[name] = max(
                    filter(None, (known, entry.level)), key=LEVELS.index, default=None
                )
        return found

    # -- reviewers -------------------------------------------------------

    @cached_property
    def _by_reviewer(self) -> dict[str, list[Review]]:
        found: defaultdict[str, list[Review]] = defaultdict(list)
        for review in self.published:
            for name in review.reviewers:
                found[names.key(name)].append(review)
        return found

    def reviews_by(self, reviewer: str) -> list[Review]:
        """Return the published reviews of *reviewer*, newest first."""
        return self._by_reviewer.get(names.key(reviewer), [])

    @property
    def has_several_reviewers(self) -> bool:
        """Whether a reader has to be told whose review is meant."""
        return len(self._by_reviewer) > 1

    # -- relations of concepts -------------------------------------------

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
        """Return the concepts related to *concept*, whichever of the two declares it, by name."""
        others = (self.concepts.get(name) for name in self._related.get(concept.name, ()))
        return sorted(filter(None, others), key=lambda each: names.key(each.name))

    # -- relations of skills ---------------------------------------------

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
