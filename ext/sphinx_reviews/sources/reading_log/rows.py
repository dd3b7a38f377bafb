"""The rows of a table in any dialect of CSV; damaged rows do not swallow the others."""

from __future__ import annotations

import csv
import io
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Row(NamedTuple):
    """One row."""

    #: The line of the file on which it begins.
    line: int
    cells: dict[str, str]


class Damaged(NamedTuple):
    """A row that cannot be read, with the reason."""

    line: int
    #: The beginning of its text.
    start: str
    reason: str


class Table(NamedTuple):
    """A file with its columns."""

    columns: tuple[str, ...]
    rows: list[Row | Damaged]


_LARGEST: Final = 100_000_000
_LONGEST_START: Final = 60
#: What may stand between cells, with its name in a message.
_SEPARATORS: Final = MappingProxyType({",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"})
#: A first line by which Excel names the separator.
_NAMED_SEPARATOR: Final = re.compile(r'"?sep=.')
_IN_QUOTES: Final = re.compile(r'"((?:[^"]|"")*)"')


def read(text: str) -> Table:
    """Return the rows of a table, without those that are empty."""
    csv.field_size_limit(_LARGEST)
    lines = io.StringIO(text.replace("\0", ""), newline="").readlines()
    first = 0
    if lines and _NAMED_SEPARATOR.match(lines[0]):
        lines[0], first = "", 1
    return _Lines(lines, _separator(lines, first)).table(first)


def _separator(lines: Sequence[str], first: int) -> str:
    """Return what separates the names of the columns."""

    def columns(separator: str) -> int:
        record = _Lines(lines, separator).record(first)
        return len(record.cells) if record else 0

    return max(_SEPARATORS, key=columns)


class _Record(NamedTuple):
    """The cells of a row, and how many lines it takes."""

    cells: list[str]
    length: int


class _Lines:
    """The lines of a table, with their ends; CSV has fewer line ends than Unicode."""

    def __init__(self, lines: Sequence[str], separator: str) -> None:
        self._lines = lines
        self._separator = separator
        #: Whether quotation marks are text, as where LibraryThing writes tabs.
        self._is_plain = separator == "\t" and self._has_a_row_per_line()

    def _has_a_row_per_line(self) -> bool:
        return len({line.count("\t") for line in self._lines if line.strip()}) == 1

    def table(self, first: int) -> Table:
        """Return the table whose columns are named on a line."""
        header = self.record(first)
        if header and len(header.cells) == 1 and "," in header.cells[0]:
            # Some exports wrap each row in quotes once more.
            rows = csv.reader(self._lines)
            return _Lines([f"{row[0]}\n" if row else "\n" for row in rows], ",").table(first)
        if not header:
            return Table((), [])
        columns = tuple(map(_column, header.cells))
        return Table(columns, list(self._rows(first + header.length, columns)))

    def record(self, at: int) -> _Record | None:
        """Return the row that begins on a line; None if its quotation marks do not match."""
        if self._is_plain:
            cells = self._lines[at].rstrip("\r\n").split(self._separator)
            return _Record([_unquoted(cell) for cell in cells], 1)
        lines = (self._lines[number] for number in range(at, len(self._lines)))
        reader = csv.reader(lines, strict=True, delimiter=self._separator)
        try:
            return _Record(next(reader), reader.line_num)
        except (csv.Error, StopIteration):
            return None

    def _rows(self, at: int, columns: Sequence[str]) -> Iterator[Row | Damaged]:
        while at < len(self._lines):
            record = self.record(at)
            if record and not any(cell.strip() for cell in record.cells):
                at += record.length
                continue
            if reason := self._damage(record, columns):
                yield Damaged(at + 1, self._lines[at].strip()[:_LONGEST_START], reason)
                is_one_line = record is not None and record.length == 1
                at = at + 1 if is_one_line else self._next_row(at + 1, columns)
            elif record:
                cells = (_plain(cell.strip()) for cell in record.cells)
                yield Row(at + 1, dict(zip(columns, cells, strict=False)))
                at += record.length

    def _damage(self, record: _Record | None, columns: Sequence[str]) -> str:
        """Return what is wrong with a row, and what to write instead; empty if it is fine."""
        if not record:
            return 'a cell in quotation marks is not closed: write " at its end, and "" within it'
        if len(record.cells) < len(columns) or any(record.cells[len(columns) :]):
            return (
                f"it has {len(record.cells)} cells, the first line has {len(columns)}: "
                f"put cells that contain {_SEPARATORS[self._separator]} in quotation marks"
            )
        lines = (line for cell in record.cells for line in cell.splitlines()[1:])
        if any(self._is_row(line, columns) for line in lines):
            return 'a cell contains a whole row: write " at the end of the cell'
        return ""

    def _is_row(self, line: str, columns: Sequence[str]) -> bool:
        """Return whether a line in a cell looks like a row of its own."""
        if line.count(self._separator) < len(columns) - 1:
            return False
        cells = next(csv.reader([line], delimiter=self._separator), [])
        ratings = (
            cell
            for cell, name in zip(cells, columns, strict=False)
            if name.lower().endswith("rating")
        )
        return len(cells) == len(columns) and any(
            re.match(r"[\d.]*$", cell.strip()) for cell in ratings
        )

    def _next_row(self, at: int, columns: Sequence[str]) -> int:
        """Return the line of the next undamaged row; those before it belong to a damaged one."""
        while at < len(self._lines):
            record = self.record(at)
            if self._lines[at].strip() and not self._damage(record, columns):
                return at
            if self._is_row(self._lines[at].rstrip("\r\n"), columns):
                return at
            at += 1
        return at


def _unquoted(cell: str) -> str:
    """Return a cell without the quotation marks around it, if they are those of CSV."""
    match = _IN_QUOTES.fullmatch(cell)
    return match[1].replace('""', '"') if match else cell


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from reading a formula."""
    return cell[1:] if re.match(r"'[=+\-@\t\r]", cell) else cell


def _column(name: str) -> str:
    """Return the name of a column without the differences between exports."""
    return re.sub(r"\(s\)", "s", " ".join(str(name).split())).rstrip("?")
