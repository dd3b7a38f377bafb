"""The author's text of a page, as search shows and indexes it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


#: Into so many zones of whole sentences a text is divided, of about the same length.
ZONES: Final = 12


class Terms(NamedTuple):
    """The terms of a text: how often each occurs, and where."""

    #: Stems of nouns and verbs.
    stems: Mapping[str, int]
    #: Neighbouring words joined into one.
    compounds: Mapping[str, int]
    #: Stems of verbs that words may be forms of.
    guesses: Mapping[str, int]
    #: Each of all these terms -> the zones that it is in: a number with the bit of each.
    zones: Mapping[str, int]
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


@dataclass(frozen=True)
class Text:
    """The text of a page, or of one definition on it."""

    parts: tuple[Part, ...]
    #: Number of words; 0 if the text has no terms.
    length: int
    #: Returns its terms, which most who want a text do not look at.
    read_terms: Callable[[], Terms] = field(repr=False)

    @classmethod
    def of(cls, parts: tuple[Part, ...], terms: Terms) -> Text:
        """Return a text with its terms."""
        return cls(parts, terms.length, lambda: terms)

    @cached_property
    def terms(self) -> Terms:
        """Its terms."""
        return self.read_terms()


class PageText(NamedTuple):
    """The text of a page."""

    #: Everything except the definitions.
    body: Text
    #: ``concept`` or ``skill``, and index among the page's definitions of that kind -> text.
    definitions: dict[tuple[str, int], Text]


def packed(page: PageText) -> bytes:
    """Return the text of a page as lines of JSON, the same bytes for the same text.

    The terms of each text are in a line of their own, which most who want a text do not read.
    """
    texts = [page.body, *page.definitions.values()]
    shown = [[text.parts, text.length] for text in texts]
    lines = ([[*page.definitions], shown], *map(_written, texts))
    return "\n".join([_line(each) for each in lines]).encode()


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def unpacked(content: bytes) -> PageText:
    """Return the text of a page from what :func:`packed` returned."""
    first, *lines = content.split(b"\n")
    keys, shown = json.loads(first)
    body, *texts = (
        Text(tuple(Part(*part) for part in parts), length, partial(_terms, line))
        for (parts, length), line in zip(shown, lines, strict=True)
    )
    return PageText(body, dict(zip(map(tuple, keys), texts, strict=True)))


# Columns of terms are read in a fraction of the time.
def _written(text: Text) -> list[Any]:
    stems, compounds, guesses, zones, length, given = text.terms
    numbers = [[*stems.values()], [*compounds.values()], [*guesses.values()]]
    names = [*map(" ".join, (stems, compounds, guesses))]
    places = [zones[term] for term in {**stems, **compounds, **guesses}]
    return [names, numbers, places, length, given]


def _terms(line: bytes) -> Terms:
    names, numbers, places, length, given = json.loads(line)
    stems, compounds, guesses = map(_column, names, numbers)
    zones = dict(zip({**stems, **compounds, **guesses}, places, strict=True))
    return Terms(stems, compounds, guesses, zones, length, given)


def _column(terms: str, numbers: Iterable[int]) -> dict[str, int]:
    # Without terms there is one name, which is empty, and no number for it.
    return dict(zip(terms.split(" "), numbers, strict=False))
