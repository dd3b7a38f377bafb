"""Known names are found in prose: as often as a reader would, and nowhere else."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_reviews.library.names_in_text import Names

_FILE: Final = Path(__file__).with_suffix(".md").with_name("names_in_text.md")


class _Sentence(NamedTuple):
    text: str
    #: The spans of what is to be found.
    wanted: frozenset[tuple[int, int]]
    names: tuple[str, ...]


def _read(marked: str, names: tuple[str, ...]) -> _Sentence:
    text, wanted = "", []
    for part in re.split(r"(\[\[.+?\]\])", marked):
        if part.startswith("[["):
            wanted.append((len(text), len(text) + len(part) - 4))
        text += part.removeprefix("[[").removesuffix("]]")
    return _Sentence(text, frozenset(wanted), names)


@cache
def _sentences() -> tuple[_Sentence, ...]:
    """Return the labelled sentences."""
    found: list[_Sentence] = []
    names: tuple[str, ...] = ()
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("names: "):
            names = tuple(line.removeprefix("names: ").split(", "))
        elif line.startswith("- "):
            found.append(_read(line.removeprefix("- "), names))
    return tuple(found)


def _found(names: list[str], text: str, language: str = "ko") -> list[str]:
    """Return the parts of *text* that name one of *names*."""
    return [text[each.start : each.end] for each in Names(names, language).find(text)]


def test_labelled_sentences() -> None:
    """Of 400 sentences nearly all that is found is right, and nearly all is found."""
    sentences = _sentences()
    assert len(sentences) >= 300
    right = wrong = missed = 0
    for sentence in sentences:
        found = {(each.start, each.end) for each in _finder(sentence.names).find(sentence.text)}
        right += len(found & sentence.wanted)
        wrong += len(found - sentence.wanted)
        missed += len(sentence.wanted - found)
        for word, spans in (
            ("wrong", found - sentence.wanted),
            ("missed", sentence.wanted - found),
        ):
            for start, end in spans:
                print(f"{word}: {sentence.text[start:end]} in: {sentence.text}")
    precision, recall = right / (right + wrong), right / (right + missed)
    print(f"{len(sentences)} sentences, precision {precision:.4f}, recall {recall:.4f}")

    assert precision >= 0.98
    assert recall >= 0.97


@cache
def _finder(names: tuple[str, ...]) -> Names:
    return Names(names, "ko")
