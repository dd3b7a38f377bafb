"""Queries by class, and the pages that answer them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import defaultdict
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from quality.mistakes import in_hangul, in_latin, initials, mistyped, respaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quality.oracle import Oracle
    from quality.posts import Post

SEED: Final = 3
KNOWN: Final = "known item"
_LISTS: Final = Path(__file__).parent / "lists"


class Query(NamedTuple):
    """Something to look for.

    Pages that hold the *letters* of each word, in one of its spellings, but one only inside
    another word, in code or in a label, are no answer, and no mistake either; nor are those
    that say the *same* in another script.
    """

    kind: str
    text: str
    relevant: frozenset[str]
    letters: tuple[tuple[str, ...], ...] = ()
    same: frozenset[str] = frozenset()


#: A word, or two with their nouns.
_Word = TypeVar("_Word", str, tuple[str, tuple[str, str]])


class _Asked(NamedTuple):
    """A query as it is made."""

    kind: str
    text: str
    pages: set[str]
    letters: tuple[str, ...] = ()
    #: The words that it asks for, all of them.
    words: tuple[str, ...] = ()


_PARTICLES: Final = (
    "을", "이", "은", "의", "에", "에서", "으로", "과", "도", "까지", "부터", "에서는",
)  # fmt: skip
_AFTER_VOWEL: Final = {"을": "를", "이": "가", "은": "는", "과": "와", "으로": "로"}
_HADA: Final = (
    "하다", "했다", "하는", "하고", "하면서", "할", "해야", "합니다", "하기", "하신다", "했었던", "하느라",
    "하자", "한다면", "하려고",
)  # fmt: skip
_VERBS: Final = {
    "읽": "읽다 읽었다 읽는 읽고 읽기 읽자 읽어서",
    "배우": "배우다 배웠다 배우는 배운다 배웠던",
    "만들": "만들다 만들었다 만든 만드는 만들어",
    "줄이": "줄이다 줄였다 줄이는 줄이려고",
    "고르": "고르다 골라 고르는 골랐다",
    "나누": "나누다 나눈다 나누는 나눠서",
    "어렵": "어렵다 어려운 어렵지만 어려웠다",
    "쓰": "쓰다 썼다 쓰는 써서",
    "바꾸": "바꾸다 바꿔 바꾼다 바꾸자",
    "찾": "찾다 찾아 찾는 찾을 찾느라",
    "알": "알다 알았다 아는 알면",
    "쉽": "쉽다 쉬운 쉽게",
    "고치": "고치다 고쳤다 고치는 고쳐서",
    "지우": "지우다 지웠다 지우는 지울",
    "옮기": "옮기다 옮겼다 옮기는 옮긴",
    "느리": "느리다 느린 느려서 느려졌다",
    "빠르": "빠르다 빠른 빨라졌다 빨라서",
    "기다리": "기다리다 기다린 기다렸다 기다리는",
    "믿": "믿다 믿는 믿었다 믿지",
    "따르": "따르다 따라 따르면 따르는",
}
_SAMPLE, _FORMS, _ENGLISH, _ACTIVITIES, _FEW = 60, 120, 35, 20, 20
_COMMON, _RARE, _LONG = 600, 2, 4


def with_particle(word: str, particle: str) -> str:
    """Return *word* with a particle, in the form that its last sound asks for."""
    coda = (
        (ord(word[-1]) - ord("가")) % 28 if "가" <= word[-1] <= "힣" else word[-1] not in "aeiouy"
    )
    rieul = coda == 8 or word[-1] in "lr"
    is_open = not coda or (rieul and particle == "으로")
    return word + (_AFTER_VOWEL.get(particle, particle) if is_open else particle)


def _listed(name: str) -> Iterator[tuple[str, str]]:
    """Yield the two sides of each line of a list; a line may have only one."""
    for line in (_LISTS / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            left, _, right = line.partition(" = ")
            yield left, right


class Sampler:
    """Makes the queries of each class from the words of the pages."""

    def __init__(self, oracle: Oracle, posts: Sequence[Post]) -> None:
        self._oracle = oracle
        self._posts = posts
        self._rng = random.Random(SEED)
        common = oracle.frequency.most_common(_COMMON)
        #: Those that mostly stand alone: others are pieces of words that the dictionary lacks.
        self._nouns = [
            noun for noun, times in common if times > _RARE and oracle.alone[noun] * 2 >= times
        ]
        #: Nouns that stand side by side more than once, as those of a term do.
        self._pairs = [pair for pair, times in oracle.neighbours.items() if times > 1]
        #: Words that fingers slip on: long enough to be told apart.
        self._long = [
            each
            for each in oracle.frequency
            if len(each) >= _LONG and " " not in each and not self._has_particle(each)
        ]
        self._latin = [each for each in oracle.english if len(each) > _LONG]
        #: Word -> the same in another script, as the lists say.
        self._twins: defaultdict[str, set[str]] = defaultdict(set)
        pairs = (([one], [other]) for one, other in chain(_listed("pairs"), _listed("names")))
        aliases = ((one.split(), other.split()) for one, other in _listed("aliases"))
        forms = (([one], [*some.split(), one]) for one, some in _listed("inflections"))
        for here, there in chain(pairs, aliases, forms):
            for word in (*here, *there):
                self._twins[word] |= {*here, *there} - {word}
        for one, other in oracle.glossed:
            self._twins[one].add(other)
            self._twins[other].add(one)

    def queries(self) -> list[Query]:
        """Return the queries of all classes whose words some page has, each once."""
        made = chain(
            self._of_nouns(), self._of_english(), self._of_compounds(), self._of_verbs(),
            self._of_several(), self._of_forms(), self._of_mistakes(), self._of_lists(),
            self._of_initials(), self._of_operators(), self._of_known(),
        )  # fmt: skip
        queries = (
            Query(
                each.kind,
                each.text,
                frozenset(each.pages),
                self._letters(each),
                self._same(each),
            )
            for each in made
        )
        return list({(each.kind, each.text): each for each in queries if each.relevant}.values())

    def _same(self, asked: _Asked) -> frozenset[str]:
        """Return the other pages that hold each word that is asked for, in any script or form."""
        held = [
            self._held(word).union(*map(self._oracle.akin, self._spellings(word)))
            for word in asked.words
        ]
        return frozenset(set.intersection(*held) - asked.pages) if held else frozenset()

    def _letters(self, asked: _Asked) -> tuple[tuple[str, ...], ...]:
        """Return what each word is written as, in any script or form."""
        words = [tuple(sorted(self._spellings(word))) for word in asked.words]
        if len(words) > 1:
            return tuple(words)
        return ((*asked.letters, *chain(*words)),)

    def _spellings(self, word: str) -> set[str]:
        forms = {word, *self._oracle.kin(word)}
        spelled = forms.union(*(self._twins[each] for each in forms))
        return spelled.union(*map(self._oracle.kin, spelled))

    def _held(self, word: str) -> set[str]:
        return self._oracle.akin(word) if word.isascii() else self._oracle.nouns[word]

    def _has_particle(self, word: str) -> bool:
        """Return whether what the dictionary takes for a name is another word with a particle."""
        particles = (*_PARTICLES, *_AFTER_VOWEL.values(), "나", "인", "란")
        return any(
            word.endswith(each) and self._oracle.frequency[word.removesuffix(each)]
            for each in particles
        )

    def _some(self, words: Iterable[_Word], number: int) -> list[_Word]:
        listed = sorted(words)
        return self._rng.sample(listed, min(number, len(listed)))

    # -- words as a dictionary has them --------------------------------------

    def _of_nouns(self) -> Iterator[_Asked]:
        for noun in self._some(self._nouns, _SAMPLE):
            pages = self._oracle.nouns[noun]
            yield _Asked("noun", noun, pages, (noun,), (noun,))
            yield _Asked("NFD", unicodedata.normalize("NFD", noun), pages, (noun,), (noun,))
            for particle in self._rng.sample(_PARTICLES, 4):
                yield _Asked(
                    "noun + particle", with_particle(noun, particle), pages, (noun,), (noun,)
                )

    def _of_english(self) -> Iterator[_Asked]:
        common = (word for word, _ in self._oracle.english.most_common() if word.isalnum())
        for word in islice(common, _ENGLISH):
            pages = self._oracle.holding(word)
            yield _Asked("English", word, pages, (word,), (word,))
            for particle in self._rng.sample(_PARTICLES, 3):
                yield _Asked(
                    "English + particle", with_particle(word, particle), pages, (word,), (word,)
                )

    def _of_compounds(self) -> Iterator[_Asked]:
        for pair in self._some(self._pairs, _SAMPLE):
            joined = pair.replace(" ", "")
            pages = self._oracle.nouns[joined.lower()]
            yield _Asked("compound spaced", pair, pages, (pair, joined), (joined,))
            yield _Asked("compound joined", joined, pages, (pair, joined), (joined,))

    def _of_verbs(self) -> Iterator[_Asked]:
        often = [each for each in self._oracle.activities if self._oracle.frequency[each] > 1]
        for noun in self._some(often, _ACTIVITIES):
            for ending in self._rng.sample(_HADA, 8):
                yield _Asked(
                    "하다 forms", noun + ending, self._oracle.nouns[noun], (noun,), (noun,)
                )
        for stem, forms in _VERBS.items():
            for form in forms.split():
                yield _Asked("native verb", form, self._oracle.verbs[stem], (form,))

    def _of_several(self) -> Iterator[_Asked]:
        for _ in range(6 * _SAMPLE):
            one, other = self._rng.sample(self._nouns, 2)
            first = with_particle(one, self._rng.choice(_PARTICLES))
            pages = self._oracle.nouns[one] & self._oracle.nouns[other]
            kind = self._rng.choice(("several words", "several bare words"))
            is_bare = kind == "several bare words"
            text = f"{one} {other}" if is_bare else f"{first} {with_particle(other, '을')}"
            yield _Asked(kind, text, pages, (), (one, other))

    def _of_forms(self) -> Iterator[_Asked]:
        for kind, forms in self._oracle.forms.items():
            index = self._oracle.verbs if kind == "verb" else self._oracle.nouns
            for form in self._some(forms, _FORMS):
                nouns = () if kind == "verb" else (forms[form],)
                letters, pages = (form, *nouns), index[forms[form]]
                yield _Asked(f"eojeol {kind}", form, pages, letters, nouns)

    # -- words as fingers have them ------------------------------------------

    def _of_mistakes(self) -> Iterator[_Asked]:
        for word in (*self._some(self._long, _FEW * 2), *self._some(self._latin, _FEW)):
            wrong = mistyped(word, self._rng)
            if wrong != word and not self._oracle.holding(wrong):
                pages = self._oracle.holding(word)
                yield _Asked("typing error", wrong, pages, (wrong, word), (word,))
        for wrong, right in _listed("misspelt"):
            yield _Asked(
                "misspelling", wrong, self._oracle.holding(right), (wrong, right), (right,)
            )
        for word in self._some(self._long, _FEW):
            yield _Asked(
                "spacing error",
                respaced(word, self._rng),
                self._oracle.nouns[word],
                (word,),
                (word,),
            )
        common = {each for each in self._oracle.followed if set(each[1]) <= set(self._nouns)}
        for words, nouns in self._some(common, _FEW):
            both = set.intersection(*(self._oracle.nouns[noun] for noun in nouns))
            yield _Asked("spacing error", words, both, (), nouns)
        for noun in self._some(self._nouns, _FEW):
            yield _Asked(
                "Korean on en keys", in_latin(noun), self._oracle.nouns[noun], (noun,), (noun,)
            )
        for word in self._some(self._latin, _FEW):
            yield _Asked(
                "English on ko keys", in_hangul(word), self._oracle.holding(word), (word,), (word,)
            )

    # -- words of lists ------------------------------------------------------

    def _of_lists(self) -> Iterator[_Asked]:
        for kind, name in (("two scripts", "pairs"), ("two names", "names")):
            for one, other in _listed(name):
                held = self._oracle.holding(one), self._oracle.holding(other)
                either = held[0] | held[1]
                # Names that have nothing in common are one only where a page says so.
                if name == "names" and not held[0] & held[1]:
                    continue
                for text in (one, other):
                    yield _Asked(kind, text, either, (one, other), (text,))
        for kind, name in (("English inflection", "inflections"), ("Hanja", "hanja")):
            for text, forms in _listed(name):
                held = [self._oracle.holding(form) for form in forms.split()]
                if kind == "Hanja" and not set.intersection(*held):
                    continue
                yield _Asked(
                    kind, text, set().union(*held), tuple(forms.split()), (forms.split()[0],)
                )
        for text, _ in _listed("symbols"):
            token = re.sub(r"(?<=[^가-힣]{2})[가-힣]$", "", text)
            yield _Asked("numbers, symbols", text, self._oracle.holding(token), (token,))

    def _of_initials(self) -> Iterator[_Asked]:
        """Yield the first letters of names' words: what has a name that goes on so answers."""
        beginnings = {
            post.name: [
                initials(name[begin.start() :])
                for name in post.names
                for begin in re.finditer(r"(?<![가-힣])[가-힣]", name)
            ]
            for post in self._posts
        }
        words = {word for post in self._posts for word in re.findall(r"[가-힣]{3,}", post.names[0])}
        for wanted in map(initials, self._some(words, _FEW)):
            pages = {
                page
                for page, some in beginnings.items()
                if any(each.startswith(wanted) for each in some)
            }
            yield _Asked("choseong", wanted, pages)

    def _of_operators(self) -> Iterator[_Asked]:
        for pair in self._some(self._pairs, _FEW):
            yield _Asked("operators", f'"{pair}"', self._oracle.saying(pair))
        for _ in range(_FEW):
            one, other = self._rng.sample(self._nouns, 2)
            with_one, with_other = self._oracle.nouns[one], self._oracle.nouns[other]
            if with_one & with_other:
                yield _Asked("operators", f"{one} -{other}", with_one - with_other)
            yield _Asked("operators", f"{one} OR {other}", with_one | with_other)

    def _of_known(self) -> Iterator[_Asked]:
        names = {post.name for post in self._posts}
        for name, words in _listed("known"):
            yield _Asked(KNOWN, words, {name} & names)
