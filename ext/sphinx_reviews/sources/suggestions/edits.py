"""What is written for decisions: one plan for all, from the library as it is now.

A plan is made anew each time, so that what is written already is not written again: a run
that was interrupted is completed by the next.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.records import names
from sphinx_reviews.sources.suggestions.decisions import Answer
from sphinx_reviews.sources.suggestions.defining import define
from sphinx_reviews.sources.suggestions.model import OF_NAMES, Edit
from sphinx_reviews.sources.suggestions.recording import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.sources.suggestions.changes import Change
    from sphinx_reviews.sources.suggestions.decisions import Decision
    from sphinx_reviews.sources.suggestions.shelf import Shelf


class Refusal(NamedTuple):
    """A decision that cannot be written."""

    decision: Decision
    #: Why, and what to do.
    reason: str


class Plan(NamedTuple):
    """What is to be written."""

    #: By file, those of one file from its beginning.
    edits: tuple[Edit, ...]
    refusals: tuple[Refusal, ...]


def plan(decisions: Iterable[Decision], shelf: Shelf) -> Plan:
    """Return what is to be written for decisions."""
    decided = [*decisions]
    wanted = [each for each in decided if each.answer.is_yes]
    refusals: list[Refusal] = []

    def refuse(decision: Decision, reason: str) -> None:
        refusals.append(Refusal(decision, reason))

    of_names = [each for each in wanted if each.suggestion.kind in OF_NAMES]
    unwanted = {
        names.key(each.suggestion.value["name"]) for each in decided if each.answer is Answer.NEVER
    }
    changes = list(define(of_names, unwanted, shelf, refuse))
    by_page: dict[str, list[Decision]] = {}
    for each in wanted:
        if each.suggestion.kind not in OF_NAMES:
            by_page.setdefault(each.suggestion.evidence.docname, []).append(each)
    pages = {page.docname: page for page in shelf.pages}
    for docname, of_page in sorted(by_page.items()):
        if docname not in pages or not pages[docname].review:
            for each in of_page:
                refuse(each, f"{docname} is no review any more")
            continue
        changes += record(of_page, pages[docname], shelf, refuse)
    return Plan(tuple(_edits(changes, shelf)), tuple(refusals))


def _edits(changes: Iterable[Change], shelf: Shelf) -> Iterator[Edit]:
    sources = {page.file: page.source for page in shelf.pages}
    # Those at one place stay in their order.
    for change in sorted(changes, key=lambda each: (each.file, each.start)):
        source = sources.get(change.file)
        sha = "" if source is None else hashlib.sha256(source.encode()).hexdigest()
        before = "" if source is None else source[change.start : change.end]
        yield Edit(change.file, sha, change.start, change.end, before, change.after)
