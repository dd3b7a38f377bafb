"""The library: read-only indexes over the facts of all documents.

Built once per build.  Every query is a dictionary look-up, and every result has a
total order that does not depend on the order in which documents were read.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_reviews.library.mentions import Mentions
from sphinx_reviews.library.references import References
from sphinx_reviews.records import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.records.facts import Facts, Review, Slot
    from sphinx_reviews.records.kinds import Concept, Skill
    from sphinx_reviews.records.model import Recommendation, RecommendationKind


class Recommendations(NamedTuple):
    """The entries for one skill in the lists of one review, in the order of the page."""

    review: Review
    recommendations: tuple[Recommendation, ...]


class Library(References):
    """All records of a site, and what is derived from them."""

    def __init__(self, documents: Mapping[str, Facts], reviewer: str = "") -> None:
        super().__init__(documents, reviewer)
        self.mentions = Mentions(self)
        #: What views have already looked up.
        self.selections: dict[Slot, Any] = {}

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
        named = [entry.skill for entry in review.recommendations if entry.kind is kind]
        return list({names.key(name): name for name in map(self.skills.canonical, named)}.values())

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
