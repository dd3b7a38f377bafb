"""``{concept-index}``: all concepts by initial, with the number of reviews of each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.language import collation
from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import in_block, in_phrase, with_look
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.views.base import DirectiveSpec, View, joined, paragraph, reference
from sphinx_reviews.views.facts import heading

if TYPE_CHECKING:
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.views.base import Page


class _Entry(NamedTuple):
    target: Target
    aliases: tuple[str, ...]
    reviews: int


def _select(library: Library, slot: Slot) -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            library.concepts.target(concept),
            concept.aliases,
            len(library.mentions.of(Kind.CONCEPT, concept.name)),
        )
        for concept in sorted(
            library.concepts.all, key=lambda concept: collation.sort_key(concept.name)
        )
    )


def _render(entries: tuple[_Entry, ...], node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    if not entries:
        return [paragraph(say("No concept is defined yet."), look=Look.EMPTY)]
    content: list[nodes.Node] = []
    letters = []
    number = node.record.position
    for letter, group in groupby(entries, key=lambda each: collation.initial(each.target.title)):
        title = heading(letter, node)
        title["ids"].append(f"index-{number}-{letter}" if number else f"index-{letter}")
        letters.append((letter, title["ids"][0]))
        items = (nodes.list_item("", _line(each, page)) for each in group)
        content += [title, with_look(nodes.bullet_list("", *items), Look.INDEX_LIST)]
    jumps = joined((_jump(letter, anchor) for letter, anchor in letters), " ")
    return [
        in_block("nav", [paragraph(*jumps)], look=Look.LETTERS, aria_label=say("Initials")),
        in_block("div", content, look=Look.INDEX),
    ]


def _jump(letter: str, anchor: str) -> nodes.reference:
    return nodes.reference(letter, letter, refid=anchor, internal=True)


def _line(entry: _Entry, page: Page) -> nodes.paragraph:
    target, aliases, reviews = entry
    count = page.say.count("{n} review", "{n} reviews", reviews)
    line = paragraph(reference(target, page), " ")
    if aliases:
        line += [in_phrase("span", ", ".join(aliases), look=Look.ALIASES), nodes.Text(" ")]
    line += in_phrase("span", count, look=Look.COUNT)
    return line


INDEX: Final = View(_select, _render, DirectiveSpec())
