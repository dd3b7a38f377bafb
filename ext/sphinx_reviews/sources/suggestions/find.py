"""All suggestions for a library: every source is asked, and nothing that was decided is asked again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_reviews.sources.suggestions.decisions import Decision, answers
from sphinx_reviews.sources.suggestions.edits import plan
from sphinx_reviews.sources.suggestions.model import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sphinx_reviews.sources.suggestions.model import Suggestion
    from sphinx_reviews.sources.suggestions.shelf import Shelf


def offered(
    found: Iterable[Suggestion], shelf: Shelf, decided: Collection[str]
) -> list[Suggestion]:
    """Return what a person is asked, with its edits.

    What two sources say is one suggestion, and what cannot be written is none.

    :param decided: the ids of suggestions that are decided.
    """
    by_id: dict[str, Suggestion] = {}
    for each in found:
        if each.id in decided:
            continue
        known = by_id.get(each.id)
        by_id[each.id] = _joined(known, each) if known else each
    verdicts = {each.evidence.docname: each for each in by_id.values() if each.kind is Kind.VERDICT}
    with_edits = (_with_edits(each, shelf, verdicts) for each in by_id.values())
    return [each for each in with_edits if each.edits]


def accepted(suggestion: Suggestion) -> Decision:
    """Return the decision that says yes."""
    return Decision(suggestion, answers(suggestion.kind)[0], suggestion.id)


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
