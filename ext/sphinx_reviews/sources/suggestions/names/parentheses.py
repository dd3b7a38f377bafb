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
from sphinx_reviews.language.korean.parentheses import NO_NAME, is_proper, may_belong, spells
from sphinx_reviews.records.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
        if words and not NO_NAME.fullmatch(full):
            for latin in filter(None, (full, match["short"])):
                yield _Given(words, latin, full)
    for match in _LATIN_FIRST.finditer(text):
        latin, korean = match["latin"], match["korean"]
        words = tuple(korean.split())
        if sounds.is_alike(korean, latin) or (_is_short(latin) and spells(latin, words)):
            yield _Given(words, latin, latin)


def _words_of(text: str, latin: str) -> tuple[str, ...]:
    """Return the last words of *text* that may be the other name of *latin*."""
    sounded = tuple(text.split()[-len(latin.split()) :])
    if sounds.is_alike(" ".join(sounded), latin):
        return sounded
    found = KOREAN.words(text)
    if not found or found[-1].end != len(text) or found[-1].surface not in found[-1].stems:
        return ()
    before = takewhile(may_belong, reversed(found[:-1]))
    last = [found[-1], *before][:_MOST_WORDS]
    return tuple(text[word.start : word.end] for word in reversed(last))


def _name(contexts: Sequence[Sequence[str]], latin: str, known: set[str]) -> tuple[str, float]:
    """Return the name in Hangul that all contexts end with, and how sure it is."""
    words = _common_end(contexts)
    names = [words[at:] for at in range(len(words))]
    wanted = len(re.findall(r"[A-Za-z0-9]+", latin))
    for name in names:
        if sounds.is_alike(" ".join(name), latin):
            return " ".join(name), _ALIKE
    if _is_short(latin):
        names = [name for name in names if spells(latin, name)]
    elif is_proper(latin):
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


def _translates(words: Sequence[str], wanted: int) -> bool:
    """Return whether so many words may be a translation of *wanted* ones."""
    return len(words) <= wanted + 1 and sum(map(len, words)) >= 2 * wanted
