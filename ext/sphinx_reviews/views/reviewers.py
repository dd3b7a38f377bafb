"""Reviewers: what each wrote, and how they got the books; and the list of all."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.formats.feeds import feed_name
from sphinx_reviews.language import collation
from sphinx_reviews.language.labels import DISCLOSURES, VERDICTS
from sphinx_reviews.library.facets import facets
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import (
    in_block,
    in_phrase,
    modifier,
    with_look,
)
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind, Reviewer, Target
from sphinx_reviews.records.model import RecommendationKind, VerdictWord
from sphinx_reviews.records.queries import Facet
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference, references
from sphinx_reviews.views.cover import images
from sphinx_reviews.views.facts import fact_list, heading, links
from sphinx_reviews.views.review_lines import ReviewLine, review_line, review_list
from sphinx_reviews.views.subscription import feed_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Review, Slot
    from sphinx_reviews.records.model import DisclosureKind
    from sphinx_reviews.views.base import Page

#: How many skills a page names; a reviewer of many books writes about hundreds.
_SKILLS: Final = 12
#: How many reviews have their covers beside them.
_COVERS: Final = 60

#: Kind of disclosure, giver if there is one, and number of reviews.
_Obtained = tuple[tuple["DisclosureKind", str, int], ...]


def _obtained(reviews: Iterable[Review]) -> _Obtained:
    """Return how a reviewer got the books, the most frequent way first."""
    ways = Counter(
        way
        for review in reviews
        for way in {
            (kind, each.by if kind.needs_giver else "")
            for each in review.disclosures
            for kind in each.kinds
        }
    )
    return tuple(
        (kind, by, number)
        for (kind, by), number in sorted(ways.items(), key=lambda way: (-way[1], way[0]))
    )


def _ways(obtained: _Obtained, say: Phrases) -> Iterator[_Bar]:
    for kind, by, number in obtained:
        way = " · ".join(filter(None, (say(DISCLOSURES[kind]), by)))
        yield _Bar(way, number, is_filled=kind.needs_giver)


class _Bar(NamedTuple):
    label: str
    #: Of reviews.
    number: int
    is_filled: bool = False


def _tally(bars: Iterable[_Bar], say: Phrases, *, all_: int = 0) -> nodes.Node:
    """Return numbers of reviews, each with a bar for its part of *all_* unless that is 0."""
    listed = with_look(nodes.bullet_list(), Look.TALLY)
    for label, number, is_filled in bars:
        count = say.count("{n} review", "{n} reviews", number)
        line = paragraph(in_phrase("span", label, look=Look.LABEL), " ")
        if all_ and number:
            part = f"inline-size: {round(100 * number / all_)}%"
            filled = [modifier("filled")] if is_filled else []
            bar = in_phrase("i", "", look=Look.PART, modifiers=filled, style=part)
            line += [bar, nodes.Text(" ")]
        line += in_phrase("span", count, look=Look.COUNT)
        listed += nodes.list_item("", line)
    return listed


# -- one reviewer ------------------------------------------------------------


class _Description(NamedTuple):
    name: str
    #: Whether the page's title is the name.
    is_page: bool
    aliases: tuple[str, ...]
    affiliation: str
    url: str
    obtained: _Obtained
    #: The verdicts, with the number of reviews.
    verdicts: tuple[tuple[VerdictWord, int], ...]
    #: With the number of reviews.
    areas: tuple[tuple[str, int], ...]
    skills: tuple[Target, ...]
    reviews: tuple[ReviewLine, ...]
    #: Path of the feed, without the extension; empty if no review has a date.
    feed: str


def _select(library: Library, slot: Slot) -> _Description:
    facts = library.documents[slot.docname]
    reviewer = facts.definition(slot)
    assert isinstance(reviewer, Reviewer)
    reviews = library.reviews_by(reviewer.name) if library.reviewers.is_owner(reviewer) else []
    areas = Counter(
        area for review in reviews for area in facets(library, review).get(Facet.AREA, ())
    )
    skills = Counter(
        name for review in reviews for name in library.skills_of(review, RecommendationKind.TAUGHT)
    )
    return _Description(
        name=reviewer.name,
        is_page=names.key(facts.title) == names.key(reviewer.name),
        aliases=reviewer.aliases,
        affiliation=reviewer.affiliation,
        url=reviewer.url,
        obtained=_obtained(reviews),
        verdicts=tuple(_verdicts(reviews)),
        areas=tuple(_by_number(areas)),
        skills=tuple(
            target
            for name, _ in _by_number(skills)[:_SKILLS]
            if (target := library.skills.resolve(name))
        ),
        reviews=tuple(
            review_line(library, review, is_signed=False, has_cover=number < _COVERS)
            for number, review in enumerate(reviews)
        ),
        feed=feed_name(((Facet.REVIEWER, (reviewer.name,)),))
        if any(review.front_matter.date for review in reviews)
        else "",
    )


def _verdicts(reviews: Iterable[Review]) -> Iterator[tuple[VerdictWord, int]]:
    """Yield the words of verdicts; none that is never said, but those that readers look for."""
    said = Counter(each.verdict.word for each in reviews if each.verdict and each.verdict.word)
    for word in VERDICTS if said else ():
        if said[word] or word is not VerdictWord.NONE:
            yield word, said[word]


def _by_number(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda each: (-each[1], collation.sort_key(each[0])))


def _render(reviewer: _Description, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    told: list[nodes.Node] = [] if reviewer.is_page else [heading(reviewer.name, node)]
    if node.children:
        told.append(in_block("div", node.children, look=Look.DEFINITION))
    told.append(
        fact_list(
            [
                (say("Also called"), ", ".join(reviewer.aliases)),
                (say("Affiliation"), reviewer.affiliation),
                (say("Website"), links([reviewer.url] if reviewer.url else [])),
                (say("Areas"), ", ".join(f"{area} ({n})" for area, n in reviewer.areas)),
                (say("Skills taught"), references(reviewer.skills, page)),
                (say("Subscribe"), feed_links(reviewer.feed, page) if reviewer.feed else []),
            ]
        )
    )
    content: list[nodes.Node] = [in_block("div", told, look=Look.TOLD)]
    if not reviewer.reviews:
        nothing = say("No review by this person is here yet.")
        content.append(paragraph(nothing, look=Look.EMPTY))
    else:
        if numbers := list(_numbers(reviewer, node, page)):
            content.append(in_block("div", numbers, look=Look.AROUND))
        content.append(in_block("div", _years(reviewer.reviews, node, page), look=Look.YEARS))
    looks = [modifier(Kind.REVIEWER), *([modifier("alone")] if reviewer.is_page else [])]
    entry = in_block("div", content, look=Look.ENTRY, modifiers=looks)
    entry["ids"] = node["ids"]
    return [entry]


def _numbers(reviewer: _Description, node: slot, page: Page) -> Iterator[nodes.Node]:
    """Yield how the books were obtained, and what the verdicts are."""
    say, all_ = page.say, len(reviewer.reviews)
    verdicts = [_Bar(say(VERDICTS[word]), number) for word, number in reviewer.verdicts]
    for title, bars in (
        (say("How the books were obtained"), list(_ways(reviewer.obtained, say))),
        (say("Verdict"), verdicts),
    ):
        if bars:
            yield heading(title, node)
            yield _tally(bars, say, all_=all_ if page.is_paged else 0)


def _years(reviews: tuple[ReviewLine, ...], node: slot, page: Page) -> Iterator[nodes.Node]:
    say = page.say
    yield heading(say.count("Wrote {n} review", "Wrote {n} reviews", len(reviews)), node)
    for year, lines in groupby(reviews, key=lambda line: line.date[:4]):
        yield heading(year or say("Without a date"), node, deeper=1)
        yield review_list(lines, page)


def _images(reviewer: _Description) -> Iterator[str]:
    return images(line.cover for line in reviewer.reviews)


DEFINITION: Final = View(_select, _render, images=_images)


# -- the list of all ---------------------------------------------------------


class _Row(NamedTuple):
    reviewer: Target
    number: int
    obtained: _Obtained
    #: Those of somebody who is found here, as no page defines them; else empty.
    reviews: tuple[ReviewLine, ...]


def _select_all(library: Library, slot: Slot) -> tuple[_Row, ...]:
    defined = [each.name for each in library.reviewers.all]
    undefined = {use.name for use in library.reviewers.undefined.values()}
    rows = []
    for name in sorted((*defined, *undefined), key=collation.sort_key):
        target, reviews = library.resolve(Kind.REVIEWER, name), library.reviews_by(name)
        assert target is not None
        is_here = name in undefined and target.docname == slot.docname
        lines = tuple(
            review_line(library, each, is_signed=False)._replace(sentence="")
            for each in reviews
            if is_here
        )
        rows.append(_Row(target, len(reviews), _obtained(reviews), lines))
    return tuple(rows)


def _render_all(rows: tuple[_Row, ...], node: slot, page: Page) -> list[nodes.Node]:
    if not rows:
        return [paragraph(page.say("No reviewer is named yet."), look=Look.EMPTY)]
    items = (_item(row, page) for row in rows)
    return [with_look(nodes.bullet_list("", *items), Look.REVIEWERS)]


def _item(row: _Row, page: Page) -> nodes.list_item:
    say, name = page.say, row.reviewer.title
    count = in_phrase("span", say.count("{n} review", "{n} reviews", row.number), look=Look.COUNT)
    item = nodes.list_item()
    if row.reviews:
        item += paragraph(nodes.strong(name, name), " ", count)
        item["ids"].append(row.reviewer.anchor)
    else:
        item += paragraph(reference(row.reviewer, page), " ", count)
    if row.obtained:
        item += _tally(_ways(row.obtained, say), say)
    if row.reviews:
        item += review_list(row.reviews, page)
    return item


REVIEWERS: Final = View(_select_all, _render_all, DirectiveSpec())
