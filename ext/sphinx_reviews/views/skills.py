"""Lists of skills on a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.language.labels import LEVELS, SKILL_LISTS
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import (
    in_block,
    in_phrase,
    modifier,
    with_look,
)
from sphinx_reviews.records.model import RecommendationKind
from sphinx_reviews.views.base import View, joined, paragraph, reference
from sphinx_reviews.views.facts import heading

if TYPE_CHECKING:
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.records.model import Level, Recommendation
    from sphinx_reviews.views.base import Page


class _Entry(NamedTuple):
    skill: str
    anchor: str
    level: Level | None
    unread: str
    #: Where the skill is described; None if that is in this list.
    target: Target | None


class _List(NamedTuple):
    kind: RecommendationKind
    #: The entries of each list item.
    items: tuple[tuple[_Entry, ...], ...]


def _select_list(library: Library, slot: Slot) -> _List:
    entries = [
        entry
        for entry in library.documents[slot.docname].recommendations
        if entry.item[0] == slot.position
    ]
    own = {entry.anchor for entry in entries}

    def shown(entry: Recommendation) -> _Entry:
        target = library.skills.resolve(entry.skill)
        if target and target.docname == slot.docname and target.anchor in own:
            target = None
        return _Entry(entry.skill, entry.anchor, entry.level, entry.unread, target)

    length = max((entry.item[1] for entry in entries), default=-1) + 1
    items = tuple(
        tuple(shown(entry) for entry in entries if entry.item[1] == number)
        for number in range(length)
    )
    kind = entries[0].kind if entries else RecommendationKind.RECOMMENDED
    return _List(kind, items)


def _render_list(skills: _List, node: slot, page: Page) -> list[nodes.Node]:
    listed = with_look(nodes.bullet_list(), Look.SKILL_LIST)
    for number, note in enumerate(node.children):
        assert isinstance(note, nodes.container)
        entries = skills.items[number] if number < len(skills.items) else ()
        names = joined((_name(entry, page) for entry in entries), " + ")
        head = [paragraph(*names, look=Look.SKILL_NAMES)] if names else []
        item = nodes.list_item("", *head, *note.children, classes=note["classes"])
        # The names have their own; what is left is that of a quoted item.
        item["ids"] = [each for each in note["ids"] if each not in {e.anchor for e in entries}]
        listed += item
    title = heading(page.say(SKILL_LISTS[skills.kind]), node)
    return [in_block("div", [title, listed], look=Look.SKILLS, modifiers=[modifier(skills.kind)])]


def _name(entry: _Entry, page: Page) -> nodes.Node:
    """Return the name of a skill, followed by its level."""
    name: nodes.Node = nodes.Text(entry.skill)
    if entry.target:
        target = entry.target
        name = reference(target, page, entry.skill)
    whole = in_phrase("span", "", look=Look.SKILL)
    whole["ids"].append(entry.anchor)
    whole += name
    if word := page.say(LEVELS[entry.level]) if entry.level else entry.unread:
        known = modifier(entry.level or "unread", of=Look.LEVEL)
        whole += [
            nodes.Text(" "),
            in_phrase("span", word, look=Look.LEVEL, modifiers=[known]),
        ]
    return whole


LIST: Final = View(_select_list, _render_list)
