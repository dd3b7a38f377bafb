"""The words of a library's prose that may be names: Latin words, and nouns in Hangul."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language.korean import KOREAN
from sphinx_reviews.records.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.language.analyser import Word
    from sphinx_reviews.sources.suggestions.names.texts import Text

#: In this language a stem that ends so is of a verb.
_VERB: Final = "~"
_LONGEST: Final = 3
_LETTERS: Final = re.compile(r"[A-Za-z][A-Za-z0-9.+#/&'-]*")


class Vocabulary(NamedTuple):
    """Words and phrases, each as it is written first, with the pages that have them."""

    korean: Mapping[str, frozenset[str]]
    latin: Mapping[str, frozenset[str]]


def vocabulary(texts: Iterable[Text]) -> Vocabulary:
    """Return the words of texts that may be names or parts of them."""
    korean: defaultdict[str, set[str]] = defaultdict(set)
    latin: defaultdict[str, set[str]] = defaultdict(set)
    spelled: dict[str, str] = {}
    for text in texts:
        page = text.page.docname
        for run in _runs(text.words, KOREAN.words(text.words)):
            for phrase, is_latin in _phrases(text.words, run):
                if is_latin:
                    latin[spelled.setdefault(key(phrase), phrase)].add(page)
                else:
                    korean[phrase].add(page)
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


def _phrases(text: str, run: Sequence[Word]) -> Iterator[tuple[str, bool]]:
    """Yield what may be a name in a run of words, and whether it is Latin."""
    nouns = [_noun(text, word) for word in run]
    for start in range(len(run)):
        for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
            parts = nouns[start:end]
            if not parts[-1]:
                break
            are_latin = {part.isascii() for part in parts}
            if len(are_latin) > 1:
                break
            yield " ".join(parts), are_latin.pop()


def _noun(text: str, word: Word) -> str:
    """Return a word without its particles; empty if it is a verb."""
    if word.surface[0].isascii():
        match = _LETTERS.match(text, word.start)
        return match[0] if match else ""
    noun = word.stems[0]
    return "" if noun.endswith(_VERB) else noun
