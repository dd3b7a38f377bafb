"""Dates as devices write them, in the words of any language."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from babel import Locale

from sphinx_reviews.records import fields

#: The languages of Kindle's menus that name their months; the others number them.
_LANGUAGES: Final = ("en", "de", "es", "fr", "it", "pt", "nl", "ru", "pl", "sv", "tr", "cs")
_BETWEEN: Final = r"\s*[^\d\s:,]\s*"
_YEAR_FIRST: Final = re.compile(rf"(\d{{4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,2}})(?![\d:])")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_DAY: Final = re.compile(r"(?<![\d:])\d{1,2}(?![\d:])")
_WORD: Final = re.compile(r"[^\W\d_]+")


@cache
def _months() -> dict[str, int]:
    """Return the number of each month by its name in small letters."""
    found: dict[str, int] = {}
    for months in (Locale(language).months for language in _LANGUAGES):
        for names in (months["format"]["wide"], months["stand-alone"]["wide"]):
            found |= {name.lower(): number for number, name in names.items()}
    return found


def date(text: str) -> str:
    """Return the date in a text as ``YYYY-MM-DD``; empty if there is none.

    The month is a number between year and day, or a name.
    """
    if numbers := _YEAR_FIRST.search(text):
        return _valid(*map(int, numbers.groups()))
    year = _YEAR.search(text)
    day = _DAY.search(text)
    month = next((_months()[word] for word in _words(text) if word in _months()), 0)
    return _valid(int(year[0]), month, int(day[0])) if year and day else ""


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _valid(year: int, month: int, day: int) -> str:
    try:
        return fields.date(f"{year:04}-{month:02}-{day:02}")
    except fields.FieldError:
        return ""
