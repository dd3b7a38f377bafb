"""The people of a book and what each did for it, as booksellers and readers write them."""

from __future__ import annotations

import re
from typing import Final

from sphinx_reviews.records.names import normalize

#: Option of ``{book}`` -> the words for the role; those of no option under an empty one.
_ROLES: Final = {
    "authors": "지은이|지음|저자|글쓴이|글그림|글|저|공저|공동지음|원작|원저|author|authors|writer|著者|著|作者",
    "translators": "옮긴이|옮김|공동옮김|번역|역자|역|공역|translator|translators|trans|translated|訳者|訳|译者|译",
    "editors": "엮은이|엮음|편저|편집|편|공편|editor|editors|ed|eds|編者|編|编",
    "": "그림|그린이|감수|사진|해설|기획|추천|illustrator|illustrated|foreword|監修",
}
_OPTIONS: Final = {role: option for option, roles in _ROLES.items() for role in roles.split("|")}
#: A regular expression of the words for roles.
ROLE: Final = "|".join(sorted(_OPTIONS, key=len, reverse=True))
#: A name and its role, as booksellers write it: 홍길동 (지은이), 홍길동 지음, 홍길동 저.
WITH_ROLE: Final = re.compile(
    rf"(?P<name>.+?)\s*(?:[(\[（]\s*(?P<inside>{ROLE})\s*[)\]）]|\s(?P<after>{ROLE})\.?)",
    re.IGNORECASE,
)
#: One who wrote and drew the book is its author.
_BOTH: Final = re.compile(r"글\s*[/·ㆍ,&]\s*그림")
#: A slash or a semicolon separates names as a comma does, unless it stands in parentheses.
_BETWEEN: Final = re.compile(r"(?:\s*[,，、;/·ㆍ|]\s*|\s+(?:and|&)\s+)(?![^(（]*[)）])")
#: Where a person comes from, as Chinese and Japanese catalogues have it: ``[美] Jane Roe``.
_COUNTRY: Final = re.compile(r"^[\[(（【〔][\u4e00-\u9fff가-힣]{1,4}[\])）】〕]\s*(?=\S)")
#: What counts the people who are not named.
_MORE: Final = re.compile(r"\s+외(?:\s*\d+\s*[명인])?$|,?\s+(?:et al\.?|and others)$")


def unified(text: str) -> str:
    """Return a text with one word for who wrote and drew a book."""
    return _BOTH.sub("글그림", text)


def parts(value: object) -> list[str]:
    """Return the names, with their roles, in a value of front matter or a text."""
    listed = value if isinstance(value, list) else [value]
    named = (each.get("name") if isinstance(each, dict) else each for each in listed)
    texts = (
        _MORE.sub("", normalize(unified(str(each))))
        for each in named
        if isinstance(each, (str, int))
    )
    split = (part for text in texts for part in _BETWEEN.split(text))
    return [bare for part in split if (bare := _COUNTRY.sub("", part))]


def is_one_name(value: object) -> bool:
    """Return whether a value is a name and nothing more."""
    listed = value if isinstance(value, list) else [value]
    found = parts(value)
    is_counted = any(_MORE.search(str(each)) for each in listed)
    return len(found) == 1 and not WITH_ROLE.fullmatch(found[0]) and not is_counted


def of_book(value: object) -> dict[str, list[str]]:
    """Return the people of a book by option; those with another role under an empty one.

    A role counts for all names since the last role.
    """
    people: dict[str, list[str]] = {}
    waiting: list[str] = []
    for part in parts(value):
        match = WITH_ROLE.fullmatch(_MORE.sub("", part))
        if not match:
            waiting.append(_MORE.sub("", part))
            continue
        option = option_of(match["inside"] or match["after"])
        name = match["name"] if option else match[0]
        people.setdefault(option, []).extend([*waiting, name])
        waiting = []
    if waiting:
        people.setdefault("authors", []).extend(waiting)
    return {option: list(dict.fromkeys(names)) for option, names in people.items()}


def option_of(role: str) -> str:
    """Return the option of ``{book}`` for a role; empty if it has none."""
    return _OPTIONS[role.lower()]
