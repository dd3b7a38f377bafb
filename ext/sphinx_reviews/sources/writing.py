"""Writing pages and recording their outcomes; names for pages."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from sphinx_reviews.records.names import normalize
from sphinx_reviews.sources.new_file import FileError, write_new
from sphinx_reviews.sources.outcome import Fate, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

_Source = TypeVar("_Source")
_Made = TypeVar("_Made")


class Page(NamedTuple):
    """A file to write, and the outcomes of the sources that it is made from."""

    #: Below the target folder.
    path: str
    content: str | bytes
    outcomes: Sequence[Outcome]


def make_all(
    sources: Iterable[tuple[_Source, Outcome]], make: Callable[[_Source, Outcome], _Made]
) -> Iterator[_Made]:
    """Yield what each source makes; a source that cannot be converted fails alone."""
    for source, outcome in sources:
        try:
            made = make(source, outcome)
        except RecursionError:
            outcome.fail("it is nested too deeply; simplify it, or copy its text by hand")
        except Exception as error:  # noqa: BLE001  (whatever it is, the other sources are imported)
            outcome.fail(
                f"it cannot be converted ({type(error).__name__}: {error}); copy its text by hand"
            )
        else:
            yield made


def write_all(pages: Iterable[Page], folder: Path, *, is_dry_run: bool = False) -> list[Outcome]:
    """Write the pages that do not exist yet, and return the outcomes of their sources."""
    written: list[Outcome] = []
    for page in pages:
        fate, reason = _write(page, folder, is_dry_run=is_dry_run)
        for outcome in page.outcomes:
            outcome.target, outcome.fate, outcome.reason = page.path, fate, reason
            if is_dry_run and isinstance(page.content, str):
                outcome.after = page.content
        written += page.outcomes
    return written


def _write(page: Page, folder: Path, *, is_dry_run: bool) -> tuple[Fate, str]:
    content = page.content.encode() if isinstance(page.content, str) else page.content
    try:
        is_new = write_new(folder, page.path, content, is_dry_run=is_dry_run)
    except FileError as error:
        return Fate.SKIPPED, str(error)
    return (Fate.TAKEN if is_new else Fate.UNCHANGED), ""


#: The name of a folder's front page.
_RESERVED: Final = "index"


class FreeNames:
    """Paths for new pages, each handed out once; upper and lower case are the same."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        #: Name -> the first number that may still be free.
        self._numbers: dict[str, int] = {}

    def take(self, folder: str, *names: str) -> str:
        """Return the path of the first free name; after the last one, numbers are added to it.

        Names are composed (NFC), because Sphinx finds no others.
        """
        composed = [normalize(name) for name in names]
        path = next(
            path
            for name in chain(composed, self._numbered(f"{folder}/{composed[-1]}", composed[-1]))
            if name != _RESERVED and (path := f"{folder}/{name}.md").lower() not in self._taken
        )
        self._taken.add(path.lower())
        return path

    def _numbered(self, key: str, name: str) -> Iterator[str]:
        """Yield names with numbers, without those that were tried before and are taken."""
        for number in count(self._numbers.get(key, 2)):
            self._numbers[key] = number
            yield f"{name}-{number}"
