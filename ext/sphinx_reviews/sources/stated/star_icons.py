"""Ratings that a page draws with icons, as stars that can be read.

The classes are those of Font Awesome and Bootstrap Icons, and of the pages that rate with them.
"""

from __future__ import annotations

import re
from typing import Final

_ICON: Final = r"<(?:i|span)\b[^<>]*(?:fa|bi|icon|glyphicon)-star\b[^<>]*>\s*</(?:i|span)>"
_ONE: Final = re.compile(_ICON)
_ROW: Final = re.compile(rf"{_ICON}(?:\s*{_ICON})*")
_HALF: Final = re.compile(r"\bstar-half")
_EMPTY: Final = re.compile(r"\b(?:far|fa-regular|bi-star|fa-star-o|star-empty|empty)(?![\w-])")
#: A class of those that count, where the others have none.
_COUNTS: Final = "checked"


def drawn(text: str) -> str:
    """Return a text in which each row of icons is one of ``★``, ``½`` and ``☆``."""
    return _ROW.sub(lambda row: _row(_ONE.findall(row[0])), text) if "-star" in text else text


def _row(icons: list[str]) -> str:
    are_counted = any(_COUNTS in each for each in icons)
    return "".join(
        "½"
        if _HALF.search(each)
        else "☆"
        if _EMPTY.search(each) or (are_counted and _COUNTS not in each)
        else "★"
        for each in icons
    )
