"""The form of an answer: what a server is asked to keep to, and what is checked here.

Only what all servers accept: each object names all its fields, and there are no patterns, lengths
or formats.  Some servers accept a schema and ignore it, hence :func:`problem`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.records.model import LEVELS, VerdictWord
from sphinx_reviews.sources.suggestions.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Schema = Mapping[str, Any]

#: The options of ``{book}`` that a review may state in a sentence.
BOOK_OPTIONS: Final = (
    "subtitle",
    "authors",
    "translators",
    "editors",
    "publisher",
    "published",
    "isbn",
    "pages",
    "edition",
    "series",
    "original",
)
#: The options of ``{verdict}`` about readers.
AUDIENCES: Final = ("for", "not-for")

_TEXT: Final = {"type": "string"}


def _one_of(*words: str) -> Schema:
    return {"type": "string", "enum": list(words)}


def _object(**fields: Schema) -> Schema:
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _facts(**fields: Schema) -> Schema:
    return {"type": "array", "items": _object(**fields, quotation=_TEXT)}


#: A list of facts for each kind, each fact with its quotation.
ANSWER: Final = _object(
    **{
        Kind.CONCEPT: _facts(name=_TEXT),
        Kind.ALIAS: _facts(name=_TEXT, alias=_TEXT),
        Kind.SKILL: _facts(name=_TEXT, level=_one_of("", *LEVELS)),
        Kind.VERDICT: _facts(
            word=_one_of(VerdictWord.RECOMMEND, VerdictWord.MIXED, VerdictWord.SKIP)
        ),
        Kind.AUDIENCE: _facts(option=_one_of(*AUDIENCES), text=_TEXT),
        Kind.BOOK: _facts(option=_one_of(*BOOK_OPTIONS), value=_TEXT),
    }
)


def problem(value: object, schema: Schema, where: str = "the answer") -> str:
    """Return what is wrong with a value, as a clause; nothing if it has the form of a schema."""
    return next(_problems(value, schema, where), "")


def _problems(value: object, schema: Schema, where: str) -> Iterator[str]:
    match schema["type"]:
        case "object" if isinstance(value, dict):
            yield from _problems_of_fields(value, schema["properties"], where)
        case "array" if isinstance(value, list):
            for number, each in enumerate(value):
                yield from _problems(each, schema["items"], f"{where}[{number}]")
        case "string" if isinstance(value, str):
            if value not in schema.get("enum", [value]):
                yield f"{where} must be one of {', '.join(map(repr, schema['enum']))}"
        case wanted:
            yield f"{where} must be of type {wanted}"


def _problems_of_fields(
    value: Mapping[str, object], fields: Mapping[str, Schema], where: str
) -> Iterator[str]:
    for name, schema in fields.items():
        if name in value:
            yield from _problems(value[name], schema, f"{where}.{name}")
        else:
            yield f"{where} lacks the field '{name}'"
    if value.keys() - fields.keys():
        yield f"{where} must have the fields {', '.join(fields)} and no other"
