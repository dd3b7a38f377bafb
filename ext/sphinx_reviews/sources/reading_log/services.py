"""The services whose exports are read, each recognised by its columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.reading_log import values
from sphinx_reviews.sources.reading_log.entry import Entry
from sphinx_reviews.sources.stated import contributors, dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_reviews.sources.reading_log.entry import Cells


class Service(NamedTuple):
    """A service that exports reading logs."""

    #: The name of its command.
    name: str
    #: As it calls itself.
    title: str
    #: Columns that together no other service has; in lower case.
    columns: frozenset[str]
    #: The column of the rating, in lower case, and the highest ratings that a file may have.
    rating: str
    scales: tuple[int, ...]
    #: From a row to a book.
    read: Callable[[Cells], Entry]


_ANY_SCALE: Final = (5, 10, 100)
#: Names of shelves that other services have for those of Goodreads and StoryGraph.
_SHELVES: Final = {
    "reading": "currently-reading",
    "currently reading": "currently-reading",
    "to read": "to-read",
    "stopped-reading": "did-not-finish",
}


def _goodreads(cell: Cells) -> Entry:
    shelf = cell("Exclusive Shelf")
    return Entry(
        title=cell("Title"),
        people={"authors": values.names(cell("Author")), **_with_roles(cell("Additional Authors"))},
        facts={
            "isbn": cell.read(values.isbn, "ISBN13", "ISBN"),
            "publisher": cell("Publisher"),
            "published": cell.read(values.year, "Year Published"),
            "pages": cell.read(values.digits, "Number of Pages"),
        },
        rating=cell("My Rating"),
        date=cell.read(values.date, "Date Read", "Date Added"),
        shelf=shelf,
        review=cell("My Review"),
        is_spoiler=cell("Spoiler").lower() == "true",
        readings=_readings(cell, "Date Read"),
        times_read=int(values.digits(cell("Read Count")) or 0),
        tags=[tag for tag in values.listed(cell("Bookshelves")) if tag != shelf],
    )


def _readings(cell: Cells, column: str) -> tuple[str, ...]:
    return dates.periods(cell.read(lambda text: ", ".join(dates.periods(text)), column))


def _storygraph(cell: Cells) -> Entry:
    return Entry(
        title=cell("Title"),
        people={"authors": values.names(cell("Authors")), **_with_roles(cell("Contributors"))},
        facts={"isbn": cell.read(values.isbn, "ISBN/UID", "ISBN")},
        rating=cell("Star Rating"),
        date=cell.read(values.date, "Last Date Read", "Date Added"),
        shelf=cell("Read Status"),
        review=cell("Review"),
        readings=_readings(cell, "Dates Read") or _readings(cell, "Last Date Read"),
        times_read=int(values.digits(cell("Read Count")) or 0),
        tags=values.listed(cell("Tags")),
    )


def _bookwyrm(cell: Cells) -> Entry:
    own, shelf = cell("shelf_name"), cell("shelf")
    ended = cell.read(values.date, "finish_date", "stopped_date")
    return Entry(
        title=cell("title"),
        people={"authors": values.names(cell("author_text"))},
        facts={
            "isbn": cell.read(values.isbn, "isbn_13", "isbn_10"),
            "pages": cell.read(values.digits, "pages"),
        },
        rating=cell("rating"),
        date=ended or cell.read(values.date, "review_published", "shelf_date"),
        shelf=_SHELVES.get(shelf, shelf if shelf in {"read", "to-read"} else own or shelf),
        review=cell("review_content"),
        review_title=cell("review_name"),
        is_spoiler=bool(cell("review_cw")),
        warning=cell("review_cw"),
        is_markdown=True,
        readings=dates.period(cell.read(values.date, "start_date"), ended),
    )


def _calibre(cell: Cells) -> Entry:
    series, number = cell("series"), cell("series_index").removesuffix(".0")
    return Entry(
        title=cell("title"),
        people={"authors": tuple(re.split(r"\s*[&;]\s*", cell("authors")))},
        facts={
            "isbn": cell.read(values.isbn, "isbn"),
            "publisher": cell("publisher"),
            "published": cell.read(values.date, "pubdate"),
            "series": f"{series} {number}".strip() if series else "",
        },
        rating=cell("rating"),
        date=cell.read(values.date, "timestamp"),
        shelf=_IN_CALIBRE,
        tags=values.listed(cell("tags")),
    )


#: A heading that is no shelf of Goodreads: Calibre does not say what was read.
_IN_CALIBRE: Final = "Calibre"
#: Collections that LibraryThing has by itself; they are no tags.
_COLLECTIONS: Final = {"your library", "read but unowned", "all collections", *_SHELVES}
#: ``Ace (1990), Edition: Reprint, 604 pages``.
_PUBLICATION: Final = re.compile(
    r"(?P<publisher>[^()]*?)\s*\((?P<year>[12]\d{3})\)(?:,\s*(?:Edition: (?P<edition>[^,]+))?)?"
    r"(?:,?\s*(?P<pages>\d+) pages?)?(?P<rest>.*)",
    re.DOTALL,
)


def _librarything(cell: Cells) -> Entry:
    publication = _PUBLICATION.fullmatch(cell("Publication"))
    imprint = publication.groupdict("") if publication else {"publisher": cell("Publication")}
    if rest := imprint.get("rest", "").strip(" ,"):
        cell.unread.append(f"Publication: {rest}")
    read = cell.read(values.date, "Date Read")
    collections = values.listed(cell("Collections"))
    shelves = [_SHELVES[each.lower()] for each in collections if each.lower() in _SHELVES]
    primary = values.name_first(cell("Primary Author")), cell("Primary Author Role") or "Author"
    secondary = _named(cell("Secondary Author"), cell("Secondary Author Roles"))
    return Entry(
        title=cell("Title"),
        people=_by_role([primary, *secondary]),
        facts={
            "isbn": cell.read(values.isbn, "ISBNs", "ISBN"),
            "publisher": imprint["publisher"],
            "edition": imprint.get("edition", ""),
            "published": cell.read(values.year, "Date") or imprint.get("year", ""),
            "pages": cell.read(values.digits, "Page Count") or imprint.get("pages", ""),
            "language": values.language(cell("Languages")),
            "original-language": values.language(cell("Original Languages")),
        },
        rating=cell("Rating"),
        date=read or cell.read(values.date, "Entry Date"),
        shelf=next(iter(shelves), "read"),
        review=cell("Review"),
        readings=dates.period(cell.read(values.date, "Date Started"), read),
        tags=[
            *values.listed(cell("Tags")),
            *(each for each in collections if each.lower() not in _COLLECTIONS),
        ],
    )


def _named(names: str, roles: str) -> list[tuple[str, str]]:
    """Return names between bars with their roles, which may be fewer."""
    listed = [values.name_first(name) for name in names.split("|") if name.strip()]
    of_names = [role.strip() for role in roles.split("|")]
    return list(zip(listed, [*of_names, *("" for _ in listed)], strict=False))


def _by_role(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return people by option, given each with a role; those with another role under none."""
    found: dict[str, list[str]] = {}
    for name, role in named:
        if not name:
            continue
        known = contributors.of_book([f"{name} ({role})"]) if role else {}
        option = next((each for each in known if each and known[each] == [name]), "")
        found.setdefault(option, []).append(name if option or not role else f"{name} ({role})")
    return found


_NAME_AND_ROLE: Final = re.compile(r"(?P<name>.+?)\s*\((?P<role>[^()]+)\)")


def _with_roles(text: str) -> dict[str, list[str]]:
    """Return people by option, given as ``김번역 (Translator), 이두리``."""
    matches = ((each, _NAME_AND_ROLE.fullmatch(each)) for each in values.names(text))
    found = _by_role(
        (match["name"], match["role"]) if match else (each, "") for each, match in matches
    )
    # That they contributed is all that is known of those who are named beside the authors.
    found[""] = found.get("", []) + found.pop("authors", [])
    return found


def _columns(text: str) -> frozenset[str]:
    return frozenset(text.lower().split("|"))


SERVICES: Final = (
    Service("goodreads", "Goodreads", _columns("Title|Author|My Rating|My Review"),
            "my rating", (5,), _goodreads),
    Service("storygraph", "StoryGraph", _columns("Title|Authors|Star Rating|Review"),
            "star rating", (5,), _storygraph),
    Service("bookwyrm", "BookWyrm", _columns("title|author_text|remote_id|isbn_13"),
            "rating", _ANY_SCALE, _bookwyrm),
    Service("calibre", "Calibre", _columns("title|authors|title_sort|author_sort"),
            "rating", _ANY_SCALE, _calibre),
    Service("librarything", "LibraryThing", _columns("Title|Primary Author|Rating|Review"),
            "rating", _ANY_SCALE, _librarything),
)  # fmt: skip
