"""The suggestions and decisions of one library, as they lie on the disk.

Decisions are read again whenever their file has another size, so that nothing is overlooked that
another program adds to it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sphinx_reviews.build.reading import shelf
from sphinx_reviews.curate.edited import edited
from sphinx_reviews.curate.questions import gathered, order, riders, silent, with_riders
from sphinx_reviews.curate.shown import card
from sphinx_reviews.output import files
from sphinx_reviews.sources.suggestions import decisions, find, store
from sphinx_reviews.sources.suggestions.decisions import Answer, Decision, Decisions, answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from sphinx_reviews.language.phrases import Phrases
    from sphinx_reviews.sources.suggestions.model import Suggestion


class StaleError(Exception):
    """Somebody decided since the page was shown."""


def suggested(folder: Path) -> Sequence[Suggestion]:
    """Return the suggestions for a library, which are found first if nobody has done so.

    :raises SphinxError: if Sphinx cannot read the library.
    :raises store.StoreError: if they cannot be read.
    :raises decisions.DecisionsError: if the decisions cannot be read.
    """
    path = folder / store.FILE
    if not path.exists():
        library, known = shelf(folder), Decisions(folder / decisions.FILE)
        store.write(path, find.offered(find.found(library), library, known.standing))
    return store.read(path)


class Desk:
    """What a person decides on.

    :param folder: the source directory; nothing but the file of decisions is written there.
    :raises decisions.DecisionsError: if the decisions cannot be read.
    """

    def __init__(self, folder: Path, suggestions: Iterable[Suggestion], say: Phrases) -> None:
        self._folder, self._say = folder, say
        self._path = folder / decisions.FILE
        self._offered = {each.id: each for each in suggestions}
        self._size = -1
        self._text = cache(self._read)
        self._refresh()

    def _refresh(self) -> None:
        if self._size != (size := self._measured()):
            self._decisions, self._size = Decisions(self._path), size
            self._know(self._decisions.standing.values())

    def _measured(self) -> int:
        return self._path.stat().st_size if self._path.exists() else 0

    def _know(self, decided: Iterable[Decision]) -> None:
        """Keep what was decided, so that it can be decided otherwise; it is offered no more."""
        for each in decided:
            self._offered.setdefault(each.id, each.suggestion)

    def _read(self, file: str) -> str:
        if not files.is_inside(file):
            return ""
        try:
            return (self._folder / file).read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            return ""

    @property
    def decided(self) -> int:
        """How many suggestions are decided."""
        self._refresh()
        return len(self._decisions.standing)

    def cards(self) -> list[dict[str, Any]]:
        """Return all that may be asked, in the order in which it is, as JSON values."""
        self._refresh()
        pairs = riders(self._offered)
        return [
            card(
                id_,
                each,
                [self._offered[pair].value["alias"] for pair in pairs.get(id_, ())],
                self._text,
                self._say,
            )
            for id_, each in sorted(self._offered.items(), key=lambda item: order(item[1]))
        ]

    def state(self, touched: Iterable[str] = ()) -> dict[str, Any]:
        """Return what is decided, as JSON values.

        :param touched: the ids of what was decided, or taken back, just now.
        """
        self._refresh()
        standing = self._decisions.standing
        return {
            "version": self._size,
            "cards": len(self._offered),
            "answers": {
                id_: {"answer": each.answer, "value": dict(each.suggestion.value)}
                for id_, each in standing.items()
            },
            "silent": sorted(silent(self._offered, standing)),
            "gathered": gathered(self._offered, standing),
            "touched": list(touched),
        }

    def decide(self, version: int, asked: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        """Write decisions, which are taken back together, and return the state.

        :param asked: of each decision ``id``, ``answer`` and, if it was changed, ``value``.
        :raises StaleError: if *version* is not that of the present state.
        :raises KeyError, ValueError: if there is no such suggestion, answer or value.
        """
        self._check(version)
        decided = [self._decision(each) for each in asked]
        self._decisions.decide(with_riders(decided, self._offered))
        self._size = self._measured()
        return self.state(each.id for each in decided)

    def undo(self, version: int) -> dict[str, Any]:
        """Take the last batch back, and return the state.

        :raises StaleError: if *version* is not that of the present state.
        """
        self._check(version)
        return self._turned(self._decisions.undo())

    def redo(self, version: int) -> dict[str, Any]:
        """Decide again what was taken back last, and return the state.

        :raises StaleError: if *version* is not that of the present state.
        """
        self._check(version)
        return self._turned(self._decisions.redo())

    def _turned(self, decided: Sequence[Decision]) -> dict[str, Any]:
        self._size = self._measured()
        self._know(decided)
        return self.state(each.id for each in decided)

    def _check(self, version: int) -> None:
        self._refresh()
        if version != self._size:
            raise StaleError

    def _decision(self, asked: Mapping[str, Any]) -> Decision:
        suggestion = self._offered[asked["id"]]
        answer = Answer(asked["answer"])
        if answer not in answers(suggestion.kind):
            raise ValueError(f"{answer} is no answer to a suggestion of kind {suggestion.kind}")
        return Decision(edited(suggestion, asked.get("value", {})), answer, asked["id"])
