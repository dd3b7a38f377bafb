"""A directive as it is written: where its options, its body and its end are.

Markdown and reStructuredText; what is found is what the parser found on that line, because
the line is that of a record.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MYST: Final = re.compile(
    r"(?P<indent>[ \t>]*)(?P<fence>:{3,}|`{3,})\{(?:review:)?(?P<name>[\w-]+)\}"
)
_RST: Final = re.compile(r"(?P<indent>[ \t]*)\.\. (?:review:)?(?P<name>[\w-]+)::")
_COLON_OPTION: Final = re.compile(r"[ \t>]*:(?P<name>[\w-]+):[ \t]*(?P<value>.*?)[ \t]*$")
_YAML_OPTION: Final = re.compile(r"[ \t>]*(?P<name>[\w-]+):[ \t]*(?P<value>.*?)[ \t]*$")
#: Of the options of a directive in reStructuredText.
_RST_INDENT: Final = "   "
_QUOTES: Final = "\"'"


class Span(NamedTuple):
    """A part of a text."""

    start: int
    end: int


class Directive(NamedTuple):
    """A directive in a source file; all numbers are offsets into it."""

    name: str
    #: What its lines begin with.
    indent: str
    #: Option -> its value, with quotes if it has them.
    options: Mapping[str, Span]
    #: Where a line with another option may begin.
    after_options: int
    #: Where a further line of its body may begin.
    after_body: int
    #: Where the line after it begins.
    end: int
    #: How a line with an option is written, without its indentation.
    option_line: str

    def option(self, name: str, value: str) -> str:
        """Return an option's line as it is written here, without a line break."""
        return self.indent + self.option_line.format(name=name, value=value).rstrip()


def directive_at(source: str, line: int, name: str) -> Directive | None:
    """Return the directive that begins on a line; None if there is no such one.

    :param line: 1-based.
    """
    lines = _Lines(source)
    if not 0 < line <= len(lines.texts):
        return None
    for pattern, read in ((_MYST, _myst), (_RST, _rst)):
        found = pattern.match(lines.texts[line - 1])
        if found and found["name"] == name:
            return read(lines, line, found)
    return None


def following(source: str, directive: Directive, names: Sequence[str]) -> Directive | None:
    """Return the directive that comes next, with only empty lines between; None if none does.

    :param names: those that count.
    """
    rest = source[directive.end :]
    begin = directive.end + len(rest) - len(rest.lstrip())
    line = source.count("\n", 0, begin) + 1
    return next(filter(None, (directive_at(source, line, name) for name in names)), None)


def unquoted(value: str) -> str:
    """Return an option's value without the quotes around it."""
    is_quoted = len(value) > 1 and value[0] in _QUOTES and value[-1] == value[0]
    return value[1:-1] if is_quoted else value


class _Lines:
    """The lines of a text, without their ends, and where they begin."""

    def __init__(self, source: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self.texts = [line.removesuffix("\r") for line in source.split("\n")]
        self.starts.append(len(source))


def _myst(lines: _Lines, line: int, found: re.Match[str]) -> Directive:
    fence = found["fence"]
    closing = re.compile(rf"[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
    last = next(
        (number for number in range(line, len(lines.texts)) if closing.match(lines.texts[number])),
        len(lines.texts) - 1,
    )
    is_yaml = line < last and lines.texts[line].strip(" \t>") == "---"
    pattern = _YAML_OPTION if is_yaml else _COLON_OPTION
    first = line + is_yaml
    options, after = _options(lines, first, last, pattern)
    return Directive(
        found["name"],
        found["indent"],
        options,
        lines.starts[after],
        lines.starts[last],
        lines.starts[last + 1],
        "{name}: {value}" if is_yaml else ":{name}: {value}",
    )


def _rst(lines: _Lines, line: int, found: re.Match[str]) -> Directive:
    indent = found["indent"] + _RST_INDENT
    inside = line
    while inside < len(lines.texts) and (
        not lines.texts[inside].strip() or lines.texts[inside].startswith(indent)
    ):
        inside += 1
    while inside > line and not lines.texts[inside - 1].strip():
        inside -= 1
    first = line  # the argument may go on
    while (
        first < inside
        and lines.texts[first].strip()
        and not _COLON_OPTION.match(lines.texts[first])
    ):
        first += 1
    options, after = _options(lines, first if first < inside else line, inside, _COLON_OPTION)
    end = lines.starts[inside]
    return Directive(
        found["name"], indent, options, lines.starts[after], end, end, ":{name}: {value}"
    )


def _options(
    lines: _Lines, first: int, last: int, pattern: re.Pattern[str]
) -> tuple[dict[str, Span], int]:
    """Return the options from line *first* (0-based) on, and the number of the line below."""
    options: dict[str, Span] = {}
    number = first
    while number < last and (found := pattern.match(lines.texts[number])):
        begin = lines.starts[number]
        options[found["name"]] = Span(begin + found.start("value"), begin + found.end("value"))
        number += 1
    return options, number
