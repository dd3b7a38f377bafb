"""What builds tell the writer: warnings that still hold, and why a build failed."""

from __future__ import annotations

import io
import re
import traceback
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from sphinx.errors import SphinxError
from sphinx.util.build_phase import BuildPhase

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_COLOURS: Final = re.compile(r"\x1b\[[0-9;]*m")
_PLACE: Final = re.compile(
    r"(?:(?P<file>[^\n]+?)(?::(?P<line>\d+))?:(?: <[^>\n]*>:)? )?(?:WARNING|ERROR|CRITICAL|SEVERE): ",
)


class Warned(NamedTuple):
    """A warning."""

    #: Relative to the source directory, if possible; empty if the warning names none.
    file: str
    #: From 1; 0 if the warning names none.
    line: int
    text: str
    #: Whether it comes from a check of the library as a whole.
    is_of_library: bool

    @property
    def place(self) -> str:
        """File and line, as editors read them."""
        return f"{self.file}:{self.line}" if self.line else self.file


class Report(NamedTuple):
    """What a build did."""

    #: Wall time.
    seconds: float
    warnings: tuple[Warned, ...]
    #: Why it failed; empty if it did not.
    error: str = ""


class Listener(io.TextIOBase):
    """Where Sphinx writes its warnings: shows them on the terminal as well, and keeps them.

    :param phase: returns how far the build is.
    :param source: the source directory; places are shortened by it.
    """

    def __init__(self, phase: Callable[[], BuildPhase], source: str, terminal: TextIO) -> None:
        self._phase = phase
        self._source = source
        self._terminal = terminal
        self.warnings: list[Warned] = []

    def write(self, text: str) -> int:
        """Take one warning; Sphinx writes each at once."""
        plain = _COLOURS.sub("", text)
        self._terminal.write(text if self._terminal.isatty() else plain)
        self._terminal.flush()
        if said := plain.strip():
            is_of_library = self._phase() is BuildPhase.CONSISTENCY_CHECK
            self.warnings.append(_warned(said, self._source, is_of_library=is_of_library))
        return len(text)


def _warned(text: str, source: str, *, is_of_library: bool) -> Warned:
    found = _PLACE.match(text)
    if not found:
        return Warned("", 0, text, is_of_library)
    file = (found["file"] or "").removeprefix(f"{source}/")
    return Warned(file, int(found["line"] or 0), text[found.end() :], is_of_library)


def still_valid(
    warnings: Collection[Warned],
    touched: Collection[str],
    *,
    was_checked: bool,
    is_there: Callable[[str], bool],
) -> list[Warned]:
    """Return the warnings of earlier builds that the last one would have repeated, had it read all.

    :param touched: the files that the last build read or wrote again.
    :param was_checked: whether it checked the library as a whole.
    :param is_there: whether a file exists.
    """
    return [
        each
        for each in warnings
        if each.file
        and is_there(each.file)
        and (not was_checked if each.is_of_library else each.file not in touched)
    ]


def explained(error: Exception) -> str:
    """Return why a build failed, in words."""
    if isinstance(error, SphinxError):
        return f"{error.category}: {error}"
    last = traceback.extract_tb(error.__traceback__)[-1]
    said = "".join(traceback.format_exception_only(error)).strip()
    return f"{said}\n{last.filename}:{last.lineno}, in {last.name}"
