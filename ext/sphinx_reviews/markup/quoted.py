"""The sentences of a page that are quoted elsewhere: each gets an id, to which quotations lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_reviews.domain import review_domain
from sphinx_reviews.language.sentences import Sentences
from sphinx_reviews.looks import Look
from sphinx_reviews.markup.blocks import parts, text_blocks, unit
from sphinx_reviews.markup.plain_text import spell
from sphinx_reviews.nodes import in_phrase
from sphinx_reviews.records.facts import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.records.facts import Facts, Spot

#: What may be divided where a sentence ends within it; each half looks the same.
_DIVISIBLE = (nodes.emphasis, nodes.strong, nodes.inline)


class MarkUnits(SphinxPostTransform):
    """Gives the table rows and list items of HTML pages that are quoted whole their ids."""

    # Before MarkSentences, once names are linked (1).
    default_priority = 2
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Mark all rows and items."""
        for spot, anchor, block, _ in _quoted(self.document, self.env):
            whole = unit(block)
            if spot.first == WHOLE and whole is not None:
                whole["ids"].insert(0, anchor)
                whole["classes"].append(f"rv-{Look.QUOTED}")


class MarkSentences(SphinxPostTransform):
    """Gives the quoted sentences of a page their ids."""

    # Before slots are filled (4).
    default_priority = 3

    def run(self, **kwargs: Any) -> None:
        """Mark all sentences, and in other formats the beginnings of rows and items."""
        for spot, anchor, block, facts in _quoted(self.document, self.env):
            if spot.first != WHOLE:
                _Text(block, facts).mark(spot.first, spot.last, anchor)
            elif anchor not in (unit(block) or block)["ids"]:
                block.insert(0, _marked(anchor))


def _quoted(
    document: nodes.document, env: BuildEnvironment
) -> Iterator[tuple[Spot, str, nodes.Element, Facts]]:
    """Yield where each quotation stands, its anchor, its block, and the facts of its page.

    The last sentence of a block is the first, so that the rest of the block stays as it was.
    """
    domain = review_domain(env)
    for docname, part in parts(document, env.current_document.docname):
        quoted = domain.library.seen_from(docname).mentions.quoted_on(docname)
        blocks = text_blocks(part) if quoted else []
        for spot, anchor, _ in reversed(quoted):
            if spot.block < len(blocks):  # no other extension changed the page since it was read
                yield spot, anchor, blocks[spot.block], domain.documents[docname]


def _marked(anchor: str, words: Iterable[nodes.Node] = ()) -> nodes.Element:
    made = in_phrase("span", "", look=Look.QUOTED)
    made["ids"].append(anchor)
    made += list(words)
    return made


class _Text:
    """The text of a block, in which a part is put into an element of its own."""

    def __init__(self, block: nodes.Element, facts: Facts) -> None:
        self._block = block
        self._text, _, _, self._extents = spell(block, facts)

    def mark(self, first: int, last: int, anchor: str) -> None:
        """Put sentences into an element with an id.

        Where a link reaches over their border, only their beginning gets it.
        """
        begin, end = Sentences(self._text).span(first, last)
        end = begin + len(self._text[begin:end].rstrip())
        begin = end - len(self._text[begin:end].lstrip())
        before = self._border(self._block, begin)
        behind = self._border(self._block, end, after=True)
        if before is None:
            before = behind = self._holding(begin)
        words = self._block.children[before:behind] if behind else []
        del self._block[before : before + len(words)]
        made = _marked(anchor, words)
        self._extents[id(made)] = (begin, end if words else begin)
        self._block.insert(before, made)

    def _holding(self, at: int) -> int:
        """Return the number of the child of the block that holds an offset."""
        ends = [self._extents[id(each)][1] for each in self._block.children]
        return next(number for number, end in enumerate(ends) if end > at)

    def _border(self, parent: nodes.Element, at: int, *, after: bool = False) -> int | None:
        """Return the number of children of *parent* before an offset, dividing one if necessary.

        :param after: whether what has no length there, such as the mark of a footnote, is before it.
        """
        for number, child in enumerate(parent.children):
            start, end = self._extents[id(child)]
            if at < start or (at == start and not (after and start == end)):
                return number
            if at < end:
                return number + 1 if self._divide(parent, number, at, after=after) else None
        return len(parent.children)

    def _divide(self, parent: nodes.Element, number: int, at: int, *, after: bool) -> bool:
        """Divide a child of *parent* at an offset, if that is possible."""
        node = parent.children[number]
        start, end = self._extents[id(node)]
        first: nodes.Node
        second: nodes.Node
        if isinstance(node, nodes.Text):
            first, second = nodes.Text(node[: at - start]), nodes.Text(node[at - start :])
        elif isinstance(node, nodes.Element) and type(node) in _DIVISIBLE and not node["ids"]:
            inner = self._border(node, at, after=after)
            if inner is None:
                return False
            first, second = node.copy(), node.copy()
            first += node.children[:inner]
            second += node.children[inner:]
        else:
            return False
        parent[number : number + 1] = [first, second]
        self._extents[id(first)] = (start, at)
        self._extents[id(second)] = (at, end)
        return True
