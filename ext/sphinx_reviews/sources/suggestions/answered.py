"""What a language model or a catalogue answered, and what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_reviews.sources.suggestions.model import Suggestion

    #: Called before each question with its number, how many there are, and the file it is about.
    Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class Answered:
    """The suggestions from one source of answers, and the account of them."""

    suggestions: list[Suggestion] = field(default_factory=list)
    #: How many facts were answered, now or before.
    proposed: int = 0
    #: Why facts were dropped -> how many.
    dropped: Counter[str] = field(default_factory=Counter)
    #: Each "what it is about: what happened, what to do".
    problems: list[str] = field(default_factory=list)
    #: How many questions were answered now, and how many before.
    asked: int = 0
    remembered: int = 0

    @property
    def kept(self) -> int:
        """How many facts were not dropped; those of one name are one suggestion."""
        return self.proposed - self.dropped.total()

    def report(self, source: str) -> list[str]:
        """Return the account in lines, the problems last.

        :param source: the name of what was asked.
        """
        questions = f"{self.asked} asked now, {self.remembered} answered before"
        facts = f"{self.proposed} facts proposed, {self.kept} kept"
        dropped = (f"  {n} dropped: {reason}" for reason, n in self.dropped.most_common())
        problems = (f"  {problem}" for problem in self.problems)
        return [f"{source}: {questions}; {facts}", *dropped, *problems]
