"""Names that a text gives in two languages: 관찰 가능성(Observability).

Where the name in front of the parenthesis ends is plain; where it begins is not.  It is cut at
the last word that is no bare noun, and where several texts agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.language import sounds
from sphinx_reviews.language.korean import KOREAN
from sphinx_reviews.records.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_reviews.language.analyser import Word
    from sphinx_reviews.sources.suggestions.names.texts import Text

_LATIN: Final = r"[A-Za-z][A-Za-z0-9+#./&'’-]*(?: [A-Za-z0-9][A-Za-z0-9+#./&'’-]*){0,4}"
#: A name in Hangul, and another in parentheses, perhaps with its abbreviation.
_KOREAN_FIRST: Final = re.compile(
    rf"([가-힣A-Za-z0-9 -]*[가-힣]) ?[(（] ?({_LATIN})(?: ?[,/] ?({_LATIN}))? ?[)）]"
)
_LATIN_FIRST: Final = re.compile(
    rf"(?<![A-Za-z0-9.+#/&'-])({_LATIN}) ?[(（] ?([가-힣][가-힣A-Za-z ]*[가-힣]) ?[)）]"
)
#: What is in parentheses for another reason: 그림(Figure 1), 원서(Python in Action).
_NO_NAME: Final = re.compile(
    r"(?:e\.g|i\.e|vs|etc|feat|by|from|in|the|figure|page|chapter|http|www|no|ver|v)\b.*|.*\.(?:com|io|org|net|kr|py|js|md)|.*\d+",
    re.IGNORECASE,
)
#: Forms of verbs and adjectives before a noun: 새로운, 위한, 다루는.
_ADNOMINAL: Final = re.compile(r"(?:한|된|할|될|던|는|은|운|적인|든|쓴|온|른)$")
_NOUNS_LIKE_THEM: Final = frozenset("권한 제한 무한 유한 최소한 회전 자동".split())
#: Words before a name that are no part of it.
_BEFORE: Final = frozenset(
    "이 그 저 각 등 및 즉 또 또는 혹은 바로 과 와 첫 첫번째 번째 이때 그때 특히 역시 모든 여러 다른 어떤 이런 그런 "
    "저런 같은 본 해당 주로 흔히 보통 먼저 우선 다시 함께 가장 매우 아주 더 덜 가령 예컨대 예를 들어 그리고 그러나 "
    "하지만 그래서 따라서 한편 결국 실제 최근 요즘 일명 소위 이른바 대표적 기존 장 절 부 편 권 챕터 파트 하나 둘 셋 "
    "이제 지금 이후 이전 다음 때 중 후 전 것 수 책 저자 우리 나 내 제 서로 한 두 세 네 다섯 좀 왜 어떻게 무엇 아니라 대신 "
    "위해 통해 대해 관해 의해 따라 비해 만약 만일 아마 물론 사실".split()
)
_MOST_WORDS: Final = 4


class Pair(NamedTuple):
    """Two names of one thing, as texts give them."""

    korean: str
    latin: str
    texts: tuple[Text, ...]
    #: 0 to 1: how sure it is that these are the two names.
    confidence: float


def pairs(texts: Iterable[Text], known: Iterable[str]) -> list[Pair]:
    """Return the names that texts give in two languages.

    :param known: names that authors use elsewhere; one of them is likely meant.
    """
    keys = set(map(key, known))
    contexts: defaultdict[str, list[tuple[Sequence[str], Text]]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for text in texts:
        for words, latin in _given(text.words):
            contexts[key(latin)].append((words, text))
            spelled.setdefault(key(latin), latin)
    found = []
    for latin, here in contexts.items():
        groups: defaultdict[str, list[tuple[Sequence[str], Text]]] = defaultdict(list)
        for words, text in here:
            groups[words[-1]].append((words, text))
        for group in groups.values():
            korean, confidence = _name([words for words, _ in group], spelled[latin], keys)
            if korean:
                found.append(
                    Pair(korean, spelled[latin], tuple(text for _, text in group), confidence)
                )
    return found


def _given(text: str) -> Iterator[tuple[Sequence[str], str]]:
    """Yield the words that may be a name in Hangul, and the Latin name beside them."""
    for match in _KOREAN_FIRST.finditer(text):
        words = _bare(match[1])
        for latin in filter(None, match.group(2, 3)):
            if words and not _NO_NAME.fullmatch(latin):
                yield words, latin
    for match in _LATIN_FIRST.finditer(text):
        latin, korean = match.groups()
        latin = (
            latin
            if latin.isupper()
            else latin.split()[-1]
            if not sounds.is_alike(korean, latin)
            else latin
        )
        is_abbreviation = latin.isupper() and _spells(latin, korean.split())
        if is_abbreviation or sounds.is_alike(korean, latin):
            yield korean.split(), latin


def _bare(text: str) -> list[str]:
    """Return the last words of *text*, as far back as they may all be one name."""
    words = KOREAN.words(text)
    if (
        not words
        or words[-1].end != len(text)
        or not words[-1].bare
        and words[-1].stems[0] != words[-1].surface
        and not _is_noun(words[-1])
    ):
        return []
    before = takewhile(lambda word: _may_belong(word), reversed(words[:-1]))
    found = [words[-1], *before][:_MOST_WORDS]
    return [text[word.start : word.end] for word in reversed(found)]


def _is_noun(word: Word) -> bool:
    return word.surface in word.stems


def _may_belong(word: Word) -> bool:
    surface = word.surface
    if (
        not word.bare
        or surface in _BEFORE
        or (len(surface) == 1 and not surface.isascii())
        or surface.isdecimal()
    ):
        return False
    return surface in _NOUNS_LIKE_THEM or not (word.guesses and _ADNOMINAL.search(surface))


def _name(contexts: Sequence[Sequence[str]], latin: str, known: set[str]) -> tuple[str, float]:
    """Return the name in Hangul that all contexts end with, and how sure it is."""
    common = list(contexts[0])
    for words in contexts[1:]:
        length = sum(
            1
            for _ in takewhile(
                lambda pair: pair[0] == pair[1], zip(reversed(common), reversed(words))
            )
        )
        common = common[len(common) - length :]
    suffixes = [" ".join(common[at:]) for at in range(len(common))]
    for name in suffixes:
        if sounds.is_alike(name, latin):
            return name, 0.97
    wanted = len(re.findall(r"[A-Za-z0-9]+", latin))
    if latin.isupper() and wanted == 1:
        fitting = [name for name in suffixes if _spells(latin, name.split())]
    else:
        fitting = [name for name in suffixes if len(name.split()) <= wanted + 1]
    if not fitting:
        return "", 0
    for name in fitting:
        if key(name) in known:
            return name, 0.93
    name = fitting[0]
    while " " in name and len(name.split()) > wanted and key(name.partition(" ")[0]) in known:
        name = name.partition(" ")[2]  # 데이터 저장(Storage), of which 데이터 is a name itself
    agreed = len({tuple(words) for words in contexts}) > 1
    return name, 0.92 if agreed else 0.85


def _spells(abbreviation: str, words: Sequence[str]) -> bool:
    """Return whether so many letters may stand for these words: 합성곱 신경망 for CNN."""
    letters, syllables = len(abbreviation), sum(map(len, words))
    return len(words) <= letters and letters * 2 - 1 <= syllables <= letters * 4
