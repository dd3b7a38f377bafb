"""A comparison as HTML, and the template of one that a script fills in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import Markup

from sphinx_reviews.html import link, template
from sphinx_reviews.language.labels import LEVELS
from sphinx_reviews.looks import Look
from sphinx_reviews.views.backlinks import pieces
from sphinx_reviews.views.compared import ROWS
from sphinx_reviews.views.cover import cover_html
from sphinx_reviews.views.leveled import link_with_level
from sphinx_reviews.views.people import first_people_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.views.compared import Column, Comparison, Opinion, Sentence

#: How many authors stand above a column.
_PEOPLE: Final = 1


class _Book(NamedTuple):
    title: str
    head: Markup


def written(
    comparison: Comparison, addresses: Addresses, say: Phrases, heading_level: int
) -> Markup:
    """Return a comparison as HTML."""
    columns = comparison.columns
    cells = zip(*(values(each, addresses, say) for each in columns), strict=True)
    return _filled(
        [_Book(each.title, head(each, addresses, say)) for each in columns],
        [row for row in zip(ROWS, cells, strict=True) if any(row[1])],
        [
            (link(each.concept, addresses), [said(found, addresses) for found in each.said])
            for each in comparison.shared
        ],
        [concepts(of_book, addresses) for of_book in comparison.apart],
        say,
        heading_level,
    )


def blank(say: Phrases, heading_level: int) -> Markup:
    """Return the same of one book without a value and one concept."""
    nothing = Markup()
    rows = [(title, [nothing]) for title in ROWS]
    return _filled(
        [_Book("", nothing)], rows, [(nothing, [nothing])], [nothing], say, heading_level
    )


def _filled(
    books: list[_Book],
    rows: Iterable[tuple[str, Iterable[Markup]]],
    shared: list[tuple[Markup, list[Markup]]],
    apart: list[Markup],
    say: Phrases,
    heading_level: int,
) -> Markup:
    filled = template("views/templates/compare.html").render(
        books=books,
        rows=[(say(title), list(cells)) for title, cells in rows],
        shared=shared,
        apart=apart,
        in_common=in_common(len(shared), say),
        say=say,
        level=min(heading_level, 5),
    )
    return Markup(filled)  # noqa: S704  (a template)


def in_common(number: int | str, say: Phrases) -> str:
    """Return how many concepts the books share."""
    if number == 0:
        return say("They discuss no concept together.")
    if number == 1:
        return say("One concept in common")
    return say("{n} concepts in common", n=number)


def head(each: Column, addresses: Addresses, say: Phrases) -> Markup:
    """Return what stands above a column."""
    return Markup('<div class="rv-{}">{}</div>{} <span class="rv-{}">{}</span>').format(
        Look.COVER_BOX,
        cover_html(each.cover, addresses),
        link(each.review, addresses),
        Look.BY,
        first_people_html(each.people, _PEOPLE, say),
    )


def values(each: Column, addresses: Addresses, say: Phrases) -> Iterator[Markup]:
    """Yield the cells of a column, one for each of :data:`.ROWS`; some are empty."""
    yield _lines(_disclosed(opinion, say) for opinion in each.opinions)
    yield _lines(_verdict(opinion, say) for opinion in each.opinions)
    yield Markup.escape(say(LEVELS[each.level]) if each.level else "")
    for skills in each.skills:
        yield Markup("&nbsp;· ").join(link_with_level(skill, addresses, say) for skill in skills)


def _lines(parts: Iterable[Markup]) -> Markup:
    return Markup().join(Markup("<p>{}</p>").format(each) for each in parts if each)


def _disclosed(opinion: Opinion, say: Phrases) -> Markup:
    marks = (each.mark(say) for each in opinion.judged.disclosures)
    people = ", ".join((*opinion.givers, *opinion.judged.reviewers))
    return Markup(" ").join(filter(None, (*marks, people)))


def _verdict(opinion: Opinion, say: Phrases) -> Markup:
    reviewers = ", ".join(opinion.judged.reviewers)
    begins = Markup(" ").join(filter(None, (opinion.judged.word(say), reviewers)))
    return Markup("<br>").join(filter(None, (begins, opinion.sentence)))


def said(found: Iterable[Sentence], addresses: Addresses) -> Markup:
    """Return sentences, each with a link to its place."""
    return Markup().join(
        Markup("<p>{} {}</p>").format(
            Markup().join(
                Markup("<mark>{}</mark>").format(text) if is_marked else text
                for text, is_marked in pieces(each.quote)
            ),
            link(each.place, addresses, classes=f"rv-{Look.WHERE}"),
        )
        for each in found
    )


def concepts(targets: Iterable[Target], addresses: Addresses) -> Markup:
    """Return links to concepts."""
    return Markup(", ").join(link(each, addresses) for each in targets)
