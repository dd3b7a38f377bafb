"""The suggestions that are about names: concepts, aliases, and mentions worth a link."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language import hangul
from sphinx_reviews.records.kinds import Kind as Defined
from sphinx_reviews.records.names import key
from sphinx_reviews.sources.suggestions.model import Kind, Source, Suggestion
from sphinx_reviews.sources.suggestions.names import kin, parentheses
from sphinx_reviews.sources.suggestions.names.excluded import Excluded
from sphinx_reviews.sources.suggestions.names.groups import Alias, Tie, aliases
from sphinx_reviews.sources.suggestions.names.mentions import mentions
from sphinx_reviews.sources.suggestions.names.texts import Hit, Texts, of_tag, shown
from sphinx_reviews.sources.suggestions.names.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_reviews.records.kinds import Term
    from sphinx_reviews.sources.suggestions.model import Evidence
    from sphinx_reviews.sources.suggestions.shelf import Shelf

#: A name in fewer texts is worth no definition.
_FEWEST: Final = 2
#: A Latin word that is nobody's tag is, in so many.
_FEWEST_OF_PROSE: Final = 3
_OF_TAGS, _OF_ONE_TAG, _OF_PARENS, _OF_SOUND, _OF_PROSE = 0.9, 0.8, 0.8, 0.75, 0.6


def suggestions(shelf: Shelf) -> list[Suggestion]:
    """Return what is suggested about names, the surest first, then by the reviews it changes."""
    found = [*_Names(shelf).suggestions(), *mentions(shelf)]
    return sorted(
        found, key=lambda each: (-round(each.confidence, 1), -each.reviews, each.kind, each.id)
    )


class _Names:
    """The names of a library that nothing defines, and which of them are of one thing."""

    def __init__(self, shelf: Shelf) -> None:
        self._library = shelf.library
        self._is_korean = shelf.language.startswith("ko")
        self._reviews = {page.docname for page in shelf.reviews}
        self._texts = Texts(shelf)
        self._excluded = Excluded(shelf)

    # -- names -----------------------------------------------------------

    @cached_property
    def _used(self) -> dict[str, str]:
        """The names that authors use as tags or skills, by their keys."""
        skills = (use.name for use in self._library.skills.undefined.values())
        tags = (tag.name for tag in self._texts.tags.values())
        return {key(name): name for name in (*tags, *skills) if name not in self._excluded}

    @cached_property
    def _defined(self) -> dict[str, Term]:
        """The concepts and skills, by the keys of their names and aliases."""
        found: dict[str, Term] = {}
        for kind in (Defined.CONCEPT, Defined.SKILL):
            definitions = self._library.definitions[kind]
            claimed = {key(clash.name) for clash in definitions.clashes}
            for each in definitions.all:
                for name in (each.name, *each.aliases):
                    if key(name) not in claimed:
                        found.setdefault(key(name), each)
        return found

    @cached_property
    def _spelled(self) -> dict[str, str]:
        """Names of definitions, as they are written, by their keys."""
        return {
            key(name): name
            for each in self._defined.values()
            for name in (each.name, *each.aliases)
        }

    def _is_known(self, name: str) -> bool:
        return key(name) in self._used or key(name) in self._defined

    @cached_property
    def _parens(self) -> list[parentheses.Pair]:
        known = (*self._used.values(), *self._spelled.values())
        return [
            pair
            for pair in parentheses.pairs(self._texts.all, known)
            if self._may_tie(pair.korean) and self._may_tie(pair.latin)
        ]

    def _may_tie(self, name: str) -> bool:
        return key(name) in self._defined or name not in self._excluded

    # -- ties ------------------------------------------------------------

    @cached_property
    def _ties(self) -> list[Tie]:
        ties = [*self._by_spaces(), *self._by_parentheses(), *self._by_sound()]
        return [tie for tie in ties if key(tie.one) != key(tie.other)]

    def _by_spaces(self) -> Iterator[Tie]:
        """Yield the names that differ in their spaces: 데이터 분석 and 데이터분석."""
        names = {**self._used, **self._spelled}
        names |= {key(each): each for pair in self._parens for each in (pair.korean, pair.latin)}
        spaced: defaultdict[str, list[str]] = defaultdict(list)
        for name in names.values():
            spaced[kin.joined(name)].append(name)
        for first, *others in spaced.values():
            for other in others:
                yield Tie(first, other, Source.SPACING, 1.0)

    def _by_parentheses(self) -> Iterator[Tie]:
        for pair in self._parens:
            yield Tie(pair.korean, pair.latin, Source.PAREN, pair.confidence)

    def _by_sound(self) -> Iterator[Tie]:
        """Yield the names in two scripts that sound alike: 쿠버네티스 and Kubernetes."""
        prose = vocabulary(self._texts.all) if self._is_korean else None
        if prose is None:
            return
        names = {**self._used, **self._spelled}
        names |= {key(each): each for pair in self._parens for each in (pair.korean, pair.latin)}
        korean = {each: None for each in names.values() if _has_hangul(each)}
        latin = {each: None for each in names.values() if each.isascii()}
        korean |= {each: None for each in prose.korean if " " not in each and len(each) > 1}
        latin |= {each: None for each in prose.latin if key(each) not in names}
        alike = kin.by_sound(korean, latin, self._are_together)
        alike += kin.phrases(alike, prose.korean, latin)
        for each in dict.fromkeys(alike):
            chosen = self._is_known(each.korean) + self._is_known(each.latin)
            pages = prose.korean.get(each.korean, frozenset()) | prose.latin.get(
                each.latin, frozenset()
            )
            if (
                (chosen or len(pages) >= _FEWEST_OF_PROSE)
                and self._may_tie(each.korean)
                and self._may_tie(each.latin)
            ):
                yield Tie(*each[:2], Source.TRANSLITERATION, (0.9, 0.94, 0.96)[chosen])

    def _are_together(self, one: str, other: str) -> bool:
        tags = self._texts.tags
        pages = [set(tags[key(name)].pages_named) for name in (one, other) if key(name) in tags]
        return len(pages) == 2 and not pages[0].isdisjoint(pages[1])

    # -- suggestions -----------------------------------------------------

    @cached_property
    def _candidates(self) -> dict[str, str]:
        """All names that may be suggested, by their keys."""
        found = dict(self._used)
        for tie in self._ties:
            for name in tie[:2]:
                found.setdefault(key(name), self._spelled.get(key(name), name))
        return found

    @cached_property
    def _hits(self) -> Mapping[str, Sequence[Hit]]:
        """Where the candidates are found, by their keys."""
        found = self._texts.find([*self._candidates.values(), *self._spelled.values()])
        return {key(name): hits for name, hits in found.items()}

    def _pages(self, name: str) -> set[str]:
        """Return the pages where a name is a tag or stands in prose."""
        tag = self._texts.tags.get(key(name))
        pages = {hit.text.page.docname for hit in self._hits.get(key(name), ())}
        return pages | set(tag.pages_named if tag else ())

    def _rank(self, name: str) -> tuple[int, int, bool, str]:
        return (len(self._pages(name)), len(self._hits.get(key(name), ())), _has_hangul(name), name)

    @cached_property
    def _aliases(self) -> list[Alias]:
        return aliases(self._ties, self._rank, lambda name: self._defined.get(key(name)))

    def suggestions(self) -> Iterator[Suggestion]:
        """Yield the concepts and aliases."""
        variants: defaultdict[str, list[str]] = defaultdict(list)
        heads = set()
        for alias in self._aliases:
            pages = self._pages(alias.of) | self._pages(alias.alias)
            if len(pages) < _FEWEST:
                continue
            if suggestion := self._alias(alias, pages):
                yield suggestion
                heads.add(key(alias.of))
                if alias.sources[0] is Source.SPACING:
                    variants[key(alias.of)].append(alias.alias)
        spaced = {key(name) for names in variants.values() for name in names}
        for name_key, name in self._candidates.items():
            if name_key in spaced or name_key in self._defined:
                continue
            found = self._concept(name, variants[name_key], is_needed=name_key in heads)
            if found:
                yield found

    def _alias(self, alias: Alias, pages: set[str]) -> Suggestion | None:
        evidence = self._evidence(alias.alias)
        if not evidence:
            return None
        term = self._defined.get(key(alias.of))
        return Suggestion(
            Kind.ALIAS,
            {
                "of": term.name if term else alias.of,
                "kind": str(term.kind if term else self._kind(alias.of)),
                "alias": alias.alias,
            },
            evidence[0],
            tuple(alias.sources),
            alias.confidence,
            tuple(evidence[1:]),
            len(self._reviews & self._pages(alias.alias)),
        )

    def _kind(self, name: str) -> Defined:
        return Defined.SKILL if key(name) in self._library.skills.undefined else Defined.CONCEPT

    def _concept(self, name: str, variants: list[str], *, is_needed: bool) -> Suggestion | None:
        spellings = (name, *variants)
        pages = set().union(*map(self._pages, spellings))
        is_skill = self._kind(name) is Defined.SKILL
        if len(pages) < _FEWEST and not (is_skill or is_needed):
            return None
        evidence = self._evidence(*spellings)
        if not evidence:
            return None
        value = {
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
            *self._trust(name),
            tuple(evidence[1:]),
            len(self._reviews & pages),
        )

    def _trust(self, name: str) -> tuple[tuple[Source, ...], float]:
        """Return what the suggestion of a name rests on, and how often such a one is right."""
        if tag := self._texts.tags.get(key(name)):
            return (Source.TAG,), _OF_TAGS if len(tag.pages) > 1 else _OF_ONE_TAG
        if self._kind(name) is Defined.SKILL:
            return (Source.RULE,), _OF_TAGS
        if any(key(name) in map(key, pair[:2]) for pair in self._parens):
            return (Source.PAREN,), _OF_PARENS
        return (Source.TRANSLITERATION,), _OF_SOUND

    def _evidence(self, *spellings: str) -> list[Evidence]:
        """Return up to three places that show what a name means."""
        hits = [hit for name in spellings for hit in self._hits.get(key(name), ())]
        tags = (self._texts.tags.get(key(name)) for name in spellings)
        found = shown(hits, spellings[0])
        return found or [each for tag in tags if tag for each in of_tag(tag)]


def _has_hangul(name: str) -> bool:
    return any(map(hangul.is_syllable, name))
