"""Endings of verbs and adjectives of Korean, in letters (NFD): 는다, and ㄴ closing a syllable."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language.korean.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CLOSING: Final = {
    "ㄴ": "\u11ab", "ㄹ": "\u11af", "ㄻ": "\u11b1", "ㅁ": "\u11b7", "ㅂ": "\u11b8", "ㅆ": "\u11bb"
}  # fmt: skip
#: What an ending follows: the stem, the stem with 으 after a consonant, the 어 form.
PLAIN, EU, INFINITIVE = "plain", "eu", "infinitive"
#: How certain it is that a word with an ending is a verb; in the order of the rules.
SURE, LIKELY, GUESS = range(3)
#: Endings after which many write 것 and the like in the same word, and what they follow.
_ADNOMINAL: Final = {"는": PLAIN, "던": PLAIN, "다는": PLAIN, "ㄴ다는": EU, "ㄴ": EU, "ㄹ": EU}


_AND: Final = re.compile("^(.+)고(요?)$")
_HARDENED: Final = re.compile("^ㄹ([거-겧])")
#: From a syllable with ㄱ to the same with ㄲ.
_TO_DOUBLE: Final = ord("꺼") - ord("거")


class Ending(NamedTuple):
    """An ending, as it is written in a word."""

    follows: str
    certainty: int


def letters(text: str) -> str:
    """Return *text* in letters; a consonant alone in front closes the syllable before it."""
    closing = _CLOSING.get(text[:1])
    return (closing or "") + unicodedata.normalize("NFD", text[1:] if closing else text)


def _listed() -> Iterator[tuple[str, Ending]]:
    for follows, listed in RULES["endings"].items():
        for certainty, endings in enumerate(listed.values()):
            for ending in endings:
                shorter, _, more = ending.rstrip(")").partition("(")
                for each in dict.fromkeys((shorter, shorter + more)):
                    yield each, Ending(follows, certainty)
    quotes = RULES["quotes"]
    for follows, listed in quotes["of"].items():
        for quoted, particle in product(listed, quotes["with"]):
            yield quoted + particle, Ending(follows, SURE)
    for adnominal, follows in _ADNOMINAL.items():
        for noun in (*RULES["bound"], *(RULES["future"] if adnominal == "ㄹ" else ())):
            yield adnominal + noun, Ending(follows, LIKELY if adnominal in _CLOSING else SURE)


def _spoken(listed: Iterator[tuple[str, Ending]]) -> Iterator[tuple[str, Ending]]:
    """Yield endings also as many say and write them: 려구 for 려고, but 가구 is hardly 가고; ㄹ꺼."""
    for written, ending in listed:
        yield written, ending
        if found := _AND.search(written):
            yield f"{found[1]}구{found[2]}", ending
        if found := _HARDENED.search(written):
            yield f"ㄹ{chr(ord(found[1]) + _TO_DOUBLE)}{written[2:]}", ending


def _table(listed: Iterator[tuple[str, Ending]]) -> dict[str, list[Ending]]:
    """Return the ways to read each ending; as written after a consonant too."""
    found: dict[str, list[Ending]] = {}
    for written, ending in listed:
        found.setdefault(letters(written), []).append(ending)
        if ending.follows == EU:
            # 은 and 을 are particles as well, but no particle is like 으면.
            certainty = ending.certainty if written[0] in _CLOSING else SURE
            after_consonant = letters("으") + letters(written)
            found.setdefault(after_consonant, []).append(Ending(EU, certainty))
    return found


def _lengths(endings: Iterable[str]) -> dict[str, list[int]]:
    """Return the lengths of the endings by their last two letters, the longest first."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for ending in endings:
        found[ending[-2:]].add(len(ending))
    return {
        last: sorted(lengths | found.get(last[-1:], set()) | found.get("", set()), reverse=True)
        for last, lengths in [*found.items()]
    }


class Endings:
    """Endings that a word may have."""

    def __init__(self, listed: Iterator[tuple[str, Ending]]) -> None:
        self._table = _table(_spoken(listed))
        self._lengths = _lengths(self._table)
        self._shortest = [0] if "" in self._table else []

    def of(self, spelled: str) -> list[tuple[int, list[Ending]]]:
        """Return where each ending of a word in letters begins, the longest ending first."""
        known = self._lengths.get(spelled[-2:]) or self._lengths.get(spelled[-1:], self._shortest)
        size = len(spelled)
        return [
            (size - length, found)
            for length in known
            if length < size - 1 and (found := self._table.get(spelled[size - length :]))
        ]


_NOMINAL: Final = frozenset(RULES["nominal"])

ANY: Final = Endings(_listed())
#: Endings that make a noun of a verb, which may have particles.
NOMINAL: Final = Endings(
    (written, ending)
    for written, ending in _listed()
    if written in _NOMINAL or written.endswith((*RULES["bound"], *RULES["future"]))
)
