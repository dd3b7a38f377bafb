"""A suggestion: a fact, the text that states it, and what would be written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.records import names

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Of the format of ``suggestions.json``.
VERSION: Final = 1
_ID_BYTES: Final = 8


class Kind(StrEnum):
    """What a suggestion would record."""

    #: A name is worth a definition.
    CONCEPT = "concept"
    #: Two names are of one thing.
    ALIAS = "alias"
    #: A defined name is worth a link where it stands in prose.
    MENTION = "mention"
    #: What a book asks of its readers.
    SKILL = "skill"
    VERDICT = "verdict"
    AUDIENCE = "audience"
    #: An option of ``{book}``.
    BOOK = "book"


#: Decided once for the whole library, wherever the evidence stands.
OF_NAMES: Final = frozenset({Kind.CONCEPT, Kind.ALIAS, Kind.MENTION})


class Source(StrEnum):
    """What a suggestion rests on; ``model:NAME`` and ``lookup:NAME`` are two more."""

    #: The author's own tags.
    TAG = "tag"
    PAREN = "paren"
    TRANSLITERATION = "transliteration"
    SPACING = "spacing"
    RULE = "rule"


class Evidence(NamedTuple):
    """A verbatim part of a source file."""

    docname: str
    #: Path below the source directory, with forward slashes.
    file: str
    #: 1-based line where it begins.
    line: int
    text: str


class Edit(NamedTuple):
    """A change of one file."""

    #: Path below the source directory, with forward slashes.
    file: str
    #: SHA-256 of the file's bytes, in hexadecimal; empty if the file does not exist.
    sha256: str
    #: Code points from the file's beginning, a byte order mark included.
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A fact to be recorded, if a person agrees."""

    kind: Kind
    #: What would be recorded; its fields depend on the kind (``suggestions.schema.json``).
    value: Mapping[str, Any]
    evidence: Evidence
    #: Each a :class:`Source`, or ``model:NAME`` or ``lookup:NAME``.
    source: tuple[str, ...]
    #: 0 to 1: the share of such suggestions that are right.
    confidence: float
    #: More sentences that show what is meant, one a page.
    examples: tuple[Evidence, ...] = ()
    #: How many reviews it changes.
    reviews: int = 1
    #: Whether its name is in too many reviews to tell anything where it is linked.
    is_common: bool = False
    edits: tuple[Edit, ...] = ()

    @property
    def id(self) -> str:
        """A digest of what is decided.

        A name is decided once and for all; anything else as often as its sentence changes.
        Neither lines nor spaces count, so that a moved paragraph keeps its answer.
        """
        where = () if self.kind in OF_NAMES else (self.evidence.docname, _same(self.evidence.text))
        text = json.dumps([self.kind, _subject(self.kind, self.value), *where], ensure_ascii=False)
        return hashlib.blake2b(text.encode(), digest_size=_ID_BYTES).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """Return the suggestion as JSON values."""
        return {
            "id": self.id,
            "kind": self.kind,
            "value": dict(self.value),
            **_shown(self.evidence),
            "source": list(self.source),
            "confidence": round(self.confidence, 2),
            "reviews": self.reviews,
            "common": self.is_common,
            "examples": [_shown(each) for each in self.examples],
            "edits": [each._asdict() for each in self.edits],
        }

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Suggestion:
        """Return the suggestion of JSON values.

        :raises KeyError, TypeError, ValueError: if they are not what :meth:`as_json` writes.
        """
        return cls(
            Kind(found["kind"]),
            found["value"],
            _evidence(found),
            tuple(found["source"]),
            float(found["confidence"]),
            tuple(map(_evidence, found.get("examples", ()))),
            found.get("reviews", 1),
            found.get("common", False),
            tuple(Edit(**each) for each in found["edits"]),
        )


def _evidence(found: Mapping[str, Any]) -> Evidence:
    return Evidence(found["docname"], found["file"], found["line"], found["evidence"])


def _shown(evidence: Evidence) -> dict[str, Any]:
    docname, file, line, text = evidence
    return {"docname": docname, "file": file, "line": line, "evidence": text}


def _same(text: str) -> str:
    """Return the form that evidence has wherever its lines break."""
    return names.normalize(text)


def _subject(kind: Kind, value: Mapping[str, Any]) -> list[str]:
    """Return what the suggestion is about, however its name is spelled."""
    match kind:
        case Kind.CONCEPT | Kind.MENTION:
            return [names.key(value["name"])]
        case Kind.ALIAS:
            return sorted((names.key(value["of"]), names.key(value["alias"])))
        case Kind.SKILL:
            return [value["kind"], names.key(value["name"])]
        case Kind.BOOK:
            return [value["option"], value["value"]]
        case _:
            return [f"{field}: {words}" for field, words in sorted(value.items())]
