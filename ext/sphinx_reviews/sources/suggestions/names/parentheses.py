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
    rf"(?P<korean>[가-힣A-Za-z0-9 -]*[가-힣]) ?[(（] ?(?P<latin>{_LATIN})"
    rf"(?: ?[,/] ?(?P<short>[A-Z]{{2,6}}))? ?[)）]"
)
_LATIN_FIRST: Final = re.compile(
    rf"(?<![A-Za-z0-9.+#/&'-])(?P<latin>{_LATIN}) ?[(（] ?(?P<korean>[가-힣][가-힣A-Za-z ]*[가-힣]) ?[)）]"
)
#: What is in parentheses for another reason: 그림(Figure 1), 원서(by Kent Beck).
_NO_NAME: Final = re.compile(
    r"(?:e\.g|i\.e|vs|etc|feat|by|from|in|the|figure|page|chapter|https?|www|no|ver|v)\b.*"
    r"|.*\.(?:com|io|org|net|kr|py|md)|.*\d+",
    re.IGNORECASE,
)
#: Forms of verbs and adjectives before a noun: 새로운, 위한, 다루는; and nouns that end so.
_ADNOMINAL: Final = re.compile(r"(?:한|된|할|될|던|는|은|운|적인|든|쓴|온|른)$")
_NOUNS_LIKE_THEM: Final = frozenset({"권한", "제한", "무한", "유한", "최소한"})
#: Words before a name that are no part of it.
_BEFORE: Final = frozenset(
    word
    for line in (
        "각 등 및 즉 또 또는 혹은 바로 과 와 첫 첫번째 번째 이때 그때 특히 역시 모든 여러 다른 어떤 이런 그런 저런 같은",
        "본 해당 주로 흔히 보통 먼저 우선 다시 함께 가장 매우 아주 더 덜 가령 예컨대 예를 들어 그리고 그러나 하지만",
        "그래서 따라서 한편 결국 실제 최근 요즘 일명 소위 이른바 대표적 기존 장 절 부 편 권 챕터 파트 하나 둘 셋 이제",
        "지금 이후 이전 다음 때 중 후 전 것 수 책 저자 우리 나 내 제 서로 한 두 세 네 다섯 왜 어떻게 무엇 아니라 대신",
        "위해 통해 대해 관해 의해 따라 비해 만약 만일 아마 물론 사실",
    )
    for word in line.split()
)
_PARTICLES: Final = frozenset("의은는이가을를에도")
_MOST_WORDS: Final = 4
#: How often the cut is right: the names sound alike; one is known; texts agree; nothing helps.
_ALIKE, _KNOWN, _AGREED, _ALONE = 0.97, 0.93, 0.92, 0.85


class Pair(NamedTuple):
    """Two names of one thing, as texts give them."""

    korean: str
    latin: str
    #: 0 to 1: how sure it is that these are the two names.
    confidence: float


class _Given(NamedTuple):
    """A name in Latin letters, and the words beside it."""

    #: The last of them are the other name.
    words: tuple[str, ...]
    latin: str
    #: What *latin* is short for; else itself.
    full: str


def pairs(texts: Iterable[Text], known: Iterable[str]) -> list[Pair]:
    """Return the names that texts give in two languages, in the order of the texts.

    :param known: names that authors use elsewhere; one of them is likely meant.
    """
    keys = set(map(key, known))
    contexts: defaultdict[tuple[str, str], list[_Given]] = defaultdict(list)
    for text in texts:
        for given in _given(text.words):
            contexts[key(given.latin), given.words[-1]].append(given)
    found = []
    for here in contexts.values():
        latin = here[0].latin
        name, confidence = _name([each.words for each in here], here[0].full, keys)
        if name:
            found.append(Pair(name, latin, confidence))
    return found


def _given(text: str) -> Iterator[_Given]:
    for match in _KOREAN_FIRST.finditer(text):
        korean, full = match["korean"], match["latin"]
        if text[: match.start()].endswith((")", "）")):
            # It begins with a particle: (scikit-learn)으로 회귀(Regression).
            korean = korean.partition(" ")[2]
        words = _words_of(korean, full)
        if words and not _NO_NAME.fullmatch(full):
            for latin in filter(None, (full, match["short"])):
                yield _Given(words, latin, full)
    for match in _LATIN_FIRST.finditer(text):
        latin, korean = match["latin"], match["korean"]
        words = tuple(korean.split())
        if sounds.is_alike(korean, latin) or (_is_short(latin) and _spells(latin, words)):
            yield _Given(words, latin, latin)


def _words_of(text: str, latin: str) -> tuple[str, ...]:
    """Return the last words of *text* that may be the other name of *latin*."""
    sounded = tuple(text.split()[-len(latin.split()) :])
    if sounds.is_alike(" ".join(sounded), latin):
        return sounded
    found = KOREAN.words(text)
    if not found or found[-1].end != len(text) or found[-1].surface not in found[-1].stems:
        return ()
    before = takewhile(_may_belong, reversed(found[:-1]))
    last = [found[-1], *before][:_MOST_WORDS]
    return tuple(text[word.start : word.end] for word in reversed(last))


def _may_belong(word: Word) -> bool:
    """Return whether a word may be part of a name that goes on after it."""
    surface = word.surface
    if not word.bare or surface in _BEFORE or surface.isdecimal():
        return False
    if surface[:-1] in _BEFORE and surface[-1] in _PARTICLES:
        return False
    if len(surface) == 1 and not surface.isascii():
        return False
    return surface in _NOUNS_LIKE_THEM or not (word.guesses and _ADNOMINAL.search(surface))


def _name(contexts: Sequence[Sequence[str]], latin: str, known: set[str]) -> tuple[str, float]:
    """Return the name in Hangul that all contexts end with, and how sure it is."""
    words = _common_end(contexts)
    names = [words[at:] for at in range(len(words))]
    wanted = len(re.findall(r"[A-Za-z0-9]+", latin))
    for name in names:
        if sounds.is_alike(" ".join(name), latin):
            return " ".join(name), _ALIKE
    if _is_short(latin):
        names = [name for name in names if _spells(latin, name)]
    elif _is_proper(latin):
        return "", 0
    else:
        names = [name for name in names if _translates(name, wanted)]
        # 데이터 저장(Storage), of which 데이터 is a name itself
        while len(names) > 1 and len(names[0]) > wanted and key(names[0][0]) in known:
            del names[0]
    if not names:
        return "", 0
    is_known = key(" ".join(names[0])) in known
    agreed = len(set(map(tuple, contexts))) > 1
    return " ".join(names[0]), _KNOWN if is_known else _AGREED if agreed else _ALONE


def _common_end(contexts: Sequence[Sequence[str]]) -> Sequence[str]:
    """Return the words that all contexts end with."""
    common = contexts[0]
    for words in contexts[1:]:
        same = takewhile(
            lambda pair: pair[0] == pair[1], zip(reversed(common), reversed(words), strict=False)
        )
        common = common[len(common) - len(list(same)) :]
    return common


def _is_short(latin: str) -> bool:
    """Return whether a name is an abbreviation: CNN."""
    return latin.isalpha() and latin.isupper()


def _is_proper(latin: str) -> bool:
    """Return whether a name is nobody's translation: Git, GitHub, Node.js."""
    return len(latin) <= len("Git") or re.search(r"[a-z][A-Z]|[0-9.+#]", latin) is not None


def _spells(abbreviation: str, words: Sequence[str]) -> bool:
    """Return whether so many letters may stand for these words: 합성곱 신경망 for CNN."""
    letters, syllables = len(abbreviation), sum(map(len, words))
    return len(words) <= letters and letters * 2 - 1 <= syllables <= letters * 4


def _translates(words: Sequence[str], wanted: int) -> bool:
    """Return whether so many words may be a translation of *wanted* ones."""
    return len(words) <= wanted + 1 and sum(map(len, words)) >= 2 * wanted
