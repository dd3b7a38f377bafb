"""Fields and tags within the text of a note: ``author:: X``, ``[rating:: 4]``, ``#book/fiction``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.sources.blog import keys
from sphinx_reviews.sources.blog.front_matter import Split
from sphinx_reviews.sources.blog.templates import Kept
from sphinx_reviews.sources.systems.vaults import values

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME: Final = r"[^\W\d][\w -]{0,39}?"
_LINE: Final = re.compile(
    rf"^[ \t]*(?:[-*+][ \t]+)?(?P<mark>\*\*|__|)(?P<name>{_NAME})(?:(?P=mark)::|::(?P=mark))"
    r"(?:[ \t]+(?P<value>.*))?$",
    re.MULTILINE,
)
_WITHIN: Final = re.compile(
    rf"(?P<mark>[\[(])(?P<name>{_NAME})::[ \t]+(?P<value>[^\[\]()\n]*(?:\[\[[^\[\]\n]*\]\])?)[\])]"
)
_LETTER: Final = r"[^\s#.,;:!?'\"()\[\]{}<>|`*\\]"
#: It has more than digits.
_TAG: Final = re.compile(rf"(?<!\S)#(?P<tag>\d*(?!\d){_LETTER}+)")
_LABEL: Final = re.compile(r"\s*(?:tags?|태그)\s*:", re.IGNORECASE)
_KNOWN: Final = frozenset(name for names in keys.KEYS.values() for name in names) | keys.SILENT


def understood(split: Split) -> Split:
    """Return a note with the fields and tags of its text beside its own, which count for more.

    A line with a field that is not known stays in the text.
    """
    kept = Kept()
    text = kept.fences(kept.spans(split.body))
    stated: dict[str, Any] = {}

    def take(match: re.Match[str]) -> str:
        """Return what a field leaves in the text."""
        name, value = match["name"].strip(), kept.restored((match["value"] or "").strip())
        is_known = keys.plain(name) in _KNOWN
        if is_known and value:
            stated.setdefault(name, values.plain(value))
        if match.re is _LINE:
            return "" if is_known else match[0].replace("::", ":", 1)
        return value if match["mark"] == "(" and is_known else f"{name}: {value}"

    text = _WITHIN.sub(take, _LINE.sub(take, text))
    tags = [match["tag"].rstrip("/") for match in _TAG.finditer(text)]
    text = "\n".join(line for line in text.split("\n") if not _is_of_tags(line))
    fields = {name: values.plain(value) for name, value in split.fields.items()}
    return Split(
        _together(fields, stated) | ({"hashtags": tags} if tags else {}), kept.restored(text)
    )


def _is_of_tags(line: str) -> bool:
    """Return whether a line has tags and nothing else, which the page shows in their place."""
    bare = _LABEL.sub("", line, count=1)
    return bool(_TAG.search(bare)) and not _TAG.sub("", bare).strip(" \t,")


def _together(fields: Mapping[str, Any], stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return two sets of fields; of those with the same name, the first that says anything."""
    filled = {keys.plain(name) for name, value in fields.items() if value not in (None, "", [])}
    others = {name: value for name, value in stated.items() if keys.plain(name) not in filled}
    names = set(map(keys.plain, others))
    return {name: value for name, value in fields.items() if keys.plain(name) not in names} | others
