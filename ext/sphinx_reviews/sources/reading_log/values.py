"""What the cells of a reading log mean."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale
from stdnum import isbn as _isbn

from sphinx_reviews.sources.stated import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# -- ratings -----------------------------------------------------------------

_STARS: Final = 5
_DRAWN: Final = re.compile(r"(★*)(½?)☆*")
_NUMBER: Final = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?)\s*(?:/\s*(\d{1,3})|(%))?")


def rating(text: str, scale: int = _STARS) -> float | None:
    """Return a rating in stars, more than 0 to 5; None for 0, and for what is no such rating.

    :param text: a number with a point or a comma, which may name its own scale (``8/10``,
        ``85%``), or drawn stars.
    :param scale: the highest rating, if the text names none.
    """
    if text and (drawn := _DRAWN.fullmatch(text)):
        stars = len(drawn[1]) + len(drawn[2]) / 2
    elif number := _NUMBER.fullmatch(text):
        highest = 100 if number[3] else int(number[2] or scale)
        stars = float(number[1].replace(",", ".")) * _STARS / highest if highest else 0
    else:
        return None
    return stars if 0 < stars <= _STARS else None


def odd_rating(text: str, scale: int = _STARS) -> str:
    """Return what stands where a rating should, if it is none; Goodreads writes 0 for that."""
    return text if text and rating(text, scale) is None and text.strip("0.,☆") else ""


def scale_of(ratings: Iterable[str], scales: Sequence[int]) -> int:
    """Return the lowest of *scales* that all ratings fit; the first if none does."""
    numbers = (re.fullmatch(r"\d{1,6}(?:[.,]\d{1,6})?", text) for text in ratings)
    highest = max((float(each[0].replace(",", ".")) for each in numbers if each), default=0)
    return next((scale for scale in scales if highest <= scale), scales[0])


# -- numbers and dates -------------------------------------------------------


def isbn(*texts: str) -> str:
    """Return a valid ISBN, of 13 digits if there is one.

    Goodreads writes ``="978…"``, LibraryThing ``[978…]``.
    """
    parts = (part for text in texts for part in re.split(r"[,;|\s]+", text))
    bare = (re.sub(r"[^0-9Xx]", "", part).upper() for part in parts)
    return max(filter(_isbn.is_valid, filter(None, bare)), key=len, default="")


def digits(text: str) -> str:
    """Return the whole number that a text begins with; nothing for 0."""
    match = re.match(r"\d{1,6}", text)
    return match[0] if match and int(match[0]) else ""


def year(text: str) -> str:
    """Return a text that is a year."""
    return text if re.fullmatch(r"[12]\d{3}", text) else ""


def date(*texts: str) -> str:
    """Return the last date in the first text that has one."""
    return next((found[-1] for text in texts if (found := sorted(dates.dates(text)))), "")


# -- names -------------------------------------------------------------------


def listed(text: str) -> list[str]:
    """Return what stands between commas."""
    return [part for each in text.split(",") if (part := " ".join(each.split()))]


def names(text: str) -> tuple[str, ...]:
    """Return names between commas, each once."""
    return tuple(dict.fromkeys(listed(text)))


def name_first(text: str) -> str:
    """Return a name without a comma between family and given name."""
    family, comma, given = (part.strip() for part in text.partition(","))
    return f"{given} {family}" if comma and given and "," not in given else " ".join(text.split())


@cache
def _tags() -> dict[str, str]:
    return {name.casefold(): tag for tag, name in Locale("en").languages.items()}


def language(text: str) -> str:
    """Return the tag of the first language in a list of English names, if it is known."""
    first = next(iter(listed(text)), "")
    return _tags().get(first.casefold(), "")
