"""What a page of the benchmark's corpus says, whichever way it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

DisclosureKind = Literal["bought", "gift", "gift + paid", "loan"]
VerdictWord = Literal["recommend", "mixed", "skip", "none"]
BlockKind = Literal["paragraph", "list", "quote"]


@dataclass(frozen=True)
class Concept:
    """A concept; *broader* and *related* are numbers of other concepts."""

    number: int
    name: str
    aliases: tuple[str, ...]
    broader: int | None
    related: tuple[int, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Skill:
    """A skill; *needs* are names of skills that come before it."""

    name: str
    area: str
    needs: tuple[str, ...]
    description: str


@dataclass(frozen=True)
class Mention:
    """A concept, and the words that stand for it in a sentence."""

    concept: int
    wording: str


@dataclass(frozen=True)
class Sentence:
    """A sentence, with a slot ``{C}`` where its concept is mentioned."""

    text: str
    mention: Mention | None = None


@dataclass(frozen=True)
class Block:
    """What stands between two empty lines."""

    kind: BlockKind
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Section:
    """A heading, and blocks of which the last is a paragraph."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Book:
    """A book; the empty text is a fact that it has not."""

    title: str
    subtitle: str
    authors: str
    translators: str
    publisher: str
    published: str
    isbn: str
    pages: int
    edition: str
    level: str
    series: str
    original: str
    original_language: str


@dataclass(frozen=True)
class Verdict:
    """What the reviewer advises."""

    word: VerdictWord
    rating: str
    suits: str
    does_not_suit: str
    sentence: str


@dataclass(frozen=True)
class Recommendation:
    """One item of a list of skills: names with levels, and a note."""

    skills: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True)
class Review:
    """One review; *giver* is empty if the book was bought."""

    number: int
    date: str
    tags: tuple[str, ...]
    book: Book
    disclosure: DisclosureKind
    giver: str
    verdict: Verdict
    sections: tuple[Section, ...]
    recommendations: tuple[Recommendation, ...]

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions as a reader meets them."""
        for section in self.sections:
            for block in section.blocks:
                yield from (each.mention for each in block.sentences if each.mention)
