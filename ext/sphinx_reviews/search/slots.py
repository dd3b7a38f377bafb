"""The numbers of entries: those of a page are the same wherever other pages come and go.

Each page has a place of its own in a table with gaps, by the hash of its name.  If that is
taken it comes right behind, as in a hash table with linear probing; but pages take their
places in the order of their hashes and not of their arrival, so the same pages always have
the same numbers.  A page that is added or removed moves only those up to the next gap.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

#: At most so much of the table is taken: gaps make numbers larger, and moves rarer.
_FULL: Final = 3 / 4
_BITS: Final = 32


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
