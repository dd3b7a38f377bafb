"""Keeps Korean words whole at the end of a line, whatever markup they contain.

Typst breaks lines between any two syllables of Hangul, and on both sides of a box.
So a word with Hangul is set as one box.  A particle that touches a reference, as in
``{concept}`모니터링`에서``, therefore moves into the reference, where it keeps the look
of the text outside.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from docutils import nodes

from sphinx_reviews.typst import syntax

#: A longer run without a space may break: it would not fit narrow columns.
LONGEST: Final = 24

_HANGUL: Final = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
#: Where a line may break; a no-break space is not included.
_SPACE: Final = re.compile("[ \\t\\r\\n\\f\\v\u2028\u2029]+")
#: Words, and the spaces between them; a line may also break after a dash or a slash, but not
#: after the hyphen in scikit-learn.
_PIECES: Final = re.compile(
    r" |[^ ]+?(?:(?:[/–—]|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9]))+(?=\w)|(?= |$))"
)
_HYPHENATED: Final = re.compile("[A-Za-z0-9]-[A-Za-z0-9]")


class glued(nodes.inline):  # noqa: N801  (docutils names nodes in lower case)
    """Text that belongs to the word of its neighbour, but not to its markup."""


class together(nodes.inline):  # noqa: N801
    """A small element with the text that touches it."""


def glue(document: nodes.document) -> None:
    """Move text that touches an inline element into the element, where Hangul is involved."""
    for parent in list(document.findall(nodes.TextElement)):
        if not isinstance(parent, nodes.FixedTextElement):
            for child in list(parent.children):
                if isinstance(child, nodes.Element) and not isinstance(child, (glued, nodes.raw)):
                    _glue_around(child)


def _glue_around(element: nodes.Element) -> None:
    parent = element.parent
    assert parent is not None
    # By position, because equal texts compare equal.
    position = parent.index(element)
    before = _text_at(parent, position - 1)
    after = _text_at(parent, position + 1)
    head, tail = _last_word(before), _first_word(after)
    if not _HANGUL.search(head + element.astext() + tail):
        return
    if tail and (held := _attach(element, tail, at_end=True)):
        parent[position + 1] = nodes.Text(after[len(tail) :])
        element = held
    if head and _attach(element, head, at_end=False):
        parent[position - 1] = nodes.Text(before[: -len(head)])


def _text_at(parent: nodes.Element, position: int) -> str:
    node = parent.children[position] if 0 <= position < len(parent.children) else None
    return node.astext() if isinstance(node, nodes.Text) else ""


def _last_word(text: str) -> str:
    word = text if not text or text[-1].isspace() else _SPACE.split(text)[-1]
    return word if len(word) <= LONGEST and not word[-1:].isspace() else ""


def _first_word(text: str) -> str:
    word = text if not text or text[0].isspace() else _SPACE.split(text)[0]
    return word if len(word) <= LONGEST and not word[:1].isspace() else ""


def _attach(element: nodes.Element, text: str, *, at_end: bool) -> nodes.Element | None:
    """Add *text* to an end of *element*, and return the node with both; None if impossible."""
    if isinstance(element, together):
        element.insert(len(element) if at_end else 0, nodes.Text(text))
        return element
    if _is_whole(element):
        if len(element.astext()) > LONGEST:
            return None
        held = together()
        element.replace_self(held)
        held += [element, nodes.Text(text)] if at_end else [nodes.Text(text), element]
        return held
    edge = element[-1 if at_end else 0]
    if not isinstance(edge, (nodes.Text, glued)):
        inner = _attach(edge, text, at_end=at_end) if isinstance(edge, nodes.Element) else None
        return element if inner else None
    if edge.astext()[-1 if at_end else 0].isspace():
        return None
    element.insert(len(element) if at_end else 0, glued(text, "", nodes.Text(text)))
    return element


def _is_whole(element: nodes.Element) -> bool:
    """Return whether *element* is set as one unit, and not word by word."""
    return not element.children or isinstance(
        element,
        (
            nodes.literal,
            nodes.math,
            nodes.footnote_reference,
            nodes.citation_reference,
            nodes.subscript,
            nodes.superscript,
        ),
    )


@lru_cache(maxsize=4096)
def text(words_of: str) -> str:
    """Return plain text as Typst, word by word; cached, as many reviews use a definition."""
    return syntax.join(words([nodes.Text(words_of)]))


def words(run: list[nodes.Node]) -> list[str]:
    """Return adjacent texts and ``glued`` nodes as Typst, word by word."""
    shown: list[str] = []
    plain = ""
    for word in _split(run):
        text = "".join(part for part, _ in word)
        is_plain = not any(is_glued for _, is_glued in word)
        may_break = not (_HANGUL.search(text) or _HYPHENATED.search(text))
        if is_plain and (len(text) > LONGEST or may_break):
            plain += text
            continue
        if plain:
            shown.append(syntax.string(plain))
            plain = ""
        parts = syntax.join(
            syntax.call("plain", syntax.string(part)) if is_glued else syntax.string(part)
            for part, is_glued in word
        )
        shown.append(syntax.call("w", parts))
    return [*shown, syntax.string(plain)] if plain else shown


def _split(run: list[nodes.Node]) -> list[list[tuple[str, bool]]]:
    """Return the words and spaces of a run, each split into parts that are glued or not."""
    found: list[list[tuple[str, bool]]] = []
    for node in run:
        is_glued = isinstance(node, glued)
        text = _SPACE.sub(" ", node.astext())
        for number, piece in enumerate(_PIECES.findall(text)):
            touches = number == 0 and found and not _ends_word(found[-1])
            if touches and piece != " ":
                found[-1].append((piece, is_glued))
            else:
                found.append([(piece, is_glued)])
    return found


def _ends_word(word: list[tuple[str, bool]]) -> bool:
    return word[-1][0] == " "
