"""Naver: ``/v1/search/book.json`` and ``book_adv.json``."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.catalogues.provider import Provider, mappings

if TYPE_CHECKING:
    from sphinx_reviews.sources.catalogues.provider import Answer, Found


def _recognises(answer: Answer) -> bool:
    # Google Books has items too, each with its volumeInfo.
    return "items" in answer and not any("volumeInfo" in item for item in mappings(answer["items"]))


def _read(answer: Answer) -> list[Found]:
    return [_book(item) for item in mappings(answer.get("items"))]


def _book(item: Answer) -> Found:
    date = str(item.get("pubdate") or "")
    return {
        "title": item.get("title"),
        "authors": re.split(r"[\^|]", str(item.get("author") or "")),
        "publisher": item.get("publisher"),
        "published": "-".join((date[:4], date[4:6], date[6:8])),
        # ISBN-10 and ISBN-13 in one text, or only the latter.
        "isbn": str(item.get("isbn") or "").split()[::-1],
    }


PROVIDER: Final = Provider(
    name="naver",
    title="Naver",
    address="https://openapi.naver.com/v1/search/book_adv.json?d_isbn={isbn}",
    recognises=_recognises,
    read=_read,
    headers=MappingProxyType(
        {
            "X-Naver-Client-Id": "{NAVER_CLIENT_ID}",
            "X-Naver-Client-Secret": "{NAVER_CLIENT_SECRET}",
        }
    ),
    keys=("NAVER_CLIENT_ID", "NAVER_CLIENT_SECRET"),
)
