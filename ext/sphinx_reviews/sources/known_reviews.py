"""The reviews that a library has already, and the books that they are of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.fields import people
from sphinx_reviews.records.names import key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_BOOK: Final = re.compile(
    r"^(?:`{3,}|:{3,})\{(?:review:)?book\}[ \t]+(?P<title>.+?)[ \t\r]*$"
    r"(?P<options>(?:\n:[\w-]+:.*$)*)",
    re.MULTILINE,
)
_OPTION: Final = re.compile(r"^:([\w-]+):[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
#: Folders that hold no sources.
_BUILT: Final = re.compile(r"(?:^|/)[_.]")
_COLON: Final = re.compile(r"\s*[:：]\s+")
#: Editions as shops name them, behind a title.
_EDITION: Final = re.compile(r"\s*\([^()]*(?:edition|판)\)$", re.IGNORECASE)


class KnownReview(NamedTuple):
    """A page with a ``{book}``."""

    path: Path
    titles: frozenset[str]
    #: Whether its title is all that is known, so that another may go on with a subtitle.
    is_short: bool
    authors: frozenset[str]


def reviews(folder: Path) -> list[KnownReview]:
    """Return the reviews in the MyST files of a folder, in the order of their paths."""
    return [
        _review(path, match["title"], dict(_OPTION.findall(match["options"])))
        for path in sorted(folder.rglob("*.md"))
        if not _BUILT.search(path.relative_to(folder).as_posix())
        for match in _BOOK.finditer(path.read_text("utf-8", "replace"))
    ]


def _review(path: Path, title: str, options: Mapping[str, str]) -> KnownReview:
    values = {name: value.strip("\"'") for name, value in options.items()}
    subtitle = values.get("subtitle", "")
    titles = {title, _bare(title), f"{title}: {subtitle}" if subtitle else title}
    named = people(values.get("authors", ""))
    return KnownReview(
        path,
        frozenset(map(key, titles)),
        not subtitle and _bare(title) == title,
        frozenset(key(name) for person in named for name in person if name),
    )


def of_book(known: Sequence[KnownReview], title: str, authors: Sequence[str]) -> KnownReview | None:
    """Return the first review of a book: one with its title, and not of other authors.

    Authors are not compared if either side names none, or one is in Latin letters and the
    other is not.
    """
    without = _EDITION.sub("", title)
    whole, bare = {key(title), key(without)}, key(_bare(without))
    names = frozenset(map(key, authors))
    return next(
        (
            each
            for each in known
            if (each.titles & whole or (each.is_short and bare in each.titles))
            and _may_be_the_same(names, each.authors)
        ),
        None,
    )


def _bare(title: str) -> str:
    """Return a title without what follows a colon."""
    return _COLON.split(title)[0] or title


def _may_be_the_same(names: frozenset[str], others: frozenset[str]) -> bool:
    if not names or not others or names & others:
        return True
    return _is_latin(names) != _is_latin(others)


def _is_latin(names: frozenset[str]) -> bool:
    return all(name.isascii() for name in names)
