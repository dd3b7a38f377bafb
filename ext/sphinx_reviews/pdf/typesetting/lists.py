"""Lists of all kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.looks import Look
from sphinx_reviews.nodes import look_of
from sphinx_reviews.pdf.typesetting.core import component, content, row, typeset
from sphinx_reviews.typst import syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.pdf.sheet import Sheet

#: An item of at most so many lines, about half a page, is not torn.
_WHOLE: Final = 20
#: Characters; a short estimate, as an item's lines may be narrow.
_LINE: Final = 40
_NUMBERINGS: Final = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}


def _spaced(node: nodes.Element, listed: str) -> str:
    """Return a list with space around it, unless it is nested in another."""
    is_inner = isinstance(node.parent, nodes.list_item)
    return listed if is_inner else syntax.call("block", listed)


def _tight(node: nodes.Element) -> str:
    """Return, as Typst, whether each item is one paragraph, with at most a list below it."""
    is_tight = all(
        isinstance(item, nodes.Element)
        and all(
            isinstance(child, (nodes.bullet_list, nodes.enumerated_list))
            or (number == 0 and isinstance(child, (nodes.paragraph, addnodes.compact_paragraph)))
            for number, child in enumerate(item.children)
        )
        for item in node.children
    )
    return "true" if is_tight else "false"


def inner(node: nodes.Element, sheet: Sheet) -> str:
    """Return the content of *node*; its first paragraph begins on the node's first line."""
    anchors = [sheet.anchor(name) for name in node["ids"]]
    children = list(node.children)
    if children and isinstance(children[0], nodes.paragraph):
        first = children.pop(0)
        assert isinstance(first, nodes.paragraph)
        anchors += (sheet.anchor(name) for name in first["ids"])
        anchors.append(content(first, sheet))
    return syntax.join([*anchors, row(children, sheet)])


def _items(node: nodes.Element, sheet: Sheet) -> Iterator[str]:
    for item in node.children:
        if isinstance(item, nodes.Element):
            yield _whole(item, inner(item, sheet))


def _whole(item: nodes.Element, body: str) -> str:
    """Return an item that no page break tears, unless it is long."""
    return body if _is_long(item) else syntax.call("whole", body)


def _is_long(item: nodes.Element) -> bool:
    """Return whether an item may take so much of a page that it has to be torn."""
    return lines_of(item) > _WHOLE or item.next_node(nodes.image) is not None


def lines_of(node: nodes.Element) -> int:
    """Return about how many lines the text of a node takes."""
    return sum(1 + len(line) // _LINE for line in node.astext().splitlines() if line)


@typeset.register(nodes.bullet_list)
@typeset.register(addnodes.acks)
def _bullet_list(node: nodes.Element, sheet: Sheet) -> str:
    if look_of(node) is Look.SKILL_LIST:
        return component(Look.SKILL_LIST, *_skills(node, sheet))
    return _spaced(node, syntax.call("list", *_items(node, sheet), tight=_tight(node)))


@typeset.register(nodes.enumerated_list)
def _enumerated_list(node: nodes.enumerated_list, sheet: Sheet) -> str:
    numbering = (
        node.get("prefix", "")
        + _NUMBERINGS.get(node.get("enumtype", ""), "1")
        + (node.get("suffix") or ".")
    )
    listed = syntax.call(
        "enum",
        *_items(node, sheet),
        tight=_tight(node),
        numbering=syntax.string(numbering),
        start=str(int(node.get("start", 1))),
    )
    return _spaced(node, listed)


def _skills(node: nodes.Element, sheet: Sheet) -> Iterator[str]:
    """Yield the names in each item of a list of skills, the reason, and whether it is long."""
    for item in node.children:
        assert isinstance(item, nodes.Element)
        anchors = [sheet.anchor(name) for name in item["ids"]]
        named = item.children and look_of(item.children[0]) is Look.SKILL_NAMES  # type: ignore[arg-type]
        names = row(item.children[:1], sheet) if named else syntax.NOTHING
        reason = row(item.children[1 if named else 0 :], sheet)
        is_long = "true" if _is_long(item) else "false"
        yield syntax.array([syntax.join([*anchors, names]), reason, is_long])


typeset.register(nodes.list_item, inner)
typeset.register(nodes.definition, inner)


@typeset.register(addnodes.hlist)
def _horizontal_list(node: addnodes.hlist, sheet: Sheet) -> str:
    columns = (content(each, sheet) for each in node.children if isinstance(each, nodes.Element))
    return syntax.call("columns-of", *columns)


typeset.register(addnodes.hlistcol, content)


# -- terms -------------------------------------------------------------------


def terms(pairs: Iterable[tuple[str, str]]) -> str:
    """Return terms with their descriptions."""
    return syntax.call("described", *(syntax.call("terms.item", *pair) for pair in pairs))


@typeset.register(nodes.definition_list)
def _definition_list(node: nodes.definition_list, sheet: Sheet) -> str:
    pairs = (_definition(item, sheet) for item in node.children if isinstance(item, nodes.Element))
    if look_of(node) is Look.FACTS:
        return component(Look.FACTS, *map(syntax.array, pairs))
    return terms(pairs)


def _definition(item: nodes.Element, sheet: Sheet) -> tuple[str, str]:
    """Return the terms of an item, and its definition."""
    anchors = [sheet.anchor(name) for name in item["ids"]]
    names: list[str] = []
    definitions: list[str] = []
    for child in item.children:
        if isinstance(child, nodes.term):
            names += [syntax.string(", ")] if names else []
            names += (sheet.anchor(name) for name in child["ids"])
            names.append(content(child, sheet))
        elif isinstance(child, nodes.classifier):
            names.append(
                syntax.join([syntax.string(" : "), syntax.call("emph", content(child, sheet))])
            )
        elif isinstance(child, nodes.Element):
            definitions += [syntax.call("parbreak")] if definitions else []
            definitions.append(inner(child, sheet))
    return syntax.join([*anchors, *names]), syntax.join(definitions)


@typeset.register(nodes.field_list)
def _field_list(node: nodes.field_list, sheet: Sheet) -> str:
    return terms(
        (content(field[0], sheet), inner(field[1], sheet))  # type: ignore[arg-type]
        for field in node.children
        if isinstance(field, nodes.field) and len(field) > 1
    )


@typeset.register(nodes.option_list)
def _option_list(node: nodes.option_list, sheet: Sheet) -> str:
    return terms(
        (syntax.call("raw", syntax.string(item[0].astext())), inner(item[1], sheet))  # type: ignore[arg-type]
        for item in node.children
        if isinstance(item, nodes.option_list_item)
    )
