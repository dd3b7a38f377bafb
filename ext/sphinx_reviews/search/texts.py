"""The text of a page that has been read, without anything readers do not see."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

from sphinx_reviews.domain import review_domain
from sphinx_reviews.markup.hidden import is_hidden
from sphinx_reviews.nodes import slot
from sphinx_reviews.records.kinds import DEFINED
from sphinx_reviews.records.texts import PageText, Part, Text
from sphinx_reviews.search.terms import NO_TERMS, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_reviews.language.analyser import Analyser
    from sphinx_reviews.records.facts import Facts

#: Nodes that readers do not see, or not as words.
_SKIPPED: Final = (
    nodes.target,
    nodes.system_message,
    nodes.math_block,
    nodes.label,
    addnodes.toctree,
)


#: What readers do not see of HTML, and the tags that stand within a word or around words.
_UNSEEN: Final = re.compile(
    r"<(script|style|template)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
_AROUND_WORDS: Final = re.compile(
    r"</?(?:a|abbr|b|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def keep(env: BuildEnvironment, document: nodes.document, analyser: Analyser | None) -> None:
    """Keep the text of the document that is being read."""
    domain = review_domain(env)
    domain.texts.put(env.docname, page_text(document, domain.documents[env.docname], analyser))


def kept(env: BuildEnvironment, docname: str, analyser: Analyser | None = None) -> PageText:
    """Return the text of a document; with an analyser it has terms.

    It is made again if its file is damaged, or if search was turned on after the document
    was read.
    """
    domain = review_domain(env)
    text = domain.texts.get(docname)
    if text is None or (analyser and not has_terms(text)):
        text = page_text(env.get_doctree(docname), domain.documents[docname], analyser)
        domain.texts.put(docname, text)
    return text


def page_text(document: nodes.document, facts: Facts, analyser: Analyser | None = None) -> PageText:
    """Return the text of a page that has been read; without an analyser it has no terms."""
    definitions = {
        (node.record.kind, node.record.position): _text(node, facts, analyser)
        for node in document.findall(slot)
        if node.record.kind in DEFINED
    }
    return PageText(_text(document, facts, analyser), definitions)


def has_terms(text: PageText) -> bool:
    """Return whether a text has the terms that it is found by."""
    every = (text.body, *text.definitions.values())
    return all(each.length for each in every if each.parts)


def _text(element: nodes.Element, facts: Facts, analyser: Analyser | None) -> Text:
    parts = tuple(
        Part(anchor, title, text) for anchor, title, text in _parts(element, facts) if title or text
    )
    if analyser is None:
        return Text.of(parts, NO_TERMS)
    return Text.of(parts, terms(analyser, parts))


def _parts(element: nodes.Element, facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Yield anchor, title and text of an element, which has no title, and of its sections."""
    anchor = title = ""
    lines: list[str] = []
    is_page = isinstance(element, nodes.document)
    for child in _shown(element, facts):
        if isinstance(child, nodes.section):
            yield anchor, title, "\n".join(lines)
            first = child.next_node(nodes.title)
            # The title of the page is not part of its text.
            anchor = "" if is_page else child["ids"][0]
            title = "" if is_page or first is None else _line(first)
            is_page = False
            lines = []
        else:
            lines.append(_line(child))
    yield anchor, title, "\n".join(lines)


def _shown(element: nodes.Element, facts: Facts) -> Iterator[nodes.Element]:
    """Yield the blocks of text in an element, and each section before its blocks."""
    for child in element.children:
        if not isinstance(child, nodes.Element) or isinstance(child, _SKIPPED):
            continue
        if "no-search" in child["classes"] or is_hidden(child, facts):
            continue
        if isinstance(child, slot) and child.record.kind in DEFINED:
            continue
        if isinstance(child, nodes.section):
            yield child
            yield from _shown(child, facts)
        elif isinstance(child, nodes.TextElement):
            if not isinstance(child, nodes.title):
                yield child
        else:
            yield from _shown(child, facts)


def _line(element: nodes.Element) -> str:
    """Return the text of a block in one line, and of code in its own, without footnote marks."""
    text = unicodedata.normalize("NFC", "".join(_words(element)))
    if not isinstance(element, nodes.FixedTextElement) or isinstance(element, nodes.raw):
        return " ".join(text.split())
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def _words(element: nodes.Element) -> Iterator[str]:
    if isinstance(element, nodes.raw):
        yield _seen(element)
        return
    for child in element.children:
        if isinstance(child, nodes.TextElement):
            if not isinstance(child, nodes.footnote_reference):
                yield from _words(child)
        else:
            yield child.astext()


def _seen(element: nodes.raw) -> str:
    """Return the words of HTML; other output is not that of pages."""
    if "html" not in element["format"].split():
        return ""
    text = _AROUND_WORDS.sub("", _UNSEEN.sub(" ", element.astext()))
    return html.unescape(_TAG.sub(" ", text))
