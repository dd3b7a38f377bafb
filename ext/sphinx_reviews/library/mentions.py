"""What mentions refer to, decided once for backlinks, data, search, previews and PDFs."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.library.automatic import Automatic
from sphinx_reviews.records import anchors, names
from sphinx_reviews.records.kinds import Concept, Kind, Term

if TYPE_CHECKING:
    from sphinx_reviews.library.automatic import FoundLink, Search
    from sphinx_reviews.library.references import References
    from sphinx_reviews.records.facts import Mention, Review, Spot
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.records.model import Section


class ReviewMentions(NamedTuple):
    """The mentions of one thing in one review, in the order of the page."""

    review: Review
    mentions: tuple[Mention, ...]


class Quoted(NamedTuple):
    """A sentence of a page that is quoted elsewhere."""

    spot: Spot
    #: Its own, made of its words.
    anchor: str
    sentence: str


class Mentions:
    """The mentions of all documents.

    A mention refers to one thing.  Where a plain link is ambiguous, it is the first of
    :meth:`.References.resolve_any`, as on the page.  A definition that names itself mentions
    nothing.

    :param references: resolves names.
    """

    def __init__(self, references: References, search: Search) -> None:
        self._references = references
        self._automatic = Automatic(references, search)
        self._pages: dict[str, _Page] = {}
        #: docname -> concept -> number of sentences.
        self._sentences: dict[str, dict[str, int]] = {}

    @cached_property
    def _quoted(self) -> set[str]:
        """The documents whose sentences are quoted elsewhere."""
        return {review.docname for review in self._references.published}

    def _page(self, docname: str) -> _Page:
        if docname not in self._pages:
            self._pages[docname] = self._read(docname)
        return self._pages[docname]

    def _read(self, docname: str) -> _Page:
        facts = self._references.documents.get(docname)
        if facts is None:
            return _Page()
        meant = ((each, self._references.refers_to(each)) for each in facts.mentions)
        here = [
            (mention, target)
            for mention, target in meant
            if target is None or (target.kind, names.key(target.title)) != mention.owner
        ]
        links, listed = self._automatic.on(docname)
        here += ((mention, link.target) for link, mention in links)
        page = _Page(tuple(here), listed)
        return _with_anchors(page) if docname in self._quoted else page

    def never_found(self) -> list[tuple[Term, str]]:
        """Return the names that are looked for and cannot be found, with their definitions."""
        return self._automatic.never_found()

    def forms_of_verbs(self) -> list[tuple[Term, str, str]]:
        """Return the names that are forms of a common verb, with definitions and verbs."""
        return self._automatic.forms_of_verbs()

    def links_on(self, docname: str) -> list[FoundLink]:
        """Return the links to insert into a page, in its order."""
        return [link for link, _ in self._automatic.on(docname).links]

    def written_on(self, docname: str) -> list[tuple[Mention, Target | None]]:
        """Return all mentions of a document with their targets (None if unknown).

        Those that are written come first, then those that are found, both in page order.
        """
        return [*self._page(docname).mentions]

    def listed_on(self, docname: str) -> tuple[Mention, ...]:
        """Return the mentions of a document that are only listed below definitions."""
        return self._page(docname).listed

    def quoted_on(self, docname: str) -> tuple[Quoted, ...]:
        """Return the sentences of a page that are quoted elsewhere, in its order."""
        return self._page(docname).quoted

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

    @cached_property
    def _unlinked(self) -> dict[tuple[Kind, str], list[ReviewMentions]]:
        found: defaultdict[tuple[Kind, str], list[ReviewMentions]] = defaultdict(list)
        for review in self._references.published:
            here: defaultdict[tuple[Kind, str], list[Mention]] = defaultdict(list)
            for mention in self.listed_on(review.docname):
                assert mention.kind is not None
                here[mention.kind, names.key(mention.target)].append(mention)
            for thing, mentions in here.items():
                found[thing].append(ReviewMentions(review, tuple(mentions)))
        return found

    def unlinked(self, kind: Kind, name: str) -> list[ReviewMentions]:
        """Return the published reviews that name something without a reference, newest first."""
        return self._unlinked.get((kind, names.key(name)), [])

    # -- concepts --------------------------------------------------------

    def concepts_on(self, docname: str) -> list[Concept]:
        """Return the concepts that a document mentions, in the order of the page, each once."""
        found = dict.fromkeys(
            target.title for _, target in self.on(docname) if target.kind is Kind.CONCEPT
        )
        return [concept for name in found if (concept := self._references.concepts.get(name))]

    def concept_sentences(self, docname: str) -> dict[str, int]:
        """Return how many sentences of a document mention each concept, by its defined name."""
        if docname not in self._sentences:
            found: defaultdict[str, set[tuple[str, Section]]] = defaultdict(set)
            for mention, target in self.on(docname):
                if target.kind is Kind.CONCEPT:
                    found[target.title].add((mention.sentence, mention.section))
            self._sentences[docname] = {name: len(each) for name, each in found.items()}
        return self._sentences[docname]

    @cached_property
    def _concept_counts(self) -> dict[str, dict[str, int]]:
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for concept in self._references.concepts.all:
            for each in self.of(Kind.CONCEPT, concept.name):
                written = sum(not mention.is_found for mention in each.mentions)
                found[each.review.docname][concept.name] = written
        return found

    def concept_counts(self, review: Review) -> dict[str, int]:
        """Return how often a published review refers to each concept, by place of definition.

        One that it only names in passing, where it is found, is there with 0.
        """
        return self._concept_counts.get(review.docname, {})

    def concepts_of(self, review: Review) -> list[Concept]:
        """Return the concepts that a published review mentions, by place of definition."""
        counts = self.concept_counts(review)
        return [concept for name in counts if (concept := self._references.concepts.get(name))]


class _Page(NamedTuple):
    """The mentions of one document."""

    #: With their targets; those that are written come first.
    mentions: tuple[tuple[Mention, Target | None], ...] = ()
    #: Those that are only listed below definitions.
    listed: tuple[Mention, ...] = ()
    quoted: tuple[Quoted, ...] = ()


def _with_anchors(page: _Page) -> _Page:
    """Return a page whose quoted sentences have anchors; equal ones are numbered in its order."""
    words: dict[Spot, str] = {}
    for each in (*(mention for mention, _ in page.mentions), *page.listed):
        if each.spot:
            words.setdefault(each.spot, each.sentence)
    found: dict[Spot | None, str] = {}
    taken: set[str] = set()
    for spot in sorted(words):
        found[spot] = anchors.unused(anchors.of_sentence(words[spot]), taken.__contains__)
        taken.add(found[spot])

    def at(mention: Mention) -> Mention:
        return mention._replace(anchor=found.get(mention.spot, ""))

    return _Page(
        tuple((at(mention), target) for mention, target in page.mentions),
        tuple(map(at, page.listed)),
        tuple(Quoted(spot, found[spot], words[spot]) for spot in sorted(words)),
    )
