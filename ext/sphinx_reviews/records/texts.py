"""The author's text of a page, as search shows and indexes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


#: Into so many zones of whole sentences a text is divided, of about the same length.
ZONES: Final = 12

#: How often a term occurs, and in which zones: a number with the bit of each.
Places: TypeAlias = "Sequence[int]"


class Terms(NamedTuple):
    """The terms of a text, and where each occurs."""

    #: Stems of nouns and verbs.
    stems: Mapping[str, Places]
    #: Neighbouring words joined into one.
    compounds: Mapping[str, Places]
    #: Stems of verbs that words may be forms of.
    guesses: Mapping[str, Places]
    #: Number of words.
    length: int
    #: Terms, each with those that the text says are the same.
    given: Sequence[Sequence[str]] = ()


class Part(NamedTuple):
    """A section, without its subsections."""

    #: Empty for the beginning of the page.
    anchor: str
    title: str
    #: Its paragraphs, one per line, in NFC with single spaces.
    text: str


class Text(NamedTuple):
    """The text of a page, or of one definition on it."""

    parts: tuple[Part, ...]
    terms: Terms


class PageText(NamedTuple):
    """The text of a page."""

    #: Everything except the definitions.
    body: Text
    #: ``concept`` or ``skill``, and index among the page's definitions of that kind -> text.
    definitions: dict[tuple[str, int], Text]


def packed(page: PageText) -> bytes:
    """Return the text of a page as JSON, the same bytes for the same text."""
    definitions = [(*key, text) for key, text in page.definitions.items()]
    found = json.dumps([page.body, definitions], ensure_ascii=False, separators=(",", ":"))
    return found.encode()


def unpacked(content: bytes) -> PageText:
    """Return the text of a page from what :func:`packed` returned."""
    body, definitions = json.loads(content)
    return PageText(
        _text(body), {(kind, position): _text(text) for kind, position, text in definitions}
    )


def _text(found: Any) -> Text:
    parts, terms = found
    return Text(tuple(Part(*part) for part in parts), Terms(*terms))
