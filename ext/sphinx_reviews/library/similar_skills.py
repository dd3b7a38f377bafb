"""Skills in lists whose names are probably typos of others: one letter away."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records import names, words
from sphinx_reviews.records.fields import FieldError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.library.references import References
    from sphinx_reviews.records.model import Place

#: In shorter names one letter makes another word (Java, Lava); longer ones are not compared.
_SHORTEST, _LONGEST = 5, 60
#: Wildcard for the letter that may differ.
_ANY: Final = "\0"


class Typo(NamedTuple):
    """An undefined name, and the one that it may be a typo of."""

    name: str
    place: Place
    #: As it should be written.
    meant: str
    #: Where that is written.
    first: Place


def typos(references: References) -> Iterator[Typo]:
    """Yield the undefined skills in lists that look like another."""
    skills = references.skills
    known: dict[str, tuple[str, Place]] = {}
    by_shape: defaultdict[str, list[str]] = defaultdict(list)
    for name, place in skills.places.items():
        known[names.key(name)] = name, place
        for shape in _shapes(name):
            by_shape[shape].append(names.key(name))
    reported = set()
    for facts in references.documents.values():
        for entry in facts.recommendations:
            key = names.key(entry.skill)
            if key in reported or skills.get(entry.skill):
                continue
            meant = _without_level(key, known) or _one_letter_off(key, by_shape, known)
            if meant is None:
                continue
            name, place = known[meant]
            level = entry.skill.split()[-1] if meant != key and key.startswith(f"{meant} ") else ""
            if level or entry.place > place or skills.get(name):
                reported.add(key)
                yield Typo(entry.skill, entry.place, f"{name} ({level})" if level else name, place)


def _without_level(key: str, known: dict[str, tuple[str, Place]]) -> str | None:
    """Return the known name in *key*, if what follows is a level without parentheses."""
    name, _, level = key.rpartition(" ")
    try:
        words.level(level)
    except FieldError:
        return None
    return name if name in known else None


def _one_letter_off(
    key: str, by_shape: dict[str, list[str]], known: dict[str, tuple[str, Place]]
) -> str | None:
    others = (other for shape in _shapes(key) for other in by_shape.get(shape, ()) if other != key)
    return min(others, key=lambda other: known[other][1], default=None)


def _shapes(name: str) -> Iterator[str]:
    """Yield the name with each letter as a wildcard; Hangul by letter, so that 썬 is near 선."""
    letters = unicodedata.normalize("NFD", names.key(name))
    if _SHORTEST <= len(letters) <= _LONGEST:
        for number, letter in enumerate(letters):
            if letter.isalpha():
                yield letters[:number] + _ANY + letters[number + 1 :]
