"""Changes of sources: text that is put in, in the line ends and the markup of its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.draft import option_value
from sphinx_reviews.sources.suggestions.directive_source import unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_reviews.sources.suggestions.directive_source import Directive

_RST: Final = ".rst"


class Change(NamedTuple):
    """A text that takes the place of a part of a file; offsets in code points."""

    #: Path below the source directory, with forward slashes.
    file: str
    start: int
    end: int
    after: str


def is_rst(file: str) -> bool:
    """Return whether a file is reStructuredText."""
    return file.endswith(_RST)


def fence(source: str) -> str:
    """Return what the directives of a Markdown file stand between, as its author writes them."""
    return ":::" if re.search(r"^:{3,}\{", source, re.MULTILINE) else "```"


def written(
    name: str, argument: str, options: Mapping[str, str], body: Sequence[str], marks: str = ""
) -> str:
    """Return a directive as a block of lines.

    :param marks: the fence around it; empty for reStructuredText.
    """
    if marks:
        lines = [f"{marks}{{{name}}} {argument}".rstrip()]
        lines += [f":{option}: {option_value(text)}".rstrip() for option, text in options.items()]
        lines += [*body, marks]
    else:
        lines = [f".. {name}:: {argument}".rstrip()]
        lines += [f"   :{option}: {value}".rstrip() for option, value in options.items()]
        lines += ["", *(f"   {line}" for line in body)] if body else []
    return "".join(f"{line}\n" for line in lines)


def inserted(file: str, source: str, at: int, lines: str) -> Change:
    """Return the change that puts whole lines where a line begins."""
    newline = "\r\n" if "\r\n" in source else "\n"
    text = lines.replace("\n", newline)
    if at and not source.endswith("\n", 0, at):
        text = newline + text
    return Change(file, at, at, text)


def with_option(file: str, source: str, directive: Directive, name: str, value: str) -> Change:
    """Return the change that gives an option of a directive a value."""
    text = value if is_rst(file) else option_value(value)
    if name not in directive.options:
        return inserted(file, source, directive.after_options, f"{directive.option(name, text)}\n")
    span = directive.options[name]
    space = "" if source[span.start - 1 : span.start].isspace() else " "
    return Change(file, *span, space + text)


def value_of(source: str, directive: Directive, name: str) -> str:
    """Return the value of an option, without quotes; empty if there is none."""
    span = directive.options.get(name)
    return unquoted(source[slice(*span)]) if span else ""
