"""BM25, the usual order of a search."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SATURATION: Final = 1.2
_LENGTH: Final = 0.75


class Bm25:
    """An index of pages by their words."""

    def __init__(self, pages: Mapping[str, Sequence[str]]) -> None:
        self._counts = {name: Counter(words) for name, words in pages.items()}
        self._mean = sum(map(len, pages.values())) / len(pages)
        self._lengths = {name: len(words) for name, words in pages.items()}
        self._holders = Counter(word for counts in self._counts.values() for word in counts)

    def ranked(self, words: Sequence[str]) -> list[str]:
        """Return the pages that have any of the words, the best first."""
        scores = {name: self._score(name, words) for name in self._counts}
        return sorted((name for name in scores if scores[name]), key=lambda name: -scores[name])

    def _score(self, name: str, words: Sequence[str]) -> float:
        ratio = 1 - _LENGTH + _LENGTH * self._lengths[name] / self._mean
        return sum(
            self._rarity(word) * times * (_SATURATION + 1) / (times + _SATURATION * ratio)
            for word in words
            if (times := self._counts[name][word])
        )

    def _rarity(self, word: str) -> float:
        holders = self._holders[word]
        return math.log(1 + (len(self._counts) - holders + 0.5) / (holders + 0.5))
