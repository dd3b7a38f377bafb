"""What a reader must know to read the book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.suggestions.statements import audience, english, wording
from sphinx_reviews.sources.suggestions.statements.knowing import (
    ALSO,
    EASY,
    FIT,
    HARD,
    KNOWLEDGE,
    NOT_NEEDED,
    PATTERNS,
    SOFT,
    Pattern,
)
from sphinx_reviews.sources.suggestions.statements.skill_names import (
    Named,
    named_at_end,
    named_in,
    without_names,
)
from sphinx_reviews.sources.suggestions.statements.wording import READERS, TO, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_reviews.records.model import Level


class Needed(NamedTuple):
    """A skill that a sentence says is needed."""

    name: str
    #: None if the sentence does not say.
    level: Level | None
    #: The share of such sentences that are right.
    confidence: float


def needed(sentence: str, *, above: tuple[str, ...] = (), title: str = "") -> list[Needed]:
    """Return the skills that a reader must have according to a sentence.

    :param above: what stands above the list that it is an item of.
    :param title: that of the book.
    """
    if in_english := [Needed(*each) for each in english.needed(sentence)]:
        return in_english
    if any(_HEADS_LIST.search(text) for text in above):
        return list(_with(named_in(_LABEL_END.split(sentence, maxsplit=1)[0].strip()), 0.85))
    is_for = next(filter(lambda known: known is not None, map(audience.heads_list, above)), None)
    if is_for is not None:
        sentence = _READER.sub(_ADVISED if is_for else _ADVISED_AGAINST, sentence)
    if wording.is_unclear(sentence) or _is_of_others(sentence, title):
        return []
    found: dict[str, Needed] = {}
    for each in (*_labelled(sentence), *_stated(sentence)):
        found.setdefault(each.name, each)
    return list(found.values())


# -- labels and lists --------------------------------------------------------

#: 선수 지식: 파이썬, 통계
_LABEL: Final = re.compile(
    either(
        "(?:선수|사전|선행|필요(?:한)?|요구되는|요구하는|읽기 위한|읽으려면|읽는 데 필요한) (?:(?:최소한의|기본|기본적인|배경|사전|선수|기초) )*"
        "(?:지식|기술|학습|조건|과목|역량|능력|사항|것|바)|요구하는 건|필요한 건|전제 조건"
    )
    + r"(?:은|는|으로는?|이라면|이라고는|이라곤|(?<=건)|이란|\s*[:：\-–—→=])\s*"
)
_LABEL_END: Final = re.compile(
    either(
        "입니다|이다|이며|이고|인데|이에요|예요|이면|이라고|라고|정도(?:면|이다|로|라도|입니다|인데|이며|이고)?|만 있으면|[이가] 필요|[을를] 요구|뿐|다(?= [.。]|$)|[.。!]|$"
    )
)
_HEADS_LIST: Final = re.compile(
    either(
        r"(?:선수|사전|선행) (?:지식|학습|과목|기술)(?!\S*\s*(?:없|불필요))",
        "(?:필요한|알아야 할|알고 있어야 할) (?:사전|배경|기초)? 지식",
        r"\bprerequisites?\b",
    ),
    re.IGNORECASE,
)
#: Readers in a list of those whom the book is for, or not for, and what it says of them.
_READER: Final = re.compile(rf"(?P<who>{READERS})(?:{TO}|이라면|라면)?\W*$")
_ADVISED: Final = r"\g<who>에게 추천한다"
_ADVISED_AGAINST: Final = r"\g<who>에게는 추천하지 않는다"

# -- what they are needed for ------------------------------------------------

_OF_THE_BOOK: Final = re.compile(
    r"(?:이|본|해당)\s?(?:책|도서|서적|교재)|(?<![가-힣])책(?:을|은|의|에|에서|이|이라서?|이다|입니다|이며|이고|이니)(?=[\s,.])|읽(?:기|을|는|으|어|고|힌|힐)|독자|예제"
)
_OF_THE_WORLD: Final = re.compile(
    either(
        r"(?:개발자|엔지니어|과학자|분석가|기획자|디자이너|마케터|프로그래머|관리자|리더|아키텍트|사람|우리|누구)(?:들)?(?:는|은|라면|이라면|로서|가 되|이 되|에게(?:는|도)? |의 역량)",
        "실무에서|실무에서는|현업|업무|직무|취업|면접|이직|회사|시대|세상|요즘|앞으로|현대|미래|누구나|사회|[이가] 되려면",
        r"(?<!책)(?<!내용)(?<!예제)(?<!실습)(?<!예제\s코드)(?<!본문)(?<!설명)(?<!전부)(?<!도서)(?:을|를)\s(?:\S+\s+)?(?:(?:\S+기\s+)?위해서?는?|\S+려면)(?=\s)",
        r"[을를]\s(?:만들|개발할|운영할|해결할|설계할|작성할|분석할|구현할|도입할)\s*수\s*있(?:다|습니다|기|고)",
        r"(?:^|\s)(?!읽|이해|따라|소화|실습|보려|제대로)[가-힣]+려면\s",
    )
)
_OF_ME: Final = re.compile(
    r"(?<![가-힣])(?:나는|저는|나도|저도|나\s또한|내가|제가|나로서|저로서|나에게|저에게|나의|저의|내게|제게)(?!\S*\s*(?:생각|추천))|"
    + either(
        r"(?:배우고|알고|공부하고) 싶(?!은)|(?:공부해야|배워야|공부해 봐야|알아야)겠|느꼈다|깨달|싶었|몰랐던|몰라서|그(?:간|동안) \S*(?:봐|읽|접해|배워)|읽고 나니|생각했"
    )
)
_OF_A_PART: Final = re.compile(
    r"(?:장|부|챕터|파트|절|단원)에서(?:는)?\s|저자는\s(?!.*(?:가정|전제|독자))|\d+\s*장(?:은|의|을)\s"
)
#: After a need: that it is met, that it is none, that it makes a better person.
_NONE_AFTER_ALL: Final = re.compile(
    r"^[^.]{0,10}(?:지만|는데|으나|하나)[^.]*(?:설명|소개|다룬|다루|알려|가르쳐|배울|제공|수록|친절|부록|걱정|괜찮|없)"
    r"|^[^.]{0,12}부록[^.]*(?:설명|소개|다루|다룬|알려|정리)"
    r"|^\S*(?:\s*\S+){0,2}?(?:\s*없어도|\s*없이도|\s*몰라도|\s*아니어도|\s*아니더라도|\s*없더라도|지\s*않아도|지\s*않더라도|\s*않은\s*\S+도)"
    r"|^\S*\s*(?:(?:지는|하지는|하지|되지는|되지|것은|건|가|는)?\s*(?:않|아니|아닌|없)(?!을까|으면|다면|는\s*(?:분|사람|독자)|\S*\s*(?:없|어려움)))"
    r"|^\s*(?:\S+\s+){0,2}\S+[이가]\s*(?:될|되는|된)\s|^\s*(?:좋은|훌륭한)\s"
)
#: Where to learn it first.
_FIRST_ANOTHER: Final = re.compile(
    r"다른\s*(?:책|도서|서적|교재)(?:으로|에서|부터|을\s*(?:먼저|통해|보고|읽고))"
)
_ADNOMINAL: Final = re.compile(r"[가-힣](?:(?<!이)는|은|한|인|신|선)$")
#: Lacks as conditions, and as what some readers lack.
_WITHOUT: Final = re.compile(
    r"\S*\s*(?:\S+\s+){0,3}?(?:모르면|모른다면|없으면|없다면|부족하다면|부족하면"
    rf"|(?:모르는|없는|부족한|않은|못한|서툰)\s+(?:\S+\s+){{0,2}}?(?:{READERS}(?:은|는|{TO}는|이라면|라면|이면)|상태))"
)
#: What is hard then: not the book.
_OTHER_HARDSHIP: Final = re.compile(
    r"(?<!읽)(?<!보)(?<!이해하)(?<!따라가)(?<!따라오)(?<!따라하)(?<!라\s하)(?<!소화하)(?<!시작하)(?<!접하)(?<!공감하)(?<!독하)(?<!진행하)(?<!풀)(?<!느끼)(?<!추천하)(?<!권하)(?<!드리)(?<!어렵)(?<![이초])"
    r"기(?:가|는|도|엔|에는)?\s+(?:\S+\s+)?(?:어렵|힘들|어려|버거|버겁|벅)|"
    r"^[^.]{0,40}어려움\S*\s*(?:\S+\s+)?(?:있었|겪었|느꼈)"
    r"|^[^.]{0,30}(?:힘들|어려|버거|벅|헤)\S{0,2}(?:었|웠|찼|맸)(?:다|습니다|어요|는데|지만)"
    rf"|(?<![가-힣])(?!{READERS}|책|내용|이해|예제|코드|설명|부분|수식|것|진도|수|초반|중반|후반|앞|뒷|뒤|대부분|전반|실습|글|따라|읽|조금|시간|많|흥|진입|무리|문제)[가-힣]{{2,}}(?:이|가|을|를)\s+(?:\S+\s+)?(?:어렵|힘들|할\s*수\s*없)"
)


def _is_of_others(sentence: str, title: str) -> bool:
    other = wording.other_book(_FIRST_ANOTHER.sub("", sentence), title)
    return bool(other or _OF_ME.search(sentence))


def _labelled(sentence: str) -> Iterator[Needed]:
    for label in _LABEL.finditer(sentence):
        rest = sentence[label.end() :]
        end = _LABEL_END.search(rest)
        said = rest[: end.start()] if end else rest
        if not re.search(r"없|않|배우|있다|대한", said.split("에 대한")[-1]):
            yield from _with(named_in(said.strip()), 0.85)


def _stated(sentence: str) -> Iterator[Needed]:
    for pattern in PATTERNS:
        for match in pattern.regex.finditer(sentence):
            if _holds(pattern, match):
                yield from _with(_named_before(match), pattern.confidence)


def _named_before(match: re.Match[str]) -> Iterator[Named]:
    """Yield what stands before a pattern, and what the clauses before it say must be known too."""
    clause, said = match.string[: match.start()], match[0]
    while clause:
        yield from named_at_end(clause, said)
        also = ALSO.search(without_names(clause))
        clause, said = (clause[: also.start()], also[0]) if also else ("", "")


def _holds(pattern: Pattern, match: re.Match[str]) -> bool:
    """Return whether a pattern states what this book needs."""
    sentence, clause, rest = (
        match.string,
        match.string[: match.start()],
        match.string[match.end() :],
    )
    if pattern.is_of_knowledge and not re.search(f"{KNOWLEDGE}$", clause):
        return False
    is_told = pattern.rest is None or pattern.rest.search(rest)
    if not is_told and not (pattern.rest is HARD and _is_hard(match)):
        return False
    if (
        wording.is_quoted(sentence, match.start())
        or _NONE_AFTER_ALL.search(rest)
        or _OF_A_PART.search(clause)
        or (pattern.rest in {EASY, FIT} and NOT_NEEDED.search(rest))
        or (pattern.rest is HARD and (_OTHER_HARDSHIP.search(rest) or _of_things(match)))
    ):
        return False
    # "사람이라면" is of the world, unless the pattern itself speaks of readers.
    around = clause + rest if pattern.rest in {FIT, HARD} else sentence
    around = re.sub(rf"^{re.escape(clause)}\s*(?:\S+\s+){{0,2}}?{READERS}\S*", "", around)
    return bool(_OF_THE_BOOK.search(sentence)) or not _OF_THE_WORLD.search(around)


def _is_hard(match: re.Match[str]) -> bool:
    """Return whether it goes without saying that reading is hard without what is lacking."""
    rest = match.string[match.end() :]
    return bool(_WITHOUT.match(match[0] + rest)) and not SOFT.search(rest)


def _of_things(match: re.Match[str]) -> bool:
    """Return whether an adnominal "unknown" is of anything but readers: 낯선 용어."""
    rest = match.string[match.end() :]
    return bool(_ADNOMINAL.search(match[0])) and not re.match(
        rf"\s*(?:\S+\s+){{0,2}}?(?:{READERS}|상태|채|경우)", rest
    )


def _with(names: Iterable[Named], confidence: float) -> Iterator[Needed]:
    return (Needed(name, level, confidence) for name, level in names)
