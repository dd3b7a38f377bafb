"""The words of a library's prose that may be names: Latin words, and nouns in Hangul."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language import hangul
from sphinx_reviews.language.korean import KOREAN
from sphinx_reviews.records.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.language.analyser import Word
    from sphinx_reviews.sources.suggestions.names.texts import Text

#: In this language a stem that ends so is of a verb.
_VERB: Final = "~"
_LONGEST: Final = 3
_LATIN_WORD: Final = r"[A-Za-z][A-Za-z0-9]*(?:[.+/&'-][A-Za-z0-9]+)*(?:\+\+|#)?"
_LATIN: Final = re.compile(rf"(?<![A-Za-z0-9_@./#&+-]){_LATIN_WORD}(?: {_LATIN_WORD})*")


class Vocabulary(NamedTuple):
    """Words and phrases, each with the pages that have it."""

    #: Nouns and runs of nouns in Hangul.
    korean: Mapping[str, frozenset[str]]
    #: What stands between words in Hangul or punctuation, as it is written first.
    latin: Mapping[str, frozenset[str]]


def vocabulary(texts: Iterable[Text]) -> Vocabulary:
    """Return the words of texts that may be names or parts of them."""
    korean: defaultdict[str, set[str]] = defaultdict(set)
    latin: defaultdict[str, set[str]] = defaultdict(set)
    spelled: dict[str, str] = {}
    for text in texts:
        page = text.page.docname
        for run in _runs(text.words, KOREAN.words(text.words)):
            for phrase in _phrases(run):
                korean[phrase].add(page)
        for match in _LATIN.finditer(text.words):
            if match[0].count(" ") < _LONGEST:
                latin[spelled.setdefault(key(match[0]), match[0])].add(page)
    return Vocabulary(
        {name: frozenset(pages) for name, pages in korean.items()},
        {name: frozenset(pages) for name, pages in latin.items()},
    )


def _runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield runs of words with a space between them, none but the last of which has a particle."""
    run: list[Word] = []
    for word in words:
        if run and not (run[-1].bare and text[run[-1].end : word.start] == " "):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _phrases(run: Sequence[Word]) -> Iterator[str]:
    """Yield the nouns in Hangul of a run of words, alone and together."""
    nouns = [word.stems[0] if _is_noun(word) else "" for word in run]
    for start in range(len(nouns)):
        for end in range(start + 1, min(start + _LONGEST, len(nouns)) + 1):
            if not nouns[end - 1]:
                break
            yield " ".join(nouns[start:end])


def _is_noun(word: Word) -> bool:
    stem = word.stems[0]
    return hangul.is_syllable(stem[0]) and not stem.endswith(_VERB)
