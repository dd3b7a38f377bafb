"""Front matter in YAML, TOML or JSON, with the fields of nested tables beside the others."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

from sphinx_reviews.sources.blog import loose_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_YAML: Final = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
#: The same without its first line, which Hexo allows.
_OPEN: Final = re.compile(r"\A(?=[\w-]+:)")
#: Fields without marks, as Pelican and Bear have them: they end at an empty line, or at a rule.
_HEADER: Final = re.compile(
    r"\A(?=title[ \t]*:)((?:[A-Za-z][\w -]{0,30}:(?!:)[^\n]*\n)+)(?:\n|(?:-{3,}|_{3,})[ \t]*\n|\Z)",
    re.IGNORECASE,
)
_TOML: Final = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)
#: Fields of JSON without the braces around them, as Hexo has them.
_OPEN_JSON: Final = re.compile(
    r"\A(?:;;;[ \t]*\n)?(?P<fields>[ \t]*\"[^\n]*\n.*?)^;;;[ \t]*$\n?", re.DOTALL | re.MULTILINE
)
#: Tables that themes and systems keep the fields of a page in (Zola: extra, Hugo: params).
_TABLES: Final = {"extra", "params", "taxonomies", "metadata", "meta", "custom", "reviewrating"}
#: Tables about the book: their title is that of the book.
_OF_BOOK: Final = {"book", "bookinfo", "review", "item", "itemreviewed", "책"}
#: Fields of a table about the book that have another meaning outside it.
_OTHERWISE: Final = {"title", "author", "authors", "name", "url", "link", "image", "date"}


#: Fields of people, each of whom may be a table.
_PEOPLE: Final = {"author", "authors"}


class FrontMatterError(Exception):
    """Why front matter cannot be read."""


class Split(NamedTuple):
    """A file in its two parts."""

    #: Without nested tables; see :func:`flat`.
    fields: dict[str, Any]
    body: str


def split(
    text: str, *, may_lack_first_line: bool = False, may_lack_marks: bool = False
) -> Split | None:
    """Return the fields and the body of a file; None if it has no front matter.

    :param may_lack_first_line: whether YAML may begin without a line of dashes.
    :param may_lack_marks: whether fields may stand without any, above an empty line.
    :raises FrontMatterError: if it has one that cannot be read.
    """
    try:
        parts = _parts(_OPEN.sub("---\n", text) if may_lack_first_line else text)
    except RecursionError as error:
        raise FrontMatterError(
            "the front matter is nested too deeply: write simple values"
        ) from error
    if parts is None and may_lack_marks and (header := _HEADER.match(text)):
        parts = _lines(header[1]), text[header.end() :]
    if parts is None:
        return None
    fields, body = parts
    if isinstance(fields, str) and " " in fields:
        return None  # A paragraph between two rules.
    if not isinstance(fields, dict):
        raise FrontMatterError("the front matter has no fields: write each as name: value")
    return Split(dict(flat(fields)), body)


def _parts(text: str) -> tuple[object, str] | None:
    if match := _YAML.match(text):
        return _yaml(match[1]), text[match.end() :]
    if match := _TOML.match(text):
        return _toml(match[1]), text[match.end() :]
    if match := _OPEN_JSON.match(text):
        return _json(match["fields"]), text[match.end() :]
    if text.startswith("{"):
        try:
            fields, end = json.JSONDecoder().raw_decode(text)
        except ValueError:
            return None  # A text that begins with a brace.
        return fields, text[end:].lstrip("\n")
    return None


def _lines(text: str) -> dict[str, str]:
    lines = (line.partition(":") for line in text.splitlines())
    return {name.strip(): value.strip() for name, _, value in lines}


def _yaml(text: str) -> object:
    try:
        return loose_yaml.load(text)
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        where = f" in line {place.line + 2}" if place else ""
        raise FrontMatterError(
            f"the front matter is not valid YAML{where}: close each bracket and quotation mark, "
            "and indent with spaces"
        ) from error
    except (ValueError, OverflowError, TypeError) as error:
        raise FrontMatterError(f"the front matter has an invalid value: {error}") from error


def _json(text: str) -> object:
    try:
        return json.loads(f"{{{text.strip().rstrip(',')}}}")
    except ValueError as error:
        raise FrontMatterError(f"the front matter is not valid JSON: {error}") from error


def _toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FrontMatterError(f"the front matter is not valid TOML: {error}") from error


def flat(fields: Mapping[Any, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield fields, and those of the tables that systems and themes nest them in.

    Fields of a table about the book are marked as such where they would mean the page:
    ``book: {title: X}`` is ``book title: X``.
    """
    for name, value in fields.items():
        word = str(name)
        if isinstance(value, dict) and word.lower() in _TABLES:
            yield from flat(value, prefix)
        elif isinstance(value, dict) and word.lower() in _OF_BOOK:
            yield from flat(value, "book ")
        elif word.lower() in _PEOPLE and (people := _people(value)):
            yield f"{prefix}{word}", [each.pop("name") for each in people]
            details = [each for each in people if each]
            yield from [(f"{prefix}{word} details", details)] * bool(details)
        else:
            yield (f"{prefix}{word}" if word.lower() in _OTHERWISE else word), value


def _people(value: object) -> list[dict[str, Any]]:
    """Return people with their names and what else is said of each; none if they are plain names."""
    listed = value if isinstance(value, list) else [value]
    if not any(isinstance(each, dict) for each in listed):
        return []
    people = [dict(each) if isinstance(each, dict) else {"name": each} for each in listed]
    return [{**each, "name": _name(each.get("name"))} for each in people]


def _name(value: object) -> str:
    """Return a name, which Quarto may have in parts."""
    if isinstance(value, dict):
        parts = [value.get("given"), value.get("family")]
        return str(value.get("literal") or " ".join(str(each) for each in parts if each))
    return str(value or "")
