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
    """Return the text of a page as JSON, the same bytes for the same text."""
    definitions = [(*key, _written(text)) for key, text in page.definitions.items()]
    found = [_written(page.body), definitions]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(content: bytes) -> PageText:
    """Return the text of a page from what :func:`packed` returned."""
    body, definitions = json.loads(content)
    return PageText(
        _read(body), {(kind, position): _read(text) for kind, position, text in definitions}
    )


# Terms are read several times in a build, and columns of them in a fraction of the time.
def _written(text: Text) -> list[Any]:
    stems, compounds, guesses, zones, length, given = text.terms
    numbers = [[*stems.values()], [*compounds.values()], [*guesses.values()]]
    names = [*map(" ".join, (stems, compounds, guesses))]
    places = [zones[term] for term in {**stems, **compounds, **guesses}]
    return [text.parts, names, numbers, places, length, given]


def _read(found: Any) -> Text:
    parts, names, numbers, places, length, given = found
    terms = partial(_terms, names, numbers, places, length, given)
    return Text(tuple(Part(*part) for part in parts), length, terms)


def _terms(
    names: Sequence[str],
    numbers: Sequence[Sequence[int]],
    places: Sequence[int],
    length: int,
    given: Sequence[Sequence[str]],
) -> Terms:
    stems, compounds, guesses = map(_column, names, numbers)
    zones = dict(zip({**stems, **compounds, **guesses}, places, strict=True))
    return Terms(stems, compounds, guesses, zones, length, given)


def _column(terms: str, numbers: Iterable[int]) -> dict[str, int]:
    # Without terms there is one name, which is empty, and no number for it.
    return dict(zip(terms.split(" "), numbers, strict=False))
