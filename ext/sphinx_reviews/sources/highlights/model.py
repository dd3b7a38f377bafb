"""Books with what a reader marked in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_reviews.sources.changes import Changes


@dataclass(frozen=True)
class Highlight:
    """A passage that a reader marked, or a note without one."""

    #: Empty for a note alone.
    text: str
    note: str = ""
    #: A number, or two with a hyphen.
    page: str = ""
    #: The same, as e-book readers count.
    location: str = ""
    #: ``YYYY-MM-DD``.
    date: str = ""


@dataclass
class Book:
    """A book, and its highlights in the order of the file."""

    title: str
    authors: tuple[str, ...] = ()
    highlights: list[Highlight] = field(default_factory=list)
    tags: tuple[str, ...] = ()
    url: str = ""
    #: Whether highlights and notes are Markdown instead of plain text.
    is_markdown: bool = False
    #: Why it is left out, if it is.
    skipped: str = ""
    changes: Changes = field(default_factory=Changes)
