"""Indexes of pages that were never built, kept in memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_reviews.language.korean import KOREAN
from sphinx_reviews.records.texts import PageText, Part, Text
from sphinx_reviews.search import pieces
from sphinx_reviews.search.index import NOTHING, Added, Page, grown
from sphinx_reviews.search.terms import terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_reviews.search.entries import Entry
    from sphinx_reviews.search.index import Index
    from sphinx_reviews.search.postings import Postings


class IndexOfMemory:
    """An index with its files, which grows from pages to pages."""

    def __init__(self) -> None:
        self.kept: Index = NOTHING
        self.files: dict[str, bytes] = {}
        #: Paths of the files that the last change made.
        self.made: set[str] = set()
        self._added: dict[str, str] = {}

    def grow(self, pages: Mapping[str, Sequence[Entry]], texts: Mapping[str, str]) -> None:
        """Make it the index of *pages*: name -> entries, whose bodies are in *texts*."""
        wanted = {
            name: Page(f"{name}.html", tuple(entries), texts[name])
            for name, entries in pages.items()
        }
        found = {name: page_text(texts[name]) for name in pages}
        self._growth = grown(self.kept, wanted, found.__getitem__, self, KOREAN)
        files = dict(pieces.files(self._growth, found.__getitem__))
        names = pieces.names(self._growth)
        self.made = {name for name, each in files.items() if self.files.get(name) != each}
        self.files = {name: each for name, each in (self.files | files).items() if name in names}
        self.kept = self._growth.kept

    def manifest(self, version: str, interface: Mapping[str, Any]) -> str:
        """Return the manifest."""
        return pieces.manifest(self._growth, version, "ko", interface)

    def added(self, name: str, digest: str) -> list[Added]:
        """Return what a page added, which must be what was kept last."""
        assert self._added[name] == digest
        return [Added(*each) for each in json.loads(digest)]

    def keep_added(self, name: str, added: list[Added]) -> str:
        """Keep what a page adds."""
        self._added[name] = json.dumps(added, sort_keys=True)
        return self._added[name]

    def shard(self, beginning: str) -> dict[str, Postings]:
        """Return a shard."""
        return pieces.read_shard(map(self.files.__getitem__, pieces.shard_files(beginning)))


def page_text(text: str) -> PageText:
    """Return a page of one paragraph."""
    parts = (Part("", "", text),)
    return PageText(Text.of(parts, terms(KOREAN, parts)), {})


def index_of(pages: Mapping[str, Sequence[Entry]], texts: Mapping[str, str]) -> IndexOfMemory:
    """Return the index of *pages*, made of nothing."""
    found = IndexOfMemory()
    found.grow(pages, texts)
    return found
