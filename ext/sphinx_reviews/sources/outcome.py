"""The outcome of an import for each source: for the terminal, and as JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.sources.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable


#: Of the format of the report, which ``import-report.schema.json`` describes.
VERSION: Final = 1


class Fate(StrEnum):
    """The fate of a source; each has exactly one."""

    TAKEN = "taken"
    #: It was imported before, and is unchanged.
    UNCHANGED = "unchanged"
    #: Left out on purpose.
    SKIPPED = "skipped"
    #: It could not be read or written.
    FAILED = "failed"


@dataclass
class Outcome:
    """The outcome of one source."""

    #: Its name in the report: a path below the imported folder, or a row.
    source: str
    fate: Fate = Fate.TAKEN
    #: Path of its page below the target folder.
    target: str = ""
    #: Why it was skipped or failed.
    reason: str = ""
    changes: Changes = field(default_factory=Changes)
    #: How the source begins, and its page as it would be written; of a dry run only.
    before: str = ""
    after: str = ""

    @property
    def kind(self) -> str:
        """The folder of its page, such as ``reviews``, or the page if it is in none."""
        return self.target.partition("/")[0]

    @property
    def work(self) -> dict[str, int]:
        """How often it needs each kind of work."""
        return dict(Counter(each.partition(": ")[0] for each in self.changes.to_do))

    def fail(self, reason: str) -> None:
        """Record why the source could not be imported."""
        self.fate, self.reason = Fate.FAILED, reason

    def as_json(self) -> dict[str, Any]:
        """Return the outcome as JSON values, without empty ones."""
        values = {
            "fate": self.fate,
            "reason": self.reason,
            "source": self.source,
            "target": self.target,
            "changed": self.changes.noted,
            "verbatim": self.changes.verbatim,
            "to_do": self.changes.to_do,
            "images": self.changes.images,
        }
        return {name: value for name, value in values.items() if value}


@dataclass
class Report:
    """The outcomes of all sources."""

    outcomes: list[Outcome] = field(default_factory=list)
    #: What the user should know about all of them, as a sentence; empty if there is nothing.
    hint: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """How many sources had each fate; they add up to ``sources``."""
        found = Counter(outcome.fate for outcome in self.outcomes)
        return {"sources": len(self.outcomes), **{fate.value: found[fate] for fate in Fate}}

    @property
    def verbatim(self) -> dict[str, int]:
        """How often each text was kept unchanged, the most frequent first."""
        kept = Counter(each for outcome in self.outcomes for each in outcome.changes.verbatim)
        return dict(kept.most_common())

    @property
    def to_do(self) -> dict[str, int]:
        """How many sources need each kind of work, the most frequent first."""
        kinds = Counter(kind for outcome in self.outcomes for kind in outcome.work)
        return dict(kinds.most_common())

    @property
    def has_failures(self) -> bool:
        """Whether a source could not be imported."""
        return any(outcome.fate is Fate.FAILED for outcome in self.outcomes)

    def as_json(self) -> dict[str, Any]:
        """Return the report as a JSON object."""
        return {
            "version": VERSION,
            "counts": self.counts,
            "images": sum(len(outcome.changes.images) for outcome in self.outcomes),
            "verbatim": self.verbatim,
            "to_do": self.to_do,
            **({"hint": self.hint} if self.hint else {}),
            "sources": [outcome.as_json() for outcome in self.outcomes],
        }


def by_fate(outcomes: Iterable[Outcome]) -> dict[tuple[Fate, str], list[Outcome]]:
    """Return outcomes by fate and reason, those that need attention first.

    The reason of those that are imported is what they have become, such as ``reviews``.
    """
    order = (Fate.FAILED, Fate.SKIPPED, Fate.TAKEN, Fate.UNCHANGED)
    groups: dict[tuple[Fate, str], list[Outcome]] = {}
    for outcome in sorted(outcomes, key=lambda each: order.index(each.fate)):
        groups.setdefault((outcome.fate, outcome.reason or outcome.kind), []).append(outcome)
    return groups
