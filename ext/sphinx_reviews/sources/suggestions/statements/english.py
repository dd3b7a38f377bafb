"""What English sentences say of a book, in the forms that reviews use most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.records.model import Level, VerdictWord
from sphinx_reviews.sources.suggestions.statements import wording

if TYPE_CHECKING:
    from collections.abc import Iterator


class Advised(NamedTuple):
    """A verdict, and the share of such sentences that are right."""

    word: VerdictWord
    confidence: float


class NeededInEnglish(NamedTuple):
    """A skill that a sentence says is needed."""

    name: str
    #: None if the sentence does not say.
    level: Level | None
    confidence: float


_HANGUL: Final = re.compile(r"[가-힣]")


def _is_unclear(sentence: str) -> bool:
    return wording.is_unclear(sentence) or bool(_HANGUL.search(sentence))


# -- verdicts ----------------------------------------------------------------

_IT: Final = r"(?:this\s+(?:\w+\s+)?(?:book|one|title|volume|text|guide)|it|the\s+book|reading\s+(?:it|this))"
_VERY: Final = r"(?:(?:highly|strongly|wholeheartedly|heartily|definitely|certainly|gladly|really|warmly|thoroughly|fully)\s+)?"
_FOR: Final = re.compile(
    rf"\b(?:I|we)(?:'d|\s+would|\s+can|\s+will)?\s+{_VERY}recommend\s+{_VERY}{_IT}\b|\b{_IT}\s+(?:is|comes)\s+(?:highly|strongly|very\s+much)\s+recommended"
    rf"|^\W*(?:highly|strongly|warmly)\s+recommended\b|\ba\s+must[- ](?:read|have)\b|\b(?:well\s+)?worth\s+(?:reading|your\s+time|a\s+read|the\s+(?:money|price|time))",
    re.IGNORECASE,
)
_AGAINST: Final = re.compile(
    rf"\b(?:I|we)\s*(?:do\s+not|don['’]t|cannot|can['’]t|can\s+not|would\s+not|wouldn['’]t|will\s+not|won['’]t)\s+{_VERY}recommend\s+{_IT}\b"
    r"|\bnot\s+(?:recommended|worth\s+(?:reading|your\s+time|the\s+(?:money|price|time)))|\b(?:skip|avoid)\s+this\s+(?:book|one)|\bwaste\s+of\s+(?:time|money)",
    re.IGNORECASE,
)
_LIMITED: Final = re.compile(
    r"\b(?:to|for|if)\s+(?:\w+\s+){0,3}(?:beginners|newcomers|you|anyone|those|readers|people|experts)\b",
    re.IGNORECASE,
)


def advice(sentence: str) -> Advised | None:
    """Return the verdict on the book in an English sentence, if there is one."""
    if _is_unclear(sentence):
        return None
    against = _AGAINST.search(sentence)
    favoured = _FOR.search(_AGAINST.sub("", sentence))
    if against and favoured:
        return Advised(VerdictWord.MIXED, 0.85)
    if against:
        is_limited = _LIMITED.search(sentence)
        return None if is_limited else Advised(VerdictWord.SKIP, 0.85)
    return Advised(VerdictWord.RECOMMEND, 0.9) if favoured else None


# -- prerequisites -----------------------------------------------------------

_LIST: Final = r"(?P<what>[^.;:()]{1,60}?)"
_END: Final = r"(?=\s*(?:[.;:!()]|,?\s+(?:to|before|in\s+order|already|first|is|are|if|though|but|because|so|beforehand)\b|$))"
_NEEDS: Final = (
    rf"\b(?:you|readers?|one)(?:['’]ll)?\s+(?:should|must|need(?:s)?\s+to|have\s+to|ought\s+to|will\s+(?:want|need)\s+to|need)\s+(?:already\s+)?(?:know|understand|be\s+(?:familiar|comfortable|fluent|proficient)\s+(?:with|in))\s+{_LIST}{_END}"
    rf"|\b(?:book|author|it|text|authors)\s+(?:assumes?|requires?|expects?|presupposes?)\s+(?:that\s+)?(?:(?:you|readers?|the\s+reader)\s+(?:already\s+)?(?:know|are\s+familiar\s+with|have|understand|to\s+know)\s+)?{_LIST}{_END}"
    rf"|\b(?:knowledge\s+of|familiarity\s+with|experience\s+(?:with|in)|understanding\s+of|grasp\s+of|background\s+in)\s+{_LIST}\s+(?:is|are)\s+(?:\w+\s+)?(?:required|needed|assumed|necessary|expected|essential|a\s+must)"
    rf"|\b(?:without|if\s+you\s+lack)\s+(?:\w+\s+){{0,2}}(?:knowledge\s+of|experience\s+(?:with|in))\s+{_LIST}(?=,)"
    rf"|\bprerequisites?\s*(?::|are|is)\s*{_LIST}{_END}"
)
_NEEDED: Final = re.compile(_NEEDS.replace("(?P<what>", "("), re.IGNORECASE)
_NO_NEED: Final = re.compile(
    r"\b(?:no|not|without\s+any|don['’]t|doesn['’]t|never|little)\b(?!\s+a\s+beginner)",
    re.IGNORECASE,
)
_MODIFIER: Final = re.compile(
    r"^(?:(?:some|a|an|the|solid|good|basic|working|prior|at\s+least|fair|decent|strong|little|bit|of|your|deep|intermediate|advanced|elementary|fundamental|knowledge|understanding|familiarity|experience|grasp|background|with|in|how\s+to\s+use|fundamentals|basics|fluency|proficiency|programming\s+in)\s+)+",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"\s+(?:basics|fundamentals|knowledge|experience|skills?|syntax|well|a\s+bit|a\s+little|at\s+a\s+basic\s+level|concepts)$",
    re.IGNORECASE,
)
_LEVELS: Final = (
    (
        Level.ADVANCED,
        re.compile(r"\b(?:advanced|deep|fluent|proficient|expert|solid|strong)\b", re.IGNORECASE),
    ),
    (Level.INTERMEDIATE, re.compile(r"\bintermediate\b", re.IGNORECASE)),
    (
        Level.INTRODUCTORY,
        re.compile(
            r"\b(?:basics?|some|elementary|fundamentals?|a\s+(?:bit|little))\b", re.IGNORECASE
        ),
    ),
)
_MOST_WORDS: Final = 3
#: How far before a pattern the level may stand, in characters.
_BEFORE: Final = 12
_GENERAL: Final = re.compile(
    r"^(?:it|this|that|what|how|why|nothing|everything|something|that\s.*|the\s+.*|what\s.*|how\s.*|more|much|time|patience|you|a\s.*|willing.*|their\b.*|your\b.*|\W*)$",
    re.IGNORECASE,
)


def needed(sentence: str) -> Iterator[NeededInEnglish]:
    """Yield the skills that a reader must have according to an English sentence."""
    if _is_unclear(sentence) or _NO_NEED.search(sentence):
        return
    for match in _NEEDED.finditer(sentence):
        said = sentence[max(0, match.start() - _BEFORE) : match.end()]
        level = next((level for level, words in _LEVELS if words.search(said)), None)
        listed = next(filter(None, match.groups()))
        for item in re.split(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+", listed):
            name = _TAIL.sub("", _MODIFIER.sub("", item.strip())).strip()
            if name and len(name.split()) <= _MOST_WORDS and not _GENERAL.match(name):
                yield NeededInEnglish(name, level, 0.75)


# -- readers -----------------------------------------------------------------

_PEOPLE: Final = r"(?:anyone|everyone|beginners?|developers?|engineers?|programmers?|readers?|students?|people|those|scientists?|analysts?|managers?|designers?|newcomers?|professionals?|practitioners?|researchers?|teams?|administrators?|architects?|experts?)"
_WHO: Final = rf"(?P<who>(?:[\w+#/-]+\s+){{0,4}}?{_PEOPLE}\b[^.;,!?()]{{0,60}}?)(?=\s*(?:[.;,!?()]|\s(?:but|because|as\s+it|since)\s|$))"
_READERS: Final = (
    (
        re.compile(
            rf"\b(?:do\s+not|don['’]t|cannot|can['’]t|wouldn['’]t|would\s+not)\s+{_VERY}recommend\s+{_IT}\s+(?:to|for)\s+{_WHO}",
            re.IGNORECASE,
        ),
        False,
    ),
    (
        re.compile(
            rf"\b{_IT}\s+(?:is|'s)\s+not\s+(?:\w+\s+)?for\s+{_WHO}|\b(?:too\s+(?:hard|difficult|advanced|basic)|not\s+suitable)\s+for\s+(?P<other>{_PEOPLE}[^.;,!?()]{{0,50}})",
            re.IGNORECASE,
        ),
        False,
    ),
    (
        re.compile(
            rf"(?<!not\s)(?<!n['’]t\s)\brecommend(?:ed)?\s+{_VERY}(?:{_IT}\s+)?(?:to|for)\s+{_WHO}",
            re.IGNORECASE,
        ),
        True,
    ),
    (
        re.compile(
            rf"\b(?:{_IT})\s+is\s+(?:\w+\s+)?(?:for|aimed\s+at|written\s+for|intended\s+for|ideal\s+for|perfect\s+for|great\s+for|suitable\s+for)\s+{_WHO}",
            re.IGNORECASE,
        ),
        True,
    ),
)


def readers(sentence: str) -> list[tuple[str, bool, float]]:
    """Return whom a book is for, and whom not, according to an English sentence."""
    if _is_unclear(sentence):
        return []
    found: dict[str, tuple[str, bool, float]] = {}
    for pattern, is_for in _READERS:
        for match in pattern.finditer(sentence):
            words = next(filter(None, match.groups())).strip()
            found.setdefault(words, (words, is_for, 0.8))
    return list(found.values())
