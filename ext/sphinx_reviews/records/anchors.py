"""Anchors made of words: they keep Hangul, and do not depend on what stands before them.

Each is a name as XML has them, so that it serves in HTML, EPUB and PDF alike.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from sphinx_reviews.records import names

if TYPE_CHECKING:
    from collections.abc import Callable

#: In characters; in an address that is copied, each letter of Hangul becomes nine.
_LONGEST: Final = 16
#: Of the number of a section; more are a year.
_DIGITS: Final = 2
#: What no word of an anchor holds: Python's words have letters that XML names have not.
_BETWEEN: Final = re.compile(r"[\W_\x80-\xbf\u2190-\u2bff]+")


def of_title(title: str) -> str:
    """Return the anchor of a title, all of its words; a mark of it if it has none.

    The number of a section is left out: it moves when another is inserted.
    """
    words = _words(title)
    if title and not words:
        return of_sentence(title)
    while len(words) > 1 and words[0].isdecimal() and len(words[0]) <= _DIGITS:
        del words[0]
    return _name("-".join(words))


def of_sentence(sentence: str) -> str:
    """Return the anchor of a sentence: its first words, and a mark of the whole."""
    whole = _words(sentence)
    first = whole[:1]
    for word in whole[1:]:
        if len("-".join((*first, word))) > _LONGEST:
            break
        first.append(word)
    mark = hashlib.blake2b(names.key(sentence).encode(), digest_size=2).hexdigest()
    return _name("-".join((*(word[:_LONGEST] for word in first), mark)))


def unused(anchor: str, is_taken: Callable[[str], bool]) -> str:
    """Return *anchor*, with the first free number from 2 if it is taken."""
    found, number = anchor, 1
    while is_taken(found):
        number += 1
        found = f"{anchor}-{number}"
    return found


def is_latin(text: str) -> bool:
    """Return whether all letters of *text* are Latin ones."""
    letters = filter(str.isalpha, text)
    return all(unicodedata.name(each, "").startswith("LATIN") for each in letters)


def _words(text: str) -> list[str]:
    plain = "".join(
        each if "ㄱ" <= each <= "ㆎ" else unicodedata.normalize("NFKC", each)
        for each in unicodedata.normalize("NFC", text)
    )
    return [word for word in _BETWEEN.split(names.key(plain)) if word]


def _name(text: str) -> str:
    """Return *text* so that it begins as an XML name must."""
    return f"_{text}" if text and not text[0].isalpha() else text
