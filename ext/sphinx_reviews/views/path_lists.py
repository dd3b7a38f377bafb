"""The reading path as lists, for whatever is not a page of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_block, in_phrase, with_look
from sphinx_reviews.views.base import paragraph, reference
from sphinx_reviews.views.base import references as titles
from sphinx_reviews.views.leveled import references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.views.base import Page
    from sphinx_reviews.views.path_books import BookPath, PathBook, Requirement


def as_lists(path: BookPath, page: Page) -> Iterator[nodes.Element]:
    """Yield the steps, each book with its reasons, and the books that state no needs."""
    say = page.say
    if path.rounds:
        steps = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
        for number, books in enumerate(path.rounds, start=1):
            steps += nodes.list_item("", *_group(say("Step {n}", n=number), books, page))
        yield with_look(steps, Look.STEPS)
    if path.apart:
        title = say("Books whose reviews do not say what to know first")
        yield in_block("div", _group(title, path.apart, page), look=Look.APART)


def _group(title: str, books: Iterable[PathBook], page: Page) -> Iterable[nodes.Element]:
    yield paragraph(nodes.strong(title, title), look=Look.STEP)
    items = (nodes.list_item("", _entry(book, page)) for book in books)
    yield with_look(nodes.bullet_list("", *items), Look.STEP_BOOKS)


def _entry(book: PathBook, page: Page) -> nodes.Element:
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
    return in_block("div", lines, look=Look.STEP_BOOK)


def _by_teacher(requirements: Iterable[Requirement]) -> Iterable[list[Requirement]]:
    """Group requirements by the books that teach them; those that no book teaches come last."""
    groups: dict[tuple[tuple[Target, ...], bool], list[Requirement]] = {}
    for each in sorted(requirements, key=lambda each: (not each.taught_by, not each.is_taught)):
        groups.setdefault((each.taught_by, each.is_taught), []).append(each)
    return groups.values()


def _reason(requirements: list[Requirement], page: Page) -> Iterable[nodes.Node | str]:
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
