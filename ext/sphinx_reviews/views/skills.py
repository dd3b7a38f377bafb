"""Lists of skills on a review, and the description of a skill with who asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_reviews import fields
from sphinx_reviews.model import Level, Recommendation, RecommendationKind
from sphinx_reviews.nodes import in_block, in_phrase

from .backlinks import Quote, backlinks, quotation, review_title, source, where
from .facts import fact_list, heading, links
from .view import View, joined, paragraph, reference, references

if TYPE_CHECKING:
    from sphinx_reviews.library import Library, Target
    from sphinx_reviews.model import Section, Slot
    from sphinx_reviews.nodes import slot
    from sphinx_reviews.phrases import Phrases

LEVELS: Final = {
    Level.INTRODUCTORY.value: "Introductory",
    Level.BEGINNER.value: "Beginner",
    "lower-intermediate": "Lower intermediate",
    Level.INTERMEDIATE.value: "Intermediate",
    "upper-intermediate": "Upper intermediate",
    Level.ADVANCED.value: "Advanced",
}

_LIST_TITLES: Final = {
    RecommendationKind.PREREQUISITE: "Skills to have before reading",
    RecommendationKind.RECOMMENDED: "Recommended skills",
    RecommendationKind.TAUGHT: "Skills this book teaches",
}

KINDS: Final = {
    RecommendationKind.PREREQUISITE: "Needed",
    RecommendationKind.RECOMMENDED: "Recommended",
    RecommendationKind.TAUGHT: "Taught",
}


# -- the list on a review ----------------------------------------------------


class _Entry(NamedTuple):
    skill: str
    anchor: str
    level: Level | None
    unread: str
    #: Where the skill is described, unless that is this very list.
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
        target = library.resolve("skill", entry.skill)
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


def _render_list(skills: _List, node: slot, say: Phrases) -> list[nodes.Node]:
    refdoc = node["docname"]
    listed = nodes.bullet_list(classes=["rv-skill-list"])
    for number, note in enumerate(node.children):
        assert isinstance(note, nodes.container)
        entries = skills.items[number] if number < len(skills.items) else ()
        names = joined((_name(entry, refdoc, say) for entry in entries), " + ")
        head = [paragraph(*names, classes=["rv-skill-names"])] if names else []
        listed += nodes.list_item("", *head, *note.children)
    title = heading(say(_LIST_TITLES[skills.kind]), node)
    return [in_block("div", [title, listed], classes=["rv-skills", f"rv-{skills.kind.value}"])]


def _name(entry: _Entry, refdoc: str, say: Phrases) -> nodes.Node:
    """Return the name of a skill, with its level behind it."""
    name: nodes.Node = nodes.inline(entry.skill, entry.skill)
    if entry.target:
        target = entry.target
        name = reference(target.docname, target.anchor, entry.skill, refdoc, "skill")
    whole = in_phrase("span", "", classes=["rv-skill"])
    whole["ids"].append(entry.anchor)
    whole += name
    if level := say(LEVELS[entry.level.value]) if entry.level else entry.unread:
        known = entry.level.value if entry.level else "unread"
        whole += [
            nodes.Text(" "),
            in_phrase("span", f"({level})", classes=["rv-level", f"rv-level-{known}"]),
        ]
    return whole


LIST: Final = View(_select_list, _render_list)


# -- the description of a skill ----------------------------------------------


class _Advice(NamedTuple):
    """What one list says of the skill."""

    kind: RecommendationKind
    level: Level | None
    unread: str
    note: str
    section: Section


class _Source(NamedTuple):
    docname: str
    title: str
    advice: tuple[_Advice, ...]
    quotes: tuple[Quote, ...]


class _Description(NamedTuple):
    name: str
    #: Whether the page's title says the name already.
    is_page: bool
    aliases: tuple[str, ...]
    area: str
    needs: tuple[Target, ...]
    needed_by: tuple[Target, ...]
    learn: tuple[str, ...]
    sources: tuple[_Source, ...]


def _select_description(library: Library, slot: Slot) -> _Description:
    facts = library.documents[slot.docname]
    skill = facts.skills[slot.position]
    is_owner = library.skills.get(skill.name) is skill
    return _Description(
        name=skill.name,
        is_page=fields.key(facts.title) == fields.key(skill.name),
        aliases=skill.aliases,
        area=skill.area,
        needs=tuple(filter(None, (library.resolve("skill", name) for name in skill.needs))),
        needed_by=tuple(map(library.skills.target, library.needed_by(skill))) if is_owner else (),
        learn=skill.learn,
        sources=_sources(library, skill.name) if is_owner else (),
    )


def _sources(library: Library, name: str) -> tuple[_Source, ...]:
    advice = {
        found.review.docname: tuple(
            _Advice(each.kind, each.level, each.unread, each.note, each.section)
            for each in found.recommendations
        )
        for found in library.recommendations(name)
    }
    quotes = {
        found.review.docname: source(found).quotes for found in library.mentions("skill", name)
    }
    return tuple(
        _Source(
            review.docname,
            review.title,
            advice.get(review.docname, ()),
            quotes.get(review.docname, ()),
        )
        for review in library.published
        if review.docname in advice or review.docname in quotes
    )


def _render_description(skill: _Description, node: slot, say: Phrases) -> list[nodes.Node]:
    refdoc = node["docname"]

    content: list[nodes.Node] = [] if skill.is_page else [heading(skill.name, node)]
    if node.children:
        content.append(in_block("div", node.children, classes=["rv-definition"]))
    content.append(
        fact_list(
            [
                (say("Also called"), ", ".join(skill.aliases)),
                (say("Area"), skill.area),
                (say("Needs"), references("skill", skill.needs, refdoc)),
                (say("Needed by"), references("skill", skill.needed_by, refdoc)),
                (say("Learn"), links(skill.learn)),
            ]
        )
    )
    if skill.sources:
        number = len(skill.sources)
        title = say.count("In {n} review", "In {n} reviews", number)
        content += [
            paragraph(nodes.strong(title, title), classes=["rv-heading"]),
            backlinks(_source_item(each, refdoc, say) for each in skill.sources),
        ]
    else:
        content.append(paragraph(say("No review names this skill yet."), classes=["rv-empty"]))
    entry = in_block("div", content, classes=["rv-entry"])
    entry["ids"] = node["ids"]
    return [entry]


def _source_item(found: _Source, refdoc: str, say: Phrases) -> list[nodes.Node]:
    return [
        review_title(found.docname, found.title, refdoc),
        *(_advice_line(each, found.docname, refdoc, say) for each in found.advice),
        *(quotation(quote, found.docname, refdoc) for quote in found.quotes),
    ]


def _advice_line(advice: _Advice, docname: str, refdoc: str, say: Phrases) -> nodes.paragraph:
    words = say(KINDS[advice.kind])
    if level := say(LEVELS[advice.level.value]) if advice.level else advice.unread:
        words += f" ({level})"
    return paragraph(
        in_phrase("span", words, classes=["rv-advice", f"rv-{advice.kind.value}"]),
        f" {advice.note} — " if advice.note else " — ",
        where(advice.section, docname, refdoc),
    )


DEFINITION: Final = View(_select_description, _render_description)
