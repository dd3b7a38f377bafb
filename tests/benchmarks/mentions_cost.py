#!/usr/bin/env python3
"""What finding names in prose costs, in CPU seconds of one process.

Examples:
  python mentions_cost.py
  python mentions_cost.py 300 --names 2000

"""

from __future__ import annotations

import argparse
import re
import sys
import time
from itertools import chain, islice, product
from typing import TYPE_CHECKING, Final

import words
from corpus import Corpus, concepts_for, files
from reviews import Pool

from sphinx_reviews.library.names_in_text import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: CPU seconds that all reviews should take at most, with 500 names.
TARGET: Final = 3

_MARKUP: Final = re.compile(r"\{[a-z-]+\}|[`*:<>]+|^---$.*?^---$", re.MULTILINE | re.DOTALL)


def _texts(size: int) -> list[str]:
    """Return the prose of that many reviews."""
    pages = files(Corpus(size)).items()
    return [_MARKUP.sub("", text) for path, text in pages if path.startswith("reviews/r")]


def _names(size: int, number: int) -> list[str]:
    """Return that many names: concepts and skills, then nouns, the frequent and the rare."""
    pool = Pool(Corpus(size).seed, concepts_for(size))
    known = (each.name for each in (*pool.concepts, *pool.skills))
    rare = (modifier + noun for modifier, noun in product(words.MODIFIERS, words.NOUNS))
    wanted = number // 2
    return list(islice(dict.fromkeys(chain(islice(known, wanted), words.NOUNS[::4], rare)), number))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _table(texts: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table as they are measured."""
    made: list[Names] = []
    found: list[int] = []
    names = _seconds(lambda: made.append(Names(known, "ko")))

    def scan() -> None:
        found.append(sum(len(made[0].find(text)) for text in texts))

    cold, again = _seconds(scan), _seconds(scan)
    number = sum(len(text.split()) for text in texts)
    yield f"{len(texts)} reviews, {number} words, {len(known)} names, {found[0]} found"
    yield f"  the names          {names:8.3f} s"
    yield f"  all reviews, cold  {cold:8.3f} s   {cold / number * 1e6:.2f} µs a word"
    yield f"  and again          {again:8.3f} s   {again / number * 1e6:.2f} µs a word"
    yield f"  one review         {again / len(texts) * 1e3:8.3f} ms"
    thousand = cold / len(texts) * 1000
    yield f"  1,000 reviews take {thousand:.2f} s, cold; at most {TARGET} is wanted"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("size", type=int, nargs="?", default=1000, help="reviews (1000)")
    parser.add_argument("--names", type=int, default=500, help="names that are known (500)")
    options = parser.parse_args()
    for line in _table(_texts(options.size), _names(options.size, options.names)):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
