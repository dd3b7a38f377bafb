"""The files of the index, which the browser loads piece by piece.

Each piece is a script that calls one function, so that it loads even over ``file://``.
``searchindex.js``, the manifest, lists the beginning of each shard, what is in each slot,
and everything that Python and JavaScript must agree on; a shard holds the postings of its
terms, with the zones in a file of their own; the text of a result comes with its page.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.language.sentences import END
from sphinx_reviews.records.queries import Facet
from sphinx_reviews.search import postings, shards
from sphinx_reviews.search.entries import KINDS, OFFERED, REVIEW, text_of
from sphinx_reviews.search.first_letters import first_letters
from sphinx_reviews.search.twins import AS_GOOD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sphinx_reviews.records.texts import PageText
    from sphinx_reviews.search.entries import Entry
    from sphinx_reviews.search.index import Growth, Page
    from sphinx_reviews.search.postings import Postings

#: The folder of all files except the manifest, in the output directory.
FOLDER: Final = "_search"
#: What a slot without an entry has in place of a digit.
_NO_ENTRY: Final = "."
#: An entry is the first of its page, or follows on it, or is one result with the entry before.
_RANKS: Final = 3
#: How many concepts, skills and reviews a reader is shown to begin with.
_EXAMPLES: Final = 5
_EXAMPLES_OF_REVIEWS: Final = 3


def names(growth: Growth) -> set[str]:
    """Return the paths of all files of an index, but for the scripts that search."""
    return {
        *chain.from_iterable(map(shard_files, growth.kept.shards)),
        *(_path(_page(slot)) for slot in growth.slots.values()),
        *(_path(name) for name, _ in _spelling(growth)),
        *(_path(_sounds(beginning)) for beginning in growth.by_sound),
        *map(_path, ("names", "facets", "beginning")),
    }


def files(growth: Growth, text: Callable[[str], PageText]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file that is new.

    :param text: returns the text of a page.
    """
    for beginning, terms in growth.shards.items():
        same = {term: each for term in terms if (each := growth.kept.twins.get(term))}
        # Where a word is in the text only matters beside another word.
        *columns, zones = postings.columns(terms)
        yield _file(_shard(beginning), [*columns, same])
        yield _file(_zones(beginning), zones)
    for name, words in _spelling(growth):
        yield _file(name, words)
    for beginning, terms_of_keys in growth.by_sound.items():
        yield _file(_sounds(beginning), terms_of_keys)
    pages = growth.kept.pages
    for name in sorted(growth.results):
        yield _file(_page(growth.slots[name]), _results(pages[name], text(name)))
    listed = _entries(growth)
    yield _file("names", [*map(_names, listed)])
    yield _file("facets", _facets(listed))
    yield _file("beginning", _beginning(growth))


def read_shard(scripts: Iterable[bytes]) -> dict[str, Postings]:
    """Return the terms of the files of a shard.

    :raises ValueError: if they are none.
    """
    (*columns, _), zones = map(_read, scripts)
    return postings.read_columns([*columns, zones])


def _read(script: bytes) -> Any:
    match = _CALL.fullmatch(script.decode())
    if match is None:
        raise ValueError("not a file of the index")
    return json.loads(match[1])


def shard_files(beginning: str) -> tuple[str, str]:
    """Return the paths of the files of a shard."""
    return _path(_shard(beginning)), _path(_zones(beginning))


def manifest(growth: Growth, version: str, language: str, interface: Mapping[str, Any]) -> str:
    """Return ``searchindex.js``.

    :param version: changes whenever a file of the index does.
    :param language: that of the analyser.
    :param interface: language -> the texts of the search page and dialog, passed on unchanged.
    """
    listed = _entries(growth)
    content = {
        "version": version,
        "language": language,
        "digits": postings.DIGITS,
        "sentenceEnd": END,
        "kinds": KINDS,
        "ranks": _RANKS,
        "asGood": AS_GOOD,
        "facets": OFFERED,
        "entries": "".join(_slots(listed, {*growth.slots.values()})),
        "shards": shards.listed(growth.kept.shards),
        "spelling": {
            order: shards.listed(files) for order, files in growth.spelling._asdict().items()
        },
        "sounds": shards.listed(growth.by_sound),
        "interface": interface,
    }
    # Some themes load this file on every page, before any other script of search.
    return f"(window.sphinxReviewsSearch ||= {{}}).manifest = {_json(content)};\n"


def _slots(listed: Iterable[Entry | None], first: AbstractSet[int]) -> Iterator[str]:
    """Yield what is in each slot: kind and rank of an entry, together a hexadecimal digit.

    :param first: the slots that a page begins with.
    """
    kinds = [*KINDS]
    for slot, entry in enumerate(listed):
        if entry is None:
            yield _NO_ENTRY
        else:
            rank = 0 if slot in first else 2 if entry.is_same_result else 1
            yield f"{kinds.index(entry.kind) * _RANKS + rank:x}"


def _entries(growth: Growth) -> list[Entry | None]:
    """Return the entry of each slot."""
    pages = growth.kept.pages
    places = {
        slot: entry
        for name, first in growth.slots.items()
        for slot, entry in enumerate(pages[name].entries, first)
    }
    return [places.get(slot) for slot in range(max(places, default=-1) + 1)]


# -- contents ----------------------------------------------------------------


def _results(page: Page, text: PageText) -> dict[str, Any]:
    return {
        "uri": page.uri,
        "entries": [
            {
                "title": entry.title,
                "names": entry.names,
                "anchor": entry.anchor,
                "note": entry.note,
                "date": entry.date,
                "parts": [*text_of(entry, text).parts, *(("", "", each) for each in entry.said)],
                "sentences": entry.sentences,
                **({"card": entry.card} if entry.card else {}),
            }
            for entry in page.entries
        ],
    }


def _names(entry: Entry | None) -> list[str]:
    return list(dict.fromkeys((entry.title, *entry.names, *entry.people))) if entry else []


def _facets(listed: Sequence[Entry | None]) -> dict[str, Any]:
    """Return the values of each facet with their entries, and the date of each entry."""
    values: dict[Facet, dict[str, list[int]]] = {facet: {} for facet in OFFERED}
    for slot, entry in enumerate(listed):
        for facet, chosen in entry.facets.items() if entry else ():
            for value in chosen:
                values[facet].setdefault(value, []).append(slot)
    return {
        "values": {
            facet: [[value, postings.distances(slots)] for value, slots in found.items()]
            for facet, found in values.items()
        },
        "dates": [entry.date if entry else "" for entry in listed],
    }


def _beginning(growth: Growth) -> dict[str, Any]:
    """Return what a reader may begin with: what most reviews are about, the newest, a letter."""
    pages = growth.kept.pages
    reviews = [
        (page, each) for page in pages.values() for each in page.entries if each.kind == REVIEW
    ]
    newest = sorted(reviews, key=lambda each: (each[1].date, each[0].uri), reverse=True)
    return {
        "names": [
            name
            for facet in (Facet.CONCEPT, Facet.SKILL)
            for name in _most_frequent(each.facets.get(facet, ()) for _, each in reviews)
        ],
        "newest": [
            [entry.title, page.uri, entry.note] for page, entry in newest[:_EXAMPLES_OF_REVIEWS]
        ],
        "letters": first_letters(pages, growth.slots),
    }


def _most_frequent(listed: Iterable[tuple[str, ...]]) -> list[str]:
    counts = Counter(chain.from_iterable(listed))
    return sorted(counts, key=lambda name: (-counts[name], name))[:_EXAMPLES]


# -- scripts -----------------------------------------------------------------

_CALL: Final = re.compile(r'sphinxReviewsSearch\.receive\("[^"]*",(.*)\);\n', re.DOTALL)


def script(name: str) -> str:
    """Return the path of a script that searches, which is among these files."""
    return _path(name)


def _file(name: str, content: object) -> tuple[str, bytes]:
    call = f'sphinxReviewsSearch.receive("{name}",{_json(content)});\n'
    return _path(name), call.encode()


def _path(name: str) -> str:
    return f"{FOLDER}/{name}.js"


def _shard(beginning: str) -> str:
    return f"terms/{shards.name(beginning)}"


def _zones(beginning: str) -> str:
    return f"zones/{shards.name(beginning)}"


def _spelling(growth: Growth) -> Iterator[tuple[str, dict[int, str]]]:
    """Yield the name and the words of each file of spelling."""
    for order, files in growth.spelling._asdict().items():
        for beginning, words in files.items():
            yield f"spelling/{order}/{shards.name(beginning)}", words


def _sounds(beginning: str) -> str:
    return f"sounds/{shards.name(beginning)}"


def _page(slot: int) -> str:
    return f"pages/{slot}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
