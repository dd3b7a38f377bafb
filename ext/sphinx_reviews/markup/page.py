"""Facts and checks that need the whole document, once it has been parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_reviews.diagnostics import located
from sphinx_reviews.domain import review_domain
from sphinx_reviews.language.tags import other_language
from sphinx_reviews.markup import (
    docinfo,
    hidden,
    mentions,
    misspelt,
    prose,
    section_ids,
    shown_text,
)
from sphinx_reviews.markup.blocks import Blocks
from sphinx_reviews.markup.plain_text import plain
from sphinx_reviews.markup.sections import first_section, section_of
from sphinx_reviews.nodes import slot
from sphinx_reviews.records import names
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype
from sphinx_reviews.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from sphinx_reviews.domain import ReviewDomain
    from sphinx_reviews.records.facts import Facts, Slot

#: The blocks that open a review, in display order; those that no directive writes are added.
_OPENING: Final = ("disclosure", "verdict", "strip", "byline", "book")
_ADDED: Final = ("strip", "byline")


def read(app: Sphinx, document: nodes.document) -> None:
    """Complete the facts of the document that has just been parsed."""
    docname = app.env.current_document.docname
    domain = review_domain(app.env)
    facts = domain.facts(docname)
    title = app.env.titles[docname]
    facts.title = names.normalize(title.astext()) if first_section(document) else ""
    hidden.note(app, document, facts)
    facts.opening = _opening(document, facts)
    slots = _keep_seen(document, facts)
    shown_text.record(facts, slots)
    if facts.books:
        slots += [slot("", record=domain.note_slot(kind, docname)) for kind in _ADDED]
    _open_with(document, slots)
    if facts.books:
        _mark_title(document, facts, domain.language(docname))
        _end_text(document)
        for kind, view in VIEWS.items():
            if view.is_closing:
                _close_with(document, domain.note_slot(kind, docname))
    advice = docinfo.advice(app, docname, "date", "YYYY-MM-DD")
    _check_page(facts, docname, domain, advice)
    _place_skills(facts, slots)
    blocks = Blocks(document, facts)
    mentions.note(document, facts, docname, blocks)
    prose.note(document, facts, docname, blocks)
    misspelt.check_roles(document)
    _check_images(document, docname, domain)


# -- what is on the page -----------------------------------------------------


_ABOVE_HEADING: Final = (
    nodes.Invisible,
    nodes.docinfo,
    nodes.field_list,
    nodes.meta,
    nodes.system_message,
)


def give_title(app: Sphinx, document: nodes.document) -> None:
    """Give a review without a heading one, before Sphinx collects titles.

    Otherwise its first section would count as the whole review, and the disclosure would
    come after the text before that section.
    """
    docname = app.env.current_document.docname
    domain = review_domain(app.env)
    facts = domain.facts(docname)
    if not facts.books or _has_heading(document):
        return
    title = facts.front_matter.title or facts.books[0].title
    domain.warn(
        docname,
        Subtype.MISSING,
        facts.books[0].place,
        "the review has no heading. Write '# %s' above its text.",
        title,
    )
    section = nodes.section("", nodes.title(title, title))
    section["names"].append(nodes.fully_normalize_name(title))
    section.source, section.line = document["source"], 1
    position = next(
        (number for number, node in enumerate(document) if not _is_above_heading(node)), 0
    )
    section += document[position:]
    del document[position:]
    document += section
    document.note_implicit_target(section, section)
    section_ids.name([section], document)


def _is_above_heading(node: nodes.Node) -> bool:
    """Return whether *node* is invisible to readers, such as front matter or parser messages."""
    return isinstance(node, _ABOVE_HEADING)


def _has_heading(document: nodes.document) -> bool:
    """Return whether the text of a page begins with a heading."""
    for node in document.children:
        if isinstance(node, nodes.section):
            return True
        is_moved = isinstance(node, slot) and node.record.kind in _OPENING
        if not is_moved and not _is_above_heading(node):
            return False
    return False


def _keep_seen(document: nodes.document, facts: Facts) -> list[slot]:
    """Drop the records that are not on the page, and return the slots that are.

    A slot is missing if docutils dropped what contained it, such as a table of uneven rows.
    """
    slots = list(document.findall(slot))
    seen = [each for each in slots if hidden.is_on_page(each, facts)]
    moved = facts.keep(each.record for each in seen)
    for each in slots:
        if each.record in moved:
            each["record"] = moved[each.record]
        elif each.parent is not None:
            each.replace_self(each.children or [nodes.comment()])
    return seen


def _opening(document: nodes.document, facts: Facts) -> str:
    """Return the first paragraph that is part of no list, box or directive.

    One that ends in a colon speaks of what follows it, and does only if there is no other.
    """
    page = first_section(document) or document
    paragraphs = (each for each in page.children if isinstance(each, nodes.paragraph))
    texts = [*filter(None, (plain(facts, each) for each in paragraphs))]
    return next((each for each in texts if not each.endswith(":")), "".join(texts[:1]))


# -- the opening -------------------------------------------------------------


def _open_with(document: nodes.document, slots: Iterable[slot]) -> None:
    """Move disclosure, verdict and book card directly below the title, in this order."""
    page = first_section(document) or document
    position = 1 if page.children and isinstance(page[0], nodes.title) else 0
    for kind in _OPENING:
        for each in slots:
            # A second verdict or book stays in place: it is not this review's.
            if each.record.kind == kind and (each.record.position == 0 or kind == "disclosure"):
                if each.parent is not None:
                    each.parent.remove(each)
                page.insert(position, each)
                position += 1


def _mark_title(document: nodes.document, facts: Facts, language: str) -> None:
    """Say which language the heading of a review is in, if it is the title of a foreign book."""
    heading = document.next_node(nodes.title)
    if heading is None:
        return
    is_of_book = names.key(facts.title) == names.key(facts.books[0].title)
    stated = facts.books[0].language if is_of_book else ""
    if other := other_language(facts.title, language, stated):
        heading["classes"].append(f"language-{other}")  # docutils writes it as an attribute


def _end_text(document: nodes.document) -> None:
    """Put the footnotes, which MyST collects behind all sections, at the end of the text.

    What is appended to the page then comes after them.
    """
    page = first_section(document)
    if page is None:
        return
    notes = [each for each in document.children if _belongs_to_notes(each)]
    for each in notes:
        document.remove(each)
    page += notes


def _belongs_to_notes(node: nodes.Node) -> bool:
    if isinstance(node, nodes.transition):
        return "footnotes" in node["classes"]
    return isinstance(node, nodes.footnote)


def _close_with(document: nodes.document, record: Slot) -> None:
    """Append a slot to the page."""
    page = first_section(document) or document
    page.append(slot("", record=record))


# -- the page as a whole -----------------------------------------------------


def _check_page(facts: Facts, docname: str, domain: ReviewDomain, advice: str) -> None:
    """Warn about what a page lacks.

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


def _place_skills(facts: Facts, slots: Iterable[slot]) -> None:
    """Record in each skill entry the section that contains its list."""
    sections = {
        each.record.position: section_of(each, facts.title)
        for each in slots
        if each.record.kind == "skills"
    }
    facts.recommendations = [
        entry._replace(section=sections[entry.item[0]]) for entry in facts.recommendations
    ]
