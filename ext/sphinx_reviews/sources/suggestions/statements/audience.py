"""For whom a book is, and for whom it is not, in Korean."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sphinx_reviews.sources.suggestions.statements import english, wording
from sphinx_reviews.sources.suggestions.statements.wording import READERS, TO


class Readers(NamedTuple):
    """Readers, in the words of the text."""

    words: str
    #: Whether the book is for them.
    is_for: bool
    #: The share of such statements that are right.
    confidence: float


# -- what is said of readers -------------------------------------------------

#: People, or what stands for them, at the end of a phrase.
_WHO: Final = rf"(?:{READERS}|(?<=\s)이들?|누구|모두|(?<=[가-힣])(?:생|러))"
#: Between them and what is said of them, which is not of others.
_BETWEEN: Final = rf"(?:(?!\S*(?:{TO}|지만)|먼저|우선|(?:다른|기초|입문)\s?\S*(?:책|서적?|강의|교재)[을를부])\S+\s+){{0,4}}?"
_ADVISED: Final = (
    rf"{_BETWEEN}(?:강추|강력\s*추천|적극\s*추천|추천\s*(?:하지만|한다|합니다|해요|하며|하고|하는|할|드린다|드립니다|드려요|드리|해\s*(?:주|드|본|보)|하겠|[.!~]|$|\s*👍)|권(?:한다|합니다|하고\s*싶|해|할\s*만)|권장(?:한다|합니다)|이만한\s*책|제격|안성맞춤"
    r"|일독을\s*권|읽어\s*(?:보|봐)|필독|선물하고)"
)
_GOOD: Final = rf"{_BETWEEN}(?:(?:유용|유익)(?:하다|합니다|해요|하며|하고|할|하게\s*읽|한\s*(?:\S+\s+)?(?:책|안내|지침|참고|자료|입문|길잡이|가이드|교재|도서|레퍼런스))|적합(?:한|하|할|합)|알맞(?:은|다|습)|딱\s*(?:맞|좋)|딱인|딱이|안성맞춤|제격|좋은\s*(?:책|선택|입문서|교재|안내서|지침서|가이드|출발점|길잡이)|필요한\s*책|도움이\s*(?:될|되|많)|큰\s*도움|많은\s*도움|잘\s*맞|맞는\s*책|꼭\s*필요|훌륭한)"
_UNFIT: Final = (
    rf"{_BETWEEN}(?:(?:추천|권)(?:하지|드리지|하고\s*싶지|하기|드리기|할\s*수)(?:는|가|엔)?\s*(?:않|못|없|어렵|어려|힘들|망설)|비추|적합하지\s*(?:는\s*)?않|맞지\s*(?:는\s*)?않|부적합|알맞지\s*않|어울리지\s*않"
    r"|(?:어렵|어려울|어려운|힘들|버거|버겁|벅찰|벅차|지루|쉬울|쉽게\s*느껴|아쉬울|부족할|시시할|무리일|무리다|난해|부담)\S*(?!\s*(?:않|없))(?:\s*(?:수|것|편|듯|느껴|책|지도|거|다\b|\S*[.]|$)))"
)
_RATHER: Final = rf"{_BETWEEN}(?:읽|보|봐|펼쳐|참고하|구매하)\S*\s*(?:\S+\s+)?(?:좋|만한|만하|도움|추천|적합|유익|유용|수월)"
_FOR_READERS: Final = (
    (re.compile(rf"(?P<who>{_WHO})(?:{TO})(?:는|도|만)?\s+(?={_ADVISED})"), True, 0.9),
    (re.compile(rf"(?P<who>{_WHO})(?:{TO})(?:는|도|만)?\s+(?={_GOOD})"), True, 0.8),
    (
        re.compile(rf"(?P<who>{_WHO})(?:이라면|라면|이면)\s+(?={_ADVISED}|{_GOOD}|{_RATHER})"),
        True,
        0.8,
    ),
    (re.compile(rf"(?P<who>{_WHO})(?:이|가|들이)\s+(?={_RATHER})"), True, 0.8),
    (
        re.compile(
            rf"(?P<who>{_WHO})(?:을|를)\s*(?:위한|위해\s*(?:쓰인|쓰여|쓴|만들|집필|나온)|(?:주\s*)?(?:대상|타깃|타겟)(?:으로|독자))\s*(?:\S+\s+){{0,4}}?"
            r"(?=\S*(?:책|서(?:이|다|입|로|\b|\.)|가이드|교재|쓰|한다|합니다|하는|하고|한\b|집필))"
        ),
        True,
        0.75,
    ),
)
_NOT_FOR_READERS: Final = (
    (re.compile(rf"(?P<who>{_WHO})(?:{TO})(?:는|은|까지)?\s+(?={_UNFIT})"), False, 0.8),
    (
        re.compile(
            rf"(?P<who>{_WHO})(?:이라면|라면|이면|이|가)\s+(?={_UNFIT}|읽기(?:에는|에|엔)\s+{_UNFIT}|(?:\S+\s+){{0,2}}읽기(?:에는|에|엔)?\s+{_UNFIT})"
        ),
        False,
        0.75,
    ),
    (re.compile(rf"(?P<who>{_WHO})(?:들)?(?:은|는)\s+(?={_UNFIT})"), False, 0.6),
)
#: 대상 독자: 파이썬을 처음 배우는 개발자
_LABEL: Final = re.compile(
    r"^\W*(?:(?:이\s*책의\s*)?(?:추천\s*(?:대상|독자)(?:\s*독자)?|대상\s*독자|예상\s*독자|독자\s*대상|주\s*독자층?|읽으면\s*좋(?:은|을)\s*(?:사람|분)))(?:(?:은|는)\s+|\s*[:：\-–—→]\s*)(?P<who>\S.*)$"
)

# -- lists -------------------------------------------------------------------

_LIST_FOR: Final = re.compile(
    r"(?:이런|다음|아래|이러한|다음과\s*같은|아래와\s*같은)\s*(?:\S+\s+){0,2}?(?:분|사람|독자|이|개발자)(?:들)?(?:에게|께|한테|이라면|라면)?(?:\s*(?:꼭|강력히|적극|이\s*책을|특히))*\s*(?:추천|권|읽|좋|도움|필요|딱|적합)"
    r"|추천\s*(?:대상|독자)|대상\s*독자|누가\s*읽으면|누구에게\s*(?:추천|필요|좋)|누구를\s*위한|어떤\s*(?:분|사람|독자)(?:들)?(?:에게|께|한테|이|을)|이런\s*(?:분|사람)(?:들)?(?:에게|께|한테)|읽으면\s*좋(?:은|을)\s*(?:분|사람|독자)"
    r"|추천하(?:는|고\s*싶은)\s*(?:대상|분|사람|독자)|who\s+(?:is\s+this\s+book\s+for|should\s+read)|(?:의|주)\s*독자층?(?:은|는)"
)
_LIST_AGAINST: Final = re.compile(
    r"(?:분|사람|독자|이)(?:들)?(?:에게|께|한테)(?:는|은)?\s*(?:\S+\s+){0,2}?(?:추천하지|권하지|비추|맞지\s*않|적합하지|추천드리지)|비추천\s*(?:대상|독자)|추천하지\s*않는\s*(?:대상|분|사람)|not\s+for"
)
_ITEM_END: Final = re.compile(rf"(?:{_WHO}|누구나|PM|CEO|CTO)[.!)~\W]*$")
_EDGES: Final = " .,!~-–·•✔✅☑️▶👉*"
_MOST: Final = 90
_MOST_WORDS: Final = 16


def heads_list(text: str) -> bool | None:
    """Return whether a list below *text* is of readers it is for, or not for; None if of neither."""
    if _LIST_AGAINST.search(text):
        return False
    return True if _LIST_FOR.search(text) else None


def _listed(item: str, *, is_for: bool) -> list[Readers]:
    """Return the readers that an item of such a list names, if it does."""
    words = re.sub(r"(?:입니다|이다|이며.*|이고.*)$", "", item.strip(_EDGES)).strip(_EDGES)
    bare = re.sub(rf"(?P<who>{READERS})(?:{TO}|이라면|라면)?$", r"\g<who>", words)
    if not _ITEM_END.search(bare) or len(bare) > _MOST:
        return []
    return [Readers(bare, is_for, 0.9)]


def readers(sentence: str, *, above: tuple[str, ...] = (), title: str = "") -> list[Readers]:
    """Return the readers whom a sentence says the book is for or not for.

    :param above: what stands above the list that it is an item of.
    :param title: that of the book.
    """
    is_for = next((kind for text in above if (kind := heads_list(text)) is not None), None)
    if is_for is not None:
        return _listed(sentence, is_for=is_for)
    if found := english.readers(sentence):
        return [Readers(*each) for each in found]
    if wording.is_unclear(sentence) or wording.other_book(sentence, title):
        return []
    if label := _LABEL.search(sentence):
        return _listed(label["who"], is_for="비추" not in sentence)
    found_here: dict[str, Readers] = {}
    for regex, is_for, confidence in (*_NOT_FOR_READERS, *_FOR_READERS):
        for match in regex.finditer(sentence):
            if _holds(match, is_for=is_for) and (words := _phrase(sentence[: match.end("who")])):
                found_here.setdefault(words, Readers(words, is_for, confidence))
    return list(found_here.values())


def _holds(match: re.Match[str], *, is_for: bool) -> bool:
    sentence = match.string
    return not (
        wording.is_quoted(sentence, match.start())
        or _IS_OF_OTHERS.search(sentence[: match.start()])
        or (is_for and re.match(_UNFIT, sentence[match.end() :]))
    )


# -- the phrase --------------------------------------------------------------

_IS_OF_OTHERS: Final = re.compile(
    r"(?:장|부|챕터|절)(?:은|는|의|에서는?)\s|저자는\s|(?:나|저|내|제)(?:에게|게)는?\s|(?:이|그|해당|일부|이런)\s*(?:내용|부분|파트|예제|기능)\S*\s"
)
#: After which the phrase begins: what is said of the book, and why.
_BREAK: Final = re.compile(
    r"(?:^|.*\s)(?:(?:이|본|해당|그)\s?(?:책|도서|서적|교재)(?:은|을|이|의|에서는|도)?|책(?:은|을|이|도)|개인적으로(?:는)?|특히|따라서|그래서|그러므로|그렇기\s*때문에|결론적으로|무엇보다|무엇보다도|때문에|덕분에|만큼"
    r"|이는|이것은|다만|하지만|그러나|또한|또|그리고|반면|반면에|물론|그래도|마지막으로|결국|전반적으로|전체적으로|정리하자면|요약하자면|한마디로|만약|만일|혹시|혹시라도|아마|아마도|주로|역시|정말|정말로|꼭|비록|단|즉|앞으로|오늘은|이번에는|그런\s*점에서|이런\s*점에서|점에서|면에서"
    r"|\S+보다(?:는|도)?|\S*(?:어서|아서|해서|여서|라서|워서|려서|져서|므로|으니|니까|는데|은데|인데|지만|으며|하며|이며|되며|면서|있어|있고|좋고|쉽고|없고|많고|하여|되어|느라|더니|거니와|이라|듯이|듯)|\S+(?:해서|어서),)\s+"
)
_TOPIC: Final = re.compile(
    r"^(?:\S+\s+){0,3}?(?:\S*서(?=[은는이도])|\S*책|내용|구성|설명|난이도|예제|\S+』|저자|번역|분량)(?:은|는|이|가|을|를|도|의\s*경우)\s+(?=\S+\s)"
)
_LEAD: Final = re.compile(
    r"^(?:(?:이|그|저)\s+(?:책|도서)\S*|적어도|최소한|아직|이제|이제\s*막|나처럼|저처럼|누구보다|더|좀\s*더|가장)\s+(?=처음\s|$)"
)
_LAST_CLAUSE: Final = re.compile(r"[.!?;:…]\s+|(?:다|요|고|며|만|데|서|어|여|니|죠|라)\s*,\s*")
_VAGUE: Final = re.compile(
    r"^(?:이런|이러한|그런|저런|다음과?|아래|모든|많은|여러|다른|대부분의|어떤|각|저\s*같은|나\s*같은|저와\s*같은|나와\s*같은|같은|이|그|좋은|한|두)?\s*(?:\S+\s)?(?:사람|분|독자|이|누구|모두|사용자|이용자|아이|부모)(?:님)?(?:들)?$"
)


def _phrase(clause: str) -> str:
    """Return the noun phrase for readers that *clause* ends with."""
    phrase = _LAST_CLAUSE.split(clause)[-1]
    while (shorter := _BREAK.sub("", phrase, count=1)) != phrase and shorter:
        phrase = shorter
    phrase = _TOPIC.sub("", phrase)
    phrase = phrase.strip(" ,'\"“”‘’")
    words = phrase.split()
    is_clear = 0 < len(phrase) <= _MOST and len(words) <= _MOST_WORDS
    return phrase if is_clear and not _VAGUE.search(phrase) else ""
