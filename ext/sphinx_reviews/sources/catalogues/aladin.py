"""Aladin: ItemLookUp of its TTB API 2.0."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.catalogues.provider import Provider, mapping, mappings

if TYPE_CHECKING:
    from sphinx_reviews.sources.catalogues.provider import Answer, Found

_ROLES: Final = {
    "지은이": "authors",
    "저자": "authors",
    "글": "authors",
    "옮긴이": "translators",
    "엮은이": "editors",
}


def _recognises(answer: Answer) -> bool:
    return "item" in answer


def _read(answer: Answer) -> list[Found]:
    return [_book(item) for item in mappings(answer.get("item"))]


def _book(item: Answer) -> Found:
    more = mapping(item.get("subInfo"))
    subtitle = str(more.get("subTitle") or "")
    title = str(item.get("title", ""))
    return {
        "title": title.removesuffix(f" - {subtitle}") if subtitle else title,
        "subtitle": subtitle,
        **_people(str(item.get("author", ""))),
        "publisher": item.get("publisher"),
        "published": item.get("pubDate"),
        "isbn": [item.get("isbn13"), item.get("isbn")],
        "pages": more.get("itemPage"),
        "original": re.sub(r"\s*\(\d{4}년\)$", "", str(more.get("originalTitle") or "")),
        "series": mapping(item.get("seriesInfo")).get("seriesName"),
    }


def _people(text: str) -> dict[str, list[str]]:
    """Read names of people; a role in parentheses counts for all names since the last role."""
    people: dict[str, list[str]] = {}
    waiting: list[str] = []
    for part in text.split(","):
        name, _, role = part.strip().partition(" (")
        waiting.append(name)
        if role:
            people.setdefault(_ROLES.get(role.rstrip(")"), ""), []).extend(waiting)
            waiting = []
    people.setdefault("authors", []).extend(waiting)
    return {option: names for option, names in people.items() if option}


PROVIDER: Final = Provider(
    name="aladin",
    title="Aladin",
    address="https://www.aladin.co.kr/ttb/api/ItemLookUp.aspx?ttbkey={ALADIN_TTBKEY}"
    "&itemIdType=ISBN13&ItemId={isbn}&output=js&Version=20131101",
    recognises=_recognises,
    read=_read,
    keys=("ALADIN_TTBKEY",),
)
