"""What mentions refer to, decided once for backlinks, data, search, previews and PDFs."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Concept, Kind

if TYPE_CHECKING:
    from sphinx_reviews.library.references import References
    from sphinx_reviews.records.facts import Mention, Review
    from sphinx_reviews.records.kinds import Target


class ReviewMentions(NamedTuple):
    """The mentions of one thing in one review, in the order of the page."""

    review: Review
    mentions: tuple[Mention, ...]


class Mentions:
    """The mentions of all documents.

    A mention refers to one thing.  Where a plain link is ambiguous, it is the first of
    :meth:`.References.resolve_any`, as on the page.  A definition that names itself mentions
    nothing.

    :param references: resolves names.
    """

    def __init__(self, references: References) -> None:
        self._references = references

    def refers_to(self, mention: Mention) -> Target | None:
        """Return the target of *mention*; None for an unknown name."""
        if mention.kind is not None:
            return self._references.resolve(mention.kind, mention.target)
        return next(iter(self._references.resolve_any(mention.target)), None)

    @cached_property
    def _by_document(self) -> dict[str, list[tuple[Mention, Target | None]]]:
        found: dict[str, list[tuple[Mention, Target | None]]] = {}
        for docname, facts in self._references.documents.items():
            meant = ((mention, self.refers_to(mention)) for mention in facts.mentions)
            found[docname] = [
                (mention, target)
                for mention, target in meant
                if target is None or (target.kind, names.key(target.title)) != mention.owner
            ]
        return found

    def written_on(self, docname: str) -> list[tuple[Mention, Target | None]]:
        """Return all mentions of a document with their targets (None if unknown), in page order."""
        return self._by_document.get(docname, [])

    def on(self, docname: str) -> list[tuple[Mention, Target]]:
        """Return the mentions of a document that have a target, in page order."""
        return [(mention, target) for mention, target in self.written_on(docname) if target]

    @cached_property
    def _by_thing(self) -> dict[tuple[Kind, str], list[ReviewMentions]]:
        found: defaultdict[tuple[Kind, str], list[ReviewMentions]] = defaultdict(list)
        for review in self._references.published:
            here: defaultdict[tuple[Kind, str], list[Mention]] = defaultdict(list)
            for mention, target in self.on(review.docname):
                here[target.kind, names.key(target.title)].append(mention)
            for thing, mentions in here.items():
                found[thing].append(ReviewMentions(review, tuple(mentions)))
        return found

    def of(self, kind: Kind, name: str) -> list[ReviewMentions]:
        """Return the published reviews that mention something by its defined name, newest first."""
        return self._by_thing.get((kind, names.key(name)), [])

    # -- concepts --------------------------------------------------------

    def concepts_on(self, docname: str) -> list[Concept]:
        """Return the concepts that a document mentions, in the order of the page, each once."""
        found = dict.fromkeys(
            target.title for _, target in self.on(docname) if target.kind is Kind.CONCEPT
        )
        return [concept for name in found if (concept := self._references.concepts.get(name))]

    @cached_property
    def _concept_counts(self) -> dict[str, dict[str, int]]:
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for concept in self._references.concepts.all:
            for each in self.of(Kind.CONCEPT, concept.name):
                found[each.review.docname][concept.name] = len(each.mentions)
        return found

    def concept_counts(self, review: Review) -> dict[str, int]:
        """Return how often a published review mentions each concept, by place of definition."""
        return self._concept_counts.get(review.docname, {})

    def concepts_of(self, review: Review) -> list[Concept]:
        """Return the concepts that a published review mentions, by place of definition."""
        counts = self.concept_counts(review)
        return [concept for name in counts if (concept := self._references.concepts.get(name))]
