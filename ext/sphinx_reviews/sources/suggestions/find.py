"""What a person is asked: all that was found, once, and nothing that was decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_reviews.library.contradictions import is_too_common
from sphinx_reviews.records import kinds, names
from sphinx_reviews.sources.suggestions.decisions import Answer, Decision, answers
from sphinx_reviews.sources.suggestions.defining import things
from sphinx_reviews.sources.suggestions.edits import plan
from sphinx_reviews.sources.suggestions.model import OF_NAMES, Kind
from sphinx_reviews.sources.suggestions.names import found as of_names
from sphinx_reviews.sources.suggestions.statements import found as of_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.sources.suggestions.model import Suggestion
    from sphinx_reviews.sources.suggestions.shelf import Shelf


def found(shelf: Shelf) -> Iterator[Suggestion]:
    """Yield all that the prose of a library suggests."""
    yield from of_names.suggestions(shelf)
    for page in shelf.reviews:
        yield from of_pages.suggestions(page, shelf)


def offered(
    suggestions: Iterable[Suggestion], shelf: Shelf, standing: Mapping[str, Decision]
) -> list[Suggestion]:
    """Return what a person is asked, with its edits.

    What two sources say is one suggestion, and what cannot be written is none.

    :param standing: the decisions so far, by the ids of their suggestions.
    """
    # A skill that a person said a book asks for is known, defined or not.
    known = {_name(each.suggestion) for each in standing.values()} - {None}
    by_id: dict[str, Suggestion] = {}
    for each in suggestions:
        is_known = each.value.get("kind") == kinds.Kind.SKILL and _key(each) in known
        if each.id in standing or (each.kind is Kind.CONCEPT and is_known):
            continue
        other = by_id.get(each.id)
        by_id[each.id] = _joined(other, each) if other else each
    verdicts = {each.evidence.docname: each for each in by_id.values() if each.kind is Kind.VERDICT}
    common = set(_common([*by_id.values()], shelf))
    with_edits = (
        _with_edits(replace(each, is_common=each.id in common), shelf, verdicts)
        for each in by_id.values()
    )
    return [each for each in with_edits if each.edits]


def places(shelf: Shelf) -> int:
    """Return how many places of prose could be linked to definitions."""
    names = of_names.suggestions(shelf)
    return sum(each.value["mentions"] for each in names if each.kind is Kind.CONCEPT)


def accepted(suggestion: Suggestion) -> Decision:
    """Return the decision that says yes."""
    answer = Answer.LIST if suggestion.is_common else answers(suggestion.kind)[0]
    return Decision(suggestion, answer, suggestion.id)


def _name(suggestion: Suggestion) -> str | None:
    """Return the key of the skill that a book asks for."""
    return _key(suggestion) if suggestion.kind is Kind.SKILL else None


def _key(suggestion: Suggestion) -> str:
    return names.key(suggestion.value.get("name", ""))


def _common(suggestions: Sequence[Suggestion], shelf: Shelf) -> Iterator[str]:
    """Yield the ids of suggestions whose names, with all that are the same, are too common."""
    on_names = [accepted(each) for each in suggestions if each.kind in OF_NAMES]
    for thing in things(on_names):
        same = [each.suggestion for each in thing.decisions]
        linked = [each for each in same if each.kind is not Kind.ALIAS]
        keys = {_key(each) for each in linked}
        others = [
            each
            for each in same
            if each.kind is Kind.ALIAS and names.key(each.value["alias"]) not in keys
        ]
        if is_too_common(sum(each.reviews for each in (*linked, *others)), shelf.library):
            yield from (each.id for each in linked)


def _joined(one: Suggestion, other: Suggestion) -> Suggestion:
    better, worse = (one, other) if one.confidence >= other.confidence else (other, one)
    return replace(better, source=tuple(dict.fromkeys((*better.source, *worse.source))))


def _with_edits(
    suggestion: Suggestion, shelf: Shelf, verdicts: Mapping[str, Suggestion]
) -> Suggestion:
    """Return a suggestion with its edits; an audience may need the verdict that it stands in."""
    edits = plan([accepted(suggestion)], shelf).edits
    verdict = verdicts.get(suggestion.evidence.docname)
    if not edits and verdict and suggestion.kind is Kind.AUDIENCE:
        edits = plan([accepted(verdict), accepted(suggestion)], shelf).edits
    return replace(suggestion, edits=edits)
