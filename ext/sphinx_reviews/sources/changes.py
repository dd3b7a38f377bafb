"""The changes that an importer made to a source, and the work that remains."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Changes:
    """What happened to one source; every step of its conversion writes into the same object."""

    #: Change -> how often it was made.
    _counts: dict[str, int] = field(default_factory=dict)
    #: Text that was kept unchanged because its meaning is unknown.
    verbatim: list[str] = field(default_factory=list)
    #: What the author should check or fill in.
    to_do: list[str] = field(default_factory=list)
    #: Addresses or paths of images.
    images: list[str] = field(default_factory=list)

    def note(self, change: str) -> None:
        """Count a change."""
        self._counts[change] = self._counts.get(change, 0) + 1

    def reword(self, make: Callable[[str], str]) -> None:
        """Write each text of the record in another way, such as without marks of the conversion."""
        counts = self._counts
        self._counts = {}
        for change, number in counts.items():
            self._counts[make(change)] = self._counts.get(make(change), 0) + number
        for texts in (self.verbatim, self.to_do, self.images):
            texts[:] = map(make, texts)

    @property
    def noted(self) -> list[str]:
        """The changes, each once, with their number if it is greater than one."""
        return [f"{change} ({n})" if n > 1 else change for change, n in self._counts.items()]
