"""MyST that is written before the text around it is converted, which leaves it as it is.

Dialects of Markdown have blocks and roles that only MyST can say, such as a note or a formula.
They are made while the dialect is read, and stand in the text as words of no known letter until
the rest is converted.
"""

from __future__ import annotations

import re
from typing import Final

_FIRST: Final = 0xF0000  # of the letters that have no meaning of their own: one for each byte
_FINISHED: Final = re.compile("\x02([\U000f0000-\U000f00ff]*)\x03")


def finished(myst: str) -> str:
    """Return MyST, on however many lines, as one word that conversion does not change."""
    letters = (chr(_FIRST + byte) for byte in myst.encode("utf-8", "surrogatepass"))
    return f"\x02{''.join(letters)}\x03"


def revealed(text: str) -> str:
    """Return a text with the MyST that stands in it as words."""
    return _FINISHED.sub(_written, text)


def _written(match: re.Match[str]) -> str:
    letters = bytes(ord(letter) - _FIRST for letter in match[1])
    return letters.decode("utf-8", "surrogatepass")
