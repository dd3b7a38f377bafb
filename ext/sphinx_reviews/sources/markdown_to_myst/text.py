"""A Markdown text during conversion."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_reviews.sources.changes import Changes

#: Blocks only; inline markup is irrelevant here.
_PARSER: Final = MarkdownIt("commonmark").enable("table").disable("inline")


class Block(NamedTuple):
    """A block of a text, as markdown-it describes it."""

    #: Such as ``heading_open`` or ``fence``.
    kind: str
    #: Its first line, and the one after its last.
    start: int
    end: int
    #: How many blocks it is nested in.
    level: int
    tag: str
    #: The characters that mark it, such as those of a fence.
    markup: str
    #: What follows the marks of a fence.
    info: str
    content: str


class Text:
    """The lines of a text, and a record of what was changed.

    The blocks are parsed when they are asked for, and again only after lines have changed.
    """

    def __init__(self, text: str, changes: Changes) -> None:
        # Lines as markdown-it counts them: other line separators are ordinary characters.
        self._lines = text.removesuffix("\n").split("\n")
        self._blocks: list[Block] | None = None
        #: Label of a reference, in lower case -> its target.
        self._references: dict[str, str] = {}
        self.changes = changes

    @property
    def lines(self) -> Sequence[str]:
        """The lines as they are now."""
        return self._lines

    def __str__(self) -> str:
        """Return the text as it is now."""
        return "\n".join(self._lines)

    def blocks(self) -> Sequence[Block]:
        """Return the blocks, in the order of the text."""
        if self._blocks is None:
            self._references = {}
            self._blocks = list(_parsed(str(self), self._references))
        return self._blocks

    def references(self) -> Mapping[str, str]:
        """Return the targets that are defined on lines of their own, by label in lower case."""
        self.blocks()
        return self._references

    def last_first(self, kind: str) -> list[Block]:
        """Return the blocks of a kind from the last to the first.

        Replacing them in this order keeps the line numbers of the others valid.
        """
        return [block for block in reversed(self.blocks()) if block.kind == kind]

    def replace(self, start: int, end: int, lines: list[str]) -> None:
        """Replace the lines from *start* to before *end*."""
        if self._lines[start:end] != lines:
            self._lines[start:end] = lines
            self._blocks = None

    def rename_fence(self, fence: Block, line: str) -> None:
        """Replace the first line of a fence with one that differs only after the marks.

        No other block changes, so they need not be parsed again.
        """
        self._lines[fence.start] = line


def _parsed(text: str, references: dict[str, str]) -> Iterator[Block]:
    """Yield the blocks of a text, and collect the references that it defines."""
    environment: dict[str, Any] = {}
    tokens = _PARSER.parse(text, environment)
    defined = environment.get("references", {})
    references.update({label.lower(): each["href"] for label, each in defined.items()})
    for token, after in zip_longest(tokens, tokens[1:]):
        if token.map and token.type != "inline":
            start, end = token.map
            inner = after if after and after.type == "inline" else token
            yield Block(
                token.type,
                start,
                end,
                token.level,
                token.tag,
                token.markup,
                token.info,
                inner.content,
            )


def indent_of(line: str) -> str:
    """Return the spaces and quotation marks that a line begins with."""
    return line[: len(line) - len(line.lstrip(" >"))]
