"""The blocks of text on a page, by number, and what stands around them.

The numbers are the same when the page is read and when it is written.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.markup.plain_text import spell
from sphinx_reviews.markup.sections import ancestors
from sphinx_reviews.nodes import slot
from sphinx_reviews.records.facts import Around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.records.facts import Facts

#: Blocks of running text; headings, captions and code are none.
RUNNING: Final = (nodes.paragraph, nodes.line)
#: Between the cells of a row.
_CELLS: Final = " · "


def text_blocks(element: nodes.Element) -> list[nodes.Element]:
    """Return the blocks below *element* in which text stands, without those of other documents."""
    return list(_text_blocks(element))


def _text_blocks(element: nodes.Element) -> Iterator[nodes.Element]:
    for child in element.children:
        if isinstance(child, nodes.Element) and not isinstance(
            child, (nodes.Inline, nodes.system_message, addnodes.start_of_file)
        ):
            if any(isinstance(each, (nodes.Text, nodes.Inline)) for each in child.children):
                yield child
            yield from _text_blocks(child)


def parts(document: nodes.document, docname: str) -> Iterator[tuple[str, nodes.Element]]:
    """Yield the documents that a builder writes as one, each with its part of the whole.

    :param docname: that of the whole.
    """
    yield docname, document
    for each in document.findall(addnodes.start_of_file):
        yield each["docname"], each


def unit(block: nodes.Element) -> nodes.Element | None:
    """Return the table row or list item that holds a block, if any.

    An item of a list of skills is the container of its note.
    """
    for around in ancestors(block):
        if isinstance(around, (nodes.row, nodes.list_item)) or _is_skills(around.parent):
            return around
        if isinstance(around, nodes.section):
            break
    return None


class Blocks:
    """The blocks of a page that has been parsed."""

    def __init__(self, document: nodes.document, facts: Facts) -> None:
        self._facts = facts
        self._numbers = {id(each): number for number, each in enumerate(text_blocks(document))}

    def number(self, block: nodes.Element) -> int | None:
        """Return the number of a block of running text; None for another block."""
        return self._numbers.get(id(block)) if isinstance(block, RUNNING) else None

    def around(self, block: nodes.Element) -> Around | None:
        """Return what stands around a block in its table row or list item, if it is in one."""
        whole = unit(block)
        if whole is None:
            return None
        here = [each for each in text_blocks(whole) if unit(each) is whole]
        at = next(number for number, each in enumerate(here) if each is block)
        texts = [spell(each, self._facts).text for each in here]
        between = [" " if _cell(one) is _cell(other) else _CELLS for one, other in pairwise(here)]
        before = "".join(f"{text}{space}" for text, space in zip(texts[:at], between, strict=False))
        after = "".join(
            f"{space}{text}" for space, text in zip(between[at:], texts[at + 1 :], strict=True)
        )
        return Around(self._numbers[id(here[0])], self._skills(whole) + before, after)

    def _skills(self, item: nodes.Element) -> str:
        """Return the names before the note of an item, if that is one of a list of skills."""
        around = item.parent
        if not isinstance(around, slot):
            return ""
        here = (around.record.position, around.index(item))
        named = [each.skill for each in self._facts.recommendations if each.item == here]
        return f"{' + '.join(named)}: " if named else ""


def _is_skills(node: nodes.Element | None) -> bool:
    return isinstance(node, slot) and node.record.kind == "skills"


def _cell(block: nodes.Element) -> nodes.Element | None:
    return next((each for each in ancestors(block) if isinstance(each, nodes.entry)), None)
