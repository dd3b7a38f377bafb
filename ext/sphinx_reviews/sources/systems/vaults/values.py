"""The values of fields in a vault, without the links and marks that are in them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Final

from sphinx_reviews.sources.markdown_to_myst import wiki

_IMAGE: Final = re.compile(r"!\[[^\[\]]*\]\(<?([^\s<>()]+)>?\)")
_DAY: Final = re.compile(r"([A-Za-z]{3})[a-z]* (\d{1,2})(?:st|nd|rd|th)?, (\d{4})")


def plain(value: Any) -> Any:
    """Return a value with links as their text, images as their paths, and days as dates.

    YAML takes a link without quotation marks, ``[[page]]``, for a list in a list.
    """
    if isinstance(value, list):
        return [plain(each[0] if _is_link(each) else each) for each in value]
    return _text(value) if isinstance(value, str) else value


def _is_link(value: object) -> bool:
    return isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)


def _text(written: str) -> str:
    text = _IMAGE.sub(r"\1", wiki.plain(written)).strip()
    day = _DAY.fullmatch(text)
    return (_iso(" ".join(day.groups())) if day else "") or text


def _iso(day: str) -> str:
    """Return a day as Logseq names its page, ``Feb 3rd, 2020``, as ISO 8601 does."""
    try:
        return dt.datetime.strptime(day, "%b %d %Y").date().isoformat()  # noqa: DTZ007
    except ValueError:
        return ""
