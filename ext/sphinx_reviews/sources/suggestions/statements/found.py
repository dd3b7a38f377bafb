"""What a page says of its book and does not record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_reviews.records import kinds, names
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.sources.suggestions.model import Kind, Source, Suggestion
from sphinx_reviews.sources.suggestions.statements import (
    audience,
    books,
    prerequisites,
    verdicts,
)
from sphinx_reviews.sources.suggestions.statements.lines import Line, Mark, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.sources.suggestions.model import Evidence
    from sphinx_reviews.sources.suggestions.shelf import Page, Shelf


def suggestions(page: Page, shelf: Shelf) -> list[Suggestion]:
    """Return what a review says of its book, each with the sentence or line that says it."""
    if not page.facts.books:
        return []
    said = [line for line in lines(page) if line.mark is not Mark.FOREIGN]
    return [
        *_options(page),
        *_verdict(page, said),
        *_readers(page, said),
        *_skills(page, said, shelf.library),
    ]


def _suggestion(
    kind: Kind, value: dict[str, Any], evidence: Evidence, confidence: float
) -> Suggestion:
    return Suggestion(kind, value, evidence, (Source.RULE,), confidence)


def _options(page: Page) -> Iterator[Suggestion]:
    book = page.facts.books[0]
    known = {option for option in books.OPTIONS if getattr(book, option)}
    for each in books.stated(page.source, book.title):
        if each.option not in known:
            known.add(each.option)
            value = {"option": each.option, "value": each.value}
            stated = page.quoted(each.start, each.end)
            yield _suggestion(Kind.BOOK, value, stated, each.confidence)
    if "edition" not in known:
        for sentence in page.sentences:
            edition = books.edition(sentence.text)
            if edition and (evidence := page.evidence(sentence)):
                value = {"option": "edition", "value": edition}
                yield _suggestion(Kind.BOOK, value, evidence, books.OF_EDITIONS)
                return


def _verdict(page: Page, said: Sequence[Line]) -> Iterator[Suggestion]:
    if any(verdict.word for verdict in page.facts.verdicts):
        return
    title = page.facts.books[0].title
    advised = [
        (advice, line)
        for line in said
        if (advice := verdicts.advice(line.text, before=line.before, title=title))
    ]
    is_reserved = any(verdicts.is_reserved(line.text) for line in said)
    found = verdicts.conclusion([advice for advice, _ in advised], is_reserved=is_reserved)
    for advice, line in advised:
        if advice is found and (evidence := page.evidence(line.sentence)):
            value = {"word": advice.word.value}
            yield _suggestion(Kind.VERDICT, value, evidence, advice.confidence)


def _readers(page: Page, said: Iterable[Line]) -> Iterator[Suggestion]:
    recorded = page.facts.verdicts
    known = {
        True: any(verdict.audience for verdict in recorded),
        False: any(verdict.not_audience for verdict in recorded),
    }
    seen: set[str] = set()
    for line in said:
        for each in audience.readers(line.text, above=line.above, title=page.facts.books[0].title):
            evidence = page.evidence(line.sentence)
            if known[each.is_for] or each.words in seen or evidence is None:
                continue
            if each.words in names.normalize(evidence.text):
                seen.add(each.words)
                value = {"for" if each.is_for else "not-for": each.words}
                yield _suggestion(Kind.AUDIENCE, value, evidence, each.confidence)


def _skills(page: Page, said: Iterable[Line], library: Library) -> Iterator[Suggestion]:
    seen = {
        names.key(_known(library, entry.skill))
        for entry in page.facts.recommendations
        if entry.kind is RecommendationKind.PREREQUISITE
    }
    title = page.facts.books[0].title
    for line in said:
        for each in prerequisites.needed(line.text, above=line.above, title=title):
            name = _known(library, each.name)
            evidence = page.evidence(line.sentence)
            if names.key(name) in seen or evidence is None:
                continue
            seen.add(names.key(name))
            level = each.level.value if each.level else ""
            value = {"kind": "prerequisite", "name": name, "level": level, "note": ""}
            yield _suggestion(Kind.SKILL, value, evidence, each.confidence)


def _known(library: Library, name: str) -> str:
    """Return a name as the library defines it, or as it is written."""
    for kind in (kinds.Kind.SKILL, kinds.Kind.CONCEPT):
        if definition := library.definitions[kind].get(name):
            return str(definition.name)
    return name
