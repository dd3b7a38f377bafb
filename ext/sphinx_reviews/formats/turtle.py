"""Turtle 1.1 (W3C).

Written by hand, because an RDF library would add a third of a second to every build.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sphinx_reviews.records import names

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Names of predicates and written objects, in the order of the file.
Facts = list[tuple[str, str]]

#: XML Schema's types of ``YYYY``, ``YYYY-MM`` and ``YYYY-MM-DD``, by number of hyphens.
_DATES: Final = ("gYear", "gYearMonth", "date")


def prefixes(known: dict[str, str]) -> str:
    """Return the declarations of namespaces by prefix."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(known.items()))


def statements(iri: str, type_: str, facts: Iterable[tuple[str, str]]) -> str:
    """Return what is said of one subject."""
    lines = [f"{iri} a {type_}", *(f"    {name} {value}" for name, value in facts)]
    return " ;\n".join(lines) + " .\n"


def unnamed(type_: str, facts: Iterable[tuple[str, str]]) -> str:
    """Return an object that nothing else refers to, with what is said of it."""
    return f"[ {' ; '.join((f'a {type_}', *(f'{name} {value}' for name, value in facts)))} ]"


def literal(text: str, language: str = "") -> str:
    """Return a text on one line.

    :param language: BCP 47 tag; empty if it is unknown.
    """
    # The escapes of JSON are among those of Turtle.
    quoted = json.dumps(names.normalize(text), ensure_ascii=False)
    return f"{quoted}@{language}" if language else quoted


def date(value: str) -> str:
    """Return a year, month or day of ISO 8601 with its type."""
    return f'"{value}"^^xsd:{_DATES[value.count("-")]}'


def reference(iri: str) -> str:
    """Return an IRI with the characters that Turtle forbids in it percent-encoded."""
    allowed = (
        f"%{ord(character):02X}" if character in '<>"{}|^`\\' or character <= " " else character
        for character in iri
    )
    return f"<{''.join(allowed)}>"
