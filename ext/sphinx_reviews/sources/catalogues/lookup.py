"""Asking a catalogue for a book, over the network; only when a user says so."""

from __future__ import annotations

import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECONDS: Final = 15
_LARGEST: Final = 5_000_000


class NoAnswerError(Exception):
    """A catalogue that did not answer, and why."""


class Catalogue(NamedTuple):
    """Where a catalogue is asked for an ISBN, and with what."""

    #: ``{isbn}`` and the names of environment variables in braces are put in.
    address: str
    headers: Mapping[str, str] = {}
    #: Environment variables that must be set.
    keys: tuple[str, ...] = ()


CATALOGUES: Final = {
    "aladin": Catalogue(
        "https://www.aladin.co.kr/ttb/api/ItemLookUp.aspx?ttbkey={ALADIN_TTBKEY}&itemIdType=ISBN13"
        "&ItemId={isbn}&output=js&Version=20131101",
        keys=("ALADIN_TTBKEY",),
    ),
    "kakao": Catalogue(
        "https://dapi.kakao.com/v3/search/book?target=isbn&query={isbn}",
        {"Authorization": "KakaoAK {KAKAO_REST_API_KEY}"},
        ("KAKAO_REST_API_KEY",),
    ),
    "naver": Catalogue(
        "https://openapi.naver.com/v1/search/book_adv.json?d_isbn={isbn}",
        {
            "X-Naver-Client-Id": "{NAVER_CLIENT_ID}",
            "X-Naver-Client-Secret": "{NAVER_CLIENT_SECRET}",
        },
        ("NAVER_CLIENT_ID", "NAVER_CLIENT_SECRET"),
    ),
    "google": Catalogue("https://www.googleapis.com/books/v1/volumes?q=isbn:{isbn}"),
    "openlibrary": Catalogue("https://openlibrary.org/isbn/{isbn}.json"),
}


def answer(name: str, isbn: str, environment: Mapping[str, str]) -> str:
    """Return what the catalogue *name* answers for an ISBN.

    :param environment: holds the keys of the catalogues that ask for one.
    :raises NoAnswerError: if a key is missing, or no answer comes.
    """
    catalogue = CATALOGUES[name]
    missing = [key for key in catalogue.keys if not environment.get(key)]
    if missing:
        raise NoAnswerError(
            f"{name} asks for a key: set {' and '.join(missing)} in the environment"
        )
    values = {key: environment[key] for key in catalogue.keys}
    quoted = {key: quote(value, safe="") for key, value in values.items()}
    request = urllib.request.Request(  # noqa: S310  (all addresses are above)
        catalogue.address.format(isbn=isbn, **quoted),
        headers={
            "User-Agent": "sphinx-reviews",
            **{header: text.format(**values) for header, text in catalogue.headers.items()},
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answered:  # noqa: S310
            return str(answered.read(_LARGEST).decode("utf-8", "replace"))
    except urllib.error.HTTPError as error:
        told = "it does not know the book" if error.code == 404 else f"HTTP status {error.code}"  # noqa: PLR2004
        raise NoAnswerError(f"{name} did not answer: {told}") from error
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        reason = getattr(error, "reason", None) or error
        raise NoAnswerError(f"{name} cannot be reached: {reason}") from error
