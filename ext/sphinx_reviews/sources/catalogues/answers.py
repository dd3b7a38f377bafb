"""What catalogues of books answer, as the options of ``{book}``.

Each reader takes one book of an answer, in the shape that the catalogue documents.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.records import fields, names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    _Reader = Callable[[Mapping[str, Any]], dict[str, object]]

#: Options of ``{book}``, and ``title``.
Facts = dict[str, str]


class AnswerError(Exception):
    """An answer that cannot be read, and why."""


def books(text: str) -> list[Facts]:
    """Return the books of an answer of any of the catalogues.

    :raises AnswerError: if it is the answer of none.
    """
    try:
        # Aladin's has ended in a semicolon.
        answer = json.loads(text.strip().rstrip(";"))
    except ValueError as error:
        raise AnswerError(f"no JSON: {error}") from error
    if isinstance(answer, dict):
        if told := answer.get("errorMessage"):
            raise AnswerError(f"the catalogue says: {told}")
        for reader, listed in _readers(answer):
            return [facts for each in listed if (facts := _checked(reader(each))).get("title")]
    raise AnswerError("not an answer of Aladin, Kakao, Naver, Google Books or Open Library")


def _readers(answer: Mapping[str, Any]) -> Iterator[tuple[_Reader, list[Mapping[str, Any]]]]:
    """Yield the reader of an answer, and its books."""
    items = _dicts(answer.get("items"))
    if "item" in answer:
        yield _of_aladin, _dicts(answer["item"])
    elif "documents" in answer:
        yield _of_kakao, _dicts(answer["documents"])
    elif "volumeInfo" in answer:
        yield _of_google, [answer]
    elif "items" in answer:
        is_google = any("volumeInfo" in each for each in items)
        yield (_of_google if is_google else _of_naver), items
    elif "docs" in answer:
        yield _of_open_library_search, _dicts(answer["docs"])
    elif {"publishers", "publish_date"} & answer.keys() and "title" in answer:
        yield _of_open_library, [answer]
    elif answer.get("totalItems") == 0:
        yield _of_google, []


def _dicts(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


# -- the catalogues ----------------------------------------------------------

_ROLES: Final = {
    "지은이": "authors",
    "저자": "authors",
    "글": "authors",
    "옮긴이": "translators",
    "엮은이": "editors",
}


def _of_aladin(item: Mapping[str, Any]) -> dict[str, object]:
    """Read a book of ItemLookUp (TTB API 2.0); roles stand in the text of ``author``."""
    more = item.get("subInfo") or {}
    people: dict[str, list[str]] = {}
    waiting: list[str] = []
    for part in str(item.get("author", "")).split(","):
        name, _, role = part.strip().partition(" (")
        waiting.append(name)
        if role:
            people.setdefault(_ROLES.get(role.rstrip(")"), ""), []).extend(waiting)
            waiting = []
    people.setdefault("authors", []).extend(waiting)
    subtitle = str(more.get("subTitle") or "")
    title = str(item.get("title", ""))
    return {
        "title": title.removesuffix(f" - {subtitle}") if subtitle else title,
        "subtitle": subtitle,
        **{option: names for option, names in people.items() if option},
        "publisher": item.get("publisher"),
        "published": item.get("pubDate"),
        "isbn": [item.get("isbn13"), item.get("isbn")],
        "pages": more.get("itemPage"),
        "original": re.sub(r"\s*\(\d{4}년\)$", "", str(more.get("originalTitle") or "")),
        "series": (item.get("seriesInfo") or {}).get("seriesName"),
    }


def _of_kakao(document: Mapping[str, Any]) -> dict[str, object]:
    """Read a book of ``/v3/search/book``; ``isbn`` holds both numbers."""
    return {
        "title": document.get("title"),
        "authors": document.get("authors"),
        "translators": document.get("translators"),
        "publisher": document.get("publisher"),
        "published": str(document.get("datetime") or "")[:10],
        "isbn": str(document.get("isbn") or "").split()[::-1],
    }


def _of_naver(item: Mapping[str, Any]) -> dict[str, object]:
    """Read a book of ``/v1/search/book.json``; people are parted by ``^``."""
    date = str(item.get("pubdate") or "")
    return {
        "title": item.get("title"),
        "authors": re.split(r"[\^|]", str(item.get("author") or "")),
        "publisher": item.get("publisher"),
        "published": "-".join((date[:4], date[4:6], date[6:8])),
        "isbn": str(item.get("isbn") or "").split()[::-1],
    }


def _of_google(volume: Mapping[str, Any]) -> dict[str, object]:
    """Read a volume of Google Books."""
    told = volume.get("volumeInfo") or {}
    numbers = {
        each.get("type"): each.get("identifier") for each in _dicts(told.get("industryIdentifiers"))
    }
    return {
        "title": told.get("title"),
        "subtitle": told.get("subtitle"),
        "authors": told.get("authors"),
        "publisher": told.get("publisher"),
        "published": told.get("publishedDate"),
        "isbn": [numbers.get("ISBN_13"), numbers.get("ISBN_10")],
        "pages": told.get("pageCount"),
        "language": told.get("language"),
    }


def _of_open_library(edition: Mapping[str, Any]) -> dict[str, object]:
    """Read an edition of ``/isbn/….json``, which names no people but their pages."""
    year = re.search(r"\b[12]\d{3}\b", str(edition.get("publish_date") or ""))
    return {
        "title": edition.get("title"),
        "subtitle": edition.get("subtitle"),
        "publisher": _first(edition.get("publishers")),
        "published": year[0] if year else "",
        "isbn": [*_texts(edition.get("isbn_13")), *_texts(edition.get("isbn_10"))],
        "pages": edition.get("number_of_pages"),
        "series": _first(edition.get("series")),
    }


def _of_open_library_search(document: Mapping[str, Any]) -> dict[str, object]:
    """Read a work of ``search.json``; its numbers are those of many editions, so none is taken."""
    return {
        "title": document.get("title"),
        "subtitle": document.get("subtitle"),
        "authors": document.get("author_name"),
    }


# -- values ------------------------------------------------------------------


def _texts(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [text for each in listed if isinstance(each, (str, int)) and (text := _clean(str(each)))]


def _first(value: object) -> str:
    return next(iter(_texts(value)), "")


def _clean(text: str) -> str:
    return names.normalize(unescape(re.sub(r"</?b>", "", text)))


_PEOPLE: Final = ("authors", "translators", "editors")
_CHECKED: Final[Mapping[str, Callable[[str], object]]] = {
    "published": fields.partial_date,
    "pages": fields.pages,
    "isbn": fields.isbn,
    "language": fields.language,
}


def _checked(told: Mapping[str, object]) -> Facts:
    """Return what can be read of a book; each option takes the first value that can."""
    found: Facts = {}
    for option, value in told.items():
        texts = _texts(value)
        if option in _PEOPLE:
            found[option] = ", ".join(dict.fromkeys(texts))
        else:
            found[option] = next((text for text in texts if _is_readable(option, text)), "")
    return {option: text for option, text in found.items() if text}


def _is_readable(option: str, text: str) -> bool:
    try:
        _CHECKED.get(option, str)(text)
    except fields.FieldError:
        return False
    return True
