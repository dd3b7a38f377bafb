"""The index that the browser loads piece by piece.

Each piece is a script that calls one function, so that it loads even over ``file://``.
``searchindex.js``, the manifest, lists the first term of each shard and everything that
Python and JavaScript must agree on; a shard holds the entries of each of its terms; the
text of a result comes with its page.

The score is that of BM25F (Robertson & Zaragoza, "The Probabilistic Relevance
Framework", 2009) with a fixed mean length, so that no page changes another's score.
The part that does not depend on the query is computed here and rounded to a few steps.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_reviews.language.sentences import END
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.search.entries import KINDS, OFFERED
from sphinx_reviews.search.terms import terms_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_reviews.language.analyser import Analyser
    from sphinx_reviews.records.queries import Facet
    from sphinx_reviews.search.entries import Entry

#: The folder of all files except the manifest, in the output directory.
FOLDER: Final = "_search"
#: The script that searches, among them.
SCRIPT: Final = f"{FOLDER}/search.js"
#: The characters of a shard, unless a single term needs more.
_SHARD: Final = 24_000
#: A posting is the distance from the previous entry times this, plus a score below this.
_STEPS: Final = 16


class Page(NamedTuple):
    """A page with its entries, of which it has at least one."""

    #: Relative to the root of the site.
    uri: str
    entries: Sequence[Entry]


def files(
    pages: Sequence[Page], code: str, analyser: Analyser, interface: Mapping[str, Any]
) -> tuple[str, dict[str, str]]:
    """Return the manifest, and the other files by their paths in the output directory.

    :param code: the language of the analyser.
    :param interface: language -> the texts of the search page and dialog, passed on unchanged.
    """
    found = [entry for page in pages for entry in page.entries]
    shards = list(_shards(_postings(found, analyser)))
    pieces = {
        **{f"terms/{n}": shard.content for n, shard in enumerate(shards)},
        **{f"pages/{n}": _json(_results(page)) for n, page in enumerate(pages)},
        "names": _json([_names(entry) for entry in found]),
        "facets": _json(_facets(found)),
    }
    scripts = {name: _call(name, content) for name, content in pieces.items()}
    digest = hashlib.blake2b(digest_size=6)
    for name, script in scripts.items():
        digest.update(f"{name}\n{script}\n".encode())
    kinds = list(KINDS)
    manifest = {
        "version": digest.hexdigest(),
        "language": code,
        "steps": _STEPS,
        "sentenceEnd": END,
        "kinds": kinds,
        "facets": OFFERED,
        "entriesOfPages": [len(page.entries) for page in pages],
        "kindsOfEntries": [kinds.index(entry.kind) for entry in found],
        "isSameResult": [int(entry.is_same_result) for entry in found],
        "shards": [shard.first for shard in shards],
        "interface": interface,
    }
    # Some themes load this file on every page, before any other script of search.
    start = f"(window.sphinxReviewsSearch ||= {{}}).manifest = {_json(manifest)};\n"
    return start, {f"{FOLDER}/{name}.js": script for name, script in scripts.items()}


def _call(name: str, content: str) -> str:
    return f'sphinxReviewsSearch.receive("{name}",{content});\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# -- results -----------------------------------------------------------------


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
                "sentences": entry.sentences,
            }
            for entry in page.entries
        ],
    }


def _names(entry: Entry) -> list[str]:
    return list(dict.fromkeys((entry.title, *entry.names, *entry.people)))


def _facets(found: Sequence[Entry]) -> dict[str, Any]:
    """Return the values of each facet with their entries, and the date of each entry."""
    values: dict[Facet, dict[str, list[int]]] = {facet: {} for facet in OFFERED}
    for number, entry in enumerate(found):
        for facet, chosen in entry.facets.items():
            for value in chosen:
                values[facet].setdefault(value, []).append(number)
    listed = {facet: [*numbers.items()] for facet, numbers in values.items()}
    return {"values": listed, "dates": [entry.date for entry in found]}


# -- postings ----------------------------------------------------------------

#: The weight of names; a word of the text has weight 1.
_TITLE, _NAME, _PERSON, _ABOUT = 10, 8, 6, 3
#: The weight of a less likely reading of a word, or of a part of a longer one.
_UNSURE: Final = 0.5
#: BM25: how soon repetitions of a word stop counting, and how much a long text loses.
_K1, _B = 1.2, 0.6
#: Words of a text that is neither long nor short.
_USUAL_LENGTH: Final = 300


def _postings(found: Sequence[Entry], analyser: Analyser) -> dict[str, list[int]]:
    """Return for each term its entries, each as its distance from the previous one and a score."""
    parts = analyser.parts_of_compounds(_entries_with(found, analyser))
    postings: defaultdict[str, list[int]] = defaultdict(list)
    before: dict[str, int] = {}
    for number, entry in enumerate(found):
        for term, frequency in _frequencies(entry, analyser, parts).items():
            score = 1 + int((_STEPS - 1) * frequency / (frequency + _K1))
            postings[term].append((number - before.get(term, 0)) * _STEPS + score)
            before[term] = number
    return postings


def _entries_with(found: Sequence[Entry], analyser: Analyser) -> Counter[str]:
    """Return in how many entries each term occurs, in the text or in another name."""
    counts: Counter[str] = Counter()
    for entry in found:
        counts.update(entry.text.terms.stems.keys())
        counts.update(term for name in entry.names for term in terms_of_name(analyser, name))
    return counts


def _frequencies(
    entry: Entry, analyser: Analyser, parts: Mapping[str, tuple[str, ...]]
) -> dict[str, float]:
    """Return how often each term occurs in *entry*, weighted by where."""
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
        # A query for an author is a query for their books.
        (_PERSON if entry.kind == Kind.BOOK else _ABOUT, entry.people),
        (_ABOUT, entry.about),
    ):
        for term in {term for name in names for term in terms_of_name(analyser, name)}:
            found[term] = found.get(term, 0) + weight
            for part in parts.get(term, ()):
                found[part] = found.get(part, 0) + weight * _UNSURE
    return found


# -- shards ------------------------------------------------------------------


class _Shard(NamedTuple):
    """A run of terms with their postings, as JSON."""

    first: str
    content: str


def _shards(postings: Mapping[str, list[int]]) -> Iterator[_Shard]:
    """Yield the terms in order, as many at a time as a shard may hold."""
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
