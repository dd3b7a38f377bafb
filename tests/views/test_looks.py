"""Every look has one name, in the code, in the style sheet of pages and in that of paper."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes

import sphinx_reviews
from sphinx_reviews.nodes import Look, in_block, in_phrase, look_of, modifier, with_look
from sphinx_reviews.records.model import Level, RecommendationKind, VerdictWord
from sphinx_reviews.search.entries import KINDS
from sphinx_reviews.site.assets import style_sheet
from sphinx_reviews.views.drawing.edges import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = Path(sphinx_reviews.__file__).parent

#: Names for other people's style sheets and scripts to use; ours has no rule for them.
UNSTYLED: Final = {Look.WHOLE}
#: Looks of nodes that only pages of HTML show.
NEVER_PRINTED: Final = {Look.GRAPH, Look.RAIL}

#: Variants of looks, as class names without ``rv-``.
MODIFIERS: Final = {
    *VerdictWord,
    *RecommendationKind,
    "benefit",
    "unread",
    "concept",
    *(f"level-{level}" for level in (*Level, "unread")),
    *(f"shade-{number}" for number in range(1, 6)),
    *(f"edge-{relation}" for relation in Relation),
    "node-self",
    "reviewer",
    "alone",
    "brief",
    "filled",
    *(f"kind-{kind}" for kind in KINDS),
}
#: What scripts add and remove, and what the theme says of itself.
STATES: Final = {"site", "is-live", "none-left", "is-readable", "lit", "dim", "waits", "is-next"}
#: Ids of elements that a script makes.
IDS: Final = {"search-list", "search-option-"}


def names(text: str) -> set[str]:
    """Return the class names in *text*, without ``rv-``; custom properties are none."""
    return set(re.findall(r"(?<![-\w])rv-([a-z][a-z0-9-]*)", text))


def sources(*suffixes: str) -> Iterator[str]:
    """Yield the texts of all files with one of *suffixes* but those of the theme and of curate.

    The frame around a page has no look on paper, and the page to decide in is none of a site.
    """
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in suffixes and not {PACKAGE / "theme", PACKAGE / "curate"} & {
            *path.parents
        }:
            yield path.read_text(encoding="utf-8")


def written_out() -> set[str]:
    """Return the class names in code, templates and scripts."""
    return set().union(*map(names, sources(".py", ".html", ".svg", ".js")))


def looks_in_code() -> set[Look]:
    """Return the looks that code gives to nodes."""
    found = (re.findall(r"\bLook\.([A-Z_]+)", text) for text in sources(".py"))
    return {Look[name] for each in found for name in each}


def components() -> list[str]:
    """Return the names of the components of the style sheet for paper."""
    text = (PACKAGE / "typst" / "style.typ").read_text(encoding="utf-8")
    table = text[text.index("#let components = (") : text.index("#let component(")]
    return re.findall(r'^  "([\w-]+)":', table, re.MULTILINE)


def looks_of_components() -> set[Look]:
    """Return the looks of blocks and phrases, and those that typesetting asks for by name."""
    found: set[Look] = set()
    for text in sources(".py"):
        for call in ast.walk(ast.parse(text)):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            given: list[ast.expr] = []
            if call.func.id in {"in_block", "in_phrase"}:
                given = [each.value for each in call.keywords if each.arg == "look"]
            elif call.func.id == "component":
                given = call.args[:1]
            found |= {Look[each.attr] for each in given if isinstance(each, ast.Attribute)}
    return found


def test_a_look_names_the_class_of_a_node() -> None:
    """The class of the look comes first, then the variants; the look is kept beside them."""
    made = [
        in_block("div", [], look=Look.SKILLS, modifiers=[modifier(RecommendationKind.TAUGHT)]),
        in_phrase("span", "초급", look=Look.LEVEL, modifiers=[modifier("beginner", of=Look.LEVEL)]),
        with_look(nodes.paragraph("", ""), Look.EMPTY),
    ]

    assert [look_of(node) for node in made] == [Look.SKILLS, Look.LEVEL, Look.EMPTY]
    assert [node["classes"] for node in made] == [
        ["rv-skills", "rv-taught"],
        ["rv-level", "rv-level-beginner"],
        ["rv-empty"],
    ]
    assert look_of(in_phrase("time", "2024")) is None


def test_every_class_is_a_look() -> None:
    """Classes in code, templates and scripts are looks, or variants declared here."""
    known = {*Look, *MODIFIERS, *STATES, *IDS}
    unknown = {
        name
        for name in written_out() - known
        # The beginning of a variant, whose end is a value.
        if not (name.endswith("-") and any(each.startswith(name) for each in MODIFIERS))
    }

    assert unknown == set()


def test_every_look_is_used() -> None:
    """No look is left over from a view that is gone."""
    written = written_out()

    assert set(Look) == looks_in_code() | {look for look in Look if look in written}


def test_every_look_is_styled() -> None:
    """Each look has a rule, or is declared to need none."""
    styled = names(style_sheet())

    assert {look for look in Look if look not in styled} == UNSTYLED


def test_every_styled_class_is_a_look() -> None:
    """No rule is left over from a look that is gone."""
    assert names(style_sheet()) - {*Look, *MODIFIERS, *STATES, "shade-"} == set()


def test_every_printed_look_has_a_component() -> None:
    """Blocks and phrases have a component of their look, and there is no other component."""
    assert sorted(components()) == sorted(looks_of_components() - NEVER_PRINTED)


def test_no_variant_is_a_look() -> None:
    """A variant has no name that is a look's, whose rules it would take on.

    Words that could not be read are shown as such in a list of options and in a verdict.
    """
    assert set(Look) & (MODIFIERS | STATES) == {Look.UNREAD}
