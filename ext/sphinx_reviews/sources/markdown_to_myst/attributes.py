"""Attributes in braces, as Pandoc and the directives of remark write them: ``{#id .class key=x}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_PART: Final = re.compile(
    r"#(?P<identifier>[^\s{}#]+)|(?<![^\s{])\.(?P<class>[^\s{}.=]+)"
    r"|(?P<name>[\w-][\w:-]*)=(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'{}]+))"
)


class Attributes(NamedTuple):
    """What braces state of the element before them."""

    identifier: str
    classes: tuple[str, ...]
    named: Mapping[str, str]


def attributes(written: str) -> Attributes:
    """Return the attributes in a text, with or without its braces."""
    identifier, classes, named = "", [], {}
    for part in _PART.finditer(written):
        if part["identifier"]:
            identifier = identifier or part["identifier"]
        elif part["class"]:
            classes.append(part["class"])
        else:
            value = part["double"] or part["single"] or part["bare"] or ""
            named[part["name"].lower()] = re.sub(r"\\(.)", r"\1", value)
    return Attributes(identifier, tuple(classes), named)
