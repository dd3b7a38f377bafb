"""What a reader must know to read the book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_reviews.sources.suggestions.statements import english, wording
from sphinx_reviews.sources.suggestions.statements.skill_names import Named, named_at_end, named_in
from sphinx_reviews.sources.suggestions.statements.wording import READERS, TO, either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_reviews.records.model import Level


class Needed(NamedTuple):
    """A skill that a sentence says is needed."""

    name: str
    #: None if the sentence does not say.
    level: Level | None
    #: The share of such sentences that are right.
    confidence: float


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


# -- parts of patterns -------------------------------------------------------

#: Words for what is known, after the name of a skill.
_KNOWLEDGE: Final = either(
    "지식|상식|이해도?|경험|경력|개념|기초|기본기?|소양|역량|실력|배경|문법|사용법|원리|용어|수학|이론|숙련도|감각|능력|내공"
)
#: How well, how often: between the name and the verb.
_VERY: Final = "(?:{}\\s+)*".format(
    either(
        "(?:어느 정도|조금|약간|최소한|대략)(?:은|는|의|이라도|라도|만)?|반드시|꼭|미리|먼저|사전에|기본적으로|충분히|제대로|이미",
        "확실히|잘|완벽하게|완벽히|다소|전혀|아예|거의|능숙하게|필수적으로|당연히|직접|가볍게|깊이|대략적으로|간단히",
        "(?:간단하게|조금|한 번)(?:이라도|라도)|필히|상당히|꽤|매우|많이|자유롭게|자유자재로|따로|별도로|자세히|깊게|탄탄히",
        r"한 번(?:쯤|정도|도|은)?|한 두 번(?:쯤)?|(?:하나|한 가지|한 개) (?:정도|쯤|이상)?(?:는|은)?|\d 년 (?:정도|이상|가량)|정도(?:는)?",
    )
)
_OBJECT: Final = (
    r"(?:\s*(?:정도|쯤|수준))?(?:을|를|은|는|도|만|까지는?|만큼은|이라도|라도"
    r"|\s*에\s*대해(?:서)?(?:는|도)?|\s*에\s*대하여)?\s+"
)
_SUBJECT: Final = r"(?:\s*(?:정도|쯤|수준))?(?:이|가|은|는|도|만|만큼은|이라도|라도|의)?\s+"
_WITH: Final = r"\s*에\s+"
#: Having done something: 써 본 적이, 다뤄 본 경험이.
_DONE: Final = r"\S{1,5}?\s*본\s*(?:적|경험|경력)(?:이|도|은)?\s*"
#: Knowing, as a verb that ends in 있 or 알.
_KNOW: Final = either(
    "(?:알고|이해하고|숙지하고|파악하고|익히고|갖추고|갖고|가지고|사용하고|쓰고|다루고|운영하고|배우고|공부하고) 있",
    rf"{_DONE}{_VERY}있",
    "(?:다룰|사용할|쓸|할|읽을|작성할|짤|활용할|구현할) (?:줄(?:은|을)? 알|수(?:는|가|도)? 있)",
    "(?:읽고|쓰고) 쓸 줄 알",
)
_STATED_MUST: Final = either(f"{_KNOW}[어아] 야")
_MUST: Final = either(
    "알아야|이해해야|이해하여야|숙지해야|익혀야|배워야|공부해야|학습해야|(?:익혀|알아|배워|공부해) (?:둬|두어|놔)야",
    "(?:써|다뤄|사용해|접해|해|배워|공부해) 봐야|(?:알고|배우고|공부하고|익히고|이해하고) (?:봐야|읽어야|와야|시작해야|들어가야)",
    "갖춰야|갖추어야",
)
_KNOWING_FIRST: Final = either(
    "(?:알고|배우고|익히고|공부하고|학습하고|떼고|이해하고|숙지하고|다뤄 보고|써 보고) (?:나서 )?(?:이 책을? |책을? )?"
    "(?:읽|보(?:는|길|시|기)|봐야|시작|접하|도전|오(?:시|길|는)|들어가)",
    "(?:익힌|배운|공부한|학습한|뗀|이해한|숙지한|접한|다뤄 본|써 본|끝낸|마친) (?:뒤|후|다음)(?:에)? (?:이 책을? |책을? )?(?:읽|보|시작|접|도전)",
)
_BETTER: Final = either(
    f"(?:{_KNOW}으면|{_KNOW}는 (?:것이|게|편이)|알면|알아 두면|익혀 두면|공부해 두면) (?:더 |훨씬 |더욱 )?(?:좋|수월|쉽|유리|편|도움)"
)
#: Not "what one must know", which the book may teach.
_SAID: Final = (
    r"(?!\s*만?\s*(?:할|하는|될|되는|했던)\s*(?!것\s*같|것이다|것입니다|것으로|듯|거\s*같|필요|수|책|도서|편|테|정도|만큼|이유)\S)"
    r"(?!\s*(?:한|된)다(?:는|고)\s*(?!것|점|생각|전제|느|단점|아쉬))"
)
_NEED: Final = either(
    "필요 (?:하다|합니다|해요|함|하며|하고|하지만|하므로|하기 때문|할 (?:것|수|듯|거)|하겠|한 (?:책|편|수준|듯)|해 보|하니|하네|하더|하였|할지|해 (?=보|서))"
    r"|필요(?=\s*(?:[.!)]|$))|필요로 (?:한다|하는 책|합니다|하며|하고|하기)",
    "요구 (?:한다|합니다|하는 (?:책|편)|하기|하며|하고|하므로|하지만|되며|된다|됩니다|되는 (?:책|편)|되고|되지만|되므로)",
    r"필수(?:이다|다|입니다|적이다|적입니다|이며|이고|예요|라고|인 (?:책|듯|것 같)|로 (?:필요|알아)|(?=\s*(?:[.!)]|$)))",
    "선행(?:되어야|돼야|학습|되면)|뒷받침(?:되어야|돼야)|전제 (?:로|되어|된|가 되|하|조건)",
    "있어야|있으셔야|풍부해야|탄탄해야|갖춰져 있어야|갖춰야|갖추어야|되어야|돼야|있으면 (?:더 |훨씬 |더욱 )?(?:좋|수월|쉽|편|도움)",
)
_IF: Final = either(
    f"{_KNOW}(?:다면|으면|으신 분|으시다면)|줄 안다면|안다면|알면|이해한다면|(?:다뤄|써|사용해|접해|해|공부해|배워|개발해) (?:봤|보았)(?:다면|으면)",
    "(?:갖췄|갖추었|배웠|익혔|뗐|공부했|마쳤|이해했)다면|갖춘다면",
)
_WHO_KNOW: Final = either(
    f"{_KNOW}는|{_KNOW}으신|(?:알고|알고는) 계신|아는|아시는|이해한|공부한|배운|익힌|뗀|마친|끝낸|숙지한|갖춘|가진|지닌|보유한|경험한|접한|쌓은",
    r"\S{1,4} 본|줄 아는",
)
_HAVE: Final = either("있는|있으신|풍부한|탄탄한|충분한|많은|좀 있는|있으시고|있고,?|갖춘")
_READERS: Final = rf"\s*(?:\S+\s+){{0,2}}?{READERS}(?:{TO}(?:는|만)?|을|를|이라면|라면|이면|이|가)?(?!도)(?=[\s,.]|이(?:다|며|고)|입니다|$)"
_LACK: Final = either(
    "모르(?:면|는|고|신다면|시면|거나|시는)|모른다면|모를 경우|(?:을|를)? 몰라서|없(?:으면|다면|는|으신|을 경우|이는?)|부족(?:하면|하다면|한)|약(?:하면|하다면|한)",
    r"익숙(?:하지|치) (?:않|못)\S*|낯설(?:면|다면|어서)|낯선|생소(?:하면|하다면|한)|미숙(?:하면|하다면|한)|서툴(?:면|다면)|잡혀 있지 않\S*",
    rf"처음(?:이라면|이면|인|이신| (?:접하|배우|시작하|다루|공부하|접한)\S*)|{_DONE}{_VERY}없\S+|\S{{1,5}}보지 (?:않|못)\S*|배우지 않\S*|알지 못하\S*",
)

# -- what the rest of a sentence must say ------------------------------------

_FIT: Final = re.compile(
    either(
        "추천|권하|권한|권장|대상|적합|적당|알맞|맞는|맞을|읽|보기|보면|보시|볼 수|좋|도움|유용|위한|위해|타깃|타겟|따라"
    )
    + r"|^(?:이(?:다|며|고)|입니다)"
)
_EASY: Final = re.compile(
    either(
        "읽|따라|책|이해|수월|쉽게|쉬울|무리|어렵지 않|어려움 없|어려움이 없|편하|편할|충분|도움|실습|구현|학습|좋(?:다|을|습|겠|아)|볼 (?:수|만)|재미"
    )
)
_NOT_NEEDED: Final = re.compile(
    either(
        "건너 뛰|넘어가|스킵|필요 (?:는|가)? 없|지루|복습|굳이|뻔한|아쉬|쉽게 느껴|가볍게|적합하지|맞지 않|추천하지|권하지|다른 책",
        r"새로운 내용|얻을 (?:게|것이)|시시|부족할|빠르게 (?:읽|훑)|\d+ 장부터|업무|취업|면접",
    )
)
_HARD: Final = re.compile(
    either(
        "어렵|어려|힘들|힘든|힘겨|힘듭|힘드|벅찰|벅차|벅찬|버겁|버거|부담|막막|막히|막힐|헤맬|헤매|따라가기|이해가 (?:안|잘 안|되지)|무리(?:가 (?:있|될)|일|다|인|입)",
        "난해|당황|고생|적합하지 않|맞지 않|추천하지 않|권하지 않|추천하고 싶지 않|비추|추천하기|권하기|불친절|불편|먼저|진입 장벽이 (?:높|있|느껴)|난감|곤란|낭패",
        "애를 먹|벽에 부딪|시간이 (?:걸|필요|많이|더)|혼란|따라잡|쉽지 않|무슨 말인지",
    )
    + "(?!지 않|움 없|움이 없|지는 않| 없이|움을 느끼지|움을 겪지)".replace(" ", r"\s*")
)
_THEN_LEARN: Final = re.compile(
    either("알고 있|공부|익히|배우고|배워|준비|숙지|어렵|힘들|선수|먼저")
)


class _Pattern(NamedTuple):
    """A way to say that something must be known; the names stand before it."""

    regex: re.Pattern[str]
    confidence: float
    #: What the rest of the sentence must say.
    rest: re.Pattern[str] | None = None
    #: Whether the sentence, or the one before, must speak of reading.
    is_weak: bool = False
    #: Whether a word for knowledge must stand before it.
    is_of_knowledge: bool = False


_PATTERNS: Final = (
    # 파이썬을 다룰 줄 알아야 한다, 파이썬을 알아야 한다
    _Pattern(re.compile(f"{_OBJECT}{_VERY}{_STATED_MUST}{_SAID}"), 0.85),
    _Pattern(re.compile(f"{_OBJECT}{_VERY}{_MUST}{_SAID}"), 0.8, is_weak=True),
    _Pattern(re.compile(f"{_OBJECT}{_VERY}{_KNOWING_FIRST}"), 0.75),
    _Pattern(re.compile(f"{_OBJECT}{_VERY}{_BETTER}"), 0.75),
    # 통계 지식이 필요하다, 자바 경험이 있어야 한다
    _Pattern(
        re.compile(f"{_SUBJECT}(?:있는\\s*것이\\s*)?{_VERY}{_NEED}{_SAID}"),
        0.75,
        is_weak=True,
        is_of_knowledge=True,
    ),
    _Pattern(
        re.compile(f"(?:을|를|만|까지)\\s+{_VERY}{_NEED}"), 0.75, is_weak=True, is_of_knowledge=True
    ),
    _Pattern(
        re.compile(
            r"\s+(?:중급|고급|초급|기초|기본)?\s*(?:수준|이상)(?:은|는|이|가)?\s*(?:되어야|돼야|필요)"
        ),
        0.75,
    ),
    # 파이썬을 안다고 가정한다, 파이썬을 전제로
    _Pattern(
        re.compile(
            rf"(?:{_OBJECT}|{_SUBJECT}|{_WITH}){_VERY}(?:{_KNOW}|익숙하|아|안|있|이해한|갖췄|갖춘|배웠|익숙한\s*것|아는\s*것)"
            r"\S{0,5}?\s*(?:것)?(?:을|를|으로|하에|라고|은)?\s*(?:\S{1,6}\s*)?(?:전제|가정)"
        ),
        0.85,
    ),
    _Pattern(re.compile(r"(?:을|를)\s*(?:전제로|가정)"), 0.8, is_of_knowledge=True),
    # 파이썬을 아는 분에게 추천한다, 자바 경험이 있는 개발자를 대상으로
    _Pattern(re.compile(f"{_OBJECT}{_VERY}{_WHO_KNOW}{_READERS}"), 0.75, _FIT),
    _Pattern(
        re.compile(rf"{_SUBJECT}{_VERY}{_HAVE}(?:\s+\S+){{0,5}}?{_READERS}"),
        0.75,
        _FIT,
        is_of_knowledge=True,
    ),
    _Pattern(
        re.compile(rf"{_WITH}{_VERY}(?:익숙|능숙|친숙|능통)(?:한|하신){_READERS}"), 0.75, _FIT
    ),
    # 파이썬에 익숙해야 한다, 지식이 있는 상태에서 읽어야
    _Pattern(
        re.compile(
            f"{_WITH}{_VERY}"
            + either("(?:익숙|능숙|친숙)해(?:야|져 있어야)|익숙해진 (?:뒤|후|다음)")
            + _SAID
        ),
        0.85,
    ),
    _Pattern(
        re.compile(
            rf"(?:{_OBJECT}|{_SUBJECT}){_VERY}(?:있는|아는|{_KNOW}는)\s*상태(?:에서|로|라면|여야)"
        ),
        0.75,
        re.compile("읽|보|시작|추천|접|책|권"),
    ),
    # 알고 있다면 쉽게 읽을 수 있다
    _Pattern(re.compile(f"{_OBJECT}{_VERY}{_IF}"), 0.65, _EASY),
    _Pattern(
        re.compile(rf"{_WITH}{_VERY}(?:익숙|능숙|친숙)하(?:다면|면)"), 0.65, _EASY, is_weak=True
    ),
    _Pattern(
        re.compile(rf"(?:이|가|은|는|도|만)\s+{_VERY}있(?:다면|으면|으시다면)"),
        0.65,
        _EASY,
        is_of_knowledge=True,
    ),
    # 경험이 없으면 어렵다, 파이썬을 모르는 분에게는 어려울 수 있다
    _Pattern(
        re.compile(
            rf"(?:{_OBJECT}|{_SUBJECT}|{_WITH}|\s+){_VERY}(?:\S+\s*줄\s*)?{_LACK}(?!\s*{READERS}(?:{TO}|이라)?도)(?!도)"
        ),
        0.7,
        _HARD,
    ),
    # 문법은 따로 설명하지 않으므로 미리 공부해야
    _Pattern(
        re.compile(
            f"{_OBJECT}{_VERY}"
            + either(
                "(?:설명하지|다루지|알려 주지|설명해 주지|가르치지) 않(?:으|기|아|고|는다|습니다|지만)"
            )
        ),
        0.6,
        _THEN_LEARN,
    ),
    # 파이썬을 먼저 공부하고 읽기를
    _Pattern(
        re.compile(
            rf"(?:을|를|부터)\s*(?:먼저|우선|미리)\s*{_VERY}(?:공부|배우고|배운|배워|익히고|익힌|익혀|학습|떼고|뗀|숙지|이해하고|이해한|알고)"
        ),
        0.7,
        re.compile(r"읽|보는|보길|보시|보면|시작|추천|좋|도전|접하|권|이\s*책"),
    ),
)

# -- labels and lists --------------------------------------------------------

#: 선수 지식: 파이썬, 통계
_LABEL: Final = re.compile(
    either(
        "(?:선수|사전|선행|필요(?:한)?|요구되는|읽기 위한|읽으려면|읽는 데 필요한) (?:(?:최소한의|기본|기본적인|배경|사전|선수|기초) )*"
        "(?:지식|기술|학습|조건|과목|역량|능력|사항)"
    )
    + r"(?:은|는|으로는?|이라면|이란|\s*[:：\-–—→=])\s*"
)
_LABEL_END: Final = re.compile(
    either(
        "입니다|이다|이며|이고|인데|이에요|예요|이면|이라고|라고|정도(?:면|이다|로|라도|입니다|인데|이며|이고)?|만 있으면|[이가] 필요|[을를] 요구|뿐|[.。!]|$"
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

# -- what they are needed for ------------------------------------------------

_OF_THE_BOOK: Final = re.compile(
    r"(?:이|본|해당)\s?(?:책|도서|서적|교재)|(?<![가-힣])책(?:을|은|의|에|에서)(?=\s)|읽(?:기|을|는|으|어|고|힌|힐)|독자|예제"
)
_OF_READING: Final = re.compile(
    f"{_OF_THE_BOOK.pattern}|"
    + either(
        r"(?<![가-힣])책(?:이|이다|입니다|이라|인|도|으로)?(?=[\s,.]|$)|입문서|실무서|전문서|교재|중반|초반|후반|따라|실습|본문|소화|완독|진도|난이도|선수|사전 지식",
        "배경 지식|내용(?:을|이) (?:이해|따라|소화|어)|이해할 수|대상|설명하고 있|구성되어|더 좋|수월|코드로|작성되어|수식",
    )
)
_OF_THE_WORLD: Final = re.compile(
    either(
        r"(?:개발자|엔지니어|과학자|분석가|기획자|디자이너|마케터|프로그래머|관리자|리더|아키텍트|사람|우리|누구)(?:들)?(?:는|은|라면|이라면|로서|가 되|이 되|에게 필요|의 역량)",
        "실무에서|실무에서는|현업|업무|직무|취업|면접|이직|회사|시대|세상|요즘|앞으로|현대|미래|누구나|사회|[이가] 되려면",
        r"(?<!책)(?<!내용)(?<!예제)(?<!실습)(?<!코드)(?<!본문)(?<!설명)(?<!전부)(?<!도서)(?:을|를)\s(?:\S+\s+)?(?:(?:\S+기\s+)?위해서?는?|\S+려면)(?=\s)",
        r"(?:^|\s)(?!읽|이해|따라|소화|실습|보려|제대로)[가-힣]+려면\s",
    )
)
_OF_ME: Final = re.compile(
    r"(?<![가-힣])(?:나는|저는|나도|저도|나\s또한|내가|제가|나로서|저로서|나에게|저에게|나의|저의|내게|제게)(?!\S*\s*(?:생각|추천))|"
    + either(
        r"(?:배우고|알고|공부하고) 싶|(?:공부해야|배워야|공부해 봐야|알아야)겠|느꼈다|깨달|싶었|몰랐던|몰라서|그(?:간|동안) \S*(?:봐|읽|접해|배워)|읽고 나니"
    )
)
_OF_A_PART: Final = re.compile(
    r"(?:장|부|챕터|파트|절|단원)에서(?:는)?\s|저자는\s(?!.*(?:가정|전제|독자))|\d+\s*장(?:은|의|을)\s"
)
#: After a need: that it is met, that it is none, that it makes a better person.
_NONE_AFTER_ALL: Final = re.compile(
    r"^[^.]{0,10}(?:지만|는데|으나|하나)[^.]*(?:설명|소개|다룬|다루|알려|가르쳐|배울|제공|수록|친절|부록|걱정|괜찮|없)"
    r"|^\S*(?:\s*\S+){0,2}?(?:\s*없어도|\s*없이도|\s*몰라도|\s*아니어도|\s*아니더라도|\s*없더라도|지\s*않아도|지\s*않더라도|\s*않은\s*\S+도)"
    r"|^\S*\s*(?:(?:지는|하지는|하지|되지는|되지|것은|건|가|는)?\s*(?:않|아니|아닌|없)(?!을까|으면|다면|는\s*(?:분|사람|독자)|\S*\s*(?:없|어려움)))"
    r"|^\s*(?:\S+\s+){0,2}\S+[이가]\s*(?:될|되는|된)\s|^\s*(?:좋은|훌륭한)\s"
)
#: What is hard then: not the book.
_OTHER_HARDSHIP: Final = re.compile(
    r"(?<![가-힣])(?!책|내용|이해|예제|코드|설명|부분|수식|것|진도|수|초반|중반|후반|실습|글|따라|읽|조금|시간|많|흥|진입|무리|문제)[가-힣]{2,}(?:이|가|을|를)\s+(?:\S+\s+)?(?:어렵|힘들|할\s*수\s*없)"
)


def _is_of_others(sentence: str, title: str) -> bool:
    return bool(wording.other_book(sentence, title) or _OF_ME.search(sentence))


def _labelled(sentence: str) -> Iterator[Needed]:
    for label in _LABEL.finditer(sentence):
        rest = sentence[label.end() :]
        end = _LABEL_END.search(rest)
        said = rest[: end.start()] if end else rest
        if not re.search(r"없|않|배우|있다|대한", said.split("에 대한")[-1]):
            yield from _with(named_in(said.strip()), 0.85)


def _stated(sentence: str, before: str) -> Iterator[Needed]:
    for pattern in _PATTERNS:
        for match in pattern.regex.finditer(sentence):
            if _holds(pattern, match, before):
                names = named_at_end(sentence[: match.start()], match[0])
                yield from _with(names, pattern.confidence)


def _holds(pattern: _Pattern, match: re.Match[str], before: str) -> bool:
    """Return whether a pattern states what this book needs."""
    sentence, clause, rest = (
        match.string,
        match.string[: match.start()],
        match.string[match.end() :],
    )
    if pattern.is_of_knowledge and not re.search(f"{_KNOWLEDGE}$", clause):
        return False
    if pattern.rest is not None and not pattern.rest.search(rest):
        return False
    if (
        wording.is_quoted(sentence, match.start())
        or _NONE_AFTER_ALL.search(rest)
        or _OF_A_PART.search(clause)
        or (pattern.rest in {_EASY, _FIT} and _NOT_NEEDED.search(rest))
        or (pattern.rest is _HARD and _OTHER_HARDSHIP.search(rest))
    ):
        return False
    # "사람이라면" is of the world, unless the pattern itself speaks of readers.
    around = clause + rest if pattern.rest in {_FIT, _HARD} else sentence
    around = re.sub(rf"^{re.escape(clause)}\s*{READERS}\S*", "", around)
    if not _OF_THE_BOOK.search(sentence) and _OF_THE_WORLD.search(around):
        return False
    return not pattern.is_weak or any(map(_OF_READING.search, (sentence, before)))


def _with(names: list[Named], confidence: float) -> Iterator[Needed]:
    return (Needed(name, level, confidence) for name, level in names)
