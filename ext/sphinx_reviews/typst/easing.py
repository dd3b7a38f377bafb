"""Keeps pages from being nearly empty, as a typesetter does.

A text that would spill a few lines onto its last page gets a little more or less space
between its lines; one that follows another in a book starts on that one's last page,
if there is much room.  Each *flow* is a text whose lines share their spacing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: The part of the last page that a text should fill.
_ENOUGH: Final = 0.3
#: A last page that is filled less than this has room for the next text.
_ROOMY: Final = 0.45
#: What is between two texts on a page.
_BETWEEN: Final = 0.06
#: The largest change of the space between lines, as a part of their distance.
_MOST: Final = 0.14
#: How much longer a text becomes, relative to the distance of its lines: not all of it is lines.
_RESPONSE: Final = 0.75
#: How often a document is laid out anew at most.
TRIES: Final = 4


class Flow(NamedTuple):
    """A text as it was laid out."""

    name: str
    #: Whether it follows another in its part of the book.
    follows: bool
    #: The part of its first page above it.
    start: float
    #: How many pages it begins or ends on.
    pages: int
    #: The part of its last page down to its end.
    end: float

    @property
    def length(self) -> float:
        """In pages."""
        return self.pages - 1 + self.end - self.start


class Easing(NamedTuple):
    """What is changed in a document so that no page is nearly empty."""

    #: Name of a flow -> change of the distance of its lines, as a part of it.
    spacing: Mapping[str, float] = {}
    #: The flows that start below the one before; None before anything was laid out.
    run_on: frozenset[str] | None = None

    @property
    def inputs(self) -> dict[str, str]:
        """As the style sheet reads it."""
        values = {"spacing": dict(self.spacing), "run-on": sorted(self.run_on or ())}
        return {"easing": json.dumps(values, ensure_ascii=False)}

    def after(self, flows: Sequence[Flow]) -> Easing:
        """Return what to try next, or the same if *flows* are good or as good as they get."""
        if self.run_on is None:
            run_on = frozenset(_running_on(flows))
            if run_on:
                return Easing({}, run_on)
        changed = {flow.name: self._spacing(flow) for flow in self._ending(flows)}
        return Easing({**self.spacing, **changed}, self.run_on or frozenset())

    def _ending(self, flows: Sequence[Flow]) -> Iterator[Flow]:
        """Yield the flows below which the page is left empty, and too early."""
        for number, flow in enumerate(flows):
            below = flows[number + 1].name if number + 1 < len(flows) else ""
            if flow.pages > 1 and flow.end < _ENOUGH and below not in (self.run_on or ()):
                yield flow

    def _spacing(self, flow: Flow) -> float:
        """Return the change that drops or fills the last page of a flow, whichever is less."""
        less, more = -(flow.end + 0.02), _ENOUGH + 0.02 - flow.end
        wanted = min(less, more, key=abs) / (flow.length * _RESPONSE)
        return max(-_MOST, min(_MOST, round(self.spacing.get(flow.name, 0) + wanted, 4)))


def _running_on(flows: Sequence[Flow]) -> Iterator[str]:
    """Yield the names of the flows that start on a last page with much room."""
    end = 1.0
    for flow in flows:
        if flow.follows and end < _ROOMY:
            yield flow.name
            end = (end + _BETWEEN + flow.length) % 1
        else:
            end = flow.end


def flows_of(marks: Sequence[Any]) -> list[Flow]:
    """Return the flows whose beginnings and ends were marked, in the order of the document."""
    begun: dict[str, tuple[int, float]] = {}
    flows: list[Flow] = []
    for name, follows, page, height in marks:
        if name in begun:
            first, start = begun.pop(name)
            flows.append(Flow(name, follows, start, page - first + 1, height))
        else:
            begun[name] = page, height
    return flows
