"""Facts and checks that need the whole document, once it has been parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.diagnostics import located
from sphinx_reviews.domain import review_domain
from sphinx_reviews.language.sentences import sentence_at
from sphinx_reviews.markup import docinfo
from sphinx_reviews.nodes import slot
from sphinx_reviews.records import names
from sphinx_reviews.records.facts import Link, Mention
from sphinx_reviews.records.kinds import DEFINED, Kind
from sphinx_reviews.records.model import Place, Section
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from sphinx_reviews.domain import ReviewDomain
    from sphinx_reviews.records.facts import Facts, Slot

#: The blocks that open a review, in the order in which a reader should meet them.
_OPENING = ("disclosure", "verdict", "book")


def read(app: Sphinx, document: nodes.document) -> None:
    """Complete the facts of the document that has just been parsed."""
    docname = app.env.current_document.docname
    domain = review_domain(app.env)
    facts = domain.facts(docname)
    title = app.env.titles[docname]
    facts.title = names.normalize(title.astext()) if _first_section(document) else ""
    slots = list(document.findall(slot))
    _open_with(document, slots)
    if facts.books:
        for kind, view in VIEWS.items():
            if view.is_closing:
                _close_with(document, domain.note_slot(kind, docname))
    advice = docinfo.advice(app, docname, "date", "YYYY-MM-DD")
    _check_page(facts, docname, domain, advice)
    _place_skills(facts, slots)
    _note_references(document, facts, docname)
    _check_images(document, docname, domain)


# -- the opening -------------------------------------------------------------


def _first_section(document: nodes.Element) -> nodes.section | None:
    return next((node for node in document.children if isinstance(node, nodes.section)), None)


def _open_with(document: nodes.document, slots: Iterable[slot]) -> None:
    """Move disclosure, verdict and book card right below the title, in this order."""
    page = _first_section(document) or document
    position = 1 if page.children and isinstance(page[0], nodes.title) else 0
    for kind in _OPENING:
        for each in slots:
            # A second verdict or book stays where it is: it is not this review's.
            if each.record.kind == kind and (each.record.position == 0 or kind == "disclosure"):
                assert each.parent is not None
                each.parent.remove(each)
                page.insert(position, each)
                position += 1


def _close_with(document: nodes.document, record: Slot) -> None:
    """Leave a slot at the end of the page."""
    page = _first_section(document) or document
    page.append(slot("", record=record))


# -- the page as a whole -----------------------------------------------------


def _check_page(facts: Facts, docname: str, domain: ReviewDomain, advice: str) -> None:
    """Warn of what a page lacks.

    :param advice: how to write a date.
    """
    if facts.verdicts and not facts.books and "book" not in facts.blank:
        domain.warn(
            docname,
            Subtype.BOOK,
            facts.verdicts[0].place,
            "a verdict is about a book, and this page has none. Add :::{book} TITLE.",
        )
    if not facts.books:
        return
    if not facts.front_matter.date and "date" not in dict(facts.front_matter.unread):
        domain.warn(
            docname,
            Subtype.MISSING,
            Place(docname, 1),
            "the review has no date. Write %s.",
            advice,
        )
    if not facts.disclosures and "disclosure" not in facts.blank:
        domain.warn(
            docname,
            Subtype.DISCLOSURE,
            facts.books[0].place,
            "the review has no disclosure. Write ':::{disclosure} bought' if you bought the book.",
        )


def _check_images(document: nodes.document, docname: str, domain: ReviewDomain) -> None:
    for image in document.findall(nodes.image):
        if not image.get("alt", "").strip():
            domain.warn(
                docname,
                Subtype.ALT,
                located(image),
                "the image %s has no alternative text. Write ![what it shows](%s).",
                image["uri"],
                image["uri"],
            )


# -- mentions ----------------------------------------------------------------


class _Block(NamedTuple):
    """The text of a paragraph, heading or cell, and where references are in it."""

    text: str
    #: ``id(node)`` -> start and end.
    spans: dict[int, tuple[int, int]]


def _note_references(document: nodes.document, facts: Facts, docname: str) -> None:
    blocks: dict[int, _Block] = {}
    # One record for all mentions of a section, so that the environment stays small.
    sections: dict[Section, Section] = {}
    for node in document.findall(addnodes.pending_xref):
        domain, kind = node.get("refdomain") or "", node["reftype"]
        if domain != "review":
            target_id = node.get("reftargetid") or ""
            explicit = bool(node.get("refexplicit"))
            facts.links.append(Link(domain, kind, node["reftarget"], target_id, explicit))
        if domain == "review" or (not domain and kind in {"any", "myst"}):
            container = _container(node)
            if id(container) not in blocks:
                blocks[id(container)] = _spell(container)
            block = blocks[id(container)]
            start, end = block.spans[id(node)]
            # Parsers give every reference the line on which its paragraph begins.
            section = _section(node, facts.title)
            line = (located(node).line or 1) + block.text.count("\n", 0, start)
            node.line = line
            facts.mentions.append(
                Mention(
                    Kind(kind) if domain else None,
                    node["reftarget"],
                    *sentence_at(block.text, start, end),
                    sections.setdefault(section, section),
                    Place(docname, line),
                    _owner(node, facts),
                )
            )


def _ancestors(node: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the elements around *node*, from the nearest on."""
    ancestor = node.parent
    while ancestor is not None:
        yield ancestor
        ancestor = ancestor.parent


def _container(node: nodes.Element) -> nodes.Element:
    """Return the block of text that *node* stands in."""
    for ancestor in _ancestors(node):
        if not isinstance(ancestor, nodes.Inline):
            return ancestor
    raise AssertionError(node)  # a document is not inline


def _spell(container: nodes.Element) -> _Block:
    parts: list[str] = []
    spans: dict[int, tuple[int, int]] = {}

    def spell(element: nodes.Element) -> None:
        start = sum(map(len, parts))
        for child in element.children:
            if isinstance(child, nodes.Text):
                parts.append(str(child))
            elif not isinstance(child, (nodes.footnote_reference, nodes.citation_reference)):
                spell(child)  # type: ignore[arg-type]
        if isinstance(element, addnodes.pending_xref):
            spans[id(element)] = (start, sum(map(len, parts)))

    spell(container)
    return _Block("".join(parts), spans)


def _section(node: nodes.Element, page_title: str) -> Section:
    """Return the section that *node* stands in; the first on the page is the page itself."""
    section = next((each for each in _ancestors(node) if isinstance(each, nodes.section)), None)
    if section is None or (
        isinstance(section.parent, nodes.document) and section is _first_section(section.parent)
    ):
        return Section(page_title, "")
    return Section(names.normalize(section[0].astext()), section["ids"][0])


def _owner(node: nodes.Element, facts: Facts) -> tuple[Kind, str] | None:
    """Return the definition that *node* stands in."""
    around = next((each for each in _ancestors(node) if isinstance(each, slot)), None)
    if around is None or around.record.kind not in DEFINED:
        return None
    definition = facts.definition(around.record)
    return definition.kind, names.key(definition.name)


def _place_skills(facts: Facts, slots: Iterable[slot]) -> None:
    """Tell each entry of a list of skills which section the list is in."""
    sections = {
        each.record.position: _section(each, facts.title)
        for each in slots
        if each.record.kind == "skills"
    }
    facts.recommendations = [
        entry._replace(section=sections[entry.item[0]]) for entry in facts.recommendations
    ]
