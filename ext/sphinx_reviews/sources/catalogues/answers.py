"""Catalogue responses as options of ``{book}``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.records import fields
from sphinx_reviews.sources.catalogues import PROVIDERS, titles
from sphinx_reviews.sources.catalogues.provider import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_reviews.sources.catalogues.provider import Provider

#: Options of ``{book}``, and ``title``.
Facts = dict[str, str]


class AnswerError(Exception):
    """Why an answer cannot be read."""


def books(text: str, provider: Provider | None = None) -> list[Facts]:
    """Return the books of an answer.

    :param provider: who answered; if unknown, it is recognised by the shape of the answer.
    :raises AnswerError: if it cannot be read.
    """
    answer = _parsed(text)
    if provider is None:
        provider = next((each for each in PROVIDERS.values() if each.recognises(answer)), None)
    if provider is None:
        raise AnswerError(f"not a response from {titles()}")
    return [facts for each in provider.read(answer) if (facts := _readable(each)).get("title")]


def _parsed(text: str) -> dict[str, Any]:
    try:
        # Aladin's may end in a semicolon.
        answer = json.loads(text.strip().rstrip(";"))
    except ValueError as error:
        raise AnswerError(f"not JSON: {error}") from error
    if not isinstance(answer, dict):
        raise AnswerError(f"not a response from {titles()}")
    if message := answer.get("errorMessage"):
        raise AnswerError(f"the catalogue says: {message}")
    return answer


_PEOPLE: Final = ("authors", "translators", "editors")
_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "published": fields.partial_date,
    "pages": fields.pages,
    "isbn": fields.isbn,
    "language": fields.language,
}


def _readable(found: Mapping[str, object]) -> Facts:
    """Return the facts about a book that can be read; each option takes the first such value."""
    facts: Facts = {}
    for option, value in found.items():
        listed = texts(value)
        if option in _PEOPLE:
            facts[option] = ", ".join(dict.fromkeys(listed))
        else:
            facts[option] = next((text for text in listed if _is_readable(option, text)), "")
    return {option: text for option, text in facts.items() if text}


def _is_readable(option: str, text: str) -> bool:
    try:
        _READERS.get(option, str)(text)
    except fields.FieldError:
        return False
    return True
