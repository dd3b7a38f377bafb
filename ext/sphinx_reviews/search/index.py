"""The index, and how it grows: what a change of some pages changes in it.

It is a function of the pages alone.  What is kept of it only spares work: an index that
grew is the same, byte for byte, as one that is made of nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from sphinx_reviews.search import postings, shards
from sphinx_reviews.search.entries import text_of
from sphinx_reviews.search.postings import STEPS
from sphinx_reviews.search.scores import counted, weights
from sphinx_reviews.search.slots import Places
from sphinx_reviews.search.spelling import spelling
from sphinx_reviews.search.twins import UNHEARD, by_sound, heard, twins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.language.analyser import Analyser
    from sphinx_reviews.records.texts import PageText, Terms
    from sphinx_reviews.search.entries import Entry
    from sphinx_reviews.search.postings import Postings
    from sphinx_reviews.search.spelling import Spelling
    from sphinx_reviews.search.twins import Sounds


class Page(NamedTuple):
    """A page with its entries, of which it has at least one."""

    #: Relative to the root of the site.
    uri: str
    entries: tuple[Entry, ...]
    #: Digest of its text.
    text: str


class Added(NamedTuple):
    """What an entry adds to the index."""

    #: Term -> its weight.
    weights: dict[str, int]
    #: The terms that the entry counts as one with, some several times.
    counted: list[str]


_NOTHING: Final = Added({}, [])


class Index(NamedTuple):
    """An index, but for its postings."""

    pages: dict[str, Page]
    #: Page -> digest of what it added.
    added: dict[str, str]
    #: Term -> number of entries with it.
    counts: dict[str, int]
    #: Compound term -> its parts.
    parts: dict[str, tuple[str, ...]]
    #: Beginning of each shard, in order -> its characters.
    shards: dict[str, int]
    sounds: Sounds
    #: Page -> terms, each with those that its texts say are the same.
    given: dict[str, list[Sequence[str]]]
    #: Term -> the terms in another script, or spelling, that are the same word.
    twins: dict[str, tuple[str, ...]]


NOTHING: Final = Index({}, {}, {}, {}, {}, UNHEARD, {}, {})


class LostError(Exception):
    """Something that was kept is not there, or not as it was."""


class Memory(Protocol):
    """What is kept from one index to the next, beside it."""

    def added(self, name: str, digest: str) -> list[Added]:
        """Return what a page added.

        :raises LostError: if it is not there.
        """

    def keep_added(self, name: str, added: list[Added]) -> str:
        """Keep what a page added, and return a digest of it."""

    def shard(self, beginning: str) -> dict[str, Postings]:
        """Return a shard.

        :raises LostError: if it is not there.
        """


class Growth(NamedTuple):
    """A new index, and what is new in it."""

    kept: Index
    #: Page -> its first slot.
    slots: dict[str, int]
    #: Beginning of a shard that was made or changed -> its postings.
    shards: dict[str, dict[str, Postings]]
    #: Pages whose results are new, or elsewhere.
    results: set[str]
    spelling: Spelling
    #: The terms by their sound: beginning of each file -> key -> terms.
    by_sound: dict[str, dict[str, str]]


def grown(
    old: Index,
    pages: Mapping[str, Page],
    text: Callable[[str], PageText],
    memory: Memory,
    analyser: Analyser,
) -> Growth:
    """Return the index of *pages*, and what is new in it since *old*.

    :param text: returns the text of a page.
    :raises LostError: if something of *old* is not there.
    """
    same = sum(old.pages.get(name) == page for name, page in pages.items())
    # What most pages added does not fit into memory, and would be forgotten anyway.
    is_new = same * 2 < max(len(pages), len(old.pages))
    return _Growing(NOTHING if is_new else old, pages, text, memory, analyser).growth()


def _numbers(pages: Mapping[str, Page]) -> dict[str, int]:
    return {name: len(page.entries) for name, page in pages.items()}


class _Growing:
    def __init__(
        self,
        old: Index,
        pages: Mapping[str, Page],
        text: Callable[[str], PageText],
        memory: Memory,
        analyser: Analyser,
    ) -> None:
        self._old, self._pages, self._memory, self._analyser = old, pages, memory, analyser
        self._text = text
        self._before = Places(_numbers(old.pages))
        self._now = Places(_numbers(pages))
        self._changed = {name for name, page in pages.items() if old.pages.get(name) != page}
        self._gone = old.pages.keys() - pages.keys()
        self._was = {
            name: self._kept(name) for name in old.pages.keys() & self._changed | self._gone
        }
        #: Page -> digest of what it adds.
        self._added = {name: each for name, each in old.added.items() if name in pages}
        self._given = {name: each for name, each in old.given.items() if name not in self._changed}

    def growth(self) -> Growth:
        counts, parts, other = self._compounds()
        touched = {*self._with(other)} & self._pages.keys() - self._changed
        self._was |= {name: self._kept(name) for name in touched}
        before, now = self._before.first, self._now.first
        moved = {name for name, slot in now.items() if before.get(name) != slot}
        changes = self._changes(parts, self._changed | touched, moved)
        sounds = heard(self._old.sounds, counts, self._analyser)
        said = {name: names for name in self._pages if (names := self._given.get(name))}
        same = twins(sounds, counts, chain.from_iterable(said.values()), self._analyser)
        for term in {each for each, _ in self._old.twins.items() ^ same.items()}:
            changes.setdefault(term, [])
        made, sizes = self._shards(changes)
        index = Index(dict(self._pages), self._added, counts, parts, sizes, sounds, said, same)
        entries = (entry for page in self._pages.values() for entry in page.entries)
        words = spelling(counts, entries, self._analyser)
        listed = by_sound(sounds, counts)
        return Growth(index, now, made, self._changed | moved, words, listed)

    def _kept(self, name: str) -> list[Added]:
        return self._memory.added(name, self._old.added[name])

    def _terms_of(self, name: str) -> Iterator[tuple[Entry, Terms]]:
        text = self._text(name)
        for entry in self._pages[name].entries:
            yield entry, text_of(entry, text).terms

    # -- compounds -------------------------------------------------------

    def _compounds(self) -> tuple[dict[str, int], dict[str, tuple[str, ...]], Iterable[str]]:
        """Return the counts, the parts of compounds, and the compounds with other parts."""
        difference: Counter[str] = Counter()
        for each in chain.from_iterable(self._was.values()):
            difference.subtract(each.counted)
        for name in self._changed:
            listed = [*self._terms_of(name)]
            for entry, terms in listed:
                difference.update(counted(entry, terms, self._analyser))
            self._given[name] = [names for _, terms in listed for names in terms.given]
        changed = {term for term, number in difference.items() if number}
        counts = self._old.counts | {
            term: self._old.counts.get(term, 0) + difference[term] for term in changed
        }
        counts = {term: number for term, number in counts.items() if number}
        other = {
            term: self._analyser.parts(term, counts) if term in counts else ()
            for term in {*changed, *self._analyser.depending(counts, changed)}
        }
        other = {term: now for term, now in other.items() if now != self._old.parts.get(term, ())}
        parts = {term: now for term, now in (self._old.parts | other).items() if now}
        return counts, parts, other.keys()

    def _with(self, terms: Iterable[str]) -> Iterator[str]:
        """Yield the pages that had some terms."""
        for beginning, listed in self._by_shard(terms).items():
            shard = self._shard(beginning)
            for term in listed & shard.keys():
                for each in postings.read(shard[term]):
                    if place := self._before.find(each // STEPS):
                        yield place[0]

    # -- postings --------------------------------------------------------

    def _changes(
        self, parts: Mapping[str, tuple[str, ...]], scored: set[str], moved: set[str]
    ) -> dict[str, list[int]]:
        """Return the postings of each term that are new; one that is gone has the weight 0.

        :param scored: the pages whose weights are new.
        """

        @lru_cache(maxsize=2)
        def was(name: str) -> list[Added]:
            return self._was[name] if name in self._was else self._kept(name)

        @lru_cache(maxsize=2)
        def now(name: str) -> list[Added]:
            return self._score(name, parts) if name in scored else self._kept(name)

        changes: defaultdict[str, list[int]] = defaultdict(list)
        affected = scored | moved | self._gone
        for slot in sorted({*self._before.slots(affected), *self._now.slots(affected)}):
            before = self._before.find(slot)
            after = self._now.find(slot)
            old = (was(before[0])[before[1]] if before else _NOTHING).weights
            new = (now(after[0])[after[1]] if after else _NOTHING).weights
            posting = slot * STEPS
            for term, weight in new.items() - old.items() if old else new.items():
                changes[term].append(posting + weight)
            for term in old.keys() - new.keys():
                changes[term].append(posting)
        return changes

    def _score(self, name: str, parts: Mapping[str, tuple[str, ...]]) -> list[Added]:
        """Return what a page adds, and keep it."""
        found = [
            Added(
                weights(entry, terms, self._analyser, parts),
                counted(entry, terms, self._analyser),
            )
            for entry, terms in self._terms_of(name)
        ]
        self._added[name] = self._memory.keep_added(name, found)
        return found

    # -- shards ----------------------------------------------------------

    def _by_shard(self, terms: Iterable[str]) -> dict[str | None, set[str]]:
        """Return terms by the shards that may hold them."""
        beginnings = [*self._old.shards]
        if not beginnings:
            return {None: set(terms)}
        keys = [*map(shards.key, beginnings)]
        found: defaultdict[str | None, set[str]] = defaultdict(set)
        for term in terms:
            number = shards.holding(keys, shards.key(term))
            found[beginnings[number] if number >= 0 else None].add(term)
        return found

    def _shard(self, beginning: str | None) -> dict[str, Postings]:
        return {} if beginning is None else self._memory.shard(beginning)

    def _shards(
        self, changes: Mapping[str, list[int]]
    ) -> tuple[dict[str, dict[str, Postings]], dict[str, int]]:
        """Return the shards that are new, and the characters of all."""
        opened: dict[str, Postings] = {}
        closed = dict(self._old.shards)
        for beginning, terms in self._by_shard(changes).items():
            shard = self._shard(beginning)
            if beginning is not None:
                del closed[beginning]
            for term in terms:
                if found := postings.changed(shard.pop(term, None), changes[term]):
                    shard[term] = found
            opened |= shard
        items = [shards.Item(shards.key(each), size, each) for each, size in closed.items()]
        items += [
            shards.Item(shards.key(term), postings.size(term, each), (term, each))
            for term, each in opened.items()
        ]
        items.sort(key=lambda item: item.key)
        made, sizes = {}, {}
        for beginning, inside in shards.cut(items):
            sizes[beginning] = sum(item.size for item in inside)
            if [item.content for item in inside] != [beginning]:
                made[beginning] = dict(self._terms(inside))
        return made, sizes

    def _terms(self, items: Iterable[shards.Item]) -> Iterator[tuple[str, Postings]]:
        for item in items:
            if isinstance(item.content, str):
                yield from self._memory.shard(item.content).items()
            else:
                yield item.content
