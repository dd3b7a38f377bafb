"""Names: how they are stored, compared and turned into anchors."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Characters that neither text nor an XML document may hold (XML 1.0, §2.2).
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
#: Characters that distinguish names (C, C++, C#) and would be lost in an anchor.
_SPELLED_OUT: Final = {"+": "-plus", "#": "-sharp", "&": "-and-", ".": "-dot-", "@": "-at-"}


def normalize(text: str) -> str:
    """Return *text* in Unicode NFC with single spaces, as names are stored and shown.

    Characters that no XML document may hold are left out.
    """
    return " ".join(_FORBIDDEN.sub("", unicodedata.normalize("NFC", text)).split())


# A library of a thousand reviews asks for some thousand names, millions of times.
@lru_cache(maxsize=2**14)
def key(name: str) -> str:
    """Return the form that all spellings of a name share: NFC, case-folded, single spaces."""
    return unicodedata.normalize("NFC", normalize(name).casefold())


def slug(name: str) -> str:
    """Return *name* as part of an anchor: Hangul is kept, everything else is ``[a-z0-9-]``-like."""
    spelled = "".join(_SPELLED_OUT.get(character, character) for character in key(name))
    return re.sub(r"[\W_]+", "-", spelled).strip("-") or "x"


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """Return the *known* word that *typed* is most likely a typo of, if any."""
    letters = {_letters(word): word for word in known}
    close = difflib.get_close_matches(_letters(typed), letters, n=1, cutoff=_SIMILARITY)
    return letters[close[0]] if close else None


def similar(typed: str, known: Iterable[str]) -> list[str]:
    """Return up to three *known* names that resemble *typed*, the most similar first."""
    # Decomposed Hangul, so that one wrong vowel is one wrong letter of three.
    letters = {unicodedata.normalize("NFD", key(name)): name for name in known}
    wanted = unicodedata.normalize("NFD", key(typed))
    return [letters[each] for each in difflib.get_close_matches(wanted, letters, n=3, cutoff=0.6)]


#: The similarity of two words if one letter in five is wrong, missing or extra.
_SIMILARITY: Final = 0.8
#: Longer than any word on a list.
_LONGEST: Final = 40


def _letters(word: str) -> str:
    """Return *word* in one case and notation, in letters of Hangul rather than syllables."""
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFD", key(word[:_LONGEST])))
