"""What became of each source: for the terminal, and as JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


class Fate(StrEnum):
    """What became of a source; each has exactly one."""

    TAKEN = "taken"
    #: It was taken before, and is the same.
    UNCHANGED = "unchanged"
    #: Left out on purpose.
    SKIPPED = "skipped"
    #: It could not be read or written.
    FAILED = "failed"


@dataclass
class Outcome:
    """What became of one source."""

    #: Path from the folder that is imported.
    source: str
    fate: Fate
    #: Path from the folder that is written to.
    target: str = ""
    #: Why it was skipped or failed.
    reason: str = ""
    #: What was written in another way.
    changed: list[str] = field(default_factory=list)
    #: What was kept as it stands, since nobody knows what it means.
    verbatim: list[str] = field(default_factory=list)
    #: What the author should look at or fill in.
    to_do: list[str] = field(default_factory=list)
    #: Addresses or paths of images.
    images: list[str] = field(default_factory=list)


@dataclass
class Report:
    """What became of all sources."""

    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many sources had each fate; they add up to ``sources``."""
        found = Counter(outcome.fate for outcome in self.outcomes)
        return {"sources": len(self.outcomes), **{fate.value: found[fate] for fate in Fate}}

    @property
    def has_failures(self) -> bool:
        """Whether a source could not be taken."""
        return any(outcome.fate is Fate.FAILED for outcome in self.outcomes)

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON has it."""
        return {
            "counts": self.counts,
            "images": sum(len(outcome.images) for outcome in self.outcomes),
            "sources": [_filled(asdict(outcome)) for outcome in self.outcomes],
        }


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def worst_first(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return outcomes with those that ask for something first."""
    order = (Fate.FAILED, Fate.SKIPPED, Fate.TAKEN, Fate.UNCHANGED)
    return sorted(outcomes, key=lambda outcome: (order.index(outcome.fate), outcome.source))
