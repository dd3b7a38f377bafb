"""Kakao: ``/v3/search/book``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sphinx_reviews.sources.catalogues.provider import Provider, mappings

if TYPE_CHECKING:
    from sphinx_reviews.sources.catalogues.provider import Answer, Found


def _recognises(answer: Answer) -> bool:
    return "documents" in answer


def _read(answer: Answer) -> list[Found]:
    return [_book(document) for document in mappings(answer.get("documents"))]


def _book(document: Answer) -> Found:
    return {
        "title": document.get("title"),
        "authors": document.get("authors"),
        "translators": document.get("translators"),
        "publisher": document.get("publisher"),
        "published": str(document.get("datetime") or "")[:10],
        # ISBN-10 and ISBN-13 in one text.
        "isbn": str(document.get("isbn") or "").split()[::-1],
    }


PROVIDER: Final = Provider(
    name="kakao",
    title="Kakao",
    address="https://dapi.kakao.com/v3/search/book?target=isbn&query={isbn}",
    recognises=_recognises,
    read=_read,
    headers=MappingProxyType({"Authorization": "KakaoAK {KAKAO_REST_API_KEY}"}),
    keys=("KAKAO_REST_API_KEY",),
)
