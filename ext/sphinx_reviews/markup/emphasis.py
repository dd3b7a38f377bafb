"""Bold and struck-out words before a Korean particle: ``**용어(term)**는``.

CommonMark closes emphasis after punctuation only before a space or more punctuation, as
if every word ended in a space.  Korean particles follow without one.  This plug-in of
markdown-it-py lets emphasis open after and close before a letter of Chinese, Japanese or
Korean as it does beside a space, which is the amendment that CommonMark is discussing.
Underscores keep CommonMark's rule, which never lets them emphasise part of a word.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar
from markdown_it.rules_inline import emphasis, strikethrough

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

    _Rule = Callable[[StateInline, bool], bool]

_MARKS: Final = "*~"
_WIDE: Final = frozenset("WFH")


def korean_emphasis(md: MarkdownIt) -> None:
    """Make *md* parse emphasis beside letters of scripts that put no space before endings."""
    md.inline.ruler.at("emphasis", _beside_letters(emphasis.tokenize))
    md.inline.ruler.at("strikethrough", _beside_letters(strikethrough.tokenize))


def _beside_letters(rule: _Rule) -> _Rule:
    """Return *rule*, whose delimiters may also open after and close before such a letter."""

    def tokenize(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (markdown-it's)
        start, before = state.pos, len(state.delimiters)
        found = rule(state, silent)
        if len(state.delimiters) > before and state.src[start] in _MARKS:
            last = state.src[start - 1] if start else " "
            following = state.src[state.pos] if state.pos < state.posMax else " "
            for delimiter in state.delimiters[before:]:
                delimiter.open |= _is_wide_letter(last) and _is_punctuation(following)
                delimiter.close |= _is_punctuation(last) and _is_wide_letter(following)
        return found

    return tokenize


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def _is_wide_letter(character: str) -> bool:
    # The vowels and finals of decomposed Hangul are not wide by themselves.
    is_wide = unicodedata.east_asian_width(character) in _WIDE or "\u1160" <= character <= "\u11ff"
    return is_wide and character.isalpha()
