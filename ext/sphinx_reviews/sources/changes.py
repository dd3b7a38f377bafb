"""The changes that an importer made to a source, and the work that remains."""

from __future__ import annotations

from dataclasses import dataclass, field


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

    @property
    def noted(self) -> list[str]:
        """The changes, each once, with their number if it is greater than one."""
        return [f"{change} ({n})" if n > 1 else change for change, n in self._counts.items()]
