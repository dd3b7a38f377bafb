"""What a reader must know to read the book, in Korean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.suggestions.statements import english, wording
from sphinx_reviews.sources.suggestions.statements.skill_names import Named, named_at_end, named_in
from sphinx_reviews.sources.suggestions.statements.wording import READERS, TO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_reviews.records.model import Level


class Needed(NamedTuple):
    """A skill that a sentence says is needed."""

    name: str
    #: None if the sentence does not say.
    level: Level | None
    #: The share of such sentences that are right.
    confidence: float


class _Pattern(NamedTuple):
    """A way to say that something must be known; the names stand before it."""

    regex: re.Pattern[str]
    confidence: float
    #: What the rest of the sentence must say.
    rest: re.Pattern[str] | None = None
    #: Whether the sentence, or the one before, must speak of reading the book.
    is_of_anything: bool = False
    #: Whether the word before must be one for knowledge.
    is_of_knowledge: bool = False


# -- parts of patterns -------------------------------------------------------

_VERY: Final = (
    r"(?:(?:어느\s*정도(?:는|의|라도)?|조금(?:은|이라도)?|약간(?:은|의)?|반드시|꼭|미리|먼저|사전에|기본적으로|충분히|제대로|이미"
    r"|확실히|잘|완벽하게|완벽히|다소|전혀|아예|거의|능숙하게|최소한|필수적으로|당연히|한\s*번(?:쯤|이라도|정도|은)?|직접|가볍게"
    r"|깊이|대략적으로|대략|간단히|간단하게라도|필히|상당히|꽤|매우|많이|어느\s*정도\s*수준의|자유롭게|자유자재로)\s+)*"
)
_KNOWLEDGE: Final = (
    r"(?:지식|이해도?|경험|개념|기초|기본기?|소양|역량|실력|배경|상식|문법|사용법|원리|용어|수학|이론|숙련도|감각|능력)"
)
_ABOUT: Final = (
    r"(?:\s*(?:정도|쯤|수준))?(?:을|를|은|는|도|만|까지는?|만큼은|이라도|라도"
    r"|\s*에\s*대해(?:서)?(?:는|도)?|\s*에\s*대하여)?\s+"
)
_OF: Final = r"(?:\s*(?:정도|쯤|수준))?(?:이|가|은|는|도|만|만큼은|이라도|라도|의)?\s+"
#: That one knows: before 어야, 다면, 는 …
_KNOWS: Final = (
    r"(?:알고\s*있|이해하고\s*있|숙지하고\s*있|파악하고\s*있|익히고\s*있|갖추고\s*있|갖고\s*있|가지고\s*있"
    r"|(?:다룰|사용할|쓸|할|읽을|작성할|짤|읽고\s*쓸|활용할)\s*줄\s*알"
    r"|(?:다뤄|다루어|써|사용해|접해|해|공부해|경험해|배워|개발해|작성해|구현해|짜|돌려|만져|운영해|활용해|들어)\s*본"
    r"\s*(?:적이?|경험이?|경력이?)\s*(?:조금|어느\s*정도|한\s*번이라도)?\s*있)"
)
_MUST: Final = (
    rf"(?:{_KNOWS}어야|{_KNOWS}아야|알아야|이해해야|이해하여야|숙지해야|익혀야|배워야|공부해야|학습해야|익혀\s*(?:둬|두어)야"
    r"|배우고\s*와야|(?:공부하고|배우고|익히고|이해하고|알고|익힌\s*(?:뒤|후|다음)에?|배운\s*(?:뒤|후|다음)에?"
    r"|공부한\s*(?:뒤|후|다음)에?|학습한\s*(?:뒤|후|다음)에?)\s*(?:나서\s*)?(?:와야|봐야|읽어야|읽는|읽으|읽기|봐도|보는\s*것|보시|보길|보면\s*좋|접하|도전|시작)"
    r"|갖춰야|갖추어야|갖춘\s*(?:뒤|후|상태)|떼고|뗀\s*(?:뒤|후|다음)"
    r"|알고\s*있(?:는\s*것이|으면)\s*(?:더\s*|훨씬\s*)?(?:좋|수월|유리|편)|알면\s*(?:더\s*|훨씬\s*)?(?:좋|수월|쉽)|알아\s*두면\s*좋)"
)
#: Not "what one must know", which the book may teach.
_SAID: Final = (
    r"(?!\s*(?:만\s*)?(?:할|하는|될|되는|했던)\s*(?!것\s*같|것이다|것입니다|것으로|듯|거\s*같|필요|수|책|도서|편|테|정도|만큼|이유)\S)"
)
_NEED: Final = (
    r"(?:필요(?:하다|합니다|해요|함|하며|하고|하지만|하므로|하기\s*때문|하다고|할\s*(?:것|수|듯|거)|하겠|한\s*(?:책|편|수준|듯)|해\s*보|해보|로\s*(?:한다|하는\s*책|합니다|하며|하고)|하니|하니까|하네|하더|하다는|했다|하였|할지|하지\s*않을까)?(?=[\s.,!)~]|[가-힣]|$)"
    r"|요구(?:한다|합니다|하는\s*(?:책|편)|하기|하며|하고|하므로|하지만|되며|된다|됩니다|되는\s*(?:책|편)|되고|되지만|되므로)"
    r"|필수(?:이다|다|입니다|적이다|적입니다|이며|이고|예요|라고|인\s*(?:책|듯|것\s*같)|로\s*(?:필요|알아)|$|\.)"
    r"|선행(?:되어야|돼야|학습|되면)|뒷받침(?:되어야|돼야)|갖춰져\s*있어야|전제(?:로|되어|된|가\s*되|하|조건)"
    r"|있어야|있으면\s*(?:더\s*|훨씬\s*)?(?:좋|수월|쉽|편)|갖춰야|갖추어야)"
)
_FIT: Final = re.compile(
    r"추천|권하|권한|권장|대상|적합|알맞|맞는|맞을|읽|보기|보면|볼\s*수|좋|도움|유용|쉽|수월|무리|어렵지\s*않|충분|위한|위해|타깃|타겟|따라"
)
_EASY: Final = re.compile(
    r"읽|따라|책|이해|수월|쉽게|쉬울|무리|어렵지\s*않|어려움\s*없|편하|편할|충분|도움|실습|구현|학습|좋(?:다|을|습|겠|아)|볼\s*(?:수|만)"
)
_NOT_NEEDED: Final = re.compile(
    r"건너뛰|건너\s*뛰|넘어가|스킵|필요\s*(?:는|가)?\s*없|지루|복습|굳이|뻔한|아쉬|쉽게\s*느껴|가볍게|적합하지|맞지\s*않|추천하지|권하지|다른\s*책"
    r"|새로운\s*내용|얻을\s*(?:게|것이)|시시|부족할|빠르게\s*(?:읽|훑)"
)
_HARD: Final = re.compile(
    r"(?:어렵|어려|힘들|힘든|힘겨|벅찰|벅차|벅찬|버겁|버거|부담|막막|막히|막힐|헤맬|헤매|따라가기|이해가\s*(?:안|잘\s*안|되지)|무리(?:가\s*(?:있|될)|일|다|인|입)"
    r"|난해|당황|고생|적합하지\s*않|맞지\s*않|추천하지\s*않|권하지\s*않|추천하고\s*싶지\s*않|비추|추천하기|권하기|불친절|먼저|진입\s*장벽|진입장벽|난감|곤란|낭패|힘듭|힘드|벽에\s*부딪|애를\s*먹)"
    r"(?!지\s*않|움\s*없|움이\s*없|지는\s*않|\s*없이|움을\s*느끼지)"
)
_LACKING: Final = (
    r"(?:모르(?:면|는|고|신다면|시면|거나|시는)|모른다면|모를\s*경우|없(?:으면|다면|는|으신|을\s*경우|이는?|던)|부족(?:하면|하다면|한)|약(?:하면|하다면|한)"
    r"|익숙(?:하지|치)\s*않\S*|낯설(?:면|다면|어서)|낯선|생소(?:하면|하다면|한)|미숙(?:하면|하다면|한)|서툴(?:면|다면)"
    r"|처음(?:이라면|이면|인|이신|\s*(?:접하|배우|시작하|다루|공부하|접한)\S*)|안\s*해\s*본|(?:해|써|배워|다뤄|사용해)\s*보지\s*(?:않|못)\S*|배우지\s*않\S*|모르시는)"
)


def _pattern(regex: str, confidence: float, **options: re.Pattern[str] | bool) -> _Pattern:
    return _Pattern(re.compile(regex), confidence, **options)  # type: ignore[arg-type]


_PATTERNS: Final = (
    # 파이썬 기본 문법은 알고 있어야 한다
    _pattern(rf"{_ABOUT}{_VERY}{_KNOWS}[어아]야{_SAID}", 0.85),
    _pattern(rf"{_ABOUT}{_VERY}{_MUST}{_SAID}", 0.8, is_of_anything=True),
    # 자바 경험이 있어야, 통계 지식이 필요하다
    _pattern(
        rf"(?<={{knowledge}}){_OF}(?:있는\s*것이\s*)?{_VERY}{_NEED}{_SAID}".replace("(?<={knowledge})", ""),
        0.75,
        is_of_anything=True,
        is_of_knowledge=True,
    ),
    # 선형대수에 대한 지식을 필요로 한다
    _pattern(
        rf"(?:을|를|만|까지)?\s+{_VERY}(?:필요로\s*(?:한다|합니다|하는\s*책|하기|하며|하고|하므로|해)|요구(?:한다|합니다|하는\s*(?:책|편)|하기|하며|하고|하므로|하지만))",
        0.75,
        is_of_anything=True,
        is_of_knowledge=True,
    ),
    # 파이썬을 안다고 가정한다, 지식이 있다는 전제로
    _pattern(
        rf"(?:{_ABOUT}|{_OF}|\s*에\s+){_VERY}(?:알고\s*있|이해하고\s*있|익숙하|아|안|있|이해한|이해했|갖추고\s*있|갖췄|갖춘|할\s*줄\s*안|다룰\s*줄\s*안|배웠|익숙한\s*것|아는\s*것|있는\s*것|알고\s*있는\s*것)\S{{0,3}}\s*(?:것)?(?:을|를|으로|하에|라고|은)?\s*(?:\S{{1,6}}\s*)?(?:전제|가정)",
        0.85,
    ),
    _pattern(r"(?:을|를)\s*(?:전제로|가정)", 0.8, is_of_knowledge=True),
    # 자바 경험이 있는 개발자를 대상으로, 파이썬을 아는 분에게 추천
    _pattern(
        rf"{_ABOUT}{_VERY}(?:알고\s*(?:있는|계신)|아는|아시는|이해하고\s*있는|이해한|공부한|배운|익힌|뗀|마친|끝낸|숙지한|갖춘|갖고\s*있는|가지고\s*있는|가진|지닌|보유한|경험한|접한|쌓은"
        r"|(?:다룰|사용할|쓸|할|읽을|작성할)\s*줄\s*아는|다룰\s*수\s*있는"
        r"|(?:다뤄|다루어|써|사용해|접해|해|공부해|경험해|배워|개발해)\s*본(?:\s*(?:적이?|경험이?)\s*있는)?)"
        rf"\s*(?:\S+\s+)?{READERS}(?:{TO}(?:는|만)?|을|를|이라면|라면|이면|이|가)?(?!도)(?=[\s,]|$)",
        0.75,
        rest=_FIT,
    ),
    _pattern(
        rf"(?:이|가|은|는|도)?\s+{_VERY}(?:있는|있으신|풍부한)\s*(?:\S+\s+)?{READERS}(?:{TO}(?:는|만)?|을|를|이라면|라면|이면|이|가)?(?!도)(?=[\s,]|$)",
        0.75,
        rest=_FIT,
        is_of_knowledge=True,
    ),
    # 파이썬에 익숙한 독자
    _pattern(
        rf"\s*에\s+{_VERY}(?:익숙|능숙|친숙|능통)(?:한|하신)\s*(?:\S+\s+)?{READERS}(?:{TO}(?:는|만)?|을|를|이라면|라면|이면|이|가)?(?!도)(?=[\s,]|$)",
        0.75,
        rest=_FIT,
    ),
    _pattern(rf"\s*에\s+{_VERY}(?:익숙해야|익숙해져\s*있어야|능숙해야|친숙해야|익숙해진\s*(?:뒤|후|다음)){_SAID}", 0.85),
    _pattern(rf"\s*에\s+{_VERY}(?:익숙|능숙|친숙)하(?:다면|면)", 0.65, rest=_EASY, is_of_anything=True),
    # 알고 있다면 쉽게 읽을 수 있다
    _pattern(
        rf"{_ABOUT}{_VERY}(?:{_KNOWS}(?:다면|으면|으신\s*분이라면)|안다면|알면|이해한다면|(?:다뤄|다루어|써|사용해|접해|해|공부해|배워|개발해)\s*(?:봤|보았)(?:다면|으면)|갖췄(?:다면|으면)|갖추었(?:다면|으면)|갖춘다면|배웠다면|익혔다면|뗐다면|공부했다면|마쳤다면)",
        0.65,
        rest=_EASY,
        is_of_anything=True,
    ),
    _pattern(
        rf"(?:이|가|은|는|도|만)\s+{_VERY}있(?:다면|으면|으시다면)", 0.65, rest=_EASY, is_of_anything=True, is_of_knowledge=True
    ),
    # 경험이 없으면 어렵다, 파이썬을 모르는 분에게는 어려울 수 있다
    _pattern(
        rf"(?:{_ABOUT}|{_OF}|\s*에\s+|\s+){_VERY}(?:\S+\s*줄\s*)?{_LACKING}(?!\s*{READERS}(?:{TO}|이라)?도)(?!도)", 0.7, rest=_HARD, is_of_anything=True
    ),
    # 문법은 따로 설명하지 않으므로
    _pattern(
        rf"{_ABOUT}{_VERY}(?:(?:따로|별도로|자세히|깊게|거의)\s*)?(?:설명하지|다루지|알려\s*주지|설명해\s*주지|가르치지)\s*않",
        0.6,
        rest=re.compile(r"알고\s*있|공부|익히|배우고|배워|준비|숙지|어렵|힘들|선수|먼저"),
    ),
    # 파이썬을 먼저 공부하고 읽기를
    _pattern(
        rf"(?:을|를|부터)\s*(?:먼저|우선|미리)\s*{_VERY}(?:공부|배우고|배운|배워|익히고|익힌|익혀|학습|떼고|뗀|숙지|이해하고|이해한|알고)",
        0.7,
        rest=re.compile(r"읽|보는|보길|보시|보면|시작|추천|좋|도전|접하|권|이\s*책"),
    ),
)
#: 선수 지식: 파이썬, 통계
_LABEL: Final = re.compile(
    r"(?:선수|사전|선행|필요(?:한)?|요구되는|읽기\s*위한|읽으려면|읽는\s*데\s*필요한)\s*(?:최소한의\s*|기본\s*|기본적인\s*|배경\s*|사전\s*|선수\s*|기초\s*)*"
    r"(?:지식|기술|학습|조건|과목|역량|능력|사항)(?:은|는|으로는?|으로\s*는|이라면|이란|\s*[:：\-–—→=])\s*"
)
_HEADS_LIST: Final = re.compile(
    r"(?:선수|사전|선행)\s*(?:지식|학습|과목|기술)(?!\S*\s*(?:없|불필요|필요\s*없))|(?:필요한|알아야\s*할|알고\s*있어야\s*할)\s*(?:사전\s*|배경\s*|기초\s*)?지식|\bprerequisites?\b",
    re.IGNORECASE,
)
_LABEL_END: Final = re.compile(
    r"(?:입니다|이다|이며|이고|인데|이에요|예요|이면|이라고|라고|정도(?:면|이다|로|라도|입니다|인데|이며|이고)?|만\s*있으면|가\s*필요|이\s*필요|을\s*요구|를\s*요구|뿐|[.。!]|$)"
)

# -- what they are needed for ------------------------------------------------

_OF_READING: Final = re.compile(
    r"(?:이|본|해당|그)\s?(?:책|도서|서적|교재)|(?<![가-힣])책(?:을|은|이|의|에|에서|이다|입니다|이라|인|도|으로)?(?=[\s,.]|$)|입문서|실무서|전문서|교재"
    r"|읽|독자|중반|초반|후반|따라(?:가|오|갈|올|\s*하)|예제|실습|본문|소화|완독|진도|난이도|선수|사전\s*지식|배경\s*지식|설명하고\s*있|구성되어|내용을\s*(?:이해|따라|소화)|내용이\s*(?:어|이해)|이해할\s*수|대상"
)
_OF_THE_WORLD: Final = re.compile(
    r"(?:개발자|엔지니어|과학자|분석가|기획자|디자이너|마케터|프로그래머|관리자|리더|아키텍트|사람|우리|누구)(?:들)?(?:는|은|라면|이라면|로서|가\s*되|이\s*되|에게\s*필요|의\s*역량|도)(?!\S*\s*(?:읽|이\s*책))"
    r"|실무에서|실무에서는|현업|업무|직무|취업|면접|이직|회사|시대|세상|요즘|앞으로|현대|미래|누구나|인류|사회"
    r"|(?:을|를)\s*(?:하기|만들기|개발하기|활용하기|운영하기|구축하기|도입하기|잘하기|사용하기|다루기|구현하기|설계하기|적용하기)\s*위해서?는?"
    r"|(?:을|를)\s*(?:하려면|만들려면|개발하려면|활용하려면|잘하려면|사용하려면|다루려면|운영하려면|구현하려면|쓰려면)|이\s*되려면|가\s*되려면"
)
_OF_THE_BOOK: Final = re.compile(
    r"(?:이|본|해당)\s?(?:책|도서|서적|교재)|책(?:을|은|의|에|에서)(?=\s)|읽(?:기|을|는|으|어|고)|독자"
)
_OF_ME: Final = re.compile(
    r"(?:나는|저는|나도|저도|내가|제가|나로서|저로서|나에게|저에게|나의|저의|내게|제게)(?!\S*\s*(?:생각|추천))|배우고\s*싶|알고\s*싶|공부하고\s*싶|공부해야겠|배워야겠|공부해\s*봐야|느꼈다|깨달|싶었|몰랐던"
)
_TAUGHT_THEN: Final = re.compile(
    r"^[^.]{0,10}(?:지만|는데|으나|하나)[^.]*(?:설명|소개|다룬|다루|알려|가르쳐|배울|제공|수록|친절|부록|걱정|괜찮|없)"
)
_ALL_THE_SAME: Final = re.compile(
    r"^\S*(?:\s*\S+){0,2}?(?:\s*없어도|\s*없이도|\s*몰라도|\s*아니어도|\s*아니더라도|\s*없더라도|지\s*않아도|지\s*않더라도|\s*않은\s*\S+도)"
)
_REFUSED: Final = re.compile(
    r"^\S*\s*(?:(?:지는|하지는|하지|되지는|되지|것은|건|가|는)?\s*(?:않|아니|아닌|없)(?!을까|으면|다면|는\s*(?:분|사람|독자)))"
)
_BECOMING: Final = re.compile(r"^\s*(?:\S+\s+){0,2}\S+[이가]\s*(?:될|되는|된)")
_OF_A_PART: Final = re.compile(r"(?:장|부|챕터|파트|절|단원)에서(?:는)?\s|저자는\s(?!.*(?:가정|전제|독자))|\d+\s*장(?:은|의)\s")


def needed(
    sentence: str, *, before: str = "", above: tuple[str, ...] = (), title: str = ""
) -> list[Needed]:
    """Return the skills that a reader must have according to a sentence.

    :param before: the sentence before it in its paragraph.
    :param above: what stands above the list that it is an item of.
    :param title: that of the book.
    """
    if in_english := [Needed(*each) for each in english.needed(sentence)]:
        return in_english
    if any(_HEADS_LIST.search(text) for text in above):
        return list(_with(named_in(_LABEL_END.split(sentence, maxsplit=1)[0].strip()), 0.85))
    if wording.is_question(sentence) or _is_of_others(sentence, title):
        return []
    found: dict[str, Needed] = {}
    for each in (*_labelled(sentence), *_stated(sentence, before)):
        found.setdefault(each.name, each)
    return list(found.values())


def _is_of_others(sentence: str, title: str) -> bool:
    return bool(wording.other_book(sentence, title) or _OF_ME.search(sentence))


def _labelled(sentence: str) -> Iterator[Needed]:
    for label in _LABEL.finditer(sentence):
        rest = sentence[label.end() :]
        end = _LABEL_END.search(rest)
        said = rest[: end.start()] if end else rest
        if not re.search(r"없|않|배우|있다", said) and not _REFUSED.search(rest[len(said) :]):
            yield from _with(named_in(said.strip()), 0.85)


def _stated(sentence: str, before: str) -> Iterator[Needed]:
    for pattern in _PATTERNS:
        for match in pattern.regex.finditer(sentence):
            clause = sentence[: match.start()]
            if _holds(pattern, sentence, match, before):
                yield from _with(named_at_end(clause, match[0]), pattern.confidence)


def _holds(pattern: _Pattern, sentence: str, match: re.Match[str], before: str) -> bool:
    """Return whether a pattern states what this book needs."""
    rest = sentence[match.end() :]
    if wording.is_quoted(sentence, match.start()) or _ALL_THE_SAME.search(rest) or _REFUSED.search(rest):
        return False
    if pattern.is_of_knowledge and not re.search(rf"{_KNOWLEDGE}$", sentence[: match.start()]):
        return False
    if pattern.rest is not None and not pattern.rest.search(rest):
        return False
    if pattern.rest in {_EASY, _FIT} and _NOT_NEEDED.search(rest):
        return False
    if _TAUGHT_THEN.search(rest) or _OF_A_PART.search(sentence[: match.start()]):
        return False
    if _BECOMING.search(rest):
        return False
    is_of_book = bool(_OF_THE_BOOK.search(sentence))
    if not is_of_book and _OF_THE_WORLD.search(sentence):
        return False
    if pattern.rest is _HARD and re.match(rf"\s*{READERS}", rest):
        return True
    return not pattern.is_of_anything or bool(_OF_READING.search(sentence) or _OF_READING.search(before))


def _with(names: list[Named], confidence: float) -> Iterator[Needed]:
    return (Needed(name, level, confidence) for name, level in names)
