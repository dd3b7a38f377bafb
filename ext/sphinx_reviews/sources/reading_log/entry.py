"""A book of a reading log, and the row it is read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_reviews.sources.reading_log.rows import Row


class Entry(NamedTuple):
    """One book of a reading log."""

    title: str
    #: Options of ``{book}`` with their names; those of unknown role under an empty one.
    people: Mapping[str, Sequence[str]]
    #: Other options of ``{book}``; empty if not known.
    facts: Mapping[str, str]
    #: As in the file.
    rating: str
    #: ``YYYY-MM-DD``: when it was last read, or else added.
    date: str
    #: As Goodreads calls it, if it has the same.
    shelf: str
    review: str = ""
    #: Its title; empty if it has none of its own.
    review_title: str = ""
    #: Whether it tells what readers may not want to know, and what that is, in the reviewer's words.
    is_spoiler: bool = False
    warning: str = ""
    #: Whether the review is Markdown instead of HTML.
    is_markdown: bool = False
    #: As in the field ``read``.
    readings: Sequence[str] = ()
    times_read: int = 0
    tags: Sequence[str] = ()


class Listed(NamedTuple):
    """A row that was read."""

    #: The line of the file on which it begins.
    line: int
    entry: Entry
    #: The highest rating of its file.
    scale: int
    #: The columns whose values have no place in the library.
    left_out: Sequence[str] = ()
    #: The values that cannot be read, with their columns.
    unread: Sequence[str] = ()


class Cells:
    """The cells of a row, by column in any case; it knows which were asked for."""

    def __init__(self, row: Row) -> None:
        self._cells = {name.casefold(): value for name, value in row.cells.items()}
        self._columns = tuple(row.cells)
        self._asked: set[str] = set()
        #: Column and value of what could not be read.
        self.unread: list[str] = []

    def __call__(self, column: str) -> str:
        """Return the value in a column; empty if there is no such column."""
        self._asked.add(column.casefold())
        return self._cells.get(column.casefold(), "")

    def read(self, reader: Callable[[str], str], *columns: str) -> str:
        """Return the first value in columns that can be read; those that cannot are remembered."""
        found = {column: reader(self(column)) for column in columns}
        for column, value in found.items():
            typed = self(column).strip('="')
            if not value and typed.strip("0[] "):
                self.unread.append(f"{column}: {typed}")
        return next(filter(None, found.values()), "")

    @property
    def left_out(self) -> list[str]:
        """The columns that nobody asked for, except those that are empty or 0."""
        return [
            name
            for name in self._columns
            if name.casefold() not in self._asked and self._cells[name.casefold()].strip("0")
        ]
