"""Dates and periods as people and devices write them, in the words of any language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale

from sphinx_reviews.records import fields

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        for form, width in (("format", "abbreviated"), ("format", "wide"), ("stand-alone", "wide")):
            names = months[form][width]
            found |= {name.lower().rstrip("."): number for number, name in names.items()}
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


# -- several -----------------------------------------------------------------

_FULL: Final = re.compile(r"(?<!\d)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
#: Calibre's year for a date that is not known.
_UNKNOWN_YEAR: Final = "0101"
_TO: Final = re.compile(r"\s*[~〜–—]\s*|/(?=\d{4})|\s+(?:-|to|부터|until)\s+|(?<=\d)-(?=\d{4})")
_PARTIAL: Final = re.compile(
    r"(\d{4})(?:\s*[-/.년]\s*(\d{1,2})(?:\s*[-/.월]\s*(\d{1,2}))?)?\s*[년월일.]?"
)
_MONTH: Final = re.compile(r"([^\W\d_]+)\.?,?\s+((?:1[5-9]|20)\d\d)")
#: The month and day of an end in the year of its beginning: ``2021. 3. 1. ~ 3. 10.``
_SHORT: Final = re.compile(r"(\d{1,2})\s*[-/.월]\s*(\d{1,2})\s*[일.]?")


def dates(text: str) -> list[str]:
    """Return the dates in numbers in a text, as ``YYYY-MM-DD``, in its order."""
    numbers = (map(int, found) for found in _FULL.findall(text) if found[0] != _UNKNOWN_YEAR)
    return list(filter(None, (_valid(*each) for each in numbers)))


def partial(text: str) -> str:
    """Return a text that is a date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty if it is none."""
    numbers = _PARTIAL.fullmatch(text.strip())
    if not numbers and (month := _MONTH.fullmatch(text.strip())):
        number = _months().get(month[1].lower(), 0)
        return f"{month[2]}-{number:02}" if number else ""
    if not numbers:
        return date(text)
    try:
        return fields.partial_date("-".join(each.zfill(2) for each in numbers.groups() if each))
    except fields.FieldError:
        return ""


def period(start: str, end: str) -> tuple[str, ...]:
    """Return a reading in the form of the field ``read``, if it is known when it began or ended."""
    is_open = bool(start) and not end
    return (f"{start}/{end}",) if is_open or "" < start <= end else (end,) if end else ()


def field(readings: Sequence[str]) -> str | list[str]:
    """Return readings as the value of the field ``read``."""
    return readings[0] if len(readings) == 1 else list(readings)


def periods(text: str) -> tuple[str, ...]:
    """Return the readings in ``2020/01/01-2020/01/02, 2022/05/01``, in that form."""
    found: list[str] = []
    for each in re.split(r"\s*(?:,\s*(?=\d{4}\b)|[;&\n])\s*", text):
        if len(days := dates(each)) == len(("start", "end")):
            found += period(*days)
            continue
        first, *rest = [part for part in _TO.split(each.strip()) if part] or [""]
        start, end = partial(first), partial(rest[0]) if rest else ""
        if rest and not end and start and (short := _SHORT.fullmatch(rest[0].strip())):
            end = partial(f"{start[:4]}-{short[1]}-{short[2]}")
        found += period(start, end) if rest else period("", start)
    return tuple(found)
