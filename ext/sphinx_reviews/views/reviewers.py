"""Reviewers: what each wrote, and how they got the books; and the list of all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.formats.feeds import feed_name
from sphinx_reviews.language import collation
from sphinx_reviews.language.labels import DISCLOSURES
from sphinx_reviews.library.facets import facets
from sphinx_reviews.nodes import Look, in_block, in_phrase, modifier, with_look
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind, Reviewer, Target
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.records.queries import Facet
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference, references
from sphinx_reviews.views.facts import fact_list, heading, links
from sphinx_reviews.views.review_lines import ReviewLine, review_line, review_list
from sphinx_reviews.views.subscription import feed_links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Review, Slot
    from sphinx_reviews.records.model import DisclosureKind
    from sphinx_reviews.views.base import Page

#: How many skills a page names; a reviewer of many books writes about hundreds.
_SKILLS: Final = 12

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


def _obtained_list(obtained: _Obtained, say: Phrases) -> nodes.Node:
    listed = with_look(nodes.bullet_list(), Look.OBTAINED)
    for kind, by, number in obtained:
        way = " · ".join(filter(None, (say(DISCLOSURES[kind]), by)))
        count = say.count("{n} review", "{n} reviews", number)
        counted = in_phrase("span", count, look=Look.COUNT)
        listed += nodes.list_item("", paragraph(way, " ", counted))
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
        areas=tuple(_by_number(areas)),
        skills=tuple(
            target
            for name, _ in _by_number(skills)[:_SKILLS]
            if (target := library.skills.resolve(name))
        ),
        reviews=tuple(review_line(library, review, is_signed=False) for review in reviews),
        feed=feed_name(((Facet.REVIEWER, (reviewer.name,)),))
        if any(review.front_matter.date for review in reviews)
        else "",
    )


def _by_number(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda each: (-each[1], collation.sort_key(each[0])))


def _render(reviewer: _Description, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    content: list[nodes.Node] = [] if reviewer.is_page else [heading(reviewer.name, node)]
    if node.children:
        content.append(in_block("div", node.children, look=Look.DEFINITION))
    content.append(
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
    if not reviewer.reviews:
        content.append(paragraph(say("No review by this person is here yet."), look=Look.EMPTY))
    else:
        if reviewer.obtained:
            content += [
                heading(say("How the books were obtained"), node),
                _obtained_list(reviewer.obtained, say),
            ]
        number = len(reviewer.reviews)
        content += [
            heading(say.count("Wrote {n} review", "Wrote {n} reviews", number), node),
            review_list(reviewer.reviews, page),
        ]
    entry = in_block("div", content, look=Look.ENTRY, modifiers=[modifier(Kind.REVIEWER)])
    entry["ids"] = node["ids"]
    return [entry]


DEFINITION: Final = View(_select, _render)


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
        item += _obtained_list(row.obtained, say)
    if row.reviews:
        item += review_list(row.reviews, page)
    return item


REVIEWERS: Final = View(_select_all, _render_all, DirectiveSpec())
