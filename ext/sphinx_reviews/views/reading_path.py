"""``{reading-path}``: what to read first, in steps, each with its reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.library.reading_order import reading_order
from sphinx_reviews.nodes import Look, in_block, in_phrase, with_look
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.records.model import Place, RecommendationKind
from sphinx_reviews.records.queries import PathQuery
from sphinx_reviews.views.base import DirectiveSpec, View, paragraph, reference, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_reviews.library.library import Library
    from sphinx_reviews.library.reading_order import Step
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.views.base import Page


class _Requirement(NamedTuple):
    skill: Target
    #: The skill that needs it; empty if the book itself requires it.
    because_of: str
    #: The earlier books that teach it.
    taught_by: tuple[Target, ...]


class _Book(NamedTuple):
    review: Target
    requirements: tuple[_Requirement, ...]
    teaches: tuple[Target, ...]
    too_early: tuple[str, ...]
    #: The skills that the review itself lists as needed.
    asks: tuple[str, ...]


class _Path(NamedTuple):
    rounds: tuple[tuple[_Book, ...], ...]
    goal: str
    #: Whether the goal is known.
    is_known: bool


def _select(library: Library, slot: Slot) -> _Path:
    query = slot.query
    assert isinstance(query, PathQuery)
    order = reading_order(library)
    rounds = order.towards(query.goal) if query.goal else order.rounds
    return _Path(
        tuple(tuple(_book(library, step) for step in steps) for steps in rounds or ()),
        query.goal,
        rounds is not None,
    )


def _book(library: Library, step: Step) -> _Book:
    review = step.review
    return _Book(
        Target(Kind.BOOK, review.docname, "", review.book.title),
        tuple(
            _Requirement(
                target,
                each.because_of,
                tuple(
                    Target(Kind.BOOK, other.docname, "", other.book.title)
                    for other in each.taught_by
                ),
            )
            for each in step.requirements
            if (target := library.skills.resolve(each.skill))
        ),
        tuple(filter(None, (library.skills.resolve(skill) for skill in step.teaches))),
        step.too_early,
        tuple(library.skills_of(review, RecommendationKind.PREREQUISITE)),
    )


def _render(path: _Path, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    if not path.rounds:
        nothing = (
            say("No book here leads to {goal}.", goal=path.goal)
            if path.goal
            else say("No review is here yet.")
        )
        return [paragraph(nothing, look=Look.EMPTY)]
    steps = with_look(nodes.enumerated_list(enumtype="arabic", prefix="", suffix="."), Look.STEPS)
    for number, books in enumerate(path.rounds, start=1):
        title = say("Step {n}", n=number)
        listed = with_look(nodes.bullet_list(), Look.STEP_BOOKS)
        listed += [nodes.list_item("", _entry(book, page)) for book in books]
        steps += nodes.list_item("", paragraph(nodes.strong(title, title), look=Look.STEP), listed)
    return [
        in_block(
            "div",
            [steps],
            look=Look.PATH,
            data_title=say("Skills that I have"),
            data_ready=say("You can read this now"),
            data_lacking=say("Still needed: {skills}", skills="{skills}"),
            data_status=say("{n} of {all} books can be read now", n="{n}", all="{all}"),
        )
    ]


def _entry(book: _Book, page: Page) -> nodes.Element:
    say = page.say
    lines = [
        paragraph(reference(book.review, page), look=Look.SOURCE),
        *(paragraph(*_reason(group, page)) for group in _by_teacher(book.requirements)),
    ]
    if not book.requirements:
        lines.append(paragraph(say("Needs no other book.")))
    if book.teaches:
        lines.append(paragraph(say("Teaches:"), " ", *references(book.teaches, page)))
    if book.too_early:
        skills = ", ".join(book.too_early)
        lines.append(paragraph(say("Taught by a later book only: {skills}", skills=skills)))
    return in_block(
        "div", lines, look=Look.STEP_BOOK, data_needs=json.dumps(book.asks, ensure_ascii=False)
    )


def _by_teacher(requirements: Iterable[_Requirement]) -> Iterable[list[_Requirement]]:
    """Group requirements by the books that teach them; those that no book teaches come last."""
    groups: dict[tuple[Target, ...], list[_Requirement]] = {}
    for each in sorted(requirements, key=lambda each: not each.taught_by):
        groups.setdefault(each.taught_by, []).append(each)
    return groups.values()


def _reason(requirements: list[_Requirement], page: Page) -> Iterable[nodes.Node | str]:
    """Yield why a book comes after others: the skills it requires, and the books that teach them."""
    yield from _assumed(requirements, page)
    if taught_by := requirements[0].taught_by:
        yield " — " + page.say("taught by:") + " "
        yield from references(taught_by, page)


def _assumed(requirements: Iterable[_Requirement], page: Page) -> Iterable[nodes.Node | str]:
    """Yield the skills that a book requires, each with the skill that needs it."""
    say = page.say
    yield in_phrase("span", say("Needed"), look=Look.ADVICE)
    yield " "
    for number, each in enumerate(requirements):
        if number:
            yield ", "
        yield from references([each.skill], page)
        if each.because_of:
            yield " " + say("(which {skill} needs)", skill=each.because_of)


def _query(place: Place, values: Mapping[str, Any]) -> PathQuery:
    return PathQuery(place, values.get("goal", ""))


PATH: Final = View(
    _select, _render, DirectiveSpec({"goal": names.normalize}, _query), script="reading-path.js"
)
