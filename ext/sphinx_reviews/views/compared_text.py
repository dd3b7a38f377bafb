"""A comparison as tables, for writers that are not HTML pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_reviews.language import disclosures
from sphinx_reviews.language.judgement import judgement
from sphinx_reviews.language.labels import LEVELS
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_phrase, with_look
from sphinx_reviews.views.backlinks import pieces
from sphinx_reviews.views.base import paragraph, reference
from sphinx_reviews.views.base import references as titles
from sphinx_reviews.views.compared import ROWS
from sphinx_reviews.views.facts import heading
from sphinx_reviews.views.leveled import references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.views.base import Page
    from sphinx_reviews.views.compared import Column, Comparison, Opinion, Sentence

#: Of the columns, in characters: plain text breaks words that do not fit.
_NAME_WIDTH, _WIDTH = 16, 32

_Cell = list[nodes.paragraph]


def tables(comparison: Comparison, node: slot, page: Page) -> Iterator[nodes.Node]:
    """Yield a table of facts, one of sentences, and the concepts that one book alone discusses."""
    say, columns = page.say, comparison.columns
    cells = zip(*(_values(each, page) for each in columns), strict=True)
    facts = [(say(title), row) for title, row in zip(ROWS, cells, strict=True) if any(row)]
    # Links are not in the head of the table, which is repeated on paper.
    people = ([_people(each, page)] for each in columns)
    yield _table(columns, [(say("Author"), people), *facts])
    if comparison.shared:
        yield heading(say("On the same concepts"), node)
        facing = (
            (
                reference(each.concept, page),
                [[_said(sentence, page) for sentence in found] for found in each.said],
            )
            for each in comparison.shared
        )
        yield _table(columns, facing)
    if any(comparison.apart):
        yield heading(say("Concepts of one book only"), node)
        for each, targets in zip(columns, comparison.apart, strict=True):
            if targets:
                yield paragraph(nodes.strong("", f"{each.title}:"), " ", *titles(targets, page))


def _people(each: Column, page: Page) -> nodes.paragraph:
    return paragraph(reference(each.review, page, ", ".join(each.people)))


def _values(each: Column, page: Page) -> Iterator[_Cell]:
    say = page.say
    yield [paragraph(_obtained(opinion, say)) for opinion in each.opinions]
    yield [paragraph(_verdict(opinion, say)) for opinion in each.opinions]
    yield [paragraph(say(LEVELS[each.level]))] if each.level else []
    for skills in each.skills:
        yield [paragraph(*references(skills, page))] if skills else []


def _obtained(opinion: Opinion, say: Phrases) -> str:
    judged = opinion.judged
    marks = (disclosures.mark(*each, say) for each in judged.disclosures)
    return ", ".join(filter(None, (*marks, *opinion.givers, *judged.reviewers)))


def _verdict(opinion: Opinion, say: Phrases) -> str:
    judged = opinion.judged
    advice = judgement(judged.verdict, judged.rating, say)
    said = ". ".join(filter(None, (advice, opinion.sentence)))
    return ": ".join(filter(None, (", ".join(judged.reviewers), said)))


def _said(sentence: Sentence, page: Page) -> nodes.paragraph:
    words = (
        in_phrase("mark", text) if is_marked else text for text, is_marked in pieces(sentence.quote)
    )
    return paragraph(*words, " — ", reference(sentence.place, page))


def _table(
    columns: Sequence[Column], rows: Iterable[tuple[nodes.Node | str, Iterable[_Cell]]]
) -> nodes.table:
    group = nodes.tgroup(cols=len(columns) + 1)
    group += nodes.colspec(colwidth=_NAME_WIDTH, stub=1)
    group += [nodes.colspec(colwidth=_WIDTH) for _ in columns]
    books = (paragraph(each.title) for each in columns)
    head = nodes.row("", nodes.entry(""), *(nodes.entry("", book) for book in books))
    group += nodes.thead("", head)
    group += nodes.tbody("", *(_row(title, cells) for title, cells in rows))
    return with_look(nodes.table("", group, classes=["colwidths-given"]), Look.COMPARE_TABLE)


def _row(title: nodes.Node | str, cells: Iterable[_Cell]) -> nodes.row:
    entries = (nodes.entry("", *(cell or [paragraph("—")])) for cell in cells)
    return nodes.row("", nodes.entry("", paragraph(title)), *entries)
