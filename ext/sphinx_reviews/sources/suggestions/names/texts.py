"""Where names stand: the prose of a library, its headings, and the tags of its pages."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language.sentences import is_whole
from sphinx_reviews.library.names_in_text import Names, titles
from sphinx_reviews.records.names import key, normalize
from sphinx_reviews.sources.suggestions.evidence import located

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.records.kinds import Use
    from sphinx_reviews.sources.suggestions.model import Evidence
    from sphinx_reviews.sources.suggestions.shelf import Page, Sentence, Shelf

#: The front matter of a file, with the lines around it.
_FRONT_MATTER: Final = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
#: A sentence of so many characters says what a name means, and is quickly read.
_READABLE: Final = range(25, 180)
#: The sentences that show what a name means, one a page.
_SHOWN: Final = 3


class Text(NamedTuple):
    """A sentence, or a heading."""

    page: Page
    #: In NFC, with single spaces.
    words: str
    #: None of a heading.
    sentence: Sentence | None

    @property
    def evidence(self) -> Evidence | None:
        """The text verbatim; None if the file does not hold it as it is shown."""
        if self.sentence:
            return self.page.evidence(self.sentence)
        at = self.page.source.find(self.words)
        return self.page.quoted(at, at + len(self.words)) if at >= 0 else None


class Hit(NamedTuple):
    """A name in a text."""

    text: Text
    #: As it is written there.
    written: str


class Tag(NamedTuple):
    """A name that authors give to their pages."""

    #: As it is written first.
    name: str
    #: The names of its pages.
    pages: frozenset[str]


class Texts:
    """All texts of a library that may hold names.

    :param language: BCP 47 tag of the library.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.language = shelf.language
        self._pages = shelf.pages
        self._skills = shelf.library.skills.undefined
        self._titles = [page.review.book.title for page in shelf.pages if page.review]

    @cached_property
    def all(self) -> Sequence[Text]:
        """The sentences and headings of all pages, in their order."""
        return [text for page in self._pages for text in _texts(page)]

    @cached_property
    def tags(self) -> Mapping[str, Tag]:
        """The tags of all pages, by the keys of their names."""
        spelled: dict[str, str] = {}
        pages: defaultdict[str, set[str]] = defaultdict(set)
        for page in self._pages:
            for tag in filter(None, map(normalize, page.facts.front_matter.tags)):
                spelled.setdefault(key(tag), tag)
                pages[key(tag)].add(page.docname)
        return {each: Tag(name, frozenset(pages[each])) for each, name in spelled.items()}

    def elsewhere(self, name: str) -> list[Evidence]:
        """Return a name where front matter has it as a tag, or else a list of skills."""
        tag, skill = self.tags.get(key(name)), self._skills.get(key(name))
        if tag is None:
            return of_use(skill, self._pages) if skill else []
        pages = (page for page in self._pages if page.docname in tag.pages)
        found = (
            page.quoted(*match.span())
            for page in pages
            if (front := _FRONT_MATTER.match(page.source))
            and (match := _spelled(name).search(front[0]))
        )
        return list(islice(found, _SHOWN))

    def find(self, names: Iterable[str]) -> dict[str, list[Hit]]:
        """Return where each of *names* is found; a longer name there hides a shorter one."""
        found: dict[str, list[Hit]] = {name: [] for name in names}
        known = Names([*found, *self._titles], self.language)
        for text in self.all:
            for start, end, name in known.find(text.words, titles(text.words)):
                if name in found:
                    found[name].append(Hit(text, text.words[start:end]))
        return found


def of_use(use: Use, pages: Iterable[Page]) -> list[Evidence]:
    """Return a name where a list has it."""
    found = (
        page.quoted(*span)
        for page in pages
        if page.docname == use.place.docname
        and (span := located(page.source, use.place.line, use.name))
    )
    return list(islice(found, 1))


def _texts(page: Page) -> Iterator[Text]:
    seen = {page.facts.title}
    for sentence in page.sentences:
        heading = sentence.section.title
        if heading not in seen:
            seen.add(heading)
            yield Text(page, normalize(heading), None)
        yield Text(page, sentence.text, sentence)


def shown(hits: Iterable[Hit], name: str) -> list[Evidence]:
    """Return up to three texts that show what a name means, one a page, the best first.

    Whole sentences of middling length are best, and those that hold *name* as it is written.
    """

    def rank(hit: Hit) -> tuple[bool, bool, bool]:
        text = hit.text.words
        return (key(hit.written) != key(name), not is_whole(text), len(text) not in _READABLE)

    found: dict[str, Evidence] = {}
    for hit in sorted(hits, key=rank):
        page = hit.text.page.docname
        if page not in found and (evidence := hit.text.evidence):
            found[page] = evidence
            if len(found) == _SHOWN:
                break
    return list(found.values())


def _spelled(tag: str) -> re.Pattern[str]:
    """Return a pattern of a tag in any case, whether or not its file is in NFC."""
    forms = (
        r"\s+".join(map(re.escape, unicodedata.normalize(form, tag).split()))
        for form in ("NFC", "NFD")
    )
    return re.compile(rf"(?<![^\s,\[\"':-])(?:{'|'.join(forms)})(?![^\s,\]\"'])", re.IGNORECASE)
