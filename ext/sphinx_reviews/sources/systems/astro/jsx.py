"""The tags and expressions of JSX in a text, found in time linear in the text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_START: Final = re.compile(r"\\.|[<{]", re.DOTALL)
_NAME: Final = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w.:-]*|(?=>))")
_ATTRIBUTE: Final = re.compile(
    r"(?P<name>[\w$:@.-]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<expression>(?=\{))))?"
)
_SPACE: Final = re.compile(r"\s*")
_END: Final = re.compile(r"(?P<empty>/?)>")
_LITERAL: Final = re.compile(
    r"\"(?:[^\"\\]|\\.)*\"|'[^'\\]*'|`[^`$\\]*`|-?\d+(?:\.\d+)?|true|false"
)


class Expression(NamedTuple):
    """JavaScript between braces."""

    start: int
    end: int
    #: Without the braces.
    code: str


class Tag(NamedTuple):
    """A tag of HTML, or of a component, whose name begins with a capital."""

    start: int
    end: int
    #: Empty for a fragment.
    name: str
    attributes: Mapping[str, str | Expression]
    is_closing: bool
    #: Whether it has no closing tag.
    is_empty: bool

    @property
    def is_component(self) -> bool:
        """Whether its meaning is that of a component."""
        return not self.name or self.name[0].isupper()


def found(text: str) -> Iterator[Tag | Expression]:
    """Yield the tags and expressions of a text without code, those within expressions left out."""
    braces = _braces(text)
    at = 0
    while start := _START.search(text, at):
        at = start.end()
        if start[0] == "{" and start.start() in braces:
            end = braces[start.start()]
            yield Expression(start.start(), end, text[at : end - 1].strip())
            at = end
        elif start[0] == "<" and (tag := _tag(text, start.start(), braces)):
            yield tag
            at = tag.end


def _braces(text: str) -> dict[int, int]:
    """Return, for each opening brace that is closed, the place after its closing one."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            open_.append(brace.start())
        elif brace[0] == "}" and open_:
            pairs[open_.pop()] = brace.end()
    return pairs


def _tag(text: str, start: int, braces: Mapping[int, int]) -> Tag | None:
    """Return the tag that begins at a place; None if it is no tag."""
    if not (name := _NAME.match(text, start)):
        return None
    attributes: dict[str, str | Expression] = {}
    at = name.end()
    while True:
        at = _after(_SPACE, text, at)
        if end := _END.match(text, at):
            return Tag(
                start, end.end(), name["name"], attributes, bool(name["close"]), bool(end["empty"])
            )
        if text.startswith("{", at) and at in braces:  # {...properties}
            attributes[text[at : braces[at]]] = ""
            at = braces[at]
        elif attribute := _ATTRIBUTE.match(text, at):
            at = attribute.end()
            value = attribute["double"] or attribute["single"] or ""
            if attribute["expression"] is not None:
                if at not in braces:
                    return None
                attributes[attribute["name"]] = Expression(
                    at, braces[at], text[at + 1 : braces[at] - 1].strip()
                )
                at = braces[at]
            else:
                attributes[attribute["name"]] = value
        else:
            return None


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def literal(code: str) -> str | None:
    """Return the text that JavaScript stands for; None if only a program can tell."""
    if not _LITERAL.fullmatch(code):
        return None
    if code.startswith('"'):
        try:
            return str(json.loads(code, strict=False))
        except ValueError:
            return code[1:-1]
    return code.strip("'`")
