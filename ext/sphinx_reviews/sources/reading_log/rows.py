"""The rows of a CSV file; damaged rows do not swallow the others."""

from __future__ import annotations

import csv
import io
import re
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


def read(text: str) -> Table:
    """Return the rows of a CSV file, without those that are empty."""
    csv.field_size_limit(_LARGEST)
    lines = _lines(text.replace("\0", ""))
    first = _record(lines, 0)
    if first and len(first.cells) == 1 and "," in first.cells[0]:
        # Some exports wrap each row in quotes once more.
        lines = _lines("".join(f"{row[0]}\n" if row else "\n" for row in csv.reader(lines)))
        first = _record(lines, 0)
    if not first:
        return Table((), [])
    columns = tuple(map(_column, first.cells))
    return Table(columns, list(_rows(lines, first.length, columns)))


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; CSV has fewer line ends than Unicode."""
    return io.StringIO(text, newline="").readlines()


class _Record(NamedTuple):
    """The cells of a row, and how many lines it takes."""

    cells: list[str]
    length: int


def _record(lines: Sequence[str], at: int) -> _Record | None:
    """Return the row that begins on a line; None if its quotation marks do not match."""
    reader = csv.reader((lines[number] for number in range(at, len(lines))), strict=True)
    try:
        return _Record(next(reader), reader.line_num)
    except (csv.Error, StopIteration):
        return None


def _rows(lines: Sequence[str], at: int, columns: Sequence[str]) -> Iterator[Row | Damaged]:
    while at < len(lines):
        record = _record(lines, at)
        if record and not any(cell.strip() for cell in record.cells):
            at += record.length
            continue
        if reason := _damage(record, columns):
            yield Damaged(at + 1, lines[at].strip()[:_LONGEST_START], reason)
            is_one_line = record is not None and record.length == 1
            at = at + 1 if is_one_line else _next_row(lines, at + 1, columns)
        elif record:
            cells = (_plain(cell.strip()) for cell in record.cells)
            yield Row(at + 1, dict(zip(columns, cells, strict=False)))
            at += record.length


def _damage(record: _Record | None, columns: Sequence[str]) -> str:
    """Return what is wrong with a row, and what to write instead; empty if it is fine."""
    if not record:
        return 'a cell in quotation marks is not closed: write " at its end, and "" within it'
    if len(record.cells) < len(columns) or any(record.cells[len(columns) :]):
        return (
            f"it has {len(record.cells)} cells, the first line has {len(columns)}: "
            "put cells that contain commas in quotation marks"
        )
    if any(_is_row(line, columns) for cell in record.cells for line in cell.splitlines()[1:]):
        return 'a cell contains a whole row: write " at the end of the cell'
    return ""


def _is_row(line: str, columns: Sequence[str]) -> bool:
    """Return whether a line in a cell looks like a row of its own."""
    if line.count(",") < len(columns) - 1:
        return False
    cells = next(csv.reader([line]), [])
    ratings = (cell for cell, name in zip(cells, columns, strict=False) if name.endswith("Rating"))
    return len(cells) == len(columns) and any(
        re.match(r"[\d.]*$", cell.strip()) for cell in ratings
    )


def _next_row(lines: Sequence[str], at: int, columns: Sequence[str]) -> int:
    """Return the line of the next undamaged row; the lines before it belong to a damaged one."""
    while at < len(lines):
        record = _record(lines, at)
        if lines[at].strip() and not _damage(record, columns):
            return at
        if _is_row(lines[at].rstrip("\r\n"), columns):
            return at
        at += 1
    return at


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from reading a formula."""
    return cell[1:] if re.match(r"'[=+\-@\t\r]", cell) else cell


def _column(name: str) -> str:
    """Return the name of a column without the differences between exports."""
    return re.sub(r"\(s\)", "s", " ".join(str(name).split())).rstrip("?")
