"""From the answers about all reviews to suggestions, each once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sphinx_reviews.library.names_in_text import Names
from sphinx_reviews.records import names
from sphinx_reviews.sources.suggestions.model import Kind, Suggestion
from sphinx_reviews.sources.suggestions.models.facts import NotSuggestedError, Reader, require
from sphinx_reviews.sources.suggestions.models.quotations import LONGEST, SHORTEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.sources.suggestions.answered import Answered
    from sphinx_reviews.sources.suggestions.models.quotations import Post
    from sphinx_reviews.sources.suggestions.shelf import Shelf

#: Nobody has measured how often a model of any name is right.
_CONFIDENCE: Final = 0.5
#: A model that lists more facts of a kind does not choose.
_MOST: Final = 40


class Gathering:
    """The suggestions from answers.

    :param known: the names that the model was told.
    :param source: of each suggestion.
    :param answered: where facts are counted.
    """

    def __init__(self, shelf: Shelf, known: list[str], source: str, answered: Answered) -> None:
        self._shelf = shelf
        self._reader = Reader(shelf.library, known)
        self._source = source
        self._answered = answered
        self._by_id: dict[str, Suggestion] = {}

    def take(self, post: Post, answer: Mapping[Kind, list[dict[str, str]]]) -> None:
        """Take the facts about a review; those that it does not state are dropped and counted.

        :param answer: of the form of the schema.
        """
        taken: set[tuple[str, ...]] = set()
        for kind in map(Kind, answer):
            for number, fact in enumerate(answer[kind]):
                self._answered.proposed += 1
                try:
                    require(number < _MOST, f"it is beyond the first {_MOST} of its kind")
                    found = self._suggestion(kind, fact, post)
                    subject = _subject(found)
                    require(subject not in taken, "the answer has it twice")
                except NotSuggestedError as error:
                    self._answered.dropped[str(error)] += 1
                else:
                    taken.add(subject)
                    self._add(found)

    def _suggestion(self, kind: Kind, fact: dict[str, str], post: Post) -> Suggestion:
        quotation = names.normalize(fact["quotation"])
        has_length = SHORTEST <= len(quotation) <= LONGEST
        require(has_length, f"its quotation is not {SHORTEST} to {LONGEST} characters long")
        evidence = post.evidence(quotation)
        if evidence is None:
            raise NotSuggestedError("its quotation is not in the review")
        value = self._reader.value(kind, {**fact, "quotation": quotation}, post)
        return Suggestion(kind, value, evidence, (self._source,), _CONFIDENCE)

    def _add(self, found: Suggestion) -> None:
        """Take a suggestion, or another review that makes it."""
        if known := self._by_id.get(found.id):
            examples = (*known.examples, found.evidence)
            found = replace(known, examples=examples, reviews=known.reviews + 1)
        self._by_id[found.id] = found

    def suggestions(self) -> list[Suggestion]:
        """Return what was taken, with how often each new name is found."""
        new = [each.value["name"] for each in self._by_id.values() if each.kind is Kind.CONCEPT]
        places, reviews = self._places(new)
        return [
            replace(
                each,
                value={**each.value, "mentions": places[each.value["name"]]},
                reviews=max(each.reviews, reviews[each.value["name"]]),
            )
            if each.kind is Kind.CONCEPT
            else each
            for each in self._by_id.values()
        ]

    def _places(self, new: list[str]) -> tuple[Counter[str], Counter[str]]:
        """Return in how many places, and in how many reviews, names are found."""
        places: Counter[str] = Counter()
        reviews: Counter[str] = Counter()
        for page in self._shelf.pages if new else ():
            looked_for = Names(new, self._shelf.library.language(page.docname))
            here = [
                found.name
                for block in page.facts.prose.blocks
                if block.owner is None
                for found in looked_for.find(block.text)
            ]
            places.update(here)
            reviews.update(set(here) if page.review else ())
        return places, reviews


def _subject(found: Suggestion) -> tuple[str, ...]:
    """Return what a review says once."""
    value = found.value
    match found.kind:
        case Kind.VERDICT:
            return (found.kind,)
        case Kind.AUDIENCE:
            return (found.kind, *value)
        case Kind.BOOK:
            return (found.kind, value["option"])
        case Kind.ALIAS:
            return (found.kind, *sorted((names.key(value["of"]), names.key(value["alias"]))))
        case _:
            return (found.kind, names.key(value["name"]))
