"""Network requests for a book, made only when a user asks."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.sources.catalogues.provider import Provider

_SECONDS: Final = 15
_LARGEST: Final = 5_000_000


class NoAnswerError(Exception):
    """Why a catalogue did not answer."""


class UnknownBookError(NoAnswerError):
    """The catalogue does not know the book."""


class OutOfReachError(NoAnswerError):
    """The catalogue answers no question for now: it lacks a key, or has been asked too often."""


def answer(provider: Provider, isbn: str, environment: Mapping[str, str]) -> str:
    """Return a provider's answer for an ISBN.

    :param environment: contains the keys of the providers that need one.
    :raises NoAnswerError: if a key is missing, or no answer comes.
    """
    name = provider.name
    missing = [key for key in provider.keys if not environment.get(key)]
    if missing:
        raise OutOfReachError(f"{name} needs a key: set {' and '.join(missing)} in the environment")
    values = {key: environment[key] for key in provider.keys}
    quoted = {key: quote(value, safe="") for key, value in values.items()}
    request = urllib.request.Request(  # noqa: S310  (all addresses are constants)
        provider.address.format(isbn=isbn, **quoted),
        headers={
            "User-Agent": "sphinx-reviews",
            **{header: text.format(**values) for header, text in provider.headers.items()},
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as response:  # noqa: S310
            return str(response.read(_LARGEST).decode("utf-8", "replace"))
    except urllib.error.HTTPError as error:
        raise _refusal(name, error) from error
    except (OSError, http.client.HTTPException) as error:
        cause = getattr(error, "reason", None) or error
        raise OutOfReachError(f"{name} cannot be reached: {cause}") from error


def _refusal(name: str, error: urllib.error.HTTPError) -> NoAnswerError:
    with error:
        match error.code:
            case HTTPStatus.NOT_FOUND:
                return UnknownBookError(f"{name} did not answer: it does not know the book")
            case HTTPStatus.TOO_MANY_REQUESTS | HTTPStatus.SERVICE_UNAVAILABLE:
                seconds = error.headers.get("Retry-After", "")
                later = f"in {seconds} seconds" if seconds.isdecimal() else "later"
                return OutOfReachError(f"{name} wants no more questions for now; ask again {later}")
            case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
                return OutOfReachError(f"{name} did not answer: HTTP status {error.code}")
            case _:
                return NoAnswerError(f"{name} did not answer: HTTP status {error.code}")
