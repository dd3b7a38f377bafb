"""Ways to say in Korean that something must be known."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sphinx_reviews.sources.suggestions.statements.wording import READERS, TO, either

# -- parts of patterns -------------------------------------------------------

#: Words for what is known, after the name of a skill.
KNOWLEDGE: Final = either(
    "지식|상식|이해도?|경험|경력|개념|기초|기본기?|소양|역량|실력|배경|문법|사용법|원리|용어|수학|이론|숙련도|감각|능력|내공"
)
#: Those of learners, where others speak of any work.
PLAIN_KNOWLEDGE: Final = re.compile(
    either("(?:사용|개발|프로그래밍|코딩)? 경험|(?:사전|기초|기본|배경|선수) 지식|문법|기초|기본기")
    + "$"
)
#: How well, how often: between the name and the verb.
_VERY: Final = "(?:{}\\s+)*".format(
    either(
        "(?:어느 정도|조금|약간|최소한|대략)(?:은|는|의|이라도|라도|만)?|반드시|꼭|미리|먼저|사전에|기본적으로|충분히|제대로|이미",
        "확실히|잘|완벽하게|완벽히|다소|전혀|아예|거의|능숙하게|필수적으로|당연히|직접|가볍게|깊이|대략적으로|간단히",
        "(?:간단하게|조금|한 번)(?:이라도|라도)|필히|상당히|꽤|매우|많이|자유롭게|자유자재로|따로|별도로|자세히|깊게|탄탄히",
        r"다른 (?:책|도서|자료|강의)(?:으로|로|에서|[을를] 통해)|한 번(?:쯤|정도|도|은)?|한 두 번(?:쯤)?|(?:하나|한 가지|한 개) (?:정도|쯤|이상)?(?:는|은)?|\d+ (?:년|개월|달)(?: 차)? (?:정도|이상|가량|넘게)?|정도(?:는)?",
    )
)
_OBJECT: Final = (
    r"(?:\s*(?:정도|쯤|수준))?(?:을|를|은|는|도|만|까지는?|만큼은|이라도|라도"
    r"|\s*에\s*대해(?:서)?(?:는|도)?|\s*에\s*대하여)?\s+"
)
_SUBJECT: Final = r"(?:\s*(?:정도|쯤|수준))?(?:이|가|은|는|도|만|만큼은|이라도|라도|의)?\s+"
_WITH: Final = r"\s*에\s+"
#: Having done something: 써 본 적이, 다뤄 본 경험이.
_TRIED: Final = r"[가-힣]{1,4}(?<![기일표원사견])\s*본"
_DONE: Final = rf"(?:{_TRIED}|(?:공부|사용|학습|개발|운영|접)한|배운|다룬|쓴)\s*(?:적|경험|경력)(?:이|도|은)?\s*"
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
    "(?:써|다뤄|사용해|접해|해|배워|공부해) (?:봐|봤어|보았어)야|(?:알고|배우고|공부하고|익히고|이해하고) (?:봐야|읽어야|와야|시작해야|들어가야)",
    "갖춰야|갖추어야",
)
_KNOWING_FIRST: Final = either(
    "(?:알고|배우고|익히고|공부하고|학습하고|떼고|이해하고|숙지하고|다뤄 보고|써 보고) (?:나서 )?(?:이 책을? |책을? )?"
    "(?:읽|보(?:는|길|시|기)|봐야|시작|접하|도전|오(?:시|길|는)|들어가)",
    "미리 (?:보고|읽고|살펴보고) (?:오|와|읽)|(?:익힌|배운|공부한|학습한|뗀|이해한|숙지한|접한|다뤄 본|써 본|끝낸|마친) (?:뒤|후|다음)(?:에)? (?:이 책을? |책을? )?(?:읽|보|시작|접|도전)",
)
_BETTER: Final = either(
    f"(?:{_KNOW}으면|{_KNOW}는 (?:것이|게|편이)|알면|알아 두면|익혀 두면|공부해 두면) (?:더 |훨씬 |더욱 )?(?:좋(?!은)|수월|쉽|유리|편|도움)"
)
#: Not "what one must know", which the book may teach.
_SAID: Final = (
    r"(?!\s*만?\s*(?:할|하는|될|되는|했던)\s*(?!것\s*같|것이다|것입니다|것으로|듯|거\s*같|필요|수|책|도서|편|테|정도|만큼|이유)\S)"
    r"(?!\s*(?:한|된)다(?:는|고)\s*(?!것|점|생각|전제|느|단점|아쉬)\S)"
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
    f"{_KNOW}(?:다면|으면|으신 분|으시다면)|(?:다룰|사용할|쓸|할|읽을|작성할|짤|활용할) 줄 (?:안다면|알면)|안다면|알면|이해한다면|(?:다뤄|써|사용해|접해|해|공부해|배워|개발해) (?:봤|보았)(?:다면|으면)",
    "(?:갖췄|갖추었|배웠|익혔|뗐|공부했|마쳤|이해했)다면|갖춘다면",
)
_WHO_KNOW: Final = either(
    f"{_KNOW}는|{_KNOW}으신|(?:알고|알고는) 계신|아는|아시는|이해한|공부한|배운|익힌|뗀|마친|끝낸|숙지한|갖춘|가진|지닌|보유한|경험한|접한|쌓은",
    rf"{_TRIED}(?! 적| 경험| 경력)|(?:다룰|사용할|쓸|할|읽을|작성할|짤|활용할) 줄 (?:아는|아시는)",
)
_HAVE: Final = either(
    "있는|있으신|풍부한|탄탄한|충분한|많은|좀 있는|있으시고|있고,?|있으면서|있으며|있지만|갖춘"
)
_READERS: Final = rf"\s*(?:(?!\S*(?:없|않|못))\S+\s+){{0,2}}?{READERS}(?:{TO}(?:는|만)?|을|를|이라면|라면|이면|이|가)?(?!도)(?=[\s,.]|이(?:다|며|고)|입니다|$)"
_LACK: Final = either(
    "모르(?:면|는|고|신다면|시면|거나|시는)|모른다면|모를 경우|(?:을|를)? 몰라서|없(?:으면|다면|는|으신|을 경우|이는?)|(?:부족|전무)(?:하면|하다면|한)|약(?:하면|하다면|한)",
    r"익숙(?:하지|치) (?:않|못)\S*|낯설(?:면|다면|어서)|낯선|생소(?:하면|하다면|한)|미숙(?:하면|하다면|한)|서툴(?:면|다면)|잡혀 있지 않\S*",
    rf"처음(?:이라면|이면|인|이신| (?:접|배우|배운|시작|다루|다룬|공부|써)\S*)|{_DONE}{_VERY}없\S+|\S{{1,5}}보지 (?:않|못)\S*|배우지 않\S*|알지 못하\S*",
)

# -- what the rest of a sentence must say ------------------------------------

FIT: Final = re.compile(
    either(
        "추천|권하|권한|권장|대상|적합|적당|알맞|맞는|맞을|읽|보기|보면|보시|봐야|볼 수|좋|도움|유용|쉬울|쉽|수월|금방|무리 없|위한|위해|타깃|타겟|따라"
    )
    + r"|^(?:이(?:다|며|고)|입니다)"
)
EASY: Final = re.compile(
    either(
        "읽|따라|책|이해|수월|쉽게|쉬울|무리|어렵지 않|어려움 없|어려움이 없|편하|편할|충분|도움|실습|구현|학습|좋(?:다|을|습|겠|아)|볼 (?:수|만)|재미"
    )
)
NOT_NEEDED: Final = re.compile(
    either(
        "건너 뛰|넘어가|넘길|넘겨|스킵|필요 (?:는|가)? 없|지루|복습|굳이|뻔한|아쉬|쉽게 느껴|가볍게|적합하지|맞지 않|추천하지|권하지|다른 책",
        r"새로운 내용|얻을 (?:게|것이)|시시|부족할|빠르게 (?:읽|훑)|\d+ 장부터|업무|취업|면접",
    )
)
HARD: Final = re.compile(
    either(
        "어렵|어려|힘들|힘든|힘겨|힘듭|힘드|벅찰|벅차|벅찬|버겁|버거|부담|막막|막히|막힐|헤맬|헤매|따라가기|이해가 (?:안|잘 안|되지)|무리(?:가 (?:있|될)|일|다|인|입)",
        "난해|당황|고생|적합하지 않|맞지 않|추천하지 않|권하지 않|추천하고 싶지 않|비추|추천하기|권하기|불친절|불편|먼저|진입 장벽이 (?:높|있|느껴)|난감|곤란|낭패",
        "애를 먹|벽에 부딪|시간이 (?:걸|필요|많이|더)|낯설|생소|어색|혼란|따라잡|쉽지 않|무슨 말인지|(?:미리|따로) |(?:학습|공부)해야|배워야|(?:읽을|이해할|따라 할) 수 없",
    )
    + "(?!지 않|움 없|움이 없|지는 않| 없이|움을 느끼지|움을 겪지)".replace(" ", r"\s*")
)
_THEN_LEARN: Final = re.compile(
    either("알고 있|공부|익히|배우고|배워|준비|숙지|어렵|힘들|선수|먼저")
)


class Pattern(NamedTuple):
    """A way to say that something must be known; the names stand before it."""

    regex: re.Pattern[str]
    confidence: float
    #: What the rest of the sentence must say.
    rest: re.Pattern[str] | None = None
    #: Whether the sentence, or the one before, must speak of reading.
    is_weak: bool = False
    #: Whether a word for knowledge must stand before it.
    is_of_knowledge: bool = False


PATTERNS: Final = (
    # 파이썬을 다룰 줄 알아야 한다, 파이썬을 알아야 한다
    Pattern(re.compile(f"{_OBJECT}{_VERY}{_STATED_MUST}{_SAID}"), 0.85),
    Pattern(re.compile(f"{_OBJECT}{_VERY}{_MUST}{_SAID}"), 0.8, is_weak=True),
    Pattern(re.compile(f"{_OBJECT}{_VERY}{_KNOWING_FIRST}"), 0.75),
    Pattern(re.compile(f"{_OBJECT}{_VERY}{_BETTER}"), 0.75),
    # 통계 지식이 필요하다, 자바 경험이 있어야 한다
    Pattern(
        re.compile(f"{_SUBJECT}(?:있는\\s*것이\\s*)?{_VERY}{_NEED}{_SAID}"),
        0.75,
        is_weak=True,
        is_of_knowledge=True,
    ),
    Pattern(
        re.compile(f"(?:을|를|만|까지)\\s+{_VERY}{_NEED}"), 0.75, is_weak=True, is_of_knowledge=True
    ),
    Pattern(
        re.compile(
            r"\s+(?:중급|고급|초급|기초|기본)?\s*(?:수준|이상)(?:은|는|이|가)?\s*(?:되어야|돼야|필요)"
        ),
        0.75,
    ),
    # 파이썬을 안다고 가정한다, 파이썬을 전제로
    Pattern(
        re.compile(
            rf"(?:{_OBJECT}|{_SUBJECT}|{_WITH}){_VERY}(?:\S+\s*줄\s*)?(?:{_KNOW}|익숙하|아|안|있|이해한|갖췄|갖춘|배웠|익숙한\s*것|아는\s*것)"
            r"\S{0,5}?\s*(?:것)?(?:을|를|으로|하에|라고|은)?\s*(?:\S{1,6}\s*)?(?:전제|가정|보고\s*(?:설명|시작|진행))"
        ),
        0.85,
    ),
    Pattern(re.compile(r"(?:을|를)\s*(?:전제로|가정)"), 0.8, is_of_knowledge=True),
    # 파이썬을 아는 분에게 추천한다, 자바 경험이 있는 개발자를 대상으로
    Pattern(re.compile(f"{_OBJECT}{_VERY}{_WHO_KNOW}{_READERS}"), 0.75, FIT),
    Pattern(
        re.compile(rf"{_SUBJECT}{_VERY}{_HAVE}(?:\s+\S+){{0,5}}?{_READERS}"),
        0.75,
        FIT,
        is_of_knowledge=True,
    ),
    Pattern(re.compile(rf"{_WITH}{_VERY}(?:익숙|능숙|친숙|능통)(?:한|하신){_READERS}"), 0.75, FIT),
    # 파이썬에 익숙해야 한다, 지식이 있는 상태에서 읽어야
    Pattern(
        re.compile(
            f"{_WITH}{_VERY}"
            + either("(?:익숙|능숙|친숙)해(?:야|져 있어야)|익숙해진 (?:뒤|후|다음)")
            + _SAID
        ),
        0.85,
    ),
    Pattern(
        re.compile(
            rf"(?:{_OBJECT}|{_SUBJECT}){_VERY}(?:있는|아는|{_KNOW}는)\s*상태(?:에서|로|라면|여야)"
        ),
        0.75,
        re.compile("읽|보|시작|추천|접|책|권"),
    ),
    # 알고 있다면 쉽게 읽을 수 있다
    Pattern(re.compile(f"{_OBJECT}{_VERY}{_IF}"), 0.65, EASY),
    Pattern(
        re.compile(rf"{_WITH}{_VERY}(?:익숙|능숙|친숙)하(?:다면|면)"), 0.65, EASY, is_weak=True
    ),
    Pattern(
        re.compile(rf"(?:이|가|은|는|도|만)\s+{_VERY}있(?:다면|으면|으시다면)"),
        0.65,
        EASY,
        is_of_knowledge=True,
    ),
    # 경험이 없으면 어렵다, 파이썬을 모르는 분에게는 어려울 수 있다
    Pattern(
        re.compile(
            rf"(?:{_OBJECT}|{_SUBJECT}|{_WITH}|\s+){_VERY}(?:\S+\s*줄\s*)?{_LACK}(?!\s*{READERS}(?:{TO}|이라)?도)(?!도)"
        ),
        0.7,
        HARD,
    ),
    # 문법은 따로 설명하지 않으므로 미리 공부해야
    Pattern(
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
    Pattern(
        re.compile(
            rf"(?:을|를|부터)\s*(?:먼저|우선|미리)\s*{_VERY}(?:공부|배우고|배운|배워|익히고|익힌|익혀|학습|떼고|뗀|숙지|이해하고|이해한|알고)"
        ),
        0.7,
        re.compile(r"읽|보는|보길|보시|보면|시작|추천|좋|도전|접하|권|이\s*책"),
    ),
)
