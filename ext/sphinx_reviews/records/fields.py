"""Parsers of what authors type: pure functions that raise one kind of error.

Every function takes the text as typed and returns a value, or raises
:class:`FieldError`, whose hint says what to type instead.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from urllib.parse import urlsplit

from stdnum import isbn as _isbn
from stdnum.exceptions import ValidationError

from sphinx_reviews.records.model import Isbn, Period, Person
from sphinx_reviews.records.names import normalize


class FieldError(ValueError):
    """A text that cannot be read as the value it should be.

    Attributes:
        problem: what is wrong, as a clause without a full stop.
        hint: what to write instead, as a sentence without a full stop, or a question.

    """

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(f"{problem}. {hint}{'' if hint.endswith('?') else '.'}")
        self.problem = problem
        self.hint = hint


# -- lists of names ----------------------------------------------------------


#: An item between commas; a comma in parentheses does not separate.
_ITEM = re.compile(r"(?:[^,()]|\([^()]*\)|[()])+")


def _split(value: str) -> list[str]:
    """Split at ``;`` if there is one, otherwise at commas outside parentheses."""
    parts = value.split(";") if ";" in value else _ITEM.findall(value)
    return [item for part in parts if (item := normalize(part))]


def names(value: str) -> tuple[str, ...]:
    """Read a list of names, separated by commas, or by ``;`` where an item holds a comma."""
    return tuple(dict.fromkeys(_split(value)))


_TWO_SPELLINGS = re.compile(r"(?P<name>[^()]+?)\s*\((?P<other>[^()]+)\)")


def people(value: str) -> tuple[Person, ...]:
    """Read a list of people, each ``name`` or ``name (other spelling)``."""
    found = []
    for item in _split(value):
        match = _TWO_SPELLINGS.fullmatch(item)
        found.append(Person(match["name"], match["other"]) if match else Person(item))
    return tuple(found)


# -- numbers and dates -------------------------------------------------------

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LOOSE_DATE = re.compile(
    r"([0-9]{4})[^0-9]{1,3}([0-9]{1,2})(?:[^0-9]{1,3}([0-9]{1,2}))?[^0-9]{0,2}"
)


def _number(value: str) -> str:
    """Return a text that holds a number, normalized.

    :raises FieldError: if a digit is not 0 to 9 but full-width or of another script.
    """
    typed = normalize(value)
    plain = "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in typed
    )
    if plain != typed:
        plain = unicodedata.normalize("NFKC", plain)
        raise FieldError(f"{typed!r} has digits that are not 0 to 9", f"Write {plain}")
    return typed


def partial_date(value: str) -> str:
    """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` (ISO 8601, as in schema.org ``Date``).

    :raises FieldError: if it is in another notation or not a day of the calendar.
    """
    typed = _number(value)
    match = _DATE.fullmatch(typed)
    if match is None:
        loose = _LOOSE_DATE.fullmatch(typed)
        if loose is not None:
            wanted = "-".join([loose[1], *(part.zfill(2) for part in loose.groups()[1:] if part)])
            raise FieldError(f"{typed!r} is not an ISO 8601 date", f"Write {wanted}")
        raise FieldError(f"{typed!r} is not a date", "Write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        dt.date(year, month, day)
    except ValueError:
        raise FieldError(
            f"{typed!r} is not in the calendar", "Write a day that exists, as YYYY-MM-DD"
        ) from None
    return typed


def date(value: str) -> str:
    """Read ``YYYY-MM-DD``.

    :raises FieldError: if it is anything else.
    """
    typed = partial_date(value)
    if len(typed) != len("YYYY-MM-DD"):
        raise FieldError(f"{typed!r} is not a full date", "Write YYYY-MM-DD")
    return typed


def period(value: str) -> Period:
    """Read ``START/END`` (an ISO 8601 interval), ``START/``, or the day on which it ended.

    :raises FieldError: if a part is not a date, or the end is before the start.
    """
    start, slash, end = normalize(value).partition("/")
    if not slash:
        return Period("", partial_date(start))
    found = Period(partial_date(start), partial_date(end) if end.strip(" .") else "")
    if found.end and found.end < found.start[: len(found.end)]:
        raise FieldError(f"{value!r} ends before it begins", f"Write {found.end}/{found.start}")
    return found


def isbn(value: str) -> Isbn:
    """Read an ISBN-10 or ISBN-13, with or without hyphens.

    Only the length and check digit are checked (ISO 2108): tables of publishers'
    ranges are always out of date, and a valid number must not be refused.

    :raises FieldError: if the length or the check digit is wrong.
    """
    typed = _number(value)
    digits = re.sub(r"(?i)^isbn(?:-1[03])?:?\s*|[\s\-\u2010-\u2015]", "", typed).upper()
    if not re.fullmatch(r"[0-9]{9}[0-9X]|97[89][0-9]{10}", digits):
        raise FieldError(
            f"{typed!r} is not an ISBN",
            "Write 10 digits, or 13 digits that begin with 978 or 979; hyphens are optional",
        )
    try:
        _isbn.validate(digits)
    except ValidationError:
        right = digits[:-1] + _check_digit(digits[:-1])
        raise FieldError(
            f"ISBN {typed} has a wrong check digit", f"Did you mean {_isbn.format(right)}?"
        ) from None
    if len(digits) == len("0306406152"):
        return Isbn(_isbn.to_isbn13(digits), digits)
    return Isbn(digits)


def _check_digit(digits: str) -> str:
    return next(
        digit
        for digit in "0123456789X"
        if (digit != "X" or len(digits) == len("030640615")) and _isbn.is_valid(digits + digit)
    )


def hyphenated(digits: str) -> str:
    """Return an ISBN with hyphens if its range is known, otherwise unchanged."""
    return str(_isbn.format(digits))


def rating(value: str) -> float:
    """Read a rating: 0.5 to 5 in half steps.

    :raises FieldError: if it is not a number on the scale.
    """
    typed = _number(value)
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", typed):
        raise FieldError(f"rating {typed!r} is not a number", "Write 0.5 to 5 in half steps")
    number = float(typed)
    if not 0.5 <= number <= 5:  # noqa: PLR2004  (the scale is stated in the docstring)
        raise FieldError(
            f"rating {typed} is not on the scale",
            "Write 0.5 to 5 in half steps, or leave the option out for no rating",
        )
    if number * 2 % 1:
        low = int(number * 2) / 2
        raise FieldError(f"rating {typed} is not a half step", f"Write {low:g} or {low + 0.5:g}")
    return number


def pages(value: str) -> int:
    """Read a number of pages.

    :raises FieldError: if it is not a whole number above 0.
    """
    typed = _number(value)
    if not re.fullmatch(r"[0-9]{1,6}", typed) or int(typed) == 0:
        raise FieldError(f"{typed!r} is not a number of pages", "Write a whole number, such as 436")
    return int(typed)


# -- addresses and languages -------------------------------------------------


def url(value: str) -> str:
    """Read a web address, so that other schemes (``javascript:`` …) never reach a page.

    :raises FieldError: if it is not an absolute http or https address.
    """
    typed = value.strip().removeprefix("<").removesuffix(">")
    try:
        parts = urlsplit(typed)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.netloc or re.search(r"\s", typed):
        raise FieldError(
            f"{typed!r} is not a web address", "Write it in full, such as https://example.org"
        )
    return typed


def urls(value: str) -> tuple[str, ...]:
    """Read web addresses separated by white space or ``;`` (a comma may be part of an address).

    :raises FieldError: if one of them is not an http or https address.
    """
    return tuple(url(part.rstrip(",")) for part in re.split(r"[;\s]+", value.strip()) if part)


def language(value: str) -> str:
    """Read a language tag (BCP 47).

    :raises FieldError: if it is not well-formed.
    """
    typed = normalize(value).replace("_", "-")
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", typed):
        raise FieldError(f"{typed!r} is not a language tag", "Write a BCP 47 tag, such as ko or en")
    return typed


# -- lists of skills ---------------------------------------------------------

#: What separates the names from the note: — or – anywhere, a hyphen or colon only
#: where it cannot be part of a name.
NOTE_SEPARATOR = re.compile(r"(?:[—–]+|(?<=\s)-{1,3}(?=\s)|:(?=\s))\s*")
_LEVEL = re.compile(r"(?P<name>.+?)\s*\((?P<level>[^()]*)\)")


def skill_names(head: str) -> tuple[tuple[str, str], ...]:
    """Read ``NAME (LEVEL) + NAME`` as ``(name, level as typed or empty)`` pairs.

    A ``+`` joins only with spaces around it, so ``C++`` is one name.
    """
    pairs = []
    for part in re.split(r"\s+\+\s+", normalize(head)):
        match = _LEVEL.fullmatch(part)
        name, typed = (match["name"], match["level"]) if match else (part, "")
        if name:
            pairs.append((name, typed.strip()))
    return tuple(pairs)
