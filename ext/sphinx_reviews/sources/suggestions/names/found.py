"""The suggestions that are about names: concepts, aliases, and mentions worth a link."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from sphinx_reviews.records.kinds import Kind as Defined
from sphinx_reviews.records.names import key
from sphinx_reviews.sources.suggestions.model import Kind, Source, Suggestion
from sphinx_reviews.sources.suggestions.names import kin
from sphinx_reviews.sources.suggestions.names.candidates import Candidates
from sphinx_reviews.sources.suggestions.names.groups import Alias, Tie, aliases
from sphinx_reviews.sources.suggestions.names.mentions import mentions
from sphinx_reviews.sources.suggestions.names.texts import Texts, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sphinx_reviews.sources.suggestions.model import Evidence
    from sphinx_reviews.sources.suggestions.names.texts import Hit
    from sphinx_reviews.sources.suggestions.shelf import Shelf

#: A name on fewer pages is worth no definition.
_FEWEST_PAGES: Final = 2
#: How often a name is worth a definition: of several tags, of a list, of one tag, in parentheses,
#: that sounds like another, that is only frequent.
_TAGS, _LISTED, _TAG, _PAREN, _SOUND, _FREQUENT = 0.9, 0.9, 0.8, 0.8, 0.75, 0.6


def suggestions(shelf: Shelf) -> list[Suggestion]:
    """Return what is suggested about names, the surest first, then by the reviews it changes."""
    found = [*_Names(shelf).suggestions(), *mentions(shelf)]
    return sorted(
        found, key=lambda each: (-round(each.confidence, 1), -each.reviews, each.kind, each.id)
    )


class _Names:
    """The names of a library that nothing defines, and which of them are of one thing."""

    def __init__(self, shelf: Shelf) -> None:
        self._reviews = {page.docname for page in shelf.reviews}
        self._texts = Texts(shelf)
        self._candidates = Candidates(shelf, self._texts)

    @cached_property
    def _hits(self) -> Mapping[str, Sequence[Hit]]:
        """Where the candidates stand in prose, by the keys of how they are written there."""
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        for hit in chain.from_iterable(self._texts.find(self._candidates.all.values()).values()):
            found[key(hit.written)].append(hit)
        return found

    @cached_property
    def _spelled(self) -> Mapping[str, str]:
        """The candidates, and how else they are spaced in prose, by their keys."""
        written = {
            name_key: hits[0].written
            for name_key, hits in self._hits.items()
            if len({hit.text.page.docname for hit in hits}) >= _FEWEST_PAGES
        }
        return {**written, **self._candidates.all}

    def _pages(self, name: str) -> AbstractSet[str]:
        """Return the pages where a name is a tag or stands in prose."""
        tag = self._texts.tags.get(key(name))
        pages = {hit.text.page.docname for hit in self._hits.get(key(name), ())}
        return pages | tag.pages if tag else pages

    # -- aliases ---------------------------------------------------------

    @cached_property
    def _aliases(self) -> list[Alias]:
        ties = [*self._candidates.ties, *self._by_spaces()]
        defined = self._candidates.defined
        return aliases(ties, self._rank, lambda name: defined.get(key(name)))

    def _by_spaces(self) -> Iterator[Tie]:
        """Yield the names that differ in their spaces: 데이터 분석 and 데이터분석."""
        spaced: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._spelled.values():
            spaced[kin.joined(name)].append(name)
        for first, *others in spaced.values():
            for other in others:
                yield Tie(first, other, Source.SPACING, 1.0)

    def _rank(self, name: str) -> tuple[int, bool, int, bool, str]:
        """Return what decides which of two names stays: how much it is used."""
        hits = len(self._hits.get(key(name), ()))
        return (len(self._pages(name)), self._is_used(name), hits, not name.isascii(), name)

    def _is_used(self, name: str) -> bool:
        return key(name) in self._candidates.used

    def _alias(self, alias: Alias, pages: int) -> Suggestion | None:
        """Return the suggestion of an alias; None if it is of a thing on too few *pages*.

        One page is enough for what its author uses as a name.
        """
        evidence = self._evidence(alias.alias)
        is_used = self._is_used(alias.of) or self._is_used(alias.alias)
        if not evidence or not (is_used or pages >= _FEWEST_PAGES):
            return None
        term = self._candidates.defined.get(key(alias.of))
        kind = term.kind if term else self._kind(alias.of)
        return Suggestion(
            Kind.ALIAS,
            {"of": term.name if term else alias.of, "kind": str(kind), "alias": alias.alias},
            evidence[0],
            tuple(alias.sources),
            alias.confidence,
            tuple(evidence[1:]),
            len(self._reviews & self._pages(alias.alias)),
        )

    # -- concepts --------------------------------------------------------

    def suggestions(self) -> Iterator[Suggestion]:
        """Yield the concepts and aliases."""
        variants: defaultdict[str, list[str]] = defaultdict(list)
        heads: set[str] = set()
        offered = self._candidates.alone
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for alias in self._aliases:
            groups[key(alias.of)] |= self._pages(alias.of) | self._pages(alias.alias)
        for alias in self._aliases:
            if suggestion := self._alias(alias, len(groups[key(alias.of)])):
                yield suggestion
                heads.add(key(alias.of))
                offered |= {key(alias.of), key(alias.alias)}
                if Source.SPACING in alias.sources:
                    variants[key(alias.of)].append(alias.alias)
        spaced = {key(name) for names in variants.values() for name in names}
        for name_key, name in self._spelled.items():
            is_new = name_key in offered - spaced and name_key not in self._candidates.defined
            found = is_new and self._concept(name, variants[name_key], is_head=name_key in heads)
            if found:
                yield found

    def _concept(self, name: str, variants: list[str], *, is_head: bool) -> Suggestion | None:
        spellings = (name, *variants)
        pages = set().union(*map(self._pages, spellings))
        is_skill = self._candidates.is_skill(name)
        sources, confidence = self._trust(name)
        is_worth_it = is_head or is_skill or len(pages) >= _FEWEST_PAGES
        evidence = self._evidence(*spellings)
        if not (is_worth_it and evidence):
            return None
        value: dict[str, Any] = {
            "name": name,
            "aliases": variants,
            "mentions": sum(len(self._hits.get(key(each), ())) for each in spellings),
        }
        if is_skill:
            value["kind"] = str(Defined.SKILL)
        return Suggestion(
            Kind.CONCEPT,
            value,
            evidence[0],
            sources,
            confidence,
            tuple(evidence[1:]),
            len(self._reviews & pages),
        )

    def _kind(self, name: str) -> Defined:
        return Defined.SKILL if self._candidates.is_skill(name) else Defined.CONCEPT

    def _trust(self, name: str) -> tuple[tuple[Source, ...], float]:
        """Return what the suggestion of a name rests on, and how often such a one is right."""
        if tag := self._texts.tags.get(key(name)):
            return (Source.TAG,), _TAGS if len(tag.pages) > 1 else _TAG
        if self._candidates.is_skill(name):
            return (Source.RULE,), _LISTED
        if key(name) in self._candidates.parenthesised:
            return (Source.PAREN,), _PAREN
        if key(name) in self._candidates.frequent:
            return (Source.RULE,), _FREQUENT
        return (Source.TRANSLITERATION,), _SOUND

    def _evidence(self, *spellings: str) -> list[Evidence]:
        """Return up to three places that show what a name means."""
        hits = [hit for name in spellings for hit in self._hits.get(key(name), ())]
        return shown(hits, spellings[0]) or [
            evidence for name in spellings for evidence in self._texts.elsewhere(name)
        ]
