"""Mentions that nobody typed: names of concepts and skills, found in the prose of pages.

What is found on a page depends on its prose and on the names, and on no other page.  A name
is looked for on pages in the language of its definition.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_reviews.language.korean.common_verbs import common_verb
from sphinx_reviews.language.passages import Passages
from sphinx_reviews.library.names_in_text import Names, can_be_found, is_doubtful, titles
from sphinx_reviews.output.files import digest
from sphinx_reviews.records import names
from sphinx_reviews.records.facts import Mention
from sphinx_reviews.records.kinds import Finding, Kind, Term
from sphinx_reviews.version import __version__

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from sphinx_reviews.library.references import References
    from sphinx_reviews.records.facts import Facts, Prose
    from sphinx_reviews.records.kinds import Target
    from sphinx_reviews.records.model import Section

#: The kinds whose names are looked for; of two things of one name, the first is meant.
_KINDS = (Kind.CONCEPT, Kind.SKILL)
#: What may stand between a name and a link beside it.
_BESIDE = " (（[·,/"


class FoundLink(NamedTuple):
    """A link to insert into the text of a page."""

    #: Index of the block among those of the page, and of the text node in the block.
    block: int
    run: int
    #: Offsets into the text node.
    start: int
    end: int
    #: The text node.
    text: str
    target: Target


class Found(NamedTuple):
    """What is found on a page."""

    #: In the order of the page, with their mentions.
    links: tuple[tuple[FoundLink, Mention], ...] = ()
    #: What is listed below the definitions only.
    listed: tuple[Mention, ...] = ()


#: Block, start, end and name of each name in the prose of a page.
Hits = tuple[tuple[int, int, int, str], ...]


class Search(NamedTuple):
    """How names are looked for."""

    #: What is done with names whose definitions do not say.
    finding: Finding = Finding.OFF
    #: BCP 47 tag of pages that name none.
    language: str = ""
    #: docname -> the names in its prose when it was last searched, and a digest of prose and names.
    kept: MutableMapping[str, tuple[str, Hits]] | None = None


class _Meant(NamedTuple):
    """What a name means."""

    definition: Term
    finding: Finding


class Automatic:
    """The mentions that are found in the documents of a library.

    :param references: resolves names.
    """

    def __init__(self, references: References, search: Search) -> None:
        self._references = references
        self._search_for = search
        self._names: dict[str, Names] = {}
        self._found: dict[str, Found] = {}

    # -- names -----------------------------------------------------------

    @cached_property
    def _meanings(self) -> dict[str, _Meant | None]:
        """What each name means; None for a name of something else, which hides others."""
        found: dict[str, tuple[str, _Meant | None]] = {}
        for kind in _KINDS:
            definitions = self._references.definitions[kind]
            claimed = {names.key(clash.name) for clash in definitions.clashes}
            for each in definitions.all:
                finding = each.mentions or self._search_for.finding
                for name in (each.name, *each.aliases) if finding is not Finding.OFF else ():
                    key = names.key(name)
                    meant = None if key in claimed else _Meant(each, finding)
                    found.setdefault(key, (name, meant))
                for phrase in each.not_in:
                    found.setdefault(names.key(phrase), (phrase, None))
        if any(meant for _, meant in found.values()):
            for review in self._references.reviews.values():
                title = review.book.title
                found.setdefault(names.key(title), (title, None))
        return dict(found.values())

    def _names_in(self, language: str) -> Names:
        if language not in self._names:
            self._names[language] = Names(self._meanings, language)
        return self._names[language]

    @cached_property
    def _is_wanted(self) -> bool:
        return any(self._meanings.values())

    @cached_property
    def _digest(self) -> str:
        return digest(sorted(self._meanings), __version__)

    def never_found(self) -> list[tuple[Term, str]]:
        """Return the names that no text would be found to hold, with their definitions."""
        return [
            (meant.definition, name)
            for name, meant in self._meanings.items()
            if meant and not can_be_found(name, self._search_for.language)
        ]

    def forms_of_verbs(self) -> list[tuple[Term, str, str]]:
        """Return the names that are forms of a common verb, with definitions and verbs."""
        if not self._search_for.language.startswith("ko"):
            return []
        return [
            (meant.definition, name, f"{verb}다")
            for name, meant in self._meanings.items()
            if meant and not is_doubtful(name) and (verb := common_verb(names.normalize(name)))
        ]

    # -- pages -----------------------------------------------------------

    def on(self, docname: str) -> Found:
        """Return what is found on a page."""
        if docname not in self._found:
            facts = self._references.documents.get(docname)
            is_searched = facts and facts.front_matter.is_searched and self._is_wanted
            self._found[docname] = self._read(docname, facts) if facts and is_searched else Found()
        return self._found[docname]

    def _hits(self, docname: str, facts: Facts) -> Hits:
        """Return the names in the prose of a page; they are looked for when either changed."""
        language = facts.front_matter.language or self._search_for.language
        kept = self._search_for.kept
        made_of = digest((facts.prose.digest, language, self._digest))
        if kept is not None and kept.get(docname, ("",))[0] == made_of:
            return kept[docname][1]
        names_in = self._names_in(language)
        hits = tuple(
            (number, *found)
            for number, block in enumerate(facts.prose.blocks)
            for found in names_in.find(block.text, titles(block.text))
        )
        if kept is not None:
            kept[docname] = (made_of, hits)
        return hits

    def _read(self, docname: str, facts: Facts) -> Found:
        language, written = self._language_of(facts), self._written(facts)
        not_here = {names.key(name) for name in facts.front_matter.not_found}
        links: list[tuple[FoundLink, Mention]] = []
        listed: list[Mention] = []
        seen: set[tuple[Kind, str, Section]] = set()
        hits = self._hits(docname, facts)
        prose = facts.prose.blocks if hits else ()
        blocks: dict[int, _Block] = {}
        for number, start, end, name in hits:
            if number not in blocks:
                blocks[number] = _Block(prose[number])
            around, meant = blocks[number], self._meanings[name]
            block, run = around.prose, around.run_of(start, end)
            if meant is None or run is None or around.is_beside_link(start, end):
                continue
            each = meant.definition
            thing = (each.kind, names.key(each.name))
            if (
                language != self._language_of(self._references.documents[each.place.docname])
                or thing == block.owner
                or thing[1] == names.key(facts.title)
                or (*thing, block.section) in written
                or not not_here.isdisjoint(map(names.key, (each.name, *each.aliases)))
            ):
                continue
            passage = around.passages.at(start, end)
            mention = Mention(
                each.kind,
                each.name,
                *passage[:3],
                block.section,
                block.place,
                block.owner,
                passage.spot,
                is_found=True,
            )
            if meant.finding is Finding.LIST or is_doubtful(name):
                listed.append(mention)
            elif (*thing, block.section) not in seen:
                seen.add((*thing, block.section))
                offset, last = block.runs[run]
                target = self._references.definitions[each.kind].target(each)
                text = block.text[offset:last]
                link = FoundLink(block.number, run, start - offset, end - offset, text, target)
                links.append((link, mention))
        return Found(tuple(links), tuple(listed))

    def _language_of(self, facts: Facts) -> str:
        return (facts.front_matter.language or self._search_for.language).partition("-")[0]

    def _written(self, facts: Facts) -> set[tuple[Kind, str, Section]]:
        """Return what the author refers to, and in which sections."""
        found = set()
        for mention in facts.mentions:
            target = self._references.refers_to(mention)
            if target:
                found.add((target.kind, names.key(target.title), mention.section))
        return found


class _Block:
    """A block of prose, in which many places are looked up."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self._starts = [run.start for run in prose.runs]
        self._links_begin = {start for start, _ in prose.links}
        self._links_end = {end for _, end in prose.links}

    @cached_property
    def passages(self) -> Passages:
        """What is quoted of the text."""
        prose = self.prose
        return Passages(prose.text, prose.number, prose.around, prose.ends)

    def run_of(self, start: int, end: int) -> int | None:
        """Return the text node that holds a span; None if that is not one."""
        number = bisect_right(self._starts, start) - 1
        return number if number >= 0 and end <= self.prose.runs[number].end else None

    def is_beside_link(self, start: int, end: int) -> bool:
        """Return whether only a space or punctuation is between a span and a link."""
        text = self.prose.text
        while start > 0 and start not in self._links_end and text[start - 1] in _BESIDE:
            start -= 1
        while end < len(text) and end not in self._links_begin and text[end] in _BESIDE:
            end += 1
        return start in self._links_end or end in self._links_begin
