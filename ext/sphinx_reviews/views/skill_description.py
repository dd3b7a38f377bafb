"""The description of a skill, and the books that teach it, need it first, or recommend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language.labels import LEVELS
from sphinx_reviews.library.skill_books import skill_books
from sphinx_reviews.library.whole_lists import filtered_reviews
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_block, modifier
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind, Skill, Target
from sphinx_reviews.records.model import LEVELS as ASCENDING
from sphinx_reviews.records.model import Level, RecommendationKind
from sphinx_reviews.views.backlinks import Source, backlinks, sources
from sphinx_reviews.views.base import View, paragraph, references, with_names
from sphinx_reviews.views.cover import images
from sphinx_reviews.views.facts import Row, fact_list, heading, links
from sphinx_reviews.views.skill_books import BookLines, book_lines, book_target, covers, groups
from sphinx_reviews.views.skill_counts import (
    Few,
    KindOfBooks,
    book_names,
    counts,
    few,
    first_few,
    folded,
)
from sphinx_reviews.views.skill_levels import level_table
from sphinx_reviews.views.unlinked import folded as sentences
from sphinx_reviews.views.unlinked import unlinked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.library.skill_books import SkillBooks
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.views.base import Page

_FOR_BEGINNERS: Final = (Level.INTRODUCTORY, Level.BEGINNER)


class _Start(NamedTuple):
    """Where the lessons in a skill start, if no book is for beginners."""

    level: Level
    #: The books that nevertheless do not need the skill first.
    open: Few


class _Whole(NamedTuple):
    """What a page shows that the skill has to itself."""

    books: BookLines
    mentions: tuple[Source, ...]
    #: Where it is named without a reference.
    unlinked: tuple[Source, ...]


class _Brief(NamedTuple):
    """What a page shows that several skills share."""

    books: tuple[KindOfBooks, ...]
    #: The books whose reviews mention the skill and do not list it.
    mentions: Few
    #: The reviews that name it without a reference.
    unlinked: Few
    #: The page that lists the books of a skill, if there is one.
    catalogue: str | None


class _Description(NamedTuple):
    name: str
    #: Whether the page's title is the name.
    is_page: bool
    aliases: tuple[str, ...]
    area: str
    needs: tuple[Target, ...]
    #: Unknown names among the needed.
    unknown_needs: tuple[str, ...]
    needed_by: tuple[Target, ...]
    learn: tuple[str, ...]
    is_taught: bool
    start: _Start | None
    reviews: _Whole | _Brief


def _select(library: Library, slot: Slot) -> _Description:
    facts = library.documents[slot.docname]
    skill = facts.definition(slot)
    assert isinstance(skill, Skill)
    # A second definition of the name is shown, but only the first is the skill.
    is_owner = library.skills.is_owner(skill)
    found = skill_books(library, skill.name) if is_owner else {}
    reviews = _brief if len(facts.definitions[Kind.SKILL]) > 1 else _whole
    return _Description(
        name=skill.name,
        is_page=names.key(facts.title) == names.key(skill.name),
        aliases=skill.aliases,
        area=skill.area,
        needs=tuple(filter(None, (library.skills.resolve(name) for name in skill.needs))),
        unknown_needs=tuple(n for n in skill.needs if library.skills.resolve(n) is None),
        needed_by=tuple(map(library.skills.target, library.needed_by(skill))) if is_owner else (),
        learn=skill.learn,
        is_taught=RecommendationKind.TAUGHT in found,
        start=_start(found),
        reviews=reviews(library, skill, found) if is_owner else _Brief((), Few(()), Few(()), None),
    )


def _whole(library: Library, skill: Skill, found: SkillBooks) -> _Whole:
    return _Whole(
        book_lines(library, found),
        sources(library, Kind.SKILL, skill.name),
        unlinked(library, Kind.SKILL, skill.name),
    )


def _brief(library: Library, skill: Skill, found: SkillBooks) -> _Brief:
    listing = {each.book.id for books in found.values() for each in books}
    mentioning = {
        each.review.book_id: each.review
        for each in reversed(library.mentions.of(Kind.SKILL, skill.name))
        if each.review.book_id not in listing
    }
    catalogue = filtered_reviews(library)
    titles = [
        Target(Kind.BOOK, review.docname, "", review.book.title)
        for review in reversed(mentioning.values())
    ]
    naming = [each.review for each in unlinked(library, Kind.SKILL, skill.name)]
    return _Brief(book_names(found, catalogue), few(titles), few(naming), catalogue)


def _start(found: SkillBooks) -> _Start | None:
    """Return where lessons start; None if that is unknown, or a book is for beginners."""
    lessons = found.get(RecommendationKind.TAUGHT, ())
    levels = {level for each in lessons for level in each.levels}
    if not all(each.levels for each in lessons) or not levels or levels & {*_FOR_BEGINNERS}:
        return None
    needing = {each.book.id for each in found.get(RecommendationKind.PREREQUISITE, ())}
    return _Start(
        min(levels, key=ASCENDING.index),
        few([book_target(each) for each in lessons if each.book.id not in needing]),
    )


def _on_pages(skill: _Description) -> _Description:
    """Return what a page of HTML shows of a skill."""
    found = skill.reviews
    if isinstance(found, _Whole):
        return skill
    return skill._replace(reviews=found._replace(books=tuple(row.on_pages for row in found.books)))


def _render(skill: _Description, node: slot, page: Page) -> list[nodes.Node]:
    skill = _on_pages(skill) if page.is_paged else skill
    say, found = page.say, skill.reviews
    told: list[nodes.Node] = [] if skill.is_page else [heading(skill.name, node)]
    if node.children:
        told.append(in_block("div", node.children, look=Look.DEFINITION))
    if not found.books and not _has_mentions(found):
        remark: list[nodes.Node] = [
            paragraph(say("No review names this skill yet."), look=Look.EMPTY)
        ]
    else:
        remark = list(_remark(skill, page))
    around: list[nodes.Node] = []
    if isinstance(found, _Whole):
        told.append(fact_list([_aliases(skill, say)]))
        told += [*remark, *_in_full(found, node, page, deeper=not skill.is_page)]
        told += sentences(found.unlinked, page)
        around = list(_around(skill, found, node, page))
    else:
        told += [fact_list([_aliases(skill, say), *_facts(skill, page), *_counts(skill, page)])]
        told += [*remark, *([] if found.catalogue else folded(found.books, page))]
    content = [in_block("div", told, look=Look.TOLD)]
    if around:
        content.append(in_block("div", around, look=Look.AROUND))
    looks = [modifier("alone")] if skill.is_page else []
    if isinstance(found, _Brief):
        looks = [modifier("brief")]
    entry = in_block("div", content, look=Look.ENTRY, modifiers=looks)
    entry["ids"] = node["ids"]
    return [entry]


def _aliases(skill: _Description, say: Phrases) -> Row:
    return say("Also called"), ", ".join(skill.aliases)


def _facts(skill: _Description, page: Page) -> list[Row]:
    say = page.say
    return [
        (say("Area"), skill.area),
        (say("Needs"), with_names(references(skill.needs, page), skill.unknown_needs)),
        (say("Needed by"), references(skill.needed_by, page)),
        (say("Learn"), links(skill.learn)),
    ]


def _counts(skill: _Description, page: Page) -> Iterator[Row]:
    """Yield what a shared page says of the books."""
    say, found = page.say, skill.reviews
    assert isinstance(found, _Brief)
    yield from counts(found.books, skill.name, found.catalogue, page)
    yield say("Mention it"), first_few(found.mentions, page)
    yield say("Name it without a link"), first_few(found.unlinked, page)


def _around(skill: _Description, found: _Whole, node: slot, page: Page) -> Iterator[nodes.Node]:
    """Yield what stands beside the books."""
    if table := level_table(found.books, page):
        yield heading(page.say("Levels"), node)
        yield from table
    rows = _facts(skill, page)
    if any(value for _, value in rows):
        yield heading(page.say("Neighbouring skills"), node)
        yield fact_list(rows)


def _has_mentions(found: _Whole | _Brief) -> bool:
    return bool(found.mentions.shown if isinstance(found, _Brief) else found.mentions)


def _remark(skill: _Description, page: Page) -> Iterator[nodes.Node]:
    """Yield what a beginner will look for in vain."""
    say = page.say
    if not skill.is_taught:
        nothing = say("No book here teaches {skill} yet.", skill=skill.name)
        yield in_block("div", [paragraph(nothing)], look=Look.REMARK)
    elif skill.start:
        missing = say(
            "No book here introduces {skill}: lessons start at {level}.",
            skill=skill.name,
            level=say(LEVELS[skill.start.level]),
        )
        said = [paragraph(missing)]
        if skill.start.open.shown:
            open_ = say("These do not ask for {skill} first:", skill=skill.name)
            said.append(paragraph(f"{open_} ", *first_few(skill.start.open, page)))
        yield in_block("div", said, look=Look.REMARK)


def _in_full(found: _Whole, node: slot, page: Page, *, deeper: bool) -> Iterator[nodes.Node]:
    say = page.say
    yield from groups(found.books, node, page, deeper=deeper)
    if found.mentions:
        number = len(found.mentions)
        title = say.count("In the text of {n} review", "In the text of {n} reviews", number)
        yield heading(title, node, deeper=deeper)
        yield backlinks(found.mentions, page)


def _images(skill: _Description) -> Iterator[str]:
    whole = skill.reviews if isinstance(skill.reviews, _Whole) else None
    return images(covers(whole.books)) if whole else iter(())


DEFINITION: Final = View(_select, _render, images=_images, on_pages=_on_pages)
