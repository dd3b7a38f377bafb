"""The numbers of entries: those of a page are the same wherever other pages come and go.

Each page has a place of its own in a table with gaps, by the hash of its name.  If that is
taken it comes right behind, as in a hash table with linear probing; but pages take their
places in the order of their hashes and not of their arrival, so the same pages always have
the same numbers.  A page that is added or removed moves only those up to the next gap.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: At most so much of the table is taken: gaps make numbers larger, and moves rarer.
_FULL: Final = 3 / 4
_BITS: Final = 32


class Places:
    """Where the entries of pages are.

    :param numbers: page -> number of its entries.
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        #: Page -> its first slot.
        self.first = first_slots(self._numbers)
        self._order = sorted((slot, name) for name, slot in self.first.items())
        self._starts = [slot for slot, _ in self._order]

    def slots(self, pages: Iterable[str]) -> Iterator[int]:
        """Yield the slots of some pages."""
        for name in pages:
            if name in self.first:
                yield from range(self.first[name], self.first[name] + self._numbers[name])

    def find(self, slot: int) -> tuple[str, int] | None:
        """Return the page of a slot, and which of its entries has it."""
        number = bisect_right(self._starts, slot) - 1
        if number < 0:
            return None
        first, name = self._order[number]
        return (name, slot - first) if slot - first < self._numbers[name] else None


def first_slots(entries: Mapping[str, int]) -> dict[str, int]:
    """Return the number of the first entry of each page; the others of the page follow.

    :param entries: page -> how many entries it has.
    """
    size = 1
    while sum(entries.values()) > size * _FULL:
        size *= 2
    found: dict[str, int] = {}
    free = 0
    for place, page in sorted((_hash(page), page) for page in entries):
        found[page] = max(free, place * size >> _BITS)
        free = found[page] + entries[page]
    return found


def _hash(page: str) -> int:
    return int.from_bytes(hashlib.blake2b(page.encode(), digest_size=_BITS // 8).digest(), "big")
