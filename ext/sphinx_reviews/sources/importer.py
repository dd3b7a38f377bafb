"""The interface of importers: their description, their request, their errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVar

from sphinx_reviews.sources.image_store import RemoteImages
from sphinx_reviews.sources.wording import ENGLISH, Wording, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sphinx_reviews.sources.outcome import Report

_Listed = TypeVar("_Listed")


class SourceError(Exception):
    """Why a source cannot be imported at all."""


class Progress(Protocol):
    """Shows the progress of work on a list."""

    def __call__(self, listed: Sequence[_Listed], /) -> Iterable[_Listed]:
        """Return the items of *listed*."""


def silent(listed: Sequence[_Listed], /) -> Iterable[_Listed]:
    """Return a list without showing any progress."""
    return listed


class Chosen(NamedTuple):
    """Which sources the user says are reviews; nothing leaves it to the importer."""

    #: Patterns of paths below the source, or folders.
    paths: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    is_all: bool = False


_NOTHING_CHOSEN: Final = Chosen()


@dataclass(frozen=True)
class Request:
    """The user's request to an importer."""

    source: Path
    #: The folder to write to.
    target: Path
    only_reviews: bool = False
    chosen: Chosen = _NOTHING_CHOSEN
    is_dry_run: bool = False
    remote_images: RemoteImages = RemoteImages.KEEP
    #: A folder with copies of images, matched by file name.
    image_copies: Path | None = None
    #: That of the library, in which its pages are written unless they are in another.
    language: str = "ko"
    progress: Progress = silent

    @property
    def wording(self) -> Wording:
        """The words that are written into pages."""
        return wording(self.language, ENGLISH)


def counted(number: int, noun: str) -> str:
    """Return a number with a noun, in the plural unless it is one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def unrecognised(_path: Path, /) -> str:
    """Recognise nothing."""
    return ""


class Importer(NamedTuple):
    """A kind of source, as a command."""

    #: The name of the command.
    name: str
    #: Begins in lower case, without a full stop.
    help: str
    #: Arguments after the name, one command each.
    examples: tuple[str, ...]
    #: The source in the usage line, and its help.
    metavar: str
    source_help: str
    only_reviews_help: str
    #: Import a source; raises :class:`SourceError`.
    run: Callable[[Request], Report]
    has_images: bool = False
    #: From a path to what it is, in words; empty if it is nothing for this importer.
    recognises: Callable[[Path], str] = unrecognised
