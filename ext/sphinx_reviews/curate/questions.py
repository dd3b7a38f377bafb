"""What is asked, in which order, and what other decisions have answered already.

Pairs come first: most are so, and each of those saves the question about one of its names.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.records.names import key
from sphinx_reviews.sources.suggestions.decisions import Answer, Decision
from sphinx_reviews.sources.suggestions.model import Kind, Source, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Queue(StrEnum):
    """Where a question is asked, in the order in which they are worked off."""

    #: Whether two names are of one thing.
    PAIRS = "pairs"
    #: Whether a name is worth a definition.
    NAMES = "names"
    #: What reviews state, page by page.
    REVIEWS = "reviews"


_QUEUES: Final = {Kind.ALIAS: Queue.PAIRS, Kind.CONCEPT: Queue.NAMES, Kind.MENTION: Queue.NAMES}
#: As they stand at the top of a review.
_FACTS: Final = (Kind.VERDICT, Kind.AUDIENCE, Kind.SKILL, Kind.BOOK)


def queue(suggestion: Suggestion) -> Queue:
    """Return where a suggestion is asked about."""
    return _QUEUES.get(suggestion.kind, Queue.REVIEWS)


def order(suggestion: Suggestion) -> tuple[Any, ...]:
    """Return by what questions are sorted: those that change most and are surest come first."""
    place = list(Queue).index(queue(suggestion))
    if queue(suggestion) is Queue.REVIEWS:
        evidence = suggestion.evidence
        return (place, evidence.docname, _FACTS.index(suggestion.kind), evidence.line)
    sure = -round(suggestion.confidence, 1)
    return (place, -suggestion.reviews, sure, key(_name(suggestion)))


def slot(suggestion: Suggestion) -> tuple[str, ...] | None:
    """Return what a review has only one of; None for what it has many of."""
    where, value = suggestion.evidence.docname, suggestion.value
    match suggestion.kind:
        case Kind.VERDICT:
            return (where, suggestion.kind)
        case Kind.BOOK:
            return (where, suggestion.kind, value["option"])
        case Kind.SKILL:
            return (where, suggestion.kind, value["kind"], key(value["name"]))
        case _:
            return None


def riders(offered: Mapping[str, Suggestion]) -> Mapping[str, list[str]]:
    """Return the pairs that come with a concept, as they are one name with other spaces.

    :returns: id of the concept -> ids of the pairs.
    """
    concepts = _concepts(offered)
    found: dict[str, list[str]] = {}
    for id_, each in offered.items():
        if each.kind is Kind.ALIAS and Source.SPACING in each.source:
            concept = concepts.get(key(each.value["of"]))
            if concept:
                found.setdefault(concept, []).append(id_)
    return found


def gathered(
    offered: Mapping[str, Suggestion], standing: Mapping[str, Decision]
) -> Mapping[str, list[str]]:
    """Return the names that concepts get from pairs, by the ids of the concepts."""
    concepts = _concepts(offered)
    pairs = _merging(offered, standing)
    stays = _stays(pairs)
    found: dict[str, list[str]] = {}
    for pair in pairs.values():
        alias = pair.value["alias"]
        last = _last(stays, alias)
        if last != key(alias) and (concept := concepts.get(last)):
            gone = offered.get(concepts.get(key(alias), ""))
            further = gone.value["aliases"] if gone else ()
            found.setdefault(concept, []).extend([alias, *further])
    return found


def silent(offered: Mapping[str, Suggestion], standing: Mapping[str, Decision]) -> frozenset[str]:
    """Return the ids of what need not be asked, as another decision answers it."""
    stays = _stays(_merging(offered, standing))
    refused = {
        key(each.suggestion.value["name"])
        for each in standing.values()
        if each.answer is Answer.NEVER
    }
    taken = {slot(each.suggestion) for each in standing.values() if each.answer.is_yes} - {None}

    def is_answered(each: Suggestion) -> bool:
        match each.kind:
            case Kind.CONCEPT:
                return _last(stays, each.value["name"]) != key(each.value["name"])
            case Kind.ALIAS:
                pair = each.value["of"], each.value["alias"]
                is_moot = not refused.isdisjoint(map(key, pair))
                return is_moot or _last(stays, pair[0]) == _last(stays, pair[1])
            case _:
                return slot(each) in taken

    ridden = _ridden(offered, standing)
    return frozenset(
        id_
        for id_, each in offered.items()
        if id_ in ridden or (id_ not in standing and is_answered(each))
    )


def with_riders(decided: Iterable[Decision], offered: Mapping[str, Suggestion]) -> list[Decision]:
    """Return decisions with those on the pairs that come with a concept.

    A spelling that was taken off the concept is refused, so that it is not offered again.
    """
    pairs = riders(offered)
    found = []
    for each in decided:
        found.append(each)
        if each.answer.is_yes and each.id in pairs:
            kept = {key(alias) for alias in each.suggestion.value["aliases"]}
            for id_ in pairs[each.id]:
                is_kept = key(offered[id_].value["alias"]) in kept
                answer = Answer.ACCEPT if is_kept else Answer.REJECT
                found.append(Decision(offered[id_], answer, id_))
    return found


def _ridden(offered: Mapping[str, Suggestion], standing: Mapping[str, Decision]) -> frozenset[str]:
    """Return the pairs that come with a concept, unless it was decided before they were found."""
    return frozenset(
        id_
        for concept, listed in riders(offered).items()
        for id_ in listed
        if concept not in standing or id_ in standing
    )


def _merging(
    offered: Mapping[str, Suggestion], standing: Mapping[str, Decision]
) -> Mapping[str, Suggestion]:
    """Return the pairs whose names are one, by their ids: as decided, or with their concept."""
    pairs = {id_: offered[id_] for id_ in _ridden(offered, standing)}
    for id_, each in standing.items():
        if each.suggestion.kind is Kind.ALIAS:
            if each.answer.is_yes:
                pairs[id_] = each.suggestion
            else:
                pairs.pop(id_, None)
    return pairs


def _stays(pairs: Mapping[str, Suggestion]) -> Mapping[str, str]:
    """Return which name stays, by the name that is one with it."""
    return {key(each.value["alias"]): key(each.value["of"]) for each in pairs.values()}


def _concepts(offered: Mapping[str, Suggestion]) -> dict[str, str]:
    """Return the ids of the concepts by their names."""
    return {
        key(each.value["name"]): id_ for id_, each in offered.items() if each.kind is Kind.CONCEPT
    }


def _last(stays: Mapping[str, str], name: str) -> str:
    """Return the name that stays of all that a name was merged with."""
    chain = [key(name)]
    while (further := stays.get(chain[-1])) is not None:
        if further in chain:  # merged in a circle, of which one must stay
            return min(chain[chain.index(further) :])
        chain.append(further)
    return chain[-1]


def _name(suggestion: Suggestion) -> str:
    value = suggestion.value
    return str(value.get("name") or value.get("of") or "")
