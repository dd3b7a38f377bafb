"""What people decided: ``decisions.jsonl``, to which lines are added and none is changed.

A line holds all that :mod:`.edits` needs, so that the file may be committed and applied where
``suggestions.json`` is not.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.sources.suggestions.model import OF_NAMES, Kind, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

#: The name of the file, in the source directory.
FILE: Final = "decisions.jsonl"
_TOKEN_BYTES: Final = 6


class Answer(StrEnum):
    """What a person decides."""

    #: Define the name, and link it wherever it is found.
    LINK = "link"
    #: Define the name, and list where it is found.
    LIST = "list"
    #: Record the fact; of a pair, that both names are of one thing.
    ACCEPT = "accept"
    #: It is not so.
    REJECT = "reject"
    #: The name is not worth a definition.
    NEVER = "never"

    @property
    def is_yes(self) -> bool:
        """Whether something is to be written."""
        return self in {self.LINK, self.LIST, self.ACCEPT}


def answers(kind: Kind) -> tuple[Answer, ...]:
    """Return the answers to a suggestion of a kind; the first records it."""
    if kind in OF_NAMES - {Kind.ALIAS}:
        return (Answer.LINK, Answer.LIST, Answer.NEVER)
    return (Answer.ACCEPT, Answer.REJECT)


class Decision(NamedTuple):
    """What was decided on one suggestion."""

    #: With the value as decided, which may differ from that which was suggested.
    suggestion: Suggestion
    answer: Answer
    #: Of the suggestion as it was offered.
    id: str


class DecisionsError(Exception):
    """Why the decisions cannot be read; names the file and the line."""


class Decisions:
    """The decisions in one file.

    :param path: the file; it need not exist.
    :raises DecisionsError: if a line cannot be read.  What the end of a process left of the
        last line is no decision.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._batches: dict[str, list[Decision]] = {}
        #: What may be undone and done again, the latest last.
        self._done: list[str] = []
        self._undone: list[str] = []
        for number, line in enumerate(self._lines(), 1):
            try:
                self._note(json.loads(line))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise DecisionsError(
                    f"{path.name}:{number}: it is no decision ({error}); take the line out"
                ) from error

    @property
    def standing(self) -> Mapping[str, Decision]:
        """The last decision on each suggestion that was not undone, by its id."""
        return {each.id: each for batch in self._done for each in self._batches[batch]}

    def decide(self, decided: Iterable[Decision]) -> None:
        """Write decisions that are undone together; they are on disk when it returns.

        :raises OSError: if they cannot be written.
        """
        batch = secrets.token_hex(_TOKEN_BYTES)
        self._write([{"batch": batch, **_as_json(each)} for each in decided])

    def undo(self) -> Sequence[Decision]:
        """Take the last batch back, and return what it decided; nothing if there is none."""
        return self._turn(self._done, "undo")

    def redo(self) -> Sequence[Decision]:
        """Decide again what was undone last, and return it; nothing if there is none."""
        return self._turn(self._undone, "redo")

    def _turn(self, batches: list[str], what: str) -> Sequence[Decision]:
        if not batches:
            return ()
        batch = batches[-1]
        self._write([{what: batch}])
        return self._batches[batch]

    def _note(self, line: Mapping[str, Any]) -> None:
        if batch := line.get("undo"):
            self._done.remove(batch)
            self._undone.append(batch)
        elif batch := line.get("redo"):
            self._undone.remove(batch)
            self._done.append(batch)
        else:
            decision = _decision(line)
            batch = line["batch"]
            if batch not in self._batches:
                self._batches[batch] = []
                self._done.append(batch)
                self._undone.clear()
            self._batches[batch].append(decision)

    def _lines(self) -> list[bytes]:
        """Return the complete lines of the file."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return []
        return content.split(b"\n")[:-1]

    def _write(self, lines: Sequence[dict[str, Any]]) -> None:
        now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        text = "".join(
            json.dumps({"at": now, **line}, ensure_ascii=False) + "\n" for line in lines
        ).encode()
        with self._path.open("ab+") as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(end - 1, 0))
            if file.read(1) not in {b"", b"\n"}:  # a process ended while it wrote
                kept = len(b"".join(each + b"\n" for each in self._lines()))
                file.truncate(kept)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        for line in lines:
            self._note(line)


def _as_json(decision: Decision) -> dict[str, Any]:
    found = decision.suggestion.as_json()
    kept = ("kind", "value", "docname", "file", "line", "evidence", "source", "confidence")
    return {"id": decision.id, "answer": decision.answer, **{name: found[name] for name in kept}}


def _decision(line: Mapping[str, Any]) -> Decision:
    suggestion = Suggestion.from_json({**line, "edits": ()})
    return Decision(suggestion, Answer(line["answer"]), line["id"])
