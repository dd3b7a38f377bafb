"""The byline of a review: who wrote it and when, and when they read the book; below the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.looks import Look
from sphinx_reviews.records.kinds import Kind, Target
from sphinx_reviews.views.base import View, joined, paragraph, reference
from sphinx_reviews.views.facts import time

if TYPE_CHECKING:
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.model import Period
    from sphinx_reviews.views.base import Page

#: The fields of front matter that the byline shows, even if they cannot be read.
FIELDS: Final = ("author", "date", "read", "updated")


class _Byline(NamedTuple):
    authors: tuple[Target, ...]
    #: ``YYYY-MM-DD``, or empty.
    date: str
    readings: tuple[Period, ...]
    updated: str
    #: What cannot be read, as typed.
    unread: tuple[str, ...]


def _select(library: Library, slot: Slot) -> _Byline:
    review = library.reviews[slot.docname]
    front = review.front_matter
    return _Byline(
        tuple(
            # Somebody named in a draft only is not known yet.
            library.resolve(Kind.REVIEWER, name) or Target(Kind.REVIEWER, slot.docname, "", name)
            for name in review.reviewers
        ),
        front.date,
        tuple(each for each in front.readings if each != ("", front.date)),
        front.updated,
        tuple(typed for name, typed in front.unread if name in FIELDS),
    )


def _render(byline: _Byline, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    names = joined(_name(each, page) for each in byline.authors)
    parts: list[list[nodes.Node]] = [
        [nodes.Text(say("Review by")), nodes.Text(" "), *names] if names else [],
        time(byline.date, say),
        _readings(byline.readings, say),
        [nodes.Text(say("updated")), nodes.Text(" "), *time(byline.updated, say)]
        if byline.updated
        else [],
    ]
    parts += ([nodes.Text(typed)] for typed in byline.unread)
    shown = joined((nodes.inline("", "", *part) for part in parts if part), " · ")
    return [paragraph(*shown, look=Look.BYLINE)] if shown else []


def _name(author: Target, page: Page) -> nodes.Node:
    """Return a reference to an author, unless it would lead to the page itself."""
    return nodes.Text(author.title) if author.docname == page.docname else reference(author, page)


def _readings(readings: tuple[Period, ...], say: Phrases) -> list[nodes.Node]:
    shown = [
        nodes.inline(
            "", "", *time(start, say), *([nodes.Text("–")] if start else []), *time(end, say)
        )
        for start, end in readings
    ]
    return [nodes.Text(f"{say('read')} "), *joined(shown, ", ")] if shown else []


BYLINE: Final = View(_select, _render)
