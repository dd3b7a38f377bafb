"""The index: what the browser loads to search, a piece at a time.

Everything is a script that calls one function, so that a site opened from a file can
load it.  ``searchindex.js`` tells which terms are in which shard; a shard has the
entries of each of its terms; a result's words come with its page.

The score is that of BM25F (Robertson & Zaragoza, "The Probabilistic Relevance
Framework", 2009) with a fixed mean length, so that one page changes no other's score;
what does not depend on the query is worked out here, to one of 15 steps.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.search.entries import OFFERED, Kind
from sphinx_reviews.search.korean.rules import RULES
from sphinx_reviews.search.terms import terms_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_reviews.search.entries import Entry

#: Where all files are but the manifest, from the output directory.
FOLDER: Final = "_search"
#: The characters of a shard, unless one term alone needs more.
_SHARD: Final = 24_000
#: Steps of a score; the rest of the number is the distance from the entry before.
_STEPS: Final = 16


class Page(NamedTuple):
    """A page with something to find on it."""

    #: From the root of the site.
    uri: str
    entries: Sequence[Entry]


def files(pages: Sequence[Page], interface: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """Return the manifest, and the other files by their paths from the output directory.

    :param interface: what the search page and dialog say, passed on as it is.
    """
    found = [entry for page in pages for entry in page.entries]
    shards = list(_shards(_postings(found)))
    scripts = {
        **{f"terms/{n}.js": _call("terms", n, shard.content) for n, shard in enumerate(shards)},
        **{
            f"pages/{n}.js": _call("page", n, _json(_results(each))) for n, each in enumerate(pages)
        },
        "names/0.js": _call("names", 0, _json([_names(entry) for entry in found])),
        "facets/0.js": _call("facets", 0, _json(_facets(found))),
    }
    digest = hashlib.blake2b(digest_size=6)
    for path, script in scripts.items():
        digest.update(f"{path}\n{script}\n".encode())
    manifest = {
        "version": digest.hexdigest(),
        "entries": [len(page.entries) for page in pages],
        "kinds": "".join(entry.kind[0] for entry in found),
        "shards": [shard.first for shard in shards],
        **interface,
    }
    # Some themes load this file on every page, before anything else of search.
    start = f"(window.sphinxReviewsSearch ||= {{}}).manifest = {_json(manifest)};\n"
    return start, {f"{FOLDER}/{path}": script for path, script in scripts.items()}


def _call(function: str, number: int, content: str) -> str:
    return f"sphinxReviewsSearch.{function}({number},{content});\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# -- what is shown -----------------------------------------------------------


def _results(page: Page) -> dict[str, Any]:
    return {
        "uri": page.uri,
        "entries": [
            {
                "title": entry.title,
                "names": entry.names,
                "anchor": entry.anchor,
                "note": entry.note,
                "date": entry.date,
                "parts": entry.text.parts,
            }
            for entry in page.entries
        ],
    }


def _names(entry: Entry) -> list[str]:
    return list(dict.fromkeys((entry.title, *entry.names, *entry.people)))


def _facets(found: Sequence[Entry]) -> dict[str, Any]:
    """Return the values of each facet with their entries, and the date of each entry."""
    values: dict[str, dict[str, list[int]]] = {facet.value: {} for facet in OFFERED}
    for number, entry in enumerate(found):
        for facet, chosen in entry.facets.items():
            for value in chosen:
                values[facet.value].setdefault(value, []).append(number)
    listed = {facet: [*numbers.items()] for facet, numbers in values.items()}
    return {"values": listed, "dates": [entry.date for entry in found]}


# -- what is found -----------------------------------------------------------

#: How much a name counts, if a word of the text counts 1.
_TITLE, _NAME, _PERSON, _ABOUT = 10, 8, 6, 3
#: How much a word counts that is read in a less likely way, or is part of a longer one.
_UNSURE: Final = 0.5
#: BM25: how soon more of the same word counts no more, and how much longer texts lose.
_K1, _B = 1.2, 0.6
#: Words of a text that is neither long nor short.
_USUAL_LENGTH: Final = 300


def _postings(found: Sequence[Entry]) -> dict[str, list[int]]:
    """Return for each term its entries, each as the distance from the one before and a score."""
    parts = _parts_of_compounds(found)
    postings: defaultdict[str, list[int]] = defaultdict(list)
    before: dict[str, int] = {}
    for number, entry in enumerate(found):
        for term, frequency in _frequencies(entry, parts).items():
            score = 1 + int((_STEPS - 1) * frequency / (frequency + _K1))
            postings[term].append((number - before.get(term, 0)) * _STEPS + score)
            before[term] = number
    return postings


def _frequencies(entry: Entry, parts: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """Return how often *entry* has each term, weighted by where."""
    here = entry.text.terms
    one = 1 / (1 - _B + _B * here.length / _USUAL_LENGTH)
    found = {term: one * times for term, times in here.stems.items()}
    for term, times in here.compounds.items():
        found[term] = found.get(term, 0) + one * times
    for term, times in here.guesses.items():
        found[term] = found.get(term, 0) + one * _UNSURE * times
    for term in parts.keys() & here.stems.keys():
        for part in parts[term]:
            found[part] = found.get(part, 0) + one * _UNSURE
    for weight, names in (
        (_TITLE, [entry.title]),
        (_NAME, entry.names),
        # Who looks for an author looks for the books.
        (_PERSON if entry.kind is Kind.BOOK else _ABOUT, entry.people),
        (_ABOUT, entry.about),
    ):
        for term in {term for name in names for term in terms_of_name(name)}:
            found[term] = found.get(term, 0) + weight
            for part in parts.get(term, ()):
                found[part] = found.get(part, 0) + weight * _UNSURE
    return found


# -- compounds ---------------------------------------------------------------

_HANGUL: Final = re.compile("[가-힣]+")
#: Syllables of what is taken apart.
_SHORTEST, _LONGEST = 3, 12
_PREFIXES: Final = frozenset(RULES["affixes"]["prefixes"])
_SUFFIXES: Final = frozenset(RULES["affixes"]["suffixes"])
#: How likely a joint is, beside one between two known nouns.
_RARELY: Final = 0.01


def _parts_of_compounds(found: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """Return the parts of nouns that are made of others here: 개인정보보호 of 개인, 정보, 보호."""
    entries_with: Counter[str] = Counter()
    for entry in found:
        entries_with.update(entry.text.terms.stems.keys())
        entries_with.update(term for name in entry.names for term in terms_of_name(name))
    nouns = {noun: number for noun, number in entries_with.items() if _HANGUL.fullmatch(noun)}
    parts = {
        noun: tuple(dict.fromkeys(_parts(noun, nouns)))
        for noun in nouns
        if _SHORTEST <= len(noun) <= _LONGEST
    }
    return {noun: found for noun, found in parts.items() if found}


def _parts(noun: str, nouns: Mapping[str, int]) -> Iterator[str]:
    """Yield the parts of *noun* at its best joint, and theirs."""
    joints = ((noun[:joint], noun[joint:]) for joint in range(1, len(noun)))
    best = max(joints, key=lambda halves: (_likelihood(halves, nouns), halves))
    if _likelihood(best, nouns) > 0:
        for part in best:
            if len(part) > 1:
                yield part
            if len(part) >= _SHORTEST:
                yield from _parts(part, nouns)


def _likelihood(halves: tuple[str, str], nouns: Mapping[str, int]) -> float:
    """Return how likely a noun is made of two halves; 0 if it is not.

    The rarer half tells how likely the joint is.  A half of one syllable must be an affix,
    or a noun that is seen again; a longer one that never stands alone, as 러닝 of 머신러닝,
    may be the rest of a noun that is seen again.
    """
    (one, other), numbers = halves, [nouns.get(half, 0) for half in halves]
    if len(one) == len(other) == 1:
        return 0
    if len(one) == 1:
        return numbers[1] * (1 if one in _PREFIXES else _RARELY * (numbers[0] > 1))
    if len(other) == 1:
        return numbers[0] * (1 if other in _SUFFIXES else _RARELY * (numbers[1] > 1))
    return min(numbers) or _RARELY * (max(numbers) > 1)


# -- shards ------------------------------------------------------------------


class _Shard(NamedTuple):
    """Some terms that follow each other, as a script."""

    first: str
    content: str


def _shards(postings: Mapping[str, list[int]]) -> Iterator[_Shard]:
    """Yield the terms in their order, as many together as a shard may hold."""
    first, size = "", 0
    written: list[str] = []
    for term in sorted(postings):
        pair = _json([term, postings[term]])
        if written and size + len(pair) > _SHARD:
            yield _Shard(first, f"[{','.join(written)}]")
            written, size = [], 0
        first = first if written else term
        written.append(pair)
        size += len(pair)
    if written:
        yield _Shard(first, f"[{','.join(written)}]")
