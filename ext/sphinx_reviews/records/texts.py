"""What an author wrote on a page, as search shows it and finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Terms(NamedTuple):
    """The terms of a text, and how often it has them."""

    #: Nouns and verbs, by their stems.
    stems: Mapping[str, int]
    #: Neighbours as one word.
    compounds: Mapping[str, int]
    #: Verbs that words may be forms of.
    guesses: Mapping[str, int]
    #: Number of words.
    length: int


class Part(NamedTuple):
    """A section, without the sections in it."""

    #: Empty for the beginning of the page.
    anchor: str
    title: str
    #: Its paragraphs, each a line, in NFC with single spaces.
    text: str


class Text(NamedTuple):
    """What is written on a page, or in one definition on it."""

    parts: tuple[Part, ...]
    terms: Terms


class PageText(NamedTuple):
    """What is written on a page."""

    #: All but the definitions.
    body: Text
    #: ``concept`` or ``skill`` and the number of the definition among those of the page -> its text.
    definitions: dict[tuple[str, int], Text]
