"""What a person may change of a suggestion before it is recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.records.model import LEVELS, VerdictWord
from sphinx_reviews.records.names import key, normalize
from sphinx_reviews.sources.suggestions.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_reviews.sources.suggestions.model import Suggestion

#: The words that a field may have.
WORDS: Final = {
    (Kind.SKILL, "level"): ("", *LEVELS),
    (Kind.VERDICT, "word"): (VerdictWord.RECOMMEND, VerdictWord.MIXED, VerdictWord.SKIP),
}
#: For whom a book is, and for whom it is not: a suggestion has one of them.
AUDIENCES: Final = ("for", "not-for")
_MAY_BE_EMPTY: Final = {"level", "note"}


def edited(suggestion: Suggestion, typed: Mapping[str, Any]) -> Suggestion:
    """Return a suggestion with the texts and words that were typed.

    :raises ValueError: if they are not such as the suggestion has.
    """
    value = dict(suggestion.value)
    if suggestion.kind is Kind.AUDIENCE and len(typed) == 1 and set(typed) <= {*AUDIENCES}:
        ((field, text),) = typed.items()
        return replace(suggestion, value={field: _text(field, text)})
    for field, new in typed.items():
        if field not in value:
            raise ValueError(f"{suggestion.kind} has no {field}")
        old = value[field]
        words = WORDS.get((suggestion.kind, field))
        if words and new not in words:
            raise ValueError(f"{field} is none of {', '.join(words)}")
        if isinstance(old, str):
            value[field] = _text(field, new)
        elif isinstance(old, (list, tuple)):
            value[field] = _texts(field, new)
        elif new != old:
            raise ValueError(f"{field} cannot be changed")
    if "aliases" in value:
        own = key(value["name"])
        value["aliases"] = [each for each in value["aliases"] if key(each) != own]
    return replace(suggestion, value=value)


def _text(field: str, text: object) -> str:
    if not isinstance(text, str):
        raise ValueError(f"{field} is no text")  # noqa: TRY004  (what was sent is at fault)
    if not (found := normalize(text)) and field not in _MAY_BE_EMPTY:
        raise ValueError(f"{field} is empty")
    return found


def _texts(field: str, texts: object) -> list[str]:
    if not isinstance(texts, list):
        raise ValueError(f"{field} is no list")  # noqa: TRY004  (what was sent is at fault)
    return list({key(text): text for text in (_text(field, each) for each in texts)}.values())
