"""Network requests for a book, made only when a user asks."""

from __future__ import annotations

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


def answer(provider: Provider, isbn: str, environment: Mapping[str, str]) -> str:
    """Return a provider's answer for an ISBN.

    :param environment: contains the keys of the providers that need one.
    :raises NoAnswerError: if a key is missing, or no answer comes.
    """
    name = provider.name
    missing = [key for key in provider.keys if not environment.get(key)]
    if missing:
        raise NoAnswerError(f"{name} needs a key: set {' and '.join(missing)} in the environment")
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
        is_unknown = error.code == HTTPStatus.NOT_FOUND
        reason = "it does not know the book" if is_unknown else f"HTTP status {error.code}"
        raise NoAnswerError(f"{name} did not answer: {reason}") from error
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        cause = getattr(error, "reason", None) or error
        raise NoAnswerError(f"{name} cannot be reached: {cause}") from error
