"""The parts of every provider of facts about books: its question, and how its answer is read."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_reviews.records import names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Answer = Mapping[str, Any]
    #: The options of ``{book}`` and ``title``, as the provider writes them; of a list, the
    #: first value that can be read counts.
    Found = dict[str, object]


class Provider(NamedTuple):
    """A catalogue of books on the web."""

    #: The name that users type.
    name: str
    #: The name that users see.
    title: str
    #: Address of the request; ``{isbn}`` and the names of keys in braces are filled in.
    address: str
    #: Whether an answer has the shape of its answers.
    recognises: Callable[[Answer], bool]
    #: Read the books of an answer.
    read: Callable[[Answer], list[Found]]
    headers: Mapping[str, str] = {}
    #: Environment variables that must be set.
    keys: tuple[str, ...] = ()


# -- values of answers -------------------------------------------------------


def mappings(value: object) -> list[Answer]:
    """Return the mappings of a list; nothing if it is not a list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def mapping(value: object) -> Answer:
    """Return a mapping; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def texts(value: object) -> list[str]:
    """Return the texts and numbers of a list, or a single one, without markup."""
    listed = value if isinstance(value, list) else [value]
    return [text for each in listed if isinstance(each, (str, int)) and (text := _clean(str(each)))]


def first(value: object) -> str:
    """Return the first text of a list, or nothing."""
    return next(iter(texts(value)), "")


def _clean(text: str) -> str:
    return names.normalize(unescape(re.sub(r"</?b>", "", text)))
