"""Text files in whatever encoding a program or a spreadsheet wrote them."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

#: Those of 32 bits first: the mark of UTF-16 is the beginning of theirs.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_UTF8: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
#: The syllables of KS X 1001, which Korean text is mostly made of.
_KOREAN: Final = re.compile(rb"[\xb0-\xc8][\xa1-\xfe]")
#: In bytes; enough to see whether every other one is zero.
_SAMPLE: Final = 4096


class EncodingError(Exception):
    """Why a file cannot be read as text."""


class Decoded(NamedTuple):
    """The text of a file."""

    text: str
    #: The encoding if the bytes do not prove it; empty if they do.
    guess: str = ""


def decode(content: bytes) -> Decoded:
    """Return the text of a file in UTF-8, UTF-16, UTF-32, CP949 or Windows-1252.

    :raises EncodingError: if the bytes are damaged.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    encoding = encoding or _without_a_mark(content[:_SAMPLE]) or "utf-8"
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError as error:
        guess = _legacy(content) if encoding == "utf-8" else ""
        if not guess:
            raise EncodingError(
                f"not {_name(encoding)} at byte {error.start}: export it again, or save it as UTF-8"
            ) from error
    try:
        return Decoded(content.decode(guess), _name(guess))
    except UnicodeDecodeError:  # CP1252 leaves five bytes undefined
        return Decoded(content.decode("latin-1"), "ISO-8859-1")


def _without_a_mark(sample: bytes) -> str:
    """Return the kind of UTF-16 that a file without a byte order mark is in, if any."""
    zeros = sample[::2].count(0), sample[1::2].count(0)
    if min(zeros) or max(zeros) < len(sample) // 16 + 1:
        return ""
    return "utf-16-be" if zeros[0] else "utf-16-le"


def _legacy(content: bytes) -> str:
    """Return the encoding of a text that is not UTF-8; nothing if it is damaged UTF-8."""
    high = len(_HIGH.findall(content))
    if 2 * sum(map(len, _UTF8.findall(content))) > high:
        return ""
    return "cp949" if 4 * len(_KOREAN.findall(content)) > high else "cp1252"


def _name(encoding: str) -> str:
    return encoding.removesuffix("-sig").upper()
