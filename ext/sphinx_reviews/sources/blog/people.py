"""The people that posts name: authors and contributors of the book, and its reviewers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.names import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROLES: Final = {
    "authors": "지은이|지음|저자|글쓴이|글|저|원작|author|authors|writer",
    "translators": "옮긴이|옮김|번역|역자|역|translator|translators|trans",
    "editors": "엮은이|엮음|편저|편집|편|editor|editors|ed",
    "": "그림|그린이|감수|사진|해설|기획|illustrator|foreword",
}
_OPTIONS: Final = {role: option for option, roles in _ROLES.items() for role in roles.split("|")}
_ROLE: Final = "|".join(sorted(_OPTIONS, key=len, reverse=True))
#: A name and its role, as booksellers write it: 홍길동 (지은이), 홍길동 지음, 홍길동 저.
_WITH_ROLE: Final = re.compile(
    rf"(?P<name>.+?)\s*(?:[(\[（]\s*(?P<inside>{_ROLE})\s*[)\]）]|\s(?P<after>{_ROLE})\.?)$",
    re.IGNORECASE,
)
#: A slash or a semicolon separates names as a comma does; "외 2명" counts the others.
_BETWEEN: Final = re.compile(r"\s*[,，、;/·|]\s*|\s+(?:and|&)\s+")
_MORE: Final = re.compile(r"\s+외(?:\s*\d+\s*[명인])?$")
#: Reviews per name, on average, from which the names count as those of a blog's reviewers.
_REVIEWS_OF_ONE: Final = 3


def _parts(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    named = (each.get("name") if isinstance(each, dict) else each for each in listed)
    texts = (normalize(str(each)) for each in named if isinstance(each, (str, int)))
    return [part for text in texts for part in _BETWEEN.split(text) if part]


def of_book(value: object) -> dict[str, list[str]]:
    """Return the people of a book by option; those with another role under an empty one.

    A role counts for all names since the last role.
    """
    people: dict[str, list[str]] = {}
    waiting: list[str] = []
    for part in _parts(value):
        written = _MORE.sub("", part)
        match = _WITH_ROLE.fullmatch(written)
        if not match:
            waiting.append(written)
            continue
        role = (match["inside"] or match["after"]).lower()
        name = match["name"] if _OPTIONS[role] else written
        people.setdefault(_OPTIONS[role], []).extend([*waiting, name])
        waiting = []
    if waiting:
        people.setdefault("authors", []).extend(waiting)
    return people


def _is_one_name(value: object) -> bool:
    parts = _parts(value)
    return len(parts) == 1 and not _WITH_ROLE.fullmatch(parts[0]) and not _MORE.search(parts[0])


class Signed(NamedTuple):
    """The field ``author`` of a post."""

    author: object
    is_review: bool
    #: Whether the fields beside it state facts of a book.
    has_facts: bool


def reviewers(signed: Iterable[Signed]) -> set[str]:
    """Return the names in the field ``author`` of all posts that are those of reviewers.

    A single name is one if other posts than reviews have it as well, or if the reviews
    share it; names that differ from review to review are those of the books, and so is the
    name in few reviews that state other facts of the book beside it.
    """
    counts: dict[bool, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    listed = [each for each in signed if each.author and _is_one_name(each.author)]
    for each in listed:
        counts[each.is_review][_parts(each.author)[0]] += 1
    of_reviews = counts[True]
    are_shared = sum(of_reviews.values()) >= _REVIEWS_OF_ONE * len(of_reviews)
    found = set(counts[False])
    has_facts = any(each.is_review and each.has_facts for each in listed)
    if are_shared or (len(of_reviews) == 1 and not has_facts):
        found |= set(of_reviews)
    return found
