"""Skills with the levels at which a book needs or teaches them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from markupsafe import Markup

from sphinx_reviews.html import link
from sphinx_reviews.language.labels import LEVELS
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import html_fragment, in_phrase, modifier
from sphinx_reviews.views.base import reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_reviews.html import Addresses
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.records.facts import Review
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.records.model import Level, RecommendationKind
    from sphinx_reviews.views.base import Page


class Leveled(NamedTuple):
    """A skill at a level."""

    skill: Target
    level: Level | None

    def words(self, say: Phrases) -> str:
        """Return both in words."""
        level = say(LEVELS[self.level]) if self.level else ""
        return f"{self.skill.title} {level}".rstrip()


def leveled(
    library: Library, reviews: Iterable[Review], kind: RecommendationKind
) -> tuple[Leveled, ...]:
    """Return the skills in the lists of one kind, each at the highest level stated."""
    return tuple(
        Leveled(target, level)
        for name, level in library.levels_of(reviews, kind).items()
        if (target := library.skills.resolve(name))
    )


def references(skills: Iterable[Leveled], page: Page) -> list[nodes.Node]:
    """Return references to skills with their levels, separated by commas."""
    listed = tuple(skills)
    if page.is_paged:  # as one node, because so many would slow the build noticeably
        records = (listed, page.say)
        fragment = html_fragment("", records=records, docname=page.docname, write=_html)
        return [fragment] if listed else []
    shown: list[nodes.Node] = []
    for skill, level in listed:
        shown += [nodes.Text(", ")] if shown else []
        shown.append(reference(skill, page))
        if level:
            degree = modifier(level, of=Look.LEVEL)
            word = in_phrase("span", page.say(LEVELS[level]), look=Look.LEVEL, modifiers=[degree])
            shown += [nodes.Text(" "), word]
    return shown


def _html(records: tuple[tuple[Leveled, ...], Phrases], addresses: Addresses) -> Markup:
    listed, say = records
    return Markup(", ").join(link_with_level(each, addresses, say) for each in listed)


def link_with_level(each: Leveled, addresses: Addresses, say: Phrases, classes: str = "") -> Markup:
    """Return a link to a skill, followed by its level."""
    linked = link(each.skill, addresses, classes=classes)
    return Markup(" ").join((linked, level_phrase(each.level, say))) if each.level else linked


def level_phrase(level: Level, say: Phrases) -> Markup:
    """Return a level as HTML, which shows it as bars as well."""
    return Markup('<span class="rv-{} {}">{}</span>').format(
        Look.LEVEL, modifier(level, of=Look.LEVEL), say(LEVELS[level])
    )
