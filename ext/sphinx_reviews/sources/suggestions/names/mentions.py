"""Defined names that are found in prose and listed, but not linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_reviews.library.names_in_text import is_doubtful
from sphinx_reviews.records.kinds import Kind as Defined
from sphinx_reviews.sources.suggestions.evidence import located
from sphinx_reviews.sources.suggestions.model import Kind, Source, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_reviews.library.mentions import ReviewMentions
    from sphinx_reviews.records.facts import Mention
    from sphinx_reviews.records.kinds import Term
    from sphinx_reviews.sources.suggestions.model import Evidence
    from sphinx_reviews.sources.suggestions.shelf import Page, Shelf

_CONFIDENCE = 0.9
_SHOWN = 3


def mentions(shelf: Shelf) -> list[Suggestion]:
    """Return a suggestion for each defined name whose mentions could be links.

    A definition that says what is done with them is no question any more.
    One that means something else at times (:func:`.is_doubtful`) is only ever listed.
    """
    pages = {page.docname: page for page in shelf.pages}
    found = []
    for kind in (Defined.CONCEPT, Defined.SKILL):
        for term in shelf.library.definitions[kind].all:
            if term.mentions:
                continue
            quoted = list(_quoted(shelf.library.mentions.unlinked(kind, term.name), pages))
            if quoted:
                found.append(_suggestion(term, quoted))
    return found


def _suggestion(term: Term, quoted: Sequence[tuple[Mention, Evidence]]) -> Suggestion:
    (first, evidence), *others = quoted
    return Suggestion(
        Kind.MENTION,
        {"kind": str(term.kind), "name": term.name, "text": _written(first)},
        evidence,
        (Source.RULE,),
        _CONFIDENCE,
        tuple(each for _, each in others)[: _SHOWN - 1],
        len(quoted),
    )


def _quoted(
    unlinked: Sequence[ReviewMentions], pages: dict[str, Page]
) -> Iterator[tuple[Mention, Evidence]]:
    """Yield a mention of each review, with the sentence that holds it."""
    for review in unlinked:
        page = pages.get(review.review.docname)
        for mention in review.mentions if page else ():
            evidence = page and not is_doubtful(_written(mention)) and _evidence(page, mention)
            if evidence:
                yield mention, evidence
                break


def _evidence(page: Page, mention: Mention) -> Evidence | None:
    """Return the sentence of a mention, or else the name in it."""
    for words in (mention.sentence, _written(mention)):
        if span := located(page.source, mention.place.line, words):
            return page.quoted(*span)
    return None


def _written(mention: Mention) -> str:
    return mention.sentence[mention.start : mention.end]
