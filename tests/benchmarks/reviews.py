"""Invented reviews, concepts and skills, drawn from a seed.

A review depends on the seed, its number and the pool of concepts, and on nothing
else: libraries of different sizes that share their concepts share their first reviews.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, count, product
from random import Random
from typing import TYPE_CHECKING, Final

import words
from records import (
    Block,
    Book,
    Concept,
    Mention,
    Recommendation,
    Review,
    Section,
    Sentence,
    Skill,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from records import BlockKind, DisclosureKind, VerdictWord

#: Korean words (어절) to reach in the sections of a review.  Each section ends a few words
#: later, and the facts of the book count as well: 900 words in all.
PROSE: Final = 742
MENTIONS: Final = 12
SKILLS: Final = 8

# How fast words and concepts get rarer from rank to rank: the exponents of Zipf's law.
_NOUN_EXPONENT: Final = 0.8
_CONCEPT_EXPONENT: Final = 0.9

# -- what reviews draw from --------------------------------------------------


def _zipf(size: int, exponent: float) -> list[float]:
    return list(accumulate(rank**-exponent for rank in range(1, size + 1)))


def _distinct(how_many: int, weights: Sequence[float], rng: Random) -> list[int]:
    """Return different places in *weights*, which are cumulative, in the order drawn."""
    found: dict[int, None] = {}
    while len(found) < how_many:
        found.setdefault(rng.choices(range(len(weights)), cum_weights=weights)[0])
    return list(found)


class Vocabulary:
    """Nouns from the frequent to the rare, and patterns filled with them."""

    def __init__(self, seed: int) -> None:
        common = list(words.NOUNS)
        rare = [modifier + noun for modifier in words.MODIFIERS for noun in words.NOUNS]
        rng = Random(f"{seed} nouns")
        rng.shuffle(common)
        rng.shuffle(rare)
        self._nouns = common + rare
        self._weights = _zipf(len(self._nouns), _NOUN_EXPONENT)

    def say(self, patterns: Sequence[str], rng: Random, **given: str) -> str:
        """Return one of *patterns*, filled with any words but those that are *given*."""
        places = _distinct(3, self._weights, rng)
        drawn = dict(zip("ABD", (self._nouns[place] for place in places), strict=True))
        drawn |= {"kind": rng.choice(words.KINDS), "how": rng.choice(words.MANNERS)}
        return words.fill(rng.choice(patterns), drawn | given)


@dataclass(frozen=True)
class Pool:
    """The concepts and skills that a library's reviews draw from."""

    seed: int
    size: int

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The nouns of all pages."""
        return Vocabulary(self.seed)

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts, the most mentioned first."""
        names = list(product(words.CONCEPT_FIRST, words.CONCEPT_SECOND))
        rng = Random(f"{self.seed} concepts {self.size}")
        rng.shuffle(names)
        places = _hierarchy(self.size, rng)
        return tuple(
            self._concept(number, pair, place, rng)
            for number, (pair, place) in enumerate(zip(names[: self.size], places, strict=True))
        )

    @cached_property
    def skills(self) -> tuple[Skill, ...]:
        """The skills; each needs only skills before it."""
        rng = Random(f"{self.seed} skills")
        found: list[Skill] = []
        for area, names in words.SKILLS.items():
            for name in names.split(", "):
                before = [skill.name for skill in found]
                needs = tuple(rng.sample(before, min(len(before), rng.randrange(3))))
                found.append(Skill(name, area, needs, self.vocabulary.say(words.PURPOSES, rng)))
        return tuple(found)

    @cached_property
    def weights(self) -> list[float]:
        """The cumulative weights of the concepts: how often each is mentioned."""
        return _zipf(self.size, _CONCEPT_EXPONENT)

    def mention(self, number: int, rng: Random) -> Mention:
        """Return a mention of a concept, one in eight by the alias that leaves out the space."""
        name = self.concepts[number].name
        return Mention(number, name if rng.randrange(8) else name.replace(" ", ""))

    def _concept(
        self,
        number: int,
        pair: tuple[str, str],
        place: tuple[int | None, tuple[int, ...]],
        rng: Random,
    ) -> Concept:
        name = " ".join(pair)
        english = f"{words.CONCEPT_FIRST[pair[0]]} {words.CONCEPT_SECOND[pair[1]]}"
        say = self.vocabulary.say
        definition = [say(words.DEFINITIONS, rng, C=name), say(words.ELABORATIONS, rng)]
        more = [say(words.ELABORATIONS, rng) for _ in range(rng.randint(1, 3))]
        paragraphs = (" ".join(definition), " ".join(more))
        return Concept(number, name, (english, "".join(pair)), *place, paragraphs)


def _hierarchy(size: int, rng: Random) -> list[tuple[int | None, tuple[int, ...]]]:
    """Return what is broader and what is related, for each of *size* concepts.

    A broader concept has a smaller number, so there are no rings; a related one is as
    deep in the tree, since SKOS forbids that it is broader or narrower as well.
    """
    depths: list[int] = []
    places: list[tuple[int | None, tuple[int, ...]]] = []
    for _ in range(size):
        shallow = [other for other, depth in enumerate(depths) if depth < 3]
        broader = rng.choice(shallow) if shallow and rng.random() < 0.8 else None
        depth = 0 if broader is None else depths[broader] + 1
        level = [other for other, its in enumerate(depths) if its == depth]
        related = rng.sample(level, min(len(level), rng.randrange(3)))
        depths.append(depth)
        places.append((broader, tuple(sorted(related))))
    return places


# -- drawing a review --------------------------------------------------------

_DISCLOSURES: Final[tuple[DisclosureKind, ...]] = ("bought", "gift", "gift + paid", "loan")
_RATINGS: Final[dict[VerdictWord, tuple[str, ...]]] = {
    "recommend": ("4", "4.5", "5"),
    "mixed": ("2.5", "3", "3.5"),
    "skip": ("0.5", "1", "2"),
    "none": ("",),
}
_BLOCKS: Final[tuple[BlockKind, ...]] = ("paragraph", "list", "quote")


def review(number: int, pool: Pool) -> Review:
    """Return the review of this *number*, from 1."""
    rng = Random(f"{pool.seed} review {pool.size} {number}")
    date = dt.date(2016, 1, 1) + dt.timedelta(days=rng.randrange(3600))
    book = _book(number, date, pool, rng)
    disclosure = rng.choices(_DISCLOSURES, (5, 3, 1, 1))[0]
    return Review(
        number=number,
        date=date.isoformat(),
        tags=tuple(rng.sample(words.TAGS, rng.randint(2, 4))),
        book=book,
        disclosure=disclosure,
        giver="" if disclosure == "bought" else book.publisher,
        verdict=_verdict(pool, rng),
        sections=_sections(pool, rng),
        recommendations=_recommendations(pool, rng),
    )


def _book(number: int, reviewed: dt.date, pool: Pool, rng: Random) -> Book:
    publisher = rng.randrange(len(words.PUBLISHERS))
    translated = rng.random() < 0.6
    say = pool.vocabulary.say
    published = reviewed - dt.timedelta(days=rng.randint(10, 700))
    return Book(
        title=title(number),
        subtitle=say(words.SUBTITLES, rng),
        authors=_foreigner(rng) if translated else ", ".join(_koreans(rng.randint(1, 2), rng)),
        translators=", ".join(_koreans(rng.randint(1, 2), rng)) if translated else "",
        publisher=words.PUBLISHERS[publisher],
        published=published.isoformat(),
        isbn=isbn(publisher, number),
        pages=rng.randint(160, 780),
        edition=rng.choice(("", "", "개정판", "개정 2판")),
        level=rng.choice(("", *words.LEVELS)),
        series=rng.choice(("", "", "생각 도구 총서", "일과 배움")),
        original=_original(rng) if translated else "",
        original_language="en" if translated else "",
    )


def title(number: int) -> str:
    """Return the title of a book, another one for each of the first 200,000 numbers."""
    nouns = len(words.NOUNS)
    titles = len(words.TITLES) * nouns * (nouns - 1)
    # A stride prime to the number of titles meets each once, and leaps between them.
    stride = next(each for each in count(titles * 5 // 8) if math.gcd(each, titles) == 1)
    rest, pattern = divmod(number * stride % titles, len(words.TITLES))
    distance, first = divmod(rest, nouns)
    pair = {"A": words.NOUNS[first], "B": words.NOUNS[(first + 1 + distance) % nouns]}
    return words.fill(words.TITLES[pattern], pair)


def isbn(publisher: int, number: int) -> str:
    """Return an ISBN-13 of the Korean group, with its check digit."""
    thousands, title_number = divmod(number, 1000)
    registrant = 5500 + thousands * len(words.PUBLISHERS) + publisher
    parts = ("979", "11", f"{registrant:04d}", f"{title_number:03d}")
    weighted = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate("".join(parts)))
    return "-".join((*parts, str(-weighted % 10)))


def _koreans(how_many: int, rng: Random) -> list[str]:
    given = rng.sample(words.GIVEN_NAMES, how_many)
    return [rng.choice(words.FAMILY_NAMES) + name for name in given]


def _foreigner(rng: Random) -> str:
    given, given_latin = rng.choice(list(words.FOREIGN_GIVEN_NAMES.items()))
    family, family_latin = rng.choice(list(words.FOREIGN_FAMILY_NAMES.items()))
    return f"{given} {family} ({given_latin} {family_latin})"


def _original(rng: Random) -> str:
    first = rng.choice(list(words.CONCEPT_FIRST.values()))
    second = rng.choice(list(words.CONCEPT_SECOND.values()))
    return f"The {first.title()} {second.title()}"


def _verdict(pool: Pool, rng: Random) -> Verdict:
    word = rng.choices(list(_RATINGS), (6, 3, 1, 1))[0]
    readers = rng.sample(words.READERS, 3)
    sentence = pool.vocabulary.say(words.VERDICTS, rng)
    rating = rng.choice(_RATINGS[word])
    return Verdict(word, rating, ", ".join(readers[:2]), readers[2], sentence)


def _recommendations(pool: Pool, rng: Random) -> tuple[Recommendation, ...]:
    levels = ("", *words.LEVELS)
    named = [(skill.name, rng.choice(levels)) for skill in rng.sample(pool.skills, SKILLS)]
    # One item names two skills, as authors do.
    items = [tuple(named[:2]), *((each,) for each in named[2:])]
    return tuple(
        Recommendation(item, pool.vocabulary.say(words.NOTES, rng) if rng.random() < 0.75 else "")
        for item in items
    )


def _sections(pool: Pool, rng: Random) -> tuple[Section, ...]:
    # The list of skills has a section of its own: 6 to 9 in all.
    headings = sorted(rng.sample(words.HEADINGS, rng.randint(5, 8)), key=words.HEADINGS.index)
    mentioned = _distinct(MENTIONS, pool.weights, rng)
    step = len(headings)
    return tuple(
        Section(heading, _blocks(mentioned[place::step], PROSE // step, pool, rng))
        for place, heading in enumerate(headings)
    )


def _blocks(mentioned: Sequence[int], length: int, pool: Pool, rng: Random) -> tuple[Block, ...]:
    """Return about *length* words as blocks, each of the concepts *mentioned* once in them."""
    say = pool.vocabulary.say
    sentences = [
        Sentence(say(words.MENTIONING, rng), pool.mention(number, rng)) for number in mentioned
    ]
    written = sum(len(sentence.text.split()) for sentence in sentences)
    while written < length:
        sentences.append(Sentence(say(words.SENTENCES, rng)))
        written += len(sentences[-1].text.split())
    rng.shuffle(sentences)
    return tuple(_cut(sentences, rng))


def _cut(sentences: Sequence[Sentence], rng: Random) -> Iterator[Block]:
    start = 0
    while start < len(sentences):
        end = start + rng.randint(3, 6)
        kind = rng.choices(_BLOCKS, (8, 1, 1))[0] if end < len(sentences) else "paragraph"
        yield Block(kind, tuple(sentences[start:end]))
        start = end
