"""Lists of skills on a review, and the description of a skill with the reviews that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews.language.labels import LEVELS, SKILL_KINDS, SKILL_LISTS
from sphinx_reviews.nodes import Look, in_block, in_phrase, modifier, with_look
from sphinx_reviews.records import names
from sphinx_reviews.records.kinds import Kind, Skill, Target
from sphinx_reviews.records.model import Level, Recommendation, RecommendationKind
from sphinx_reviews.views.backlinks import Advice, Quote, Source, backlinks, quotes
from sphinx_reviews.views.base import View, joined, paragraph, reference, references, with_names
from sphinx_reviews.views.facts import fact_list, heading, links

if TYPE_CHECKING:
    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.library.library import Library
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.records.facts import Slot
    from sphinx_reviews.records.model import Section
    from sphinx_reviews.views.base import Page

# -- the list on a review ----------------------------------------------------


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
        listed += nodes.list_item("", *head, *note.children)
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
    if level := _in_parentheses(entry.level, entry.unread, page.say):
        known = modifier(entry.level or "unread", of=Look.LEVEL)
        whole += in_phrase("span", level, look=Look.LEVEL, modifiers=[known])
    return whole


LIST: Final = View(_select_list, _render_list)


# -- the description of a skill ----------------------------------------------


class _Mentioned(NamedTuple):
    """What the lists and sentences of one review say about the skill."""

    review: Target
    entries: tuple[tuple[RecommendationKind, Level | None, str, str, Section], ...]
    quotes: tuple[Quote, ...]


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
    sources: tuple[_Mentioned, ...]


def _select_description(library: Library, slot: Slot) -> _Description:
    facts = library.documents[slot.docname]
    skill = facts.definition(slot)
    assert isinstance(skill, Skill)
    is_owner = library.skills.is_owner(skill)
    return _Description(
        name=skill.name,
        is_page=names.key(facts.title) == names.key(skill.name),
        aliases=skill.aliases,
        area=skill.area,
        needs=tuple(filter(None, (library.skills.resolve(name) for name in skill.needs))),
        unknown_needs=tuple(n for n in skill.needs if library.skills.resolve(n) is None),
        needed_by=tuple(map(library.skills.target, library.needed_by(skill))) if is_owner else (),
        learn=skill.learn,
        sources=_sources(library, skill.name) if is_owner else (),
    )


def _sources(library: Library, name: str) -> tuple[_Mentioned, ...]:
    entries = {
        found.review.docname: found.recommendations for found in library.recommendations(name)
    }
    sentences = {
        found.review.docname: quotes(found) for found in library.mentions.of(Kind.SKILL, name)
    }
    return tuple(
        _Mentioned(
            Target(Kind.BOOK, review.docname, "", review.title),
            tuple(
                (each.kind, each.level, each.unread, each.note, each.section)
                for each in entries.get(review.docname, ())
            ),
            sentences.get(review.docname, ()),
        )
        for review in library.published
        if review.docname in entries or review.docname in sentences
    )


def _render_description(skill: _Description, node: slot, page: Page) -> list[nodes.Node]:
    say = page.say
    content: list[nodes.Node] = [] if skill.is_page else [heading(skill.name, node)]
    if node.children:
        content.append(in_block("div", node.children, look=Look.DEFINITION))
    content.append(
        fact_list(
            [
                (say("Also called"), ", ".join(skill.aliases)),
                (say("Area"), skill.area),
                (say("Needs"), with_names(references(skill.needs, page), skill.unknown_needs)),
                (say("Needed by"), references(skill.needed_by, page)),
                (say("Learn"), links(skill.learn)),
            ]
        )
    )
    if skill.sources:
        number = len(skill.sources)
        title = say.count("In {n} review", "In {n} reviews", number)
        content += [
            paragraph(nodes.strong(title, title), look=Look.HEADING),
            backlinks(tuple(_source(each, say) for each in skill.sources), page),
        ]
    else:
        content.append(paragraph(say("No review names this skill yet."), look=Look.EMPTY))
    entry = in_block("div", content, look=Look.ENTRY)
    entry["ids"] = node["ids"]
    return [entry]


def _source(found: _Mentioned, say: Phrases) -> Source:
    advice = tuple(
        Advice(
            kind.value, say(SKILL_KINDS[kind]) + _in_parentheses(level, unread, say), note, section
        )
        for kind, level, unread, note, section in found.entries
    )
    return Source(found.review, "", advice, found.quotes)


def _in_parentheses(level: Level | None, unread: str, say: Phrases) -> str:
    word = say(LEVELS[level.value]) if level else unread
    return f" ({word})" if word else ""


DEFINITION: Final = View(_select_description, _render_description)
