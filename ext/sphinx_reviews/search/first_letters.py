"""What is found by a first consonant alone, as the first key of most Korean queries types.

The names of a large library are too much to load for it, and so is a page for each result.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language import hangul

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.search.index import Page

_CONSONANTS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
#: What titles in quotation marks and brackets begin with.
_SIGNS: Final = "\"'‘“《〈「『([<"
#: As many as the dialog shows.
_MOST: Final = 8

#: The slot of an entry, its title, address, anchor and note.
Head = tuple[int, str, str, str, str]


def first_letters(pages: Mapping[str, Page], slots: Mapping[str, int]) -> dict[str, list[Head]]:
    """Return consonant -> the results with the shortest titles that begin with it.

    :param slots: page -> the slot of its first entry.
    """
    #: Consonant -> slot of a result -> how long its title is, and its head.
    found: defaultdict[str, dict[int, tuple[int, Head]]] = defaultdict(dict)
    for name, first in slots.items():
        page, result = pages[name], first
        for slot, entry in enumerate(page.entries, first):
            result = result if entry.is_same_result else slot
            letters = unicodedata.normalize("NFC", entry.title).lstrip(_SIGNS)
            if letters and hangul.is_syllable(letters[0]):
                ranked = (len(letters), (slot, entry.title, page.uri, entry.anchor, entry.note))
                of_letter = found[_CONSONANTS[hangul.initial(letters[0])]]
                of_letter[result] = min(ranked, of_letter.get(result, ranked))
    return {
        letter: [head for _, head in nsmallest(_MOST, found[letter].values())]
        for letter in sorted(found)
    }
