"""Front matter, read with line numbers and without losing a value.

MyST passes front matter on as strings and JSON text, and drops all of it if one
value cannot be read.  Here each value is the text as typed, with its line, and
one that cannot be read takes no other with it: MyST gets it in quotes.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

from sphinx_reviews.diagnostics import warn
from sphinx_reviews.records import fields, names
from sphinx_reviews.records.facts import FrontMatter
from sphinx_reviews.records.model import Place
from sphinx_reviews.records.problems import Subtype

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_reviews.records.model import Period

_BLOCK: Final = re.compile(
    r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)
#: Start of an entry: a line that is neither indented nor an item, comment or closing bracket.
_ENTRY: Final = re.compile(r"^(?![\s#\]}]|-(?:\s|$))", re.MULTILINE)
#: The fields that this extension reads.
_FIELDS: Final = (
    "author",
    "date",
    "draft",
    "lang",
    "library",
    "mentions",
    "read",
    "redirect-from",
    "tags",
    "title",
    "updated",
)
#: A docutils field whose name resembles one of this extension's.
_OF_OTHERS: Final = frozenset({"authors"})
_FLAGS: Final = {
    **dict.fromkeys(("true", "yes", "on"), True),
    **dict.fromkeys(("false", "no", "off"), False),
}

#: Values of ``mentions`` by which no name is found on a page.
_OFF: Final = frozenset({"off", "false", "no"})

#: Limits that only YAML aliases reach, never an author: values in a value, and their depth.
_MOST: Final = 1000
_DEEPEST: Final = 20
#: A longer text may nest deeply enough to crash the fast YAML parser.
_LONG: Final = 4_000


class Value(NamedTuple):
    """The value of one key."""

    items: tuple[str, ...]
    #: 1-based line in the file.
    line: int
    #: What is wrong with it, if it is neither a text nor a list of texts; then kept as typed.
    problem: str = ""
    subtype: Subtype = Subtype.VALUE

    @property
    def text(self) -> str:
        """The value as a single string."""
        return ", ".join(self.items)


class _Entry(NamedTuple):
    """The lines of one key and its value."""

    source: str
    #: 1-based line in the file.
    line: int

    @property
    def name(self) -> str:
        return names.normalize(self.source.partition(":")[0].strip("\"'"))

    @property
    def breaks(self) -> int:
        return len(self.source.split("\n")) - 1

    @property
    def typed(self) -> str:
        return names.normalize(self.source.partition(":")[2])

    def quoted(self) -> str:
        """Return the entry with its value in quotes, padded to the same number of lines."""
        text = f"{json.dumps(self.name)}: {json.dumps(self.typed)}"
        return text + "\n" * self.breaks


class _RefusedError(ValueError):
    """A value that is valid YAML, but not allowed in a field."""


def read(source: str) -> tuple[dict[str, Value], str]:
    """Return the values of the front matter by key, and the source in a form that MyST can read."""
    match = _BLOCK.match(source)
    if match is None:
        return {}, source
    block = match["yaml"]
    found = _parsed(block)
    if found is not None and _is_readable(found, block):
        return found, source
    found, repaired = {}, []
    for entry in _entries(block):
        value = _read_alone(entry)
        if value is None:
            repaired.append(entry.source)
            continue
        found[entry.name] = value
        is_fine = not value.problem and _can_construct(entry.source)
        repaired.append(entry.source if is_fine else entry.quoted())
    return found, source[: match.start("yaml")] + "".join(repaired) + source[match.end("yaml") :]


def _parsed(block: str) -> dict[str, Value] | None:
    """Return the values of a block; None if it is not a YAML mapping."""
    try:
        root = yaml.compose(block, Loader=_loader(block))
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    found = {}
    for key, value in root.value:
        name = str(key.value)
        line = key.start_mark.line + 2
        try:
            items = tuple(_texts(value, may_map=name not in _FIELDS))
        except _RefusedError as error:
            typed = names.normalize(block[value.start_mark.index : value.end_mark.index])
            found[name] = Value((typed,), line, str(error))
        else:
            found[name] = Value(items, line)
    return found


def _is_readable(found: dict[str, Value], block: str) -> bool:
    return not any(value.problem for value in found.values()) and _can_construct(block)


def _can_construct(block: str) -> bool:
    """Return whether MyST can construct every value of a block; an invalid date it cannot."""
    try:
        yaml.load(block, Loader=_loader(block))  # noqa: S506  (a safe loader, both)
    except (yaml.YAMLError, RecursionError, ValueError):
        return False
    return True


def _loader(block: str) -> Any:
    fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return fast if len(block) < _LONG else yaml.SafeLoader


def _texts(node: yaml.Node, *, may_map: bool) -> Iterator[str]:
    """Yield the texts in a value.

    :raises _RefusedError: if they are too many or nested too deeply, or a mapping is not allowed.
    """
    ahead = [(node, 0)]
    number = 0
    while ahead:
        value, depth = ahead.pop()
        number += 1
        if number > _MOST or depth > _DEEPEST:
            raise _RefusedError(
                "refers to itself, or is nested too deeply. Write its texts in one list"
            )
        if isinstance(value, yaml.ScalarNode):
            if value.value and value.tag != "tag:yaml.org,2002:null":
                yield names.normalize(value.value)
        elif isinstance(value, yaml.SequenceNode):
            ahead += ((item, depth + 1) for item in reversed(value.value))
        elif may_map:
            ahead += ((item, depth + 1) for pair in reversed(value.value) for item in pair)
        else:
            raise _RefusedError("contains names with values. Write a text, or a list of texts")


def _entries(block: str) -> Iterator[_Entry]:
    """Yield the lines of each key, and those before the first."""
    starts = [0, *(match.start() for match in _ENTRY.finditer(block) if match.start()), len(block)]
    line = 2
    for start, end in pairwise(starts):
        entry = _Entry(block[start:end], line)
        yield entry
        line += entry.breaks


def _read_alone(entry: _Entry) -> Value | None:
    """Return the value of one entry; None if it is only comments and empty lines."""
    found = _parsed(entry.source)
    if found:
        value = next(iter(found.values()))
        return value._replace(line=entry.line + value.line - 2)
    if all(line.startswith("#") or not line.strip() for line in entry.source.split("\n")):
        return None
    typed = entry.typed
    if ":" not in entry.source:
        typed = entry.name
        problem = "is not a field. Write a name and a value, as date: 2024-01-01"
    else:
        problem = f"is not YAML. Put the value in quotes, as {entry.name}: {_in_quotes(typed)}"
    return Value((typed,) if typed else (), entry.line, problem, Subtype.SYNTAX)


def _in_quotes(text: str) -> str:
    text = text.strip("\"'")
    return f"'{text}'" if '"' in text or "\\" in text else f'"{text}"'


# -- as a record ---------------------------------------------------------------


def note(source: list[str], docname: str) -> FrontMatter:
    """Return the front matter of a document about to be parsed, and repair it for MyST."""
    values, source[0] = read(source[0])
    return record(values, docname)


def record(values: dict[str, Value], docname: str) -> FrontMatter:
    """Return the front matter as a record, with a warning for each value that cannot be read."""
    reader = _Reader(values, docname)
    tags, author = reader.items("tags"), reader.items("author")
    mentions = reader.items("mentions")
    is_off = len(mentions) == 1 and names.key(mentions[0]) in _OFF
    return FrontMatter(
        date=reader.value("date", fields.date, Subtype.DATE),
        updated=reader.value("updated", fields.date, Subtype.DATE),
        readings=reader.readings(),
        authors=tuple(person for each in author for person in fields.people(each)),
        tags=fields.names(tags[0]) if len(tags) == 1 else tags,
        language=reader.value("lang", fields.language),
        draft=reader.draft(),
        library=reader.flag(
            "library", "Write library: false; until then the page belongs to the library"
        ),
        is_searched=not is_off,
        not_found=() if is_off else tuple(n for each in mentions for n in fields.names(each)),
        redirect_from=reader.items("redirect-from"),
        title=reader.value("title", names.normalize),
    )._replace(unread=tuple(reader.unread))


class _Reader:
    """Reads values; one that cannot be read is kept as typed."""

    def __init__(self, values: dict[str, Value], docname: str) -> None:
        self._values = values
        self._docname = docname
        self.unread: list[tuple[str, str]] = []
        for name, found in values.items():
            if found.problem:
                self._refuse(name, f" {found.problem}.", found.subtype)
        self._misspelt = _near_misses(values, docname)
        self.unread += self._misspelt.items()

    def _refuse(self, name: str, message: str, subtype: Subtype) -> None:
        found = self._values[name]
        warn(subtype, Place(self._docname, found.line), "front matter '%s'%s", name, message)
        if found.text:
            self.unread.append((name, found.text))

    def items(self, name: str) -> tuple[str, ...]:
        """Return the texts of a field."""
        found = self._values.get(name)
        return found.items if found and not found.problem else ()

    def value(self, name: str, read: Callable[[str], str], subtype: Subtype = Subtype.VALUE) -> str:
        """Return the value of a field, or an empty string."""
        if not self.items(name):
            return ""
        try:
            return read(self._values[name].text)
        except fields.FieldError as error:
            self._refuse(name, f": {error}", subtype)
            return ""

    def readings(self) -> tuple[Period, ...]:
        """Return when the book was read; nothing if one of the periods cannot be read."""
        periods = (each for item in self.items("read") for each in fields.names(item))
        try:
            return tuple(map(fields.period, periods))
        except fields.FieldError as error:
            self._refuse("read", f": {error}", Subtype.DATE)
            return ()

    def draft(self) -> bool:
        """Return whether the page is a draft; an unreadable value counts as true."""
        if "draft" not in self._values:
            return _FLAGS.get(self._misspelt.get("draft", "false").casefold(), True)
        return self.flag("draft", "Write draft: true; until then the page is a draft")

    def flag(self, name: str, advice: str) -> bool:
        """Return whether a field is true, as it is without a value that can be read."""
        if name not in self._values:
            return True
        found = self._values[name]
        typed = found.text.casefold()
        if not found.problem and typed not in _FLAGS:
            message = f": {found.text!r} is neither true nor false. {advice}."
            self._refuse(name, message, Subtype.VALUE)
        return _FLAGS.get(typed, True)


def _near_misses(values: dict[str, Value], docname: str) -> dict[str, str]:
    """Warn about each misspelt field name; return the values under the intended names."""
    meant = {}
    for name, found in values.items():
        near = None if name in {*_FIELDS, *_OF_OTHERS} else names.nearest(name, _FIELDS)
        if near and near not in values:
            message = "unknown front matter field '%s'. Did you mean '%s'?"
            warn(Subtype.OPTION, Place(docname, found.line), message, name, near)
            meant[near] = found.text
    return meant
