"""What is found by a first letter alone, as the first key of most Korean queries types one.

The names of a large library are too much to load for it, and so is a page for each result.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_reviews.language.analyser import Analyser
    from sphinx_reviews.search.entries import Entry

#: As many as the dialog shows.
_MOST: Final = 8

#: The slot of an entry, its title, address, anchor and note.
Head = tuple[int, str, str, str, str]


def first_letters(
    pages: Iterable[tuple[int, str, Sequence[Entry]]], analyser: Analyser
) -> dict[str, list[Head]]:
    """Return letter -> the results with the shortest titles that begin with it.

    :param pages: the first slot, the address and the entries of each page.
    """
    #: Letter -> slot of a result -> how long its title is, and its head.
    found: defaultdict[str, dict[int, tuple[int, Head]]] = defaultdict(dict)
    for first, uri, entries in pages:
        result = first
        for slot, entry in enumerate(entries, first):
            result = result if entry.is_same_result else slot
            if letter := analyser.first_letter(entry.title):
                head = (slot, entry.title, uri, entry.anchor, entry.note)
                ranked = (len(entry.title), head)
                found[letter][result] = min(ranked, found[letter].get(result, ranked))
    return {
        letter: [head for _, head in nsmallest(_MOST, found[letter].values())]
        for letter in sorted(found)
    }
