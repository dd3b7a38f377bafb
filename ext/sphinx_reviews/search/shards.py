"""Where the terms are cut into shards, so that a change moves no cut but those beside it.

Terms that begin with the same bits are one shard if it is small enough, and are parted by
the next bit if not.  So a cut depends only on the terms on both sides of it, and terms that
begin with the same letters are near each other, as a reader who is typing needs them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, takewhile
from string import ascii_lowercase, digits
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: The characters of a shard, unless a single term needs more.
LIMIT: Final = 12_000
_UNIT: Final = 16
#: Terms that begin with so many bits in common are not parted, as shards are named by them.
_DEEPEST: Final = 40 * _UNIT
#: The name of a shard that begins with nothing.
_FIRST: Final = "0"
#: The digits of a number in base 36, as JavaScript reads it.
_DIGITS: Final = digits + ascii_lowercase
#: No term begins with one in any of its bits, as one may with a space such as U+2000.
_BETWEEN: Final = "\n"


class Item(NamedTuple):
    """A term, or a shard that nothing has changed in."""

    key: bytes
    #: In characters.
    size: int
    #: What it is; not looked at here.
    content: Any


def key(text: str) -> bytes:
    """Return the bits of a term or of the beginning of a shard, which order as in JavaScript."""
    return text.encode("utf-16-be", "surrogatepass")


def name(beginning: str) -> str:
    """Return the name of a shard."""
    return key(beginning).hex() or _FIRST


def listed(beginnings: Iterable[str]) -> str:
    """Return the beginnings of shards, which are in order, as the browser reads them.

    Each is written as a digit, which says how many letters it has in common with the one
    before it, and its other letters.
    """
    found = []
    before = ""
    for each in beginnings:
        same = [*takewhile(lambda pair: pair[0] == pair[1], zip(before, each, strict=False))]
        number = min(len(same), len(_DIGITS) - 1)
        found.append(_DIGITS[number] + each[number:])
        before = each
    return _BETWEEN.join(found)


def holding(beginnings: Sequence[bytes], term: bytes) -> int:
    """Return which shard may hold a term; negative if none."""
    return bisect_right(beginnings, term) - 1


def cut(items: Sequence[Item], limit: int | None = None) -> Iterator[tuple[str, Sequence[Item]]]:
    """Yield the beginning and the items of each shard.

    :param items: in the order of their keys.
    :param limit: the characters of a shard, if not :data:`LIMIT`.
    """
    if items:
        sizes = [0, *accumulate(item.size for item in items)]
        for beginning, inside in _cut([item.key for item in items], sizes, limit or LIMIT):
            yield beginning, items[inside]


def _cut(keys: Sequence[bytes], sizes: Sequence[int], limit: int) -> Iterator[tuple[str, slice]]:
    """Yield the beginning of each shard and which keys it has.

    :param sizes: the characters before each key, and of all.
    """
    left = [("", 0, len(keys))]
    while left:
        beginning, start, end = left.pop()
        first, last = keys[start], keys[end - 1]
        depth = _first_difference(first, last)
        if depth >= _DEEPEST or end - start == 1 or sizes[end] - sizes[start] <= limit:
            yield beginning, slice(start, end)
            continue
        place, bit = divmod(depth, 8)
        # The first key whose bit is set.
        begun = bytes(last[:place]) + bytes([last[place] >> 7 - bit << 7 - bit])
        middle = bisect_left(keys, begun, start, end)
        left.append((_text(last, depth + 1), middle, end))
        left.append((_text(first, depth + 1), start, middle))


def _first_difference(one: bytes, other: bytes) -> int:
    """Return the first bit in which two keys differ; a key goes on in zeros."""
    length = max(len(one), len(other))
    both = (int.from_bytes(each.ljust(length, b"\0"), "big") for each in (one, other))
    return length * 8 - (next(both) ^ next(both)).bit_length()


def _text(bits: bytes, length: int) -> str:
    """Return the shortest text that begins with the first bits of a key, and goes on in zeros."""
    units = -(-length // _UNIT)
    whole = int.from_bytes(bits.ljust(units * 2, b"\0")[: units * 2], "big")
    rest = units * _UNIT - length
    found = (whole >> rest << rest).to_bytes(units * 2, "big")
    return found.decode("utf-16-be", "surrogatepass").rstrip("\0")
