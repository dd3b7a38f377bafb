"""Words and their stems in Korean text, which may contain Latin words."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language.analyser import Word
from sphinx_reviews.language.korean.nouns import is_particle, nouns
from sphinx_reviews.language.korean.rules import RULES
from sphinx_reviews.language.korean.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: A word of Latin letters may have punctuation inside, and some at its ends: ``ci/cd``,
#: ``node.js``, ``c++``, ``.net``.  In any other script a word is a run of its characters.
_WORD: Final = re.compile(
    r"([가-힣]+"
    r"|\.?[A-Za-z0-9_\u00b5-\u024f]+(?:[.+#/&'-][A-Za-z0-9_\u00b5-\u024f]+)*(?:\+\+|#)?"
    r"|[\u3131-\u318e\u0370-\u03ff\u0400-\u04ff\u3041-\u30ff\u4e00-\u9fff]+)"
)
#: The last letter that a word of Latin letters may begin with.
_LAST_LATIN: Final = "\u024f"
_INNER: Final = re.compile(r"[.+#/&'_-]+")
#: A letter or a number alone says nothing of what it was part of: 3 of ``gpt-3``.
_NO_WORD: Final = re.compile(r".|[0-9]+")
#: Ends the stem of a verb, so that it is not taken for a noun: 읽~.
_MARK: Final = RULES["verb_mark"]
_new: Final = tuple.__new__


def words(text: str) -> list[Word]:
    """Return the words of *text*, which must be composed (NFC), in their order.

    The stems of a word are the noun that it may be and the verb that it must be.  Its
    guesses are verbs that may not exist: 만든 is a form of 만들다, but 모든 of no verb.
    """
    found: list[Word] = []
    # Every word of a library is read, so it is split at once rather than matched word by word.
    between, *pieces = _WORD.split(text)
    start = len(between)
    last = ""
    for surface, after in zip(pieces[::2], pieces[1::2], strict=True):
        end = start + len(surface)
        if "가" <= surface[0] <= "힣":
            # Hangul right after a Latin word is mostly a particle.
            if not between and "" < last <= _LAST_LATIN and _is_ending(surface):
                found[-1] = found[-1]._replace(end=end, bare=False)
            else:
                if between == " " and last in _TELLING:
                    found[-1] = _before(found[-1], surface)
                found.append(_new(Word, (surface, *_readings(surface), start, end)))
        else:
            lowered = surface.lower()
            found.append(_new(Word, (lowered, *_whole(lowered), start, end)))
        between, last, start = after, surface[-1], end + len(after)
    return found


def compounds(text: str, found: Sequence[Word]) -> list[str]:
    """Return neighbours among the words of *text*, written as one word."""
    return [
        first.stems[0] + second.stems[0]
        for first, second in pairwise(found)
        if first.bare and text[first.end : second.start] == " "
    ]


@cache
def _whole(word: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return a word of other letters, also without its punctuation, and the words that this joins.

    As :func:`_readings` does for Hangul.
    """
    parts = [each for each in _INNER.split(word) if each]
    others = filter(None, ("".join(parts), *word.split("/"), *parts))
    stems = (word, *(each for each in others if not _NO_WORD.fullmatch(each)))
    return tuple(dict.fromkeys(stems)), (), True


def _is_ending(word: str) -> bool:
    """Return whether *word* is only particles, or only an ending of 하다."""
    return is_particle(word) or _readings(_ANY_NOUN + word)[0] == (_ANY_NOUN,)


#: The ends of words that the next one tells something of.
_TELLING: Final = frozenset("기치지")
#: What follows 읽기 and no other noun: 위해, 힘들다.
_AFTER_NOMINAL: Final = tuple(RULES["after_nominal"])
#: What follows 예상치 and 생각지, short for 예상하지 and 생각하지: 않다, 못하다.
_AFTER_CONTRACTION: Final = tuple(RULES["after_contraction"])


def _before(word: Word, after: str) -> Word:
    """Return a word as the next one tells what it is.

    주기 is no cycle before 위해 or 힘들다, and 예상치 before 못하다 no value.
    """
    surface, stems, guesses = word.surface, word.stems, word.guesses
    if surface.endswith("기") and guesses and len(stems) == 1 and after.startswith(_AFTER_NOMINAL):
        return word._replace(stems=guesses, guesses=stems, bare=False)
    is_contraction = surface.endswith(("치", "지")) and stems == (surface,) and len(surface) > 2  # noqa: PLR2004
    if is_contraction and after.startswith(_AFTER_CONTRACTION):
        return word._replace(stems=(surface[:-1], surface), bare=False)
    return word


#: A noun that no verb looks like.
_ANY_NOUN: Final = "코드"
_WHOLE: Final = frozenset(RULES["whole"])
#: Forms of verbs that look like a noun before what looks like a particle: 들어와, 올라가.
_NO_NOUNS: Final = frozenset((*RULES["movements"]["never"], *RULES["no_nouns"]))
#: Nouns that end as a verb does: 접근권한 is no form of 접근권하다.
_NOUNS_LIKE_VERBS: Final = tuple(RULES["nouns_like_verbs"])
_VERBS_OF_NOUNS: Final = tuple(RULES["verbs_of_nouns"])


@cache
def _readings(word: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return the stems and the guesses of a word of Hangul, and whether it is bare."""
    sure, likely, guesses, of_copula = verbs(word)
    if activity := _activity(word, [*sure, *likely, *guesses]):
        return (activity,), (), False
    of_noun = nouns(word)
    if of_noun[0] in _NO_NOUNS:
        of_noun = [word]
    if of_noun[0] != word:
        # A longer particle is likelier than 이다: 장마다 is of 장.
        of_copula = [each for each in of_copula if len(each) <= len(of_noun[0])]
    # A form that is a noun has particles or 이다: 읽기에는, 읽는지를, 읽는것이다.
    nominals = [*of_copula] if sure else [*of_noun, *of_copula]
    for nominal in nominals:
        if nominal != word:
            of_nominal = verbs(nominal, is_nominal=True)
            likely += of_nominal.sure
            guesses += [*of_nominal.likely, *of_nominal.guesses]
            of_copula += of_nominal.nouns
    if activity := _activity(word, [*likely, *guesses]):
        return (activity,), (), False
    is_whole = of_noun[0] == word
    of_verb = [stem + _MARK for stem in sure]
    stems = dict.fromkeys(
        (
            *of_copula,
            *(of_verb if is_whole else of_noun),
            *(of_noun if is_whole else of_verb),
            *(stem + _MARK for stem in likely),
        )
    )
    others = dict.fromkeys(stem + _MARK for stem in guesses)
    is_bare = is_whole and not sure and not of_copula
    return tuple(stems), tuple(each for each in others if each not in stems), is_bare


def _activity(word: str, stems: Iterable[str]) -> str:
    """Return the noun of 배포하다, 배포되다, 배포시키다."""
    if word in _WHOLE or word.endswith(_NOUNS_LIKE_VERBS):
        return ""
    for stem in stems:
        if stem.endswith(_VERBS_OF_NOUNS):
            for verb in _VERBS_OF_NOUNS:
                if stem.endswith(verb) and len(stem) > len(verb) + 1:
                    return stem.removesuffix(verb)
    return ""
