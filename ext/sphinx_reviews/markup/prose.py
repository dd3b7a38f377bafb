"""The prose of a page: the blocks of text in which names are found, and links to what they name.

The blocks are recorded while the page is read, and found again by their numbers when it is
written.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_reviews.diagnostics import located
from sphinx_reviews.domain import review_domain
from sphinx_reviews.language.phrases import phrases
from sphinx_reviews.language.sentences import Sentences
from sphinx_reviews.markup.blocks import RUNNING, parts, text_blocks
from sphinx_reviews.markup.hidden import is_hidden
from sphinx_reviews.markup.mentions import owner_of
from sphinx_reviews.markup.plain_text import spell
from sphinx_reviews.markup.quoted import MarkSentences, MarkUnits
from sphinx_reviews.markup.sections import section_node, section_of
from sphinx_reviews.nodes import slot
from sphinx_reviews.records.blanks import MARKS
from sphinx_reviews.records.facts import Packed, Prose, Run
from sphinx_reviews.records.model import Place
from sphinx_reviews.views.base import Page, reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from sphinx_reviews.domain import ReviewDomain
    from sphinx_reviews.library.automatic import FoundLink
    from sphinx_reviews.markup.blocks import Blocks
    from sphinx_reviews.markup.plain_text import Spelled
    from sphinx_reviews.records.facts import Facts
    from sphinx_reviews.records.model import Section

#: What a name may stand in; anything else within a line is code, a link, an image ….
_OPEN: Final = (nodes.emphasis, nodes.strong, nodes.inline)
_SKIPPED: Final = (nodes.docinfo, nodes.thead, nodes.system_message, addnodes.toctree)
#: What the directives record is shown by views, and is no prose.
_CLOSED_SLOTS: Final = frozenset({"disclosure", "book"})
#: The attribute of a place that the author keeps plain.
PLAIN: Final = "plain"


class _Block(NamedTuple):
    node: nodes.Element
    text: str
    #: The text nodes in which names are found, with their starts.
    open: list[tuple[int, nodes.Text]]
    links: list[tuple[int, int]]


def _blocks(document: nodes.document, facts: Facts) -> Iterator[_Block]:
    for node in _text_blocks(document, facts):
        spelled = spell(node, facts)
        found = _open(spelled, node)
        if found:
            yield _Block(node, spelled.text, found, sorted(spelled.spans.values()))


def _text_blocks(element: nodes.Element, facts: Facts) -> Iterator[nodes.Element]:
    for child in element.children:
        if not isinstance(child, nodes.Element) or is_hidden(child, facts):
            continue
        if isinstance(child, _SKIPPED) or (
            isinstance(child, slot) and child.record.kind in _CLOSED_SLOTS
        ):
            continue
        if isinstance(child, RUNNING):
            yield child
        elif not isinstance(child, nodes.TextElement):
            yield from _text_blocks(child, facts)


def _open(spelled: Spelled, block: nodes.Element) -> list[tuple[int, nodes.Text]]:
    """Return the text nodes of a block in which names are found, with their starts."""
    return [(start, text) for start, text in spelled.nodes if _is_open(text, block)]


def _is_open(text: nodes.Text, block: nodes.Element) -> bool:
    around = text.parent
    while around is not block:
        if type(around) not in _OPEN or around.get(PLAIN):
            return False
        around = around.parent
    return True


def note(document: nodes.document, facts: Facts, docname: str, numbered: Blocks) -> None:
    """Record the prose of a page that has been parsed."""
    # One record for all blocks of a section, so that the environment stays small.
    sections: dict[int, Section] = {}
    prose = []
    for block in _blocks(document, facts):
        around, number = id(section_node(block.node)), numbered.number(block.node)
        if number is None:
            continue
        if around not in sections:
            sections[around] = section_of(block.node, facts.title)
        prose.append(
            Prose(
                block.text,
                tuple(Run(start, start + len(text)) for start, text in block.open),
                tuple(block.links),
                sections[around],
                Place(docname, located(block.node).line or 1),
                owner_of(block.node, facts),
                number,
                numbered.around(block.node),
                tuple(Sentences(block.text).ends) if MARKS[0] in block.text else None,
            )
        )
    facts.prose = Packed.of(prose)


class LinkNames(SphinxPostTransform):
    """Links the names that are found on a page to what they name."""

    # Before sentences are marked (2 and 3) and slots are filled (4), so that the text of views
    # is left alone.
    default_priority = 1

    def run(self, **kwargs: Any) -> None:
        """Insert a reference at each name."""
        domain = review_domain(self.env)
        for docname, part in parts(self.document, self.env.current_document.docname):
            links = domain.library.mentions.links_on(docname)
            if links:
                _insert(links, text_blocks(part), domain, docname)


def _insert(
    links: Iterable[FoundLink], blocks: list[nodes.Element], domain: ReviewDomain, docname: str
) -> None:
    say, facts = phrases(domain.language(docname)), domain.documents[docname]
    page = Page(docname, say, is_paged=False, pdfs={}, has_feeds=False)
    for number, in_block in groupby(links, key=lambda link: link.block):
        # Another extension may have changed the page since it was read.
        if number >= len(blocks):
            break
        texts = _open(spell(blocks[number], facts), blocks[number])
        for run, found in groupby(in_block, key=lambda link: link.run):
            here, text = list(found), texts[run][1] if run < len(texts) else None
            if text is not None and text.parent is not None and text == here[0].text:
                around = text.parent
                # Not ``replace``: another text there may be equal.
                at = next(number for number, each in enumerate(around) if each is text)
                around[at : at + 1] = list(_pieces(text, here, page))


def _pieces(text: str, links: Iterable[FoundLink], page: Page) -> Iterator[nodes.Node]:
    position = 0
    for link in links:
        if link.start > position:
            yield nodes.Text(text[position : link.start])
        yield reference(link.target, page, text[link.start : link.end])
        position = link.end
    if position < len(text):
        yield nodes.Text(text[position:])


def link_names(app: Sphinx) -> None:
    """Let the builder link names and mark sentences; translators get the author's text only."""
    if app.builder.name != "gettext":
        app.add_post_transform(LinkNames)
        app.add_post_transform(MarkUnits)
        app.add_post_transform(MarkSentences)
