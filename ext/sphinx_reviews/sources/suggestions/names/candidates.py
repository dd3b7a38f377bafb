"""The names of a library that may be worth a definition, and what ties them together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from sphinx_reviews.language import hangul, sounds
from sphinx_reviews.records.kinds import Kind
from sphinx_reviews.records.names import key
from sphinx_reviews.sources.suggestions.model import Source
from sphinx_reviews.sources.suggestions.names import kin, parentheses
from sphinx_reviews.sources.suggestions.names.excluded import Excluded
from sphinx_reviews.sources.suggestions.names.groups import Tie
from sphinx_reviews.sources.suggestions.names.vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_reviews.records.kinds import Term
    from sphinx_reviews.sources.suggestions.names.texts import Texts
    from sphinx_reviews.sources.suggestions.shelf import Shelf

#: How often two names that sound alike are one, by how many of them an author uses as names.
_SOUND_TRUSTED: Final = (0.9, 0.94, 0.96)
#: Words that are nobody's tag must sound more alike, and stand on more pages.
_OF_PROSE: Final = 0.97
_FEWEST_PAGES: Final = 2
#: A Latin word that is nobody's tag is a name if it has a capital and stands on so many pages.
_FREQUENT: Final = 3
#: Everyday English, which is worth a definition only where it is somebody's tag.
_EVERYDAY: Final = frozenset(
    word
    for line in (
        "access action adventure answer apple area article background balance band base bean bench best body bonus book",
        "bottom box bridge brother bus business cafe call camera campaign campus card career case center change channel",
        "chapter character chart check choice class clear click close code coffee color column comment company concept",
        "condition contact content contents control cost count course cover culture cycle date demo design detail dialog",
        "double drama drive editor effect energy enter episode error event example excel expert fact fan feed field file",
        "film final focus form format free front full game gap general global goal good grade graph green group guide",
        "handbook heart help high home hot hotel idea image index issue item job jump keyboard label leader level library",
        "life line link list live local logo look love machine magazine main manual map mark market master match media",
        "meeting member memo memory menu mentor message meta mind mode model money monitor motive movie music network new",
        "news next night note number office online open option order original page paper part partner party pass pattern",
        "people person phone photo picture plan platform plus point poll pop position power premium present pro problem",
        "process product program programming project quality question quick ratio reader real recipe record report",
        "review rhythm road role room rule sample scale scenario schedule score screen section sense series service set",
        "share shop side simple site size sketch skill slide slogan smart social solution sound source space special",
        "speed sports staff stage standard star start step stop story strategy street stress studio study style subject",
        "system table talent talk target task team tech technic test text theme theory thumb time tip title today tone",
        "tool top topic touch track trend tutorial type unit update user value version video view vision visual vitamin",
        "warning wave web website window word work world writer zone it pc pdf url qr ok isbn yes no vol",
    )
    for word in line.split()
)


class Candidates:
    """The names of a library that may be suggested."""

    def __init__(self, shelf: Shelf, texts: Texts) -> None:
        self._library = shelf.library
        self._is_korean = shelf.language.partition("-")[0] == "ko"
        self._texts = texts
        self._excluded = Excluded(shelf)

    @cached_property
    def used(self) -> Mapping[str, str]:
        """The names that authors use as tags or in lists of skills, by their keys."""
        skills = (use.name for use in self._library.skills.undefined.values())
        tags = (tag.name for tag in self._texts.tags.values())
        return {key(name): name for name in (*tags, *skills) if name not in self._excluded}

    @cached_property
    def defined(self) -> Mapping[str, Term]:
        """The concepts and skills, by the keys of their names and aliases."""
        found: dict[str, Term] = {}
        for kind in (Kind.CONCEPT, Kind.SKILL):
            for each in self._library.definitions[kind].all:
                for name in (each.name, *each.aliases):
                    if not self._excluded.is_claimed(name):
                        found.setdefault(key(name), each)
        return found

    @cached_property
    def parenthesised(self) -> frozenset[str]:
        """The keys of the names that texts give in two languages."""
        return frozenset(key(name) for pair in self._pairs for name in pair[:2])

    @cached_property
    def frequent(self) -> Mapping[str, str]:
        """The Latin words with a capital that several pages have, by their keys: AWS."""
        return {
            key(word): word
            for word, pages in self._prose.latin.items()
            if len(pages) >= _FREQUENT
            and word != word.lower()
            and key(word) not in _EVERYDAY
            and word not in self._excluded
        }

    @property
    def alone(self) -> set[str]:
        """The keys of the names that may be suggested though no other is like them."""
        return {*self.used, *self.parenthesised, *self.frequent}

    @cached_property
    def _prose(self) -> Vocabulary:
        return vocabulary(self._texts.all)

    @cached_property
    def all(self) -> Mapping[str, str]:
        """The candidates and the names of definitions, by their keys."""
        ties = (*self._by_parentheses(), *self._sounds)
        tied = {key(name): name for tie in ties for name in tie[:2]}
        return {**self.frequent, **tied, **self._known}

    @cached_property
    def _known(self) -> dict[str, str]:
        """The names that authors use or define, by their keys."""
        names = (name for each in self.defined.values() for name in (each.name, *each.aliases))
        return {**self.used, **{key(name): name for name in names if key(name) in self.defined}}

    def is_skill(self, name: str) -> bool:
        """Return whether a name that nothing defines is used in lists of skills."""
        return key(name) in self._library.skills.undefined

    def may_be(self, name: str) -> bool:
        """Return whether a name is defined, or may be."""
        return key(name) in self.defined or name not in self._excluded

    # -- ties ------------------------------------------------------------

    @property
    def ties(self) -> Iterator[Tie]:
        """What takes two names for one, but for their spaces."""
        yield from self._by_parentheses()
        yield from self._sounds

    @cached_property
    def _pairs(self) -> list[parentheses.Pair]:
        return [
            pair
            for pair in parentheses.pairs(self._texts.all, self._known.values())
            if self.may_be(pair.korean) and self.may_be(pair.latin)
        ]

    def _by_parentheses(self) -> Iterator[Tie]:
        """Yield the names that texts give twice.

        A name that sounds like another one is an example, as in a tool (Docker).
        """
        sounded = {key(tie.other) for tie in self._sounds}
        for pair in self._pairs:
            if key(pair.latin) in sounded and not sounds.is_alike(pair.korean, pair.latin):
                continue
            yield Tie(pair.korean, pair.latin, Source.PAREN, pair.confidence)

    @cached_property
    def _sounds(self) -> list[Tie]:
        """The names in two scripts that sound alike: 쿠버네티스 and Kubernetes."""
        if not self._is_korean:
            return []
        prose = self._prose
        names = self._known | {key(name): name for pair in self._pairs for name in pair[:2]}
        nouns = [noun for noun in prose.korean if " " not in noun and len(noun) > 1]
        korean = dict.fromkeys((*filter(_is_korean, names.values()), *nouns))
        words = (word for word in prose.latin if key(word) not in names)
        latin = dict.fromkeys((*filter(str.isascii, names.values()), *words))
        alike = dict.fromkeys(kin.by_sound(korean, latin, self._are_together))
        alike |= dict.fromkeys(kin.phrases(nouns, prose.korean, latin))
        found = []
        for each in alike:
            known = (key(each.korean) in self._known) + (key(each.latin) in self._known)
            pages = prose.korean.get(each.korean, set()) | prose.latin.get(each.latin, set())
            is_likely = known or (
                each.likeness >= _OF_PROSE
                and len(pages) >= _FEWEST_PAGES
                and key(each.latin) not in _EVERYDAY
            )
            if is_likely and self.may_be(each.korean) and self.may_be(each.latin):
                found.append(Tie(*each[:2], Source.TRANSLITERATION, _SOUND_TRUSTED[known]))
        return found

    def _are_together(self, one: str, other: str) -> bool:
        """Return whether two names are tags of one page."""
        tags = self._texts.tags
        first, second = tags.get(key(one)), tags.get(key(other))
        return bool(first and second and first.pages & second.pages)


def _is_korean(name: str) -> bool:
    return any(map(hangul.is_syllable, name))
