"""Files with reading logs, each read as that of the service whose columns it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.decoding import EncodingError, decode
from sphinx_reviews.sources.importer import SourceError, counted
from sphinx_reviews.sources.reading_log import rows, values
from sphinx_reviews.sources.reading_log.entry import Cells, Listed
from sphinx_reviews.sources.reading_log.rows import Damaged
from sphinx_reviews.sources.reading_log.services import SERVICES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_reviews.sources.reading_log.rows import Row
    from sphinx_reviews.sources.reading_log.services import Service


class LogError(SourceError):
    """Why a file cannot be read as a reading log."""


class Export(NamedTuple):
    """The books of a file."""

    service: Service
    books: list[Listed | Damaged]
    #: The encoding, if it had to be guessed.
    guess: str = ""


_LARGEST: Final = 100_000_000


def read(path: Path) -> Export:
    """Return the books of a file.

    :raises LogError: if it is not an export from one of the :data:`.SERVICES`.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise LogError(f"larger than {_LARGEST // 1_000_000} MB")
        text, guess = decode(path.read_bytes())
    except OSError as error:
        raise LogError(f"cannot be read: {error.strerror}") from error
    except EncodingError as error:
        raise LogError(str(error)) from error
    table = rows.read(text)
    service = _service(table.columns)
    if not service:
        known = ", ".join(each.title for each in SERVICES)
        raise LogError(
            f"its first line has the columns of none of {known}: export the log again as CSV"
        )
    return Export(service, _books(service, table.rows), guess)


def _service(columns: Sequence[str]) -> Service | None:
    """Return the service that has such columns."""
    named = {column.lower() for column in columns}
    return next((each for each in SERVICES if each.columns <= named), None)


def _books(service: Service, listed: Sequence[Row | Damaged]) -> list[Listed | Damaged]:
    ratings = (Cells(row)(service.rating) for row in listed if not isinstance(row, Damaged))
    scale = values.scale_of(ratings, service.scales)
    return [row if isinstance(row, Damaged) else _book(service, row, scale) for row in listed]


def _book(service: Service, row: Row, scale: int) -> Listed:
    cells = Cells(row)
    entry = service.read(cells)
    return Listed(row.line, entry, scale, cells.left_out, cells.unread)


def recognises(path: Path, name: str) -> str:
    """Return what a file is, in words, if it is an export of the service of that name."""
    try:
        export = read(path)
    except LogError:
        return ""
    if export.service.name != name:
        return ""
    return f"an export from {export.service.title}, {counted(len(export.books), 'book')}"
