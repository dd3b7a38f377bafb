"""The top of a source file, read with line numbers and without losing a value.

MyST hands front matter on as strings and JSON text, and drops all of it if one
date is impossible.  Here each value is the text as typed, with its line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.records import fields, names
from sphinx_reviews.records.facts import FrontMatter
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx

    from sphinx_reviews.domain import ReviewDomain

_BLOCK = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_TRUE = frozenset({"true", "yes", "on"})


class Value(NamedTuple):
    """The value of one key."""

    items: tuple[str, ...]
    #: 1-based line in the file.
    line: int

    @property
    def text(self) -> str:
        """The value as one text."""
        return ", ".join(self.items)


def read(source: str) -> dict[str, Value]:
    """Return the keys of the front matter; empty if there is none or it is not YAML."""
    match = _BLOCK.match(source)
    if match is None:
        return {}
    try:
        root = yaml.compose(match["yaml"], Loader=_LOADER)
    except yaml.YAMLError:
        return {}  # MyST has told the author already
    if not isinstance(root, yaml.MappingNode):
        return {}
    return {
        str(name.value): Value(tuple(_texts(value)), name.start_mark.line + 2)
        for name, value in root.value
    }


_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _texts(value: yaml.Node) -> Iterator[str]:
    if isinstance(value, yaml.ScalarNode):
        if value.value and value.tag != "tag:yaml.org,2002:null":
            yield names.normalize(value.value)
    elif isinstance(value, yaml.SequenceNode):
        for item in value.value:
            yield from _texts(item)


def note(app: Sphinx, docname: str, source: list[str]) -> None:
    """Record the front matter of a document that is about to be parsed."""
    domain: ReviewDomain = app.env.domains["review"]  # type: ignore[assignment]
    domain.facts(docname).front_matter = record(read(source[0]), docname)


def record(values: dict[str, Value], docname: str) -> FrontMatter:
    """Return the front matter as a record, with a warning for each value that cannot be read."""
    unread: list[tuple[str, str]] = []

    def value(name: str, reader: Callable[[str], str], subtype: Subtype) -> str:
        found = values.get(name)
        if found is None or not found.items:
            return ""
        try:
            return reader(found.text)
        except fields.FieldError as error:
            warn(subtype, Place(docname, found.line), "front matter '%s': %s", name, error)
            unread.append((name, found.text))
            return ""

    tags = values["tags"].items if "tags" in values else ()
    return FrontMatter(
        date=value("date", fields.date, Subtype.DATE),
        updated=value("updated", fields.date, Subtype.DATE),
        author=value("author", names.normalize, Subtype.VALUE),
        tags=fields.names(tags[0]) if len(tags) == 1 else tags,
        language=value("lang", fields.language, Subtype.VALUE),
        draft="draft" in values and values["draft"].text.casefold() in _TRUE,
        redirect_from=values["redirect-from"].items if "redirect-from" in values else (),
    )._replace(unread=tuple(unread))
