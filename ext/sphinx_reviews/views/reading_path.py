"""``{reading-path}``: what to read first, in steps, each with its reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.language.labels import LEVELS
from sphinx_reviews.library.reading_order import reading_order
from sphinx_reviews.nodes import Look, in_block, in_phrase, with_look
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.records.queries import PathQuery
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference
from sphinx_reviews.views.base import references as titles
from sphinx_reviews.views.leveled import Leveled, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_reviews.library.books import Edition
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.library.reading_order import Step
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.model import Place
    from sphinx_reviews.views.base import Page


class _Requirement(NamedTuple):
    skill: Leveled
    #: The skill that needs it; empty if the book itself requires it.
    because_of: str
    #: The earlier books that teach it.
    taught_by: tuple[Target, ...]
    is_taught: bool


class _Book(NamedTuple):
    review: Target
    requirements: tuple[_Requirement, ...]
    teaches: tuple[Leveled, ...]
    too_early: tuple[str, ...]


class _Path(NamedTuple):
    rounds: tuple[tuple[_Book, ...], ...]
    #: The books that state no needs.
    apart: tuple[_Book, ...]
    goal: str


def _select(library: Library, slot: Slot) -> _Path:
    query = slot.query
    assert isinstance(query, PathQuery)
    order = reading_order(library)
    found = order.towards(query.goal) if query.goal else order.whole
    rounds, apart = found or ((), ())
    return _Path(
        tuple(tuple(_book(library, step) for step in steps) for steps in rounds),
        tuple(_book(library, step) for step in apart),
        query.goal,
    )


def _book(library: Library, step: Step) -> _Book:
    return _Book(
        _target(step.edition),
        tuple(
            _Requirement(
                Leveled(target, each.level),
                each.because_of,
                tuple(map(_target, each.taught_by)),
                each.is_taught,
            )
            for each in step.requirements
            if (target := library.skills.resolve(each.skill))
        ),
        tuple(
            Leveled(target, level)
            for skill, level in step.teaches
            if (target := library.skills.resolve(skill))
        ),
        step.too_early,
    )


def _target(edition: Edition) -> Target:
    return Target(Kind.BOOK, edition.newest.docname, "", edition.book.title)


def _render(path: _Path, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    if not path.rounds and not path.apart:
        nothing = (
            say("No book here leads to {goal}.", goal=path.goal)
            if path.goal
            else say("No review is here yet.")
        )
        return [paragraph(nothing, look=Look.EMPTY)]
    content: list[nodes.Node] = []
    if path.rounds:
        steps = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
        for number, books in enumerate(path.rounds, start=1):
            steps += nodes.list_item("", *_group(say("Step {n}", n=number), books, page))
        content.append(with_look(steps, Look.STEPS))
    if path.apart:
        title = say("Books whose reviews do not say what to know first")
        content.append(in_block("div", _group(title, path.apart, page), look=Look.APART))
    return [
        in_block(
            "div",
            content,
            look=Look.PATH,
            data_title=say("Skills that I have"),
            data_ready=say("You can read this now"),
            data_lacking=say("Still needed: {skills}", skills="{skills}"),
            data_status=say("{n} of {all} books can be read now", n="{n}", all="{all}"),
        )
    ]


def _group(title: str, books: Iterable[_Book], page: Page) -> Iterable[nodes.Element]:
    yield paragraph(nodes.strong(title, title), look=Look.STEP)
    items = (nodes.list_item("", _entry(book, page)) for book in books)
    yield with_look(nodes.bullet_list("", *items), Look.STEP_BOOKS)


def _entry(book: _Book, page: Page) -> nodes.Element:
    say = page.say
    lines = [
        paragraph(reference(book.review, page), look=Look.SOURCE),
        *(paragraph(*_reason(group, page)) for group in _by_teacher(book.requirements)),
    ]
    if book.teaches:
        lines.append(paragraph(say("Teaches:"), " ", *references(book.teaches, page)))
    if book.too_early:
        skills = ", ".join(book.too_early)
        lines.append(paragraph(say("Taught by a later book only: {skills}", skills=skills)))
    needs = {
        each.skill.skill.title: say(LEVELS[each.skill.level]) if each.skill.level else ""
        for each in book.requirements
    }
    # Nobody knows when a book without stated needs can be read.
    known = {"data_needs": json.dumps(needs, ensure_ascii=False)} if needs else {}
    return in_block("div", lines, look=Look.STEP_BOOK, **known)


def _by_teacher(requirements: Iterable[_Requirement]) -> Iterable[list[_Requirement]]:
    """Group requirements by the books that teach them; those that no book teaches come last."""
    groups: dict[tuple[tuple[Target, ...], bool], list[_Requirement]] = {}
    for each in sorted(requirements, key=lambda each: (not each.taught_by, not each.is_taught)):
        groups.setdefault((each.taught_by, each.is_taught), []).append(each)
    return groups.values()


def _reason(requirements: list[_Requirement], page: Page) -> Iterable[nodes.Node | str]:
    """Yield the skills that a book requires, each with the skill that needs it, and who teaches them."""
    say = page.say
    yield in_phrase("span", say("Needed"), look=Look.ADVICE)
    yield " "
    for number, each in enumerate(requirements):
        if number:
            yield ", "
        yield from references([each.skill], page)
        if each.because_of:
            yield " " + say("(which {skill} needs)", skill=each.because_of)
    first = requirements[0]
    if first.taught_by:
        yield " — " + say("taught by:") + " "
        yield from titles(first.taught_by, page)
    elif not first.is_taught:
        yield " — "
        yield in_phrase("span", say("no book here teaches it"), look=Look.GAP)


def _query(place: Place, values: Mapping[str, Any]) -> PathQuery:
    return PathQuery(place, values.get("goal", ""))


PATH: Final = View(
    _select, _render, DirectiveSpec({"goal": names.normalize}, _query), script="reading-path.js"
)
